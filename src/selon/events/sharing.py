"""What two mentions of one clause tell together: the day and the place of one are the other's."""

from collections.abc import Iterator, Sequence

from selon.events.triggers import Hit
from selon.reading import Reading


def share_circumstances(reading: Reading, hits: Sequence[Hit]) -> None:
    """Give harm and the act that it hangs together with the day and the places of each other.

    "Rebels [fired] rockets at the port, [killing] two on Friday": they fired on Friday.
    """
    for harm, act in _pairs(reading, hits):
        for one, other in ((harm, act), (act, harm)):
            if one.time is None:
                one.time = other.time
            if not one.toponyms:
                one.toponyms.extend(other.toponyms)


def _pairs(reading: Reading, hits: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
    """Give each mention of harm with the nearest act above or below it in its clause."""
    words = reading.tree.parse.words
    acts = [h for h in hits if h.entry.telling]
    for harm in (h for h in hits if h.entry.strength == "harm" and h.is_verb):
        near = [a for a in acts if words[a.i].sentence == words[harm.i].sentence]
        tied = [a for a in near if _is_tied(reading, harm, a)]
        if tied:
            yield harm, min(tied, key=lambda a: abs(a.i - harm.i))


def _is_tied(reading: Reading, harm: Hit, act: Hit) -> bool:
    """Say whether one hangs on the other, with no clause of its own between them."""
    own = {act.i, *act.verbs}
    above = _clause(reading, harm.i)
    below = (_clause(reading, i) for i in own)
    return bool(own & set(above)) or any(harm.i in heads for heads in below)


def _clause(reading: Reading, i: int) -> list[int]:
    """Give the words above one, up to where another clause begins."""
    tree, labels = reading.tree, reading.tree.labels
    found: list[int] = []
    apart = labels.relative | labels.clause | labels.parataxis
    if tree.parse.words[i].dep in apart:
        return found
    for j in tree.ancestors(i):
        found.append(j)
        if tree.parse.words[j].dep in apart or len(found) == _NEAR:
            break
    return found


_NEAR = 4  # words above one another: longer paths are errors of the parser
