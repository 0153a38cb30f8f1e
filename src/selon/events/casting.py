"""Who acts and who is struck in an occurrence, chosen from all that its mentions tell.

One who is named in several ways is one party: "les talibans", "les assaillants", "le groupe".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.events.chains import attackers, shares, victims
from selon.events.clusters import Cluster
from selon.events.lexicon import EventWords
from selon.events.parties import ARMED
from selon.events.scene import is_plain
from selon.events.sides import actor_in, same_side
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
    taken = [p for h in cluster.hits for p in h.responsibility]
    responsibility = _distinct(reading, [*cluster.responsibility, *taken])
    harmed = [f.party for f in cluster.figures if f.party is not None and f.who == "initiator"]
    acting = [h.initiators for h in _telling(told)]  # nobody acts in what is denied
    initiators = _initiators(reading, responsibility, [*acting, harmed])
    found = [p for h in told for p in h.targets]
    found.extend(_counted(reading, cluster, words))
    attacked = bool(cluster.families & _ATTACKED)
    if main and attacked:
        found.extend(victims(reading, words))
    if not initiators and attacked and any(h.status != "denied" for h in cluster.hits):
        near = None if main else _sentences(reading, cluster)
        called = attackers(reading, words, near)
        initiators = tuple(p for p in called if not _acts(reading, p, found))[:1]
    targets = _targets(reading, [p for p in found if not _acts(reading, p, initiators)])
    return Cast(initiators, targets, responsibility)


def _telling(hits: Sequence[Hit]) -> list[Hit]:
    """Give the mentions that tell the act itself first, before words that only take it up."""
    return sorted(hits, key=lambda h: h.entry.strength == "generic")


def _counted(reading: Reading, cluster: Cluster, words: EventWords) -> list[Party]:
    """Give those whom the figures count, where they say more of them than their number."""
    found = []
    for figure in cluster.figures:
        if figure.who == "victims" and figure.party is not None:
            found.append(figure.party)
        if figure.who == "victims":
            found.extend(shares(reading, figure, words))
    return [p for p in found if not is_plain(reading, words, p.span)]


# Families of which the attackers may be named far from the act.
_ATTACKED = frozenset({"violence", "abduction", "sexual", "disrupted"})


def _sentences(reading: Reading, cluster: Cluster) -> set[int]:
    own = {reading.tree.parse.words[h.i].sentence for h in cluster.hits}
    return own | {n + 1 for n in own}


def _initiators(
    reading: Reading, claimants: Sequence[Party], acting: Sequence[Sequence[Party]]
) -> tuple[Party, ...]:
    """Give who acts: those who claim it, else the known, else the first who are told.

    "Les assaillants" are the group that is named; two wordings of the unnamed are one party.
    """
    if claimants:
        return tuple(claimants)
    every = _distinct(reading, [p for group in acting for p in group])
    known = tuple(p for p in every if p.actor_id is not None)
    if known:
        return known[:MOST]
    groups = [_distinct(reading, group) for group in acting if group]
    bearing = [tuple(p for p in group if _is_armed(reading, p)) for group in groups]
    return next((group for group in [*bearing, *groups] if group), ())


def _is_armed(reading: Reading, party: Party) -> bool:
    actor = actor_in(reading, party)
    return actor is not None and actor.role in ARMED - _NAMELESS


# Words that stand for attackers of whom nothing is known: "les assaillants".
_NAMELESS = frozenset({"attackers"})


def _targets(reading: Reading, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Give who is struck, each once: people first, of things one where people are told."""
    every = _distinct(reading, parties)
    people = [p for p in every if _is_people(reading, p)]
    things = [p for p in every if p not in people]
    return tuple([*people, *(things[:1] if people else things)][:MOST])


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
