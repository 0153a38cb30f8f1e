"""Keys that two tellings share before they are compared: about the same days, a place or a name.

A key is a number of 64 bits: a span of four days with a cell of half a degree, or with a name. Each
telling stands under the cells of its places and is looked for in the cells around them. A key that
very many tellings share ("Syria", in a week of war) tells nothing and is passed over.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from math import floor
from typing import Final

from selon.incidents.tellings import Spot, Telling

MOST: Final = 200  # tellings under one key that are still looked at
CANDIDATES: Final = 64  # tellings that one is compared with: those that share the most keys

_BUCKET: Final = 4  # days
_SLACK: Final = 2  # days before and after
_LATE: Final = 7  # days between an event that is told without a date and its publication
_LONGEST: Final = 62  # days; what is known to the year only is linked by nobody but people
_CELL: Final = 0.5  # degrees
_POINTS: Final = ("exact", "locality", "district")
_NAMES: Final = 24
_TIMELESS: Final = -1


def keys(telling: Telling) -> tuple[int, ...]:
    """Give the keys that a telling stands under."""
    buckets = _buckets(telling)
    cells = {_cell(spot) for spot in telling.places if _is_point(spot)}
    return _numbers(buckets, (f"c{row},{column}" for row, column in sorted(cells)), telling)


def looked_under(telling: Telling) -> tuple[int, ...]:
    """Give the keys that tellings of the same incident may stand under."""
    buckets = _buckets(telling)
    cells = {near for s in telling.places if _is_point(s) for near in _around(*_cell(s))}
    return _numbers(buckets, (f"c{row},{column}" for row, column in sorted(cells)), telling)


def _numbers(buckets: Sequence[int], cells: Iterator[str], telling: Telling) -> tuple[int, ...]:
    names = {word for name in telling.names for word in name.split()}
    actors = {side.actor_id for side in (*telling.initiators, *telling.targets) if side.actor_id}
    sounds = {spot.sound for spot in telling.places if spot.sound}
    subjects = [*cells, *(f"n{name}" for name in sorted(names | sounds)[:_NAMES])]
    subjects += [f"a{actor}" for actor in sorted(actors)]
    found = {_number(f"{bucket}:{subject}") for bucket in buckets for subject in subjects}
    return tuple(sorted(found))


def _buckets(telling: Telling) -> Sequence[int]:
    """Give spans of four days; what has neither date nor publication stands in one of its own."""
    start, end = telling.start, telling.end
    if start is None or end is None:
        if telling.published is None:
            return (_TIMELESS,)
        start, end = telling.published - _LATE, telling.published
    if end - start > _LONGEST:
        return range(0)
    return range((start - _SLACK) // _BUCKET, (end + _SLACK) // _BUCKET + 1)


def _is_point(spot: Spot) -> bool:
    return spot.lat is not None and spot.lon is not None and spot.precision in _POINTS


def _cell(spot: Spot) -> tuple[int, int]:
    assert spot.lat is not None
    assert spot.lon is not None
    return floor(spot.lat / _CELL), floor(spot.lon / _CELL)


def _around(row: int, column: int) -> Iterator[tuple[int, int]]:
    """Give the nine cells around one; the 180th meridian is where the columns begin again."""
    width = round(360 / _CELL)
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            yield row + i, (column + j + width // 2) % width - width // 2


def _number(value: str) -> int:
    return int.from_bytes(blake2b(value.encode(), digest_size=8).digest(), "big", signed=True)
