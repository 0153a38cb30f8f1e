"""Whether two mentions can have the same sides: who acts in one and in the other."""

from collections.abc import Iterable

from selon.records import Party


def opposed(
    acting: Iterable[Party], struck: Iterable[Party], now: Iterable[Party], hit: Iterable[Party]
) -> bool:
    """Say whether the parties of a mention contradict those of an occurrence.

    They do when the sides are exchanged, or when two known actors of different countries or
    lists act. `acting` and `struck` are the occurrence's, `now` and `hit` the mention's.
    """
    mine, theirs = _known(acting), _known(struck)
    new, target = _known(now), _known(hit)
    if mine and new and not any(_same(a, b) for a in mine for b in new):
        return True
    if _lands(theirs) and _lands(target) and not _lands(theirs) & _lands(target):
        return True
    return _exchanged(mine, theirs, target) or _exchanged(theirs, mine, new)


def _lands(parties: list[Party]) -> set[str]:
    return {p.country for p in parties if p.country is not None}


def _exchanged(here: list[Party], there: list[Party], new: list[Party]) -> bool:
    """Say whether those who stand on one side now stood on the other, and only there."""
    return bool(new) and all(
        any(_same(a, b) for b in here) and not any(_same(a, b) for b in there) for a in new
    )


def _known(parties: Iterable[Party]) -> list[Party]:
    return [p for p in parties if p.actor_id is not None or p.country is not None]


def _same(a: Party, b: Party) -> bool:
    """Say whether two parties can be one: the same actor, or two names of one state."""
    if a.actor_id is not None and a.actor_id == b.actor_id:
        return True
    if a.name is not None and a.name == b.name:
        return True
    return a.country is not None and a.country == b.country
