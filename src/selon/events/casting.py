"""Who acts and who is struck in an occurrence, chosen from all that its mentions tell.

One who is named in several ways is one party: "les talibans", "les assaillants", "le groupe".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.events.chains import FRAIL, attackers, name_of, shares, victims
from selon.events.clusters import Cluster
from selon.events.elsewhere import completed, speaking
from selon.events.figures import Figure
from selon.events.lexicon import EventWords
from selon.events.parties import ARMED, INSTITUTIONS, make_party, reasoned
from selon.events.scene import is_plain
from selon.events.sides import actor_in, same_side, top_of
from selon.events.struck import ATTACKED, with_sites
from selon.events.taking import PROPERTY
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Party

# How many targets an occurrence has at most; more are words for the same people.
MOST = 3


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of one occurrence."""

    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    responsibility: tuple[Party, ...]


def cast(reading: Reading, cluster: Cluster, words: EventWords, *, main: bool) -> Cast:
    """Give the parties of a cluster; `main` is what the document is chiefly about."""
    told = [h for h in cluster.hits if h.status != "denied"] or cluster.hits
    told = _unanswered(reading, [h for h in told if not h.reply] or told)
    taken = [p for h in cluster.hits for p in h.responsibility]
    responsibility = _distinct(reading, [*cluster.responsibility, *taken])
    harmed = [f.party for f in cluster.figures if f.party is not None and f.who == "initiator"]
    acting = [h.initiators for h in _asserting(_telling(told))]  # nobody acts in what is denied
    if "agreement" in cluster.families:  # all who sign it
        initiators = _distinct(reading, [p for group in acting for p in group])
    else:
        initiators = _initiators(reading, responsibility, [*acting, harmed])
    found = [p for h in _telling(told) if not _is_damage(cluster, h) for p in h.targets]
    counted = _counted(reading, cluster, words)
    told_of = [p for p in counted if not _is_share(reading, p, words)]
    found.extend(told_of if found or told_of else counted)
    attacked = bool(cluster.families & ATTACKED)
    if main and attacked:
        found.extend(victims(reading, words))
    guards = all(_is_guard(reading, p) for p in initiators)  # they shot back
    if guards and attacked and any(h.status != "denied" for h in cluster.hits):
        near = None if main else _sentences(reading, cluster)
        called = attackers(reading, words, near)
        initiators = tuple(p for p in called if not _acts(reading, p, found))[:1] or initiators
    if "disrupted" in cluster.families:  # those who are arrested had planned it
        plotters = [p for h in told if h.type == "Arrests" for p in h.targets]
        initiators = _distinct(reading, [*initiators, *plotters])[:1]
        found = [p for p in found if p not in plotters]
    initiators = initiators or speaking(reading, cluster, found)
    initiators = tuple(_by_name(reading, p, words) for p in initiators)
    found = with_sites(reading, cluster, found, words)
    against = () if "other:coup" in cluster.families else initiators  # state against state
    struck = [p for p in found if not _acts(reading, p, against)]
    targets = _targets(reading, struck, words)
    initiators, targets = completed(reading, cluster, (initiators, targets))
    sides = (initiators, targets, responsibility)
    return Cast(*(tuple(_explained(p, cluster, words) for p in side) for side in sides))


def _explained(party: Party, cluster: Cluster, words: EventWords) -> Party:
    """Give a party with a reason: its own, the figure that counts it, else where it stands."""
    if any(e.rule != "actors.named" for e in party.evidence):
        return party
    counted = (f.evidence for f in cluster.figures if f.party == party)
    figure = next(counted, None)
    if figure is not None:
        return reasoned(party, figure.rule, figure.entry, figure.span)
    near = min(cluster.hits, key=lambda h: (abs(h.span.start - party.span.start), h.i))
    return reasoned(party, "events.context", words.entry(near.entry.id), near.span)


def _by_name(reading: Reading, party: Party, words: EventWords) -> Party:
    """Give an attacker by the name that stands beside: "l'auteur présumé, [Marc Vidal]"."""
    head = top_of(reading, party)
    called = words.context.perpetrator | words.context.accused
    if head is None or reading.tree.parse.words[head].lemma not in called:
        return party
    name = name_of(reading, head, words)
    named = make_party(reading, name) if name is not None else None
    return named or party


def _is_share(reading: Reading, party: Party, words: EventWords) -> bool:
    """Say whether the counted are a share of those struck: children, women, people of a country."""
    top, actor = top_of(reading, party), actor_in(reading, party)
    group = None if top is None else words.groups.get(reading.tree.parse.words[top].lemma)
    return group in FRAIL or (actor is not None and actor.role == "people")


def _is_damage(cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention tells what a riot broke: windows are no side of it."""
    return hit.type in PROPERTY and "protest" in cluster.families


def _unanswered(reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out how those who attacked were harmed: "a tué un soldat avant d'être {abattu}"."""
    attacks = [h for h in hits if h.entry.strength != "harm" or h.targets]
    return [
        h
        for h in hits
        if h.entry.strength != "harm"
        or not any(
            _acts(reading, p, other.initiators)
            for p in h.targets
            for other in attacks
            if other is not h and other.i < h.i
        )
    ]


def _telling(hits: Sequence[Hit]) -> list[Hit]:
    """Give the mentions that tell who acts on whom; nouns that only take it up where none do."""
    telling = [h for h in hits if h.is_verb or h.verbs or h.entry.strength != "generic"]
    told = any(h.initiators or h.targets for h in telling)
    return telling if told else list(hits)


def _asserting(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out bare infinitives where others tell who acts: "n'a aucun intérêt à [tuer] X"."""
    told = [h for h in hits if not h.bare]
    return told if any(h.initiators for h in told) else list(hits)


def _counted(reading: Reading, cluster: Cluster, words: EventWords) -> list[Party]:
    """Give those whom the figures count, where they say more of them than their number."""
    found = []
    for figure in cluster.figures:
        if figure.who == "victims" and _is_struck(cluster, figure):
            found.extend([] if figure.party is None else [figure.party])
            found.extend(shares(reading, figure, words))
    found = [p for p in found if not _is_institution(reading, p)]
    arms = [w.span for w in reading.weapons]
    found = [p for p in found if not any(p.span.overlaps(s) for s in arms)]
    return [p for p in found if not is_plain(reading, words, p.span)]


def _is_struck(cluster: Cluster, figure: Figure) -> bool:
    """Say whether the counted are those struck: not who fled or was arrested afterwards."""
    if figure.kind == "displaced":
        return "other:evacuation" in cluster.families
    return figure.kind != "arrested" or "arrests" in cluster.families


def _sentences(reading: Reading, cluster: Cluster) -> set[int]:
    return {reading.tree.parse.words[h.i].sentence for h in cluster.hits}


def _initiators(
    reading: Reading, claimants: Sequence[Party], acting: Sequence[Sequence[Party]]
) -> tuple[Party, ...]:
    """Give who acts: those who claim it, else the known, else the first who are told.

    "Les assaillants" are the group that is named; two wordings of the unnamed are one party.
    """
    if claimants:
        return tuple(claimants)
    every = _distinct(reading, [p for group in acting for p in group])
    guards = [p for p in every if _is_guard(reading, p)]
    if len(guards) < len(every):  # the police answered
        acting = [[p for p in group if p not in guards] for group in acting]
        every = tuple(p for p in every if p not in guards)
    groups = [_distinct(reading, group) for group in acting if group]
    bearing = [tuple(p for p in group if _is_armed(reading, p)) for group in groups]
    known = [p for p in every if p.actor_id is not None]
    helped = [p for g in bearing if any(q.actor_id is not None for q in g) for p in g]
    if known:
        return _distinct(reading, [*known, *helped])[:MOST]
    return next((group for group in [*bearing, *groups] if group), ())


def _is_institution(reading: Reading, party: Party) -> bool:
    actor = actor_in(reading, party)
    return actor is not None and actor.role in INSTITUTIONS


def _is_guard(reading: Reading, party: Party) -> bool:
    """Say whether a party is a police: where attackers are told, it answers them."""
    actor = actor_in(reading, party)
    return actor is not None and actor.role == "police"


def _is_armed(reading: Reading, party: Party) -> bool:
    actor = actor_in(reading, party)
    return actor is not None and actor.role in ARMED - _NAMELESS


# Words that stand for attackers of whom nothing is known: "les assaillants".
_NAMELESS = frozenset({"attackers"})


def _targets(reading: Reading, parties: Sequence[Party], words: EventWords) -> tuple[Party, ...]:
    """Give who is struck, each once: people first, of things one where people are told."""
    every = _distinct(reading, parties)
    every = tuple(p for p in every if not _is_named(reading, p, every, words))
    people = [p for p in every if _is_people(reading, p)]
    named = [p for p in every if people and _is_place(reading, p, words)]
    things = [p for p in every if p not in people and p not in named]
    people.sort(key=lambda p: _is_land(reading, p))  # "contre l'[Irak]" says least of whom
    return tuple([*people, *(things[:1] if people else things)][:MOST])


def _is_land(reading: Reading, party: Party) -> bool:
    actor = actor_in(reading, party)
    return actor is not None and actor.role in ("state", "government")


def _is_named(reading: Reading, party: Party, others: Sequence[Party], words: EventWords) -> bool:
    """Say whether another party is the name of this one: "le maire Paul Kibo", "Paul Kibo"."""
    top = top_of(reading, party)
    if top is None or reading.tree.parse.words[top].pos == "PROPN":
        return False
    name = name_of(reading, top, words)
    if name is None:
        return False
    told = reading.tree.parse.words[name].span
    text = reading.tree.parse.text
    return any(p is not party and told.of(text) in p.span.of(text).split() for p in others)


def _is_place(reading: Reading, party: Party, words: EventWords) -> bool:
    """Say whether a thing is a place: where people were struck, who are told too."""
    top = top_of(reading, party)
    if top is None:
        return False
    word = reading.tree.parse.words[top]
    placed = any(t.span.overlaps(party.span) for t in reading.toponyms)
    return word.lemma in words.roles.location or (placed and word.text[:1].isupper())


def _is_people(reading: Reading, party: Party) -> bool:
    return party.actor_id is not None or actor_in(reading, party) is not None


def _acts(reading: Reading, party: Party, initiators: Iterable[Party]) -> bool:
    """Say whether somebody counted or struck is one of those who act."""
    return any(same_side(reading, party, other) for other in initiators)


def _distinct(reading: Reading, parties: Iterable[Party]) -> tuple[Party, ...]:
    """Keep one party of all that name the same; the one that the list knows, where one does."""
    kept: list[Party] = []
    for party in parties:
        twin = next((n for n, other in enumerate(kept) if same_side(reading, party, other)), None)
        if twin is None:
            kept.append(party)
        elif kept[twin].actor_id is None and party.actor_id is not None:
            kept[twin] = party
    return tuple(kept)
