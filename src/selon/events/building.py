"""From the mentions of one occurrence to its record: type, status, parties, tolls, place, date."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import timedelta

from selon.events.lexicon import EventWords
from selon.events.merging import Cluster
from selon.events.ownership import claim_of
from selon.events.parties import ARMED, make_party
from selon.folding import bare
from selon.reading import Reading
from selon.records import (
    Event,
    EventClaim,
    Evidence,
    Mention,
    Party,
    Timex,
    Toponym,
    Weapon,
)
from selon.schema import read_weapons

# What a mention adds to its type: a plain word of violence yields to one that says how.
_WEIGHT = {"strong": 3.0, "weak": 2.0, "generic": 0.3, "harm": 0.2}
# A word that only says that there was violence counts this much of one that says how.
PLAIN = 0.2

_PRECISION = {"exact": 0, "locality": 1, "district": 2, "waters": 3, "region": 4, "country": 5}


def build(reading: Reading, cluster: Cluster, words: EventWords, *, main: bool) -> Event:
    """Give the event of a cluster; `main` is what the document is chiefly about."""
    text = reading.tree.parse.text
    taken = [p for h in cluster.hits for p in h.responsibility]
    responsibility = _parties(text, [*cluster.responsibility, *taken])
    told = [h for h in cluster.hits if h.status != "denied"] or cluster.hits
    acting = [p for h in told for p in h.initiators]  # nobody acts in what is denied
    initiators = _parties(text, [*responsibility, *acting, *_harmed(cluster, "initiator")])
    known = tuple(p for p in initiators if p.actor_id is not None)
    initiators = known or initiators  # "les assaillants" are the group that is named
    if not initiators:
        initiators = _parties(text, _perpetrators(reading, cluster, words))
    struck = [p for h in told for p in h.targets]
    targets = _parties(text, [*struck, *_harmed(cluster, "victims")])
    weapons = tuple(dict.fromkeys(w for h in cluster.hits for w in h.weapons))
    time = _time(reading, cluster, main=main)
    aggregate = cluster.is_tally
    places = _places(reading, cluster)
    return Event(
        id="",
        type=_type(reading, cluster, (initiators, targets), weapons, words),
        status="ongoing" if aggregate else _status(cluster),
        aggregate=aggregate,
        background=not main and _is_past(reading, time),
        mentions=tuple(Mention(h.span, h.claim_id) for h in cluster.hits),
        initiators=initiators,
        targets=targets,
        weapons=weapons,
        count=next((h.count for h in cluster.hits if h.count is not None), None),
        toponyms=places,
        time=time,
        responsibility=responsibility,
        claims=_claims(reading, cluster, words),
        confidence=_confidence(cluster),
        evidence=tuple(
            Evidence("events.verb" if h.is_verb else "events.noun", words.entry(h.entry.id), h.span)
            for h in cluster.hits
        ),
    )


def _harmed(cluster: Cluster, who: str) -> list[Party]:
    """Give the groups that the figures count on one side: "trois [soldats] tués"."""
    return [f.party for f in cluster.figures if f.party is not None and f.who == who]


def _perpetrators(reading: Reading, cluster: Cluster, words: EventWords) -> list[Party]:
    """Give those whom the sentences of an occurrence call attackers, where nobody else acts."""
    parse = reading.tree.parse
    sentences = {parse.words[h.i].sentence for h in cluster.hits}
    nouns = (
        word.i
        for number in sorted(sentences | {n + 1 for n in sentences})
        if number < len(parse.sentences)
        for word in (parse.words[i] for i in parse.sentences[number])
        if word.pos == "NOUN" and word.lemma in words.context.perpetrator
    )
    found = (make_party(reading, i) for i in nouns)
    return [p for p in found if p is not None][:1]


def _parties(text: str, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Keep one party a name, or a wording where it has none."""
    kept: dict[str, Party] = {}
    for party in parties:
        kept.setdefault(party.name or bare(party.span.of(text)), party)
    return tuple(kept.values())


def _type(
    reading: Reading,
    cluster: Cluster,
    sides: tuple[Sequence[Party], Sequence[Party]],
    weapons: Sequence[Weapon],
    words: EventWords,
) -> str:
    votes: defaultdict[str, float] = defaultdict(float)
    for hit in cluster.hits:
        votes[hit.type] += _WEIGHT[hit.entry.strength] * (PLAIN if hit.entry.plain else 1.0)
    if _is_suicide(reading, [*sides[0], *(p for h in cluster.hits for p in h.initiators)], words):
        votes["Suicide bomb"] += votes.get("Remote explosive/landmine/IED", 0.0) + 1.0
    known = read_weapons()
    best = max(votes, key=lambda t: (votes[t], t))
    if best in _OPEN and all(h.entry.plain for h in cluster.hits if h.type == best):
        implied = [known[w.id].implies for w in weapons if known[w.id].implies]
        if implied:
            return str(implied[0])
    if best in ("Attack", "Armed clash"):
        return _armed(reading, sides, best, words)
    if best == "Peaceful protest":  # it was not, where anything else is told of it
        return max((t for t in votes if t in _UNREST), key=lambda t: votes[t], default=best)
    if best == "Non-state actor overtakes territory" and _is_state(reading, sides[0]):
        return "Government regains territory"
    return best


def _is_state(reading: Reading, parties: Sequence[Party]) -> bool:
    """Say whether a state, its forces or a mission at its side are among the parties."""
    found = (reading.who(p.span.of(reading.tree.parse.text)) for p in parties)
    return any(a is not None and a.role in _STATE for a in found)


_STATE = frozenset({"government", "state", "state-forces", "police", "peacekeepers"})


def _is_suicide(reading: Reading, initiators: Sequence[Party], words: EventWords) -> bool:
    """Say whether one who blew himself up is among those who act."""
    parse = reading.tree.parse
    return any(
        parse.words[j].lemma in words.context.suicide for p in initiators for j in parse.at(p.span)
    )


def _armed(
    reading: Reading, sides: tuple[Sequence[Party], Sequence[Party]], plain: str, words: EventWords
) -> str:
    """Tell an attack on the unarmed from a clash, by who stands on each side (ACLED 2024)."""
    text = reading.tree.parse.text
    initiators, targets = sides
    roles = [a.role for p in targets if (a := reading.who(p.span.of(text)))]
    struck = any(
        reading.tree.parse.words[j].lemma in words.context.military
        for p in targets
        for j in reading.tree.parse.at(p.span)
    )
    if initiators and (struck or any(r in ARMED for r in roles)):
        return "Armed clash"
    if roles and not any(r in ARMED for r in roles):
        return "Attack"
    return plain


def _status(cluster: Cluster) -> str:
    """Give what most mentions say; a foiled plot is foiled however often it is retold."""
    said = [h.status for h in cluster.hits if h.status is not None]
    if len(said) == len(cluster.hits) or "foiled" in said:
        return Counter(said).most_common(1)[0][0]
    return "happened"


def _is_past(reading: Reading, time: Timex | None) -> bool:
    if time is None or time.end is None or reading.published is None:
        return False
    return time.end < reading.published - timedelta(days=6)


def _time(reading: Reading, cluster: Cluster, *, main: bool) -> Timex | None:
    """Give the day of an occurrence; same-day news without a date takes the dateline's words."""
    if cluster.time is not None or not main or _status(cluster) != "happened":
        return cluster.time
    lead = reading.tree.parse.paragraphs[:LEAD]
    near = [t for t in reading.times if any(p.covers(t.span) for p in lead)]
    days = [t for t in near if t.precision == "day" and t.start is not None]
    dated = [t for t in days if reading.dateline and reading.dateline.overlaps(t.span)]
    return next(iter([t for t in days if t not in dated] + dated), None)


_UNREST = frozenset(
    {"Protest with intervention", "Excessive force against protesters", "Violent demonstration"}
)

# Types that a plain word leaves open, so that a weapon can settle them.
_OPEN = frozenset({"Attack", "Armed clash", "Shelling/artillery/missile attack"})

# Paragraphs that tell what is new: title, caption, dateline, first paragraph.
LEAD = 4


def _places(reading: Reading, cluster: Cluster) -> tuple[Toponym, ...]:
    """Give the places of an occurrence, the most specific and most often named first."""
    found = [t for h in cluster.hits for t in h.toponyms] or _around(reading, cluster)
    unique: dict[str, Toponym] = {}
    named: Counter[str] = Counter()
    for toponym in found:
        key = toponym.place.id if toponym.place else toponym.span.of(reading.tree.parse.text)
        unique.setdefault(key, toponym)
        named[key] += 1
    ranked = sorted(unique, key=lambda k: (_grain(unique[k]), -named[k]))
    return tuple(unique[key] for key in ranked)


def _around(reading: Reading, cluster: Cluster) -> list[Toponym]:
    """Give the places in whose context an occurrence is told, where its clauses name none.

    The sentence first, then what stands before in the paragraph, then the place named last.
    """
    parse = reading.tree.parse
    first = parse.words[cluster.hits[0].i]
    sentences = {parse.words[h.i].sentence for h in cluster.hits}
    placed = [(parse.words[at.start], t) for t in reading.toponyms if (at := parse.at(t.span))]
    same = [t for w, t in placed if w.sentence in sentences]
    before = [t for w, t in placed if w.paragraph == first.paragraph and w.i < first.i]
    earlier = [t for w, t in placed if w.i < first.i]
    return same or before[-1:] or earlier[-1:] or [t for _, t in placed[:1]]


def _grain(toponym: Toponym) -> int:
    if toponym.place is None:
        return 6
    return _PRECISION.get(toponym.place.precision, 6)


def _claims(reading: Reading, cluster: Cluster, words: EventWords) -> tuple[EventClaim, ...]:
    """Give one entry for each figure, and one for each claim that speaks of the event without."""
    found: list[EventClaim] = []
    for figure in cluster.figures:
        claim = claim_of(reading, figure.span, words) or reading.voice
        if figure.kind == "killed":
            found.append(EventClaim(claim.id, killed=figure.toll))
        elif figure.kind == "wounded":
            found.append(EventClaim(claim.id, wounded=figure.toll))
        else:
            found.append(EventClaim(claim.id, affected=(figure.affected,)))
    said = {c.claim_id for c in found}
    told = [h.claim_id or reading.voice.id for h in cluster.hits]
    for claim_id in [*told, *cluster.statements]:
        if claim_id not in said:
            said.add(claim_id)
            found.append(EventClaim(claim_id))
    return tuple(dict.fromkeys(found))


def _confidence(cluster: Cluster) -> float:
    """Give a first guess from the strength of the triggers; measured precision comes later."""
    strong = sum(h.entry.strength == "strong" for h in cluster.hits)
    weak = sum(h.entry.strength == "weak" for h in cluster.hits)
    doubt: float = 0.5 ** (1 + strong + 0.5 * weak)
    return round(1 - doubt, 2)
