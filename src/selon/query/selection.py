"""What a query found: how many, in which order, of which kinds, when and where."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from selon.query.columns import Block, Rows

FACETS: Final = (
    *("grade", "type", "country", "initiator", "target", "claimant", "weapon"),
    *("status", "differs", "precision", "outlet", "language"),
)
NEWEST: Final = "newest"
DISPUTED: Final = "disputed"

_EPOCH: Final = np.datetime64("1970-01-01")


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one block that were found."""

    held: Block
    rows: Rows


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an incident, as a map draws it."""

    incident_id: str
    lat: float
    lon: float
    precision: str | None
    radius_km: float | None
    country: str | None
    grade: str
    killed: int | None  # the highest that is said


@dataclass(frozen=True, slots=True)
class Selection:
    """Incidents that were found."""

    parts: tuple[Part, ...]

    def __len__(self) -> int:
        return sum(len(part.rows) for part in self.parts)

    def ids(self, order: str = DISPUTED) -> list[str]:
        """Give the incidents in an order of `ORDERS`; a minus before it turns it round."""
        turned = order.startswith("-")
        if not len(self):
            return []
        keys = [
            np.concatenate([key(part.held)[part.rows] for part in self.parts])
            for key in (*ORDERS[order.removeprefix("-")], _key("number"))
        ]
        # The last key of lexsort goes first; where nothing else differs, the number decides.
        found = np.lexsort(keys[::-1])
        names = [part.held.ids[row] for part in self.parts for row in part.rows.tolist()]
        return [names[at] for at in (found[::-1] if turned else found).tolist()]

    def facet(self, field: str) -> list[tuple[str, int]]:
        """Give the values of a field with the number of incidents that have each."""
        counts: Counter[str] = Counter()
        for part in self.parts:
            names = part.held.names[field]
            here = part.held.mask(part.rows)[names.rows]
            told = np.bincount(names.codes[here], minlength=len(names.values))
            for code in map(int, np.flatnonzero(told)):
                counts[names.values[code][0]] += int(told[code])
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

    def spots(self) -> list[Spot]:
        """Give every place that has coordinates."""
        return [spot for part in self.parts for spot in _spots(part)]

    def unplaced(self) -> int:
        """Count the incidents that no map can show."""
        shown = sum(
            int(np.count_nonzero(part.held.mask(part.held.places.rows)[part.rows]))
            for part in self.parts
        )
        return len(self) - shown

    def days(self) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
        """Give first and last days, in days since 1970, and how many incidents have none."""
        starts, ends = (
            np.concatenate([_texts(part, name) for part in self.parts] or [np.array([], "U10")])
            for name in ("starts", "ends")
        )
        known = starts != ""
        first, last = (_numbered(days[known]) for days in (starts, ends))
        return first, last, int(len(starts) - np.count_nonzero(known))


def _texts(part: Part, name: str) -> NDArray[np.str_]:
    column: NDArray[np.str_] = getattr(part.held, name)
    return column[part.rows]


def _numbered(days: NDArray[np.str_]) -> NDArray[np.int64]:
    numbers: NDArray[np.int64] = (days.astype("datetime64[D]") - _EPOCH).astype(np.int64)
    return numbers


def _spots(part: Part) -> list[Spot]:
    held, places = part.held, part.held.places
    grades = _one_each(held, "grade")
    _, highs = held.numbers["killed"]
    lows, _ = held.numbers["killed"]
    found = map(int, np.flatnonzero(held.mask(part.rows)[places.rows]))
    return [
        Spot(
            incident_id=held.ids[row],
            lat=float(places.lat[at]),
            lon=float(places.lon[at]),
            precision=places.precision[at],
            radius_km=None if np.isnan(places.radius[at]) else float(places.radius[at]),
            country=places.country[at],
            grade=grades[row],
            killed=_most(lows[row], highs[row]),
        )
        for at in found
        for row in (int(places.rows[at]),)
    ]


def _most(low: float, high: float) -> int | None:
    if np.isnan(low):
        return None
    return int(low if np.isinf(high) else high)


def _one_each(held: Block, field: str) -> Sequence[str]:
    """Give the only value of each row of a field that always has one."""
    names = held.names[field]
    values = [name for name, _ in names.values]
    return [values[code] for code in names.codes[np.argsort(names.rows, kind="stable")]]


def _key(name: str) -> Callable[[Block], NDArray[Any]]:
    """Give the key that a block holds ready."""
    return lambda held: held.keys[name]


_newest, _graded = _key("newest"), _key("grade")


def _most_of(name: str) -> Callable[[Block], NDArray[Any]]:
    """Give the key that puts the highest number first, what nobody says last."""

    def key(held: Block) -> NDArray[Any]:
        low, high = held.numbers[name]
        return -np.where(np.isnan(low), -1.0, np.where(np.isinf(high), low, high))

    return key


def _first_named(name: str) -> Callable[[Block], NDArray[Any]]:
    """Give the key that sorts by the first value of a field, rows without one last."""

    def key(held: Block) -> NDArray[Any]:
        names = held.names[name]
        found = np.full(len(held), chr(0x10FFFF), dtype=object)
        texts = [value for value, _ in names.values]
        for row, code in zip(names.rows[::-1], names.codes[::-1], strict=True):
            found[row] = texts[code]
        return found.astype(str)

    return key


ORDERS: Final[Mapping[str, tuple[Callable[[Block], NDArray[Any]], ...]]] = MappingProxyType(
    {
        DISPUTED: (_graded, _most_of("differences"), _most_of("documents"), _newest),
        NEWEST: (_newest,),
        "killed": (_most_of("killed"), _newest),
        "wounded": (_most_of("wounded"), _newest),
        "documents": (_most_of("documents"), _newest),
        "differences": (_most_of("differences"), _newest),
        "independent": (_most_of("independent"), _newest),
        "grade": (_graded, _newest),
        "type": (_first_named("type"), _newest),
        "place": (_first_named("place"), _newest),
        "id": (),
    }
)
