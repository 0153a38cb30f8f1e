"""Tellings that are grouped as one: copies of one text, and crowds that tell the very same.

To compare each with each costs the square of their number. Copies of one text are one voice: the
first of them is compared, the others follow. Where many documents tell the same facts in words of
their own, they are held against the first of them only. Both depend on the tellings alone, not on
the order in which they came.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from selon.incidents.tellings import Telling

Key: TypeAlias = tuple[str, str]
Scorer: TypeAlias = Callable[[Telling, Telling], float | None]  # None: barred

CROWD: Final = 12  # units of the same facts from which on they are a crowd


@dataclass(frozen=True, slots=True)
class Unit:
    """Tellings of different documents; the first by its key stands for all."""

    members: tuple[Telling, ...]

    @property
    def first(self) -> Telling:
        """The one that is compared."""
        return self.members[0]

    @property
    def documents(self) -> frozenset[str]:
        """The documents that it holds something of."""
        return frozenset(telling.doc_id for telling in self.members)


def units(told: Sequence[Telling], alone: Collection[Key], score: Scorer) -> tuple[Unit, ...]:
    """Give tellings, sorted by key, in units; those of `alone` (people judged them) stay alone."""
    free = [Unit((telling,)) for telling in told if telling.key not in alone]
    kept = [Unit((telling,)) for telling in told if telling.key in alone]
    copied = _united(free, as_copy, 2, lambda _one, _other: True)
    crowds = _united(
        copied, _as_one_of_many, CROWD, lambda one, other: (score(one, other) or 0) > 0
    )
    return tuple(sorted([*kept, *crowds], key=lambda unit: unit.first.key))


def between(one: Unit, other: Unit, score: Scorer) -> float | None:
    """Give the sum of the scores between two units; None where they cannot be one.

    Two events of one document are judged by themselves: the first of each unit may be of two.
    """
    number = len(one.members) * len(other.members)
    within = _within(one, other)
    if within is None:
        found = score(one.first, other.first)
        return None if found is None else found * number
    inside = score(*within)
    if inside is None:
        return None
    if one.first.doc_id == other.first.doc_id:
        return inside * number
    found = score(one.first, other.first)
    shared = len(one.documents & other.documents)
    return None if found is None else found * (number - shared) + inside * shared


def _within(one: Unit, other: Unit) -> tuple[Telling, Telling] | None:
    """Give the tellings of the first document that two units share."""
    shared = one.documents & other.documents
    if not shared:
        return None
    name = min(shared)
    first, second = (next(t for t in u.members if t.doc_id == name) for u in (one, other))
    return first, second


def as_copy(telling: Telling) -> Hashable:
    """Give what copies of one text tell alike; None for what is no copy that anybody knows of."""
    return (telling.voice, telling.trigger, _facts(telling)) if telling.voice else None


def _as_one_of_many(telling: Telling) -> Hashable:
    return telling.language, telling.published is None, _facts(telling)


def _facts(telling: Telling) -> Hashable:
    """Give what an event is compared by, but for the words around it."""
    when = (telling.start, telling.end) if telling.dated else (telling.published,)
    kind = (telling.type, telling.status, telling.background, telling.main, telling.event_id == "")
    sides = (telling.initiators, telling.targets, telling.weapons)
    return kind, when, telling.places, sides, telling.killed, telling.wounded


def _united(
    found: Sequence[Unit],
    key: Callable[[Telling], Hashable],
    least: int,
    fits: Callable[[Telling, Telling], bool],
) -> list[Unit]:
    """Unite what has one key where there are at least so many, never two of one document."""
    alike: dict[Hashable, list[Unit]] = {}
    for unit in found:
        alike.setdefault(key(unit.first), []).append(unit)
    made: list[Unit] = []
    for name, some in alike.items():
        few = name is None or len(some) < least
        made += some if few else _packed(some, fits)
    return made


def _packed(some: Sequence[Unit], fits: Callable[[Telling, Telling], bool]) -> Iterator[Unit]:
    """Put units into as few as hold no document twice; what does not fit the first stays alone."""
    packs: list[tuple[list[Telling], set[str]]] = []
    for unit in some:
        pack = next((p for p in packs if p[1].isdisjoint(unit.documents)), None)
        if pack is None:
            packs.append((list(unit.members), set(unit.documents)))
        elif fits(pack[0][0], unit.first):
            pack[0].extend(unit.members)
            pack[1].update(unit.documents)
        else:
            yield unit
    for members, _ in packs:
        yield Unit(tuple(sorted(members, key=lambda telling: telling.key)))
