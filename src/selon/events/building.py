"""From the mentions of one occurrence to its record: type, status, parties, tolls, place, date."""

from collections import Counter
from collections.abc import Sequence

from selon.events.confidence import confidence_of
from selon.events.dating import is_past, status_of, time_of
from selon.events.kinds import type_of
from selon.events.lexicon import EventWords
from selon.events.merging import Cluster
from selon.events.ownership import claim_of
from selon.events.parties import make_party
from selon.folding import bare
from selon.reading import Reading
from selon.records import (
    Event,
    EventClaim,
    Evidence,
    Mention,
    Party,
    Toponym,
)

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
    time = time_of(reading, cluster, main=main)
    aggregate = cluster.is_tally
    places = _places(reading, cluster)
    return Event(
        id="",
        type=type_of(reading, cluster, (initiators, targets), weapons, words),
        status="ongoing" if aggregate else status_of(cluster),
        aggregate=aggregate,
        background=not main and is_past(reading, time),
        mentions=tuple(Mention(h.span, h.claim_id) for h in cluster.hits),
        initiators=initiators,
        targets=targets,
        weapons=weapons,
        count=next((h.count for h in cluster.hits if h.count is not None), None),
        toponyms=places,
        time=time,
        responsibility=responsibility,
        claims=_claims(reading, cluster, words),
        confidence=confidence_of(cluster),
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
