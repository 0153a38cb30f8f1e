"""Incidents as columns: what a query asks of them answered for all at once.

A block holds the cards of many incidents, a column for each field of the grammar; a query gives a
mask over its rows. What it answers is what `matching` answers one by one (tests/query).
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from selon.gazetteer.distance import RADIUS
from selon.query.fields import UNSAID
from selon.query.matching import Matcher, box_of, comparable, days_meant, ends, named_in

Json: TypeAlias = Mapping[str, Any]
Mask: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.int64]

NUMBERS: Final = ("killed", "wounded", "voices", "independent", "documents", "differences")
NAMES: Final = (
    *("id", "type", "status", "grade", "initiator", "target", "actor", "claimant", "weapon"),
    *("country", "admin1", "precision", "place", "differs", "outlet", "doc", "language"),
)
GRADES: Final[Mapping[str, int]] = MappingProxyType(
    {"contested": 0, "confirmed": 1, "fair": 2, "weak": 3, "discounted": 4}
)
_NO_DAY: Final = ""
_UNDATED: Final = MappingProxyType({"end": "0"})
_DIGITS: Final = re.compile(r"\D+")
_ORDER: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}
)


@dataclass(slots=True)
class Names:
    """The values of one field: which row has which, and what each is called."""

    rows: Rows
    codes: Rows
    values: Sequence[tuple[str, str | None]]  # a name, and the actor whose it is
    _keys: list[tuple[str, ...]] | None = None

    def having(self, wanted: str, names: Callable[[str | None], Iterable[str]]) -> Rows:
        """Give the rows with a value that holds some words in one of its names."""
        if self._keys is None:
            self._keys = [
                tuple(map(comparable, (name, *(names(actor) if actor else ()))))
                for name, actor in self.values
            ]
        right = np.array([any(wanted in key for key in keys) for keys in self._keys], dtype=bool)
        return self.rows[right[self.codes]] if len(right) else self.rows


@dataclass(frozen=True, slots=True)
class Block:
    """Incidents as columns; nothing in it is ever changed."""

    ids: Sequence[str]
    numbers: Mapping[str, tuple[NDArray[np.float64], NDArray[np.float64]]]  # low, high; nan: unsaid
    starts: NDArray[np.str_]  # ISO 8601; "" where no day is told
    ends: NDArray[np.str_]
    published: tuple[Rows, NDArray[np.str_]]
    points: tuple[Rows, NDArray[np.float64], NDArray[np.float64]]  # row, latitude, longitude
    names: Mapping[str, Names]
    places: "Places"
    keys: Mapping[str, Rows]  # what lists are sorted by: the lowest first

    def __len__(self) -> int:
        return len(self.ids)

    def mask(self, rows: Rows) -> Mask:
        """Give rows as a mask."""
        found = np.zeros(len(self), dtype=bool)
        found[rows] = True
        return found


@dataclass(frozen=True, slots=True)
class Places:
    """What a map draws: every place of every incident that has coordinates."""

    rows: Rows
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    radius: NDArray[np.float64]  # kilometres; nan where none is told
    precision: Sequence[str | None]
    country: Sequence[str | None]


def block(cards: Sequence[Json]) -> Block:
    """Lay cards out as columns."""
    places = _places(cards)
    published = [
        (row, document["published"])
        for row, card in enumerate(cards)
        for document in card["documents"]
        if document["published"]
    ]
    dates = [card["date"] or {"start": _NO_DAY, "end": _NO_DAY} for card in cards]
    return Block(
        ids=[card["incident_id"] for card in cards],
        numbers={name: _numbers(name, cards) for name in NUMBERS},
        starts=np.array([date["start"] for date in dates], dtype="U10"),
        ends=np.array([date["end"] for date in dates], dtype="U10"),
        published=(_ints(row for row, _ in published), _texts(day for _, day in published)),
        points=(places.rows, places.lat, places.lon),
        names={name: _names(name, cards) for name in NAMES},
        places=places,
        keys={
            "number": _ints(int(_DIGITS.sub("", card["incident_id"])) for card in cards),
            "newest": _ints(
                -int((card["date"] or _UNDATED)["end"].replace("-", "")) for card in cards
            ),
            "grade": _ints(GRADES.get(card["grade"], len(GRADES)) for card in cards),
        },
    )


def number(held: Block, field: str, op: str, value: str) -> Mask:
    """Compare a number or a range; what nobody says is no number."""
    low, high = held.numbers[field]
    known = ~np.isnan(low)
    if value == UNSAID:
        return ~known if op in (":", "=") else known
    asked = float(value)
    right: Mask = (low <= asked) & (asked <= high)
    if op == "!=":
        right = ~right
    elif op in _ORDER:
        right = _ORDER[op](high if op[0] == ">" else low, asked)
    return known & right


def day(held: Block, field: str, op: str, value: str) -> Mask:
    """Say in which incidents the days meet those that are asked for."""
    rows, days = held.published
    if value == UNSAID:
        told: Mask = held.starts != _NO_DAY if field == "date" else held.mask(rows)
        return told if op == "!=" else ~told
    if field == "published":
        return held.mask(rows[_meets(op, value, days, days)])
    known: Mask = held.starts != _NO_DAY
    return known & _meets(op, value, held.starts, held.ends)


def near(held: Block, centre: tuple[float, float], radius: float) -> Mask:
    """Say which incidents may lie within a distance, in kilometres."""
    rows, lats, lons = held.points
    lat, lon = np.radians(centre[0]), np.radians(centre[1])
    lat2, lon2 = np.radians(lats), np.radians(lons)
    half = np.sin((lat2 - lat) / 2) ** 2
    half += np.cos(lat) * np.cos(lat2) * np.sin((lon2 - lon) / 2) ** 2
    apart = 2 * RADIUS * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    return held.mask(rows[apart <= radius])


def inside(held: Block, value: str) -> Mask:
    """Say which incidents have a place in a box."""
    rows, lats, lons = held.points
    if value == UNSAID:
        return ~held.mask(rows)
    west, south, east, north = box_of(value)
    right = (south <= lats) & (lats <= north) & (west <= lons) & (lons <= east)
    return held.mask(rows[right])


def named(held: Block, field: str, value: str, asked: Matcher) -> Mask:
    """Say which incidents have a value that is called so."""
    if value == UNSAID:
        return ~held.mask(held.names[field].rows)
    return held.mask(held.names[field].having(comparable(value), asked.names))


def holding(held: Block, documents: Iterable[str]) -> Mask:
    """Say which incidents one of these documents tells of."""
    wanted = frozenset(documents)
    names = held.names["doc"]
    right = np.array([name in wanted for name, _ in names.values], dtype=bool)
    return held.mask(names.rows[right[names.codes]] if len(right) else names.rows)


def _meets(op: str, value: str, starts: NDArray[np.str_], ends_: NDArray[np.str_]) -> Mask:
    low, high = days_meant(value)
    match op:
        case "<":
            return starts < low
        case "<=":
            return starts <= high
        case ">":
            return ends_ > high
        case ">=":
            return ends_ >= low
        case "!=":
            return (ends_ < low) | (starts > high)
        case _:
            return (starts <= high) & (ends_ >= low)


def _numbers(name: str, cards: Sequence[Json]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    told = [ends(name, card) for card in cards]
    low, high = ([np.nan if pair[i] is None else pair[i] for pair in told] for i in (0, 1))
    return np.array(low, dtype=float), np.array(high, dtype=float)


def _names(field: str, cards: Sequence[Json]) -> Names:
    known: dict[Hashable, int] = {}
    pairs = [
        (row, known.setdefault(value, len(known)))
        for row, card in enumerate(cards)
        for value in dict.fromkeys(named_in(field, card))
    ]
    values: Any = list(known)
    return Names(_ints(row for row, _ in pairs), _ints(code for _, code in pairs), values)


def _places(cards: Sequence[Json]) -> Places:
    found: list[tuple[int, Json]] = [
        (row, place)
        for row, card in enumerate(cards)
        for place in card["places"]
        if place["lat"] is not None and place["lon"] is not None
    ]
    return Places(
        rows=_ints(row for row, _ in found),
        lat=np.array([place["lat"] for _, place in found], dtype=float),
        lon=np.array([place["lon"] for _, place in found], dtype=float),
        radius=np.array([place.get("radius_km") or np.nan for _, place in found], dtype=float),
        precision=[place["precision"] for _, place in found],
        country=[place["country"] for _, place in found],
    )


def _ints(values: Iterator[int]) -> Rows:
    return np.fromiter(values, dtype=np.int64)


def _texts(values: Iterator[str]) -> NDArray[np.str_]:
    return np.array(list(values), dtype="U10")
