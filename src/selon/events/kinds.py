"""Of which type an occurrence is: the votes of its mentions, then who and what is involved."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from selon.events.lexicon import EventWords
from selon.events.merging import Cluster
from selon.events.parties import ARMED
from selon.reading import Reading
from selon.records import Party, Weapon
from selon.schema import read_weapons

# What a mention adds to its type: a plain word of violence yields to one that says how.
_WEIGHT = {"strong": 3.0, "weak": 2.0, "generic": 0.3, "harm": 0.2}
# A word that only says that there was violence counts this much of one that says how.
PLAIN = 0.2

Sides = tuple[Sequence[Party], Sequence[Party]]


def type_of(
    reading: Reading, cluster: Cluster, sides: Sides, weapons: Sequence[Weapon], words: EventWords
) -> str:
    """Give the sub-event type of an occurrence; `sides` are its initiators and its targets."""
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


# Types that a plain word leaves open, so that a weapon can settle them.
_OPEN = frozenset({"Attack", "Armed clash", "Shelling/artillery/missile attack"})

_UNREST = frozenset(
    {"Protest with intervention", "Excessive force against protesters", "Violent demonstration"}
)


def _roles(reading: Reading, parties: Iterable[Party]) -> list[str]:
    """Give the roles of those parties that the actor list knows."""
    text = reading.tree.parse.text
    return [a.role for p in parties if (a := reading.who(p.span.of(text))) is not None]


def _is_state(reading: Reading, parties: Sequence[Party]) -> bool:
    """Say whether a state, its forces or a mission at its side are among the parties."""
    return any(role in _STATE for role in _roles(reading, parties))


_STATE = frozenset(
    {"coast-guard", "gendarmerie", "government", "peacekeepers", "police", "state", "state-forces"}
)


def _is_suicide(reading: Reading, initiators: Sequence[Party], words: EventWords) -> bool:
    """Say whether one who blew himself up is among those who act."""
    parse = reading.tree.parse
    return any(
        parse.words[j].lemma in words.context.suicide for p in initiators for j in parse.at(p.span)
    )


def _armed(reading: Reading, sides: Sides, plain: str, words: EventWords) -> str:
    """Tell an attack on the unarmed from a clash, by who stands on each side (ACLED 2024)."""
    initiators, targets = sides
    roles = _roles(reading, targets)
    struck = any(
        reading.tree.parse.words[j].lemma in words.context.military
        for p in targets
        for j in reading.tree.parse.at(p.span)
    )
    if initiators and (struck or any(r in ARMED for r in roles)):
        return "Attack" if _is_lone(reading, initiators) else "Armed clash"
    if roles and not any(r in ARMED for r in roles):
        return "Attack"
    return plain


def _is_lone(reading: Reading, initiators: Sequence[Party]) -> bool:
    """Say whether one person acts for no known side: "un homme a poignardé un policier"."""
    if len(initiators) > 1 or any(r not in _ANYBODY for r in _roles(reading, initiators)):
        return False
    words = reading.tree.parse.words
    at = [words[j] for p in initiators for j in reading.tree.parse.at(p.span)]
    return not any("Number=Plur" in w.morph for w in at if w.pos in ("NOUN", "DET"))


# Roles in which a single person may act alone.
_ANYBODY = frozenset({"attackers", "civilians", "people"})
