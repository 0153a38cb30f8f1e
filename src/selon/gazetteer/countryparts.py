"""Parts of countries: "the north of Mali" lies amid its northern divisions, nobody's dot.

A part has no name of its own to be found by; the words of a text ask for it by its country and
its bearing.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from selon.gazetteer.distance import kilometres
from selon.gazetteer.entries import Entry

# How the ids of parts and of borders begin.
PARTS: Final = ("part:", "border:")
BEARINGS: Final = (0, 45, 90, 135, 180, 225, 270, 315)
# A country of fewer divisions is not told apart by them.
_FEWEST: Final = 5
# Of its divisions, one in so many lies in a part, in a corner; two at least.
_SHARE: Final = 4
_CORNER: Final = 6
# Countries whose divisions come so near (kilometres) are told as neighbours; so many pairs of
# divisions make the middle of their border.
_NEIGHBOURS: Final = 250.0
_PAIRS: Final = 6

At = tuple[float, float]


def part_ref(country: str, bearing: float) -> str:
    """Give the id of a part: "part:ML-0" is the north of Mali."""
    return f"part:{country}-{round(bearing)}"


def part_entries(divisions: Iterable[Entry], countries: Iterable[Entry]) -> Iterator[Entry]:
    """Give the parts of every country that has enough first divisions, in eight directions."""
    points: defaultdict[str, list[At]] = defaultdict(list)
    for entry in divisions:
        if entry.feature == "admin1":
            points[entry.country].append((entry.lat, entry.lon))
    for country in countries:
        own = points[country.country]
        for bearing in BEARINGS if len(own) >= _FEWEST else ():
            yield _part(country, own, bearing)


def border_ref(one: str, other: str) -> str:
    """Give the id of a border: "border:IQ-SY"."""
    return "border:" + "-".join(sorted((one, other)))


def border_entries(divisions: Iterable[Entry], countries: Iterable[Entry]) -> Iterator[Entry]:
    """Give the borders of neighbours: amid the nearest divisions of both."""
    names = {country.country: country for country in countries}
    near: defaultdict[str, list[tuple[float, At]]] = defaultdict(list)
    first = sorted((e for e in divisions if e.feature == "admin1"), key=lambda e: (e.lat, e.ref))
    for number, one in enumerate(first):
        for other in first[number + 1 :]:
            if (other.lat - one.lat) * _DEGREE > _NEIGHBOURS:
                break
            if one.country == other.country or abs(_east(one.lon, other.lon)) > _WIDE:
                continue
            here, there = (one.lat, one.lon), (other.lat, other.lon)
            far = kilometres(here, there)
            if far <= _NEIGHBOURS:
                pair = border_ref(one.country, other.country)
                near[pair].append((far, _middle([here, there])))
    for ref in sorted(near):
        one_code, other_code = ref.removeprefix("border:").split("-")
        if one_code in names and other_code in names:
            yield _border(ref, names[one_code], names[other_code], sorted(near[ref])[:_PAIRS])


# Kilometres of a degree of latitude, and degrees of longitude beyond which nothing is near.
_DEGREE: Final = 111.0
_WIDE: Final = 10.0


def _border(ref: str, one: Entry, other: Entry, pairs: Sequence[tuple[float, At]]) -> Entry:
    points = [at for _, at in pairs]
    return _region(ref, f"{one.name} – {other.name}", one, points)


def _part(country: Entry, points: Sequence[At], bearing: int) -> Entry:
    lat, lon = _middle(points)
    angle = math.radians(bearing)
    tall, wide = _spread(points, lat, lon)

    def reach(at: At) -> float:
        north, east = (at[0] - lat) / tall, _east(at[1], lon) / wide
        return north * math.cos(angle) + east * math.sin(angle)

    share = _CORNER if bearing % 90 else _SHARE
    most = max(2, round(len(points) / share))
    chosen = sorted(points, key=lambda at: (-reach(at), at))[:most]
    return _region(part_ref(country.country, bearing), country.name, country, chosen)


def _region(ref: str, name: str, country: Entry, points: Sequence[At]) -> Entry:
    """Give a region of a country amid some points, as wide as they lie from its middle."""
    middle = _middle(points)
    return Entry(
        ref=ref,
        name=name,
        feature="region",
        country=country.country,
        lat=round(middle[0], 2),
        lon=round(middle[1], 2),
        names=(),
        source="selon",
        within=country.ref,
        radius=float(round(max(kilometres(middle, at) for at in points))),
    )


def _middle(points: Sequence[At]) -> At:
    first = points[0][1]
    east = sum(_east(lon, first) for _, lon in points) / len(points)
    lat = sum(lat for lat, _ in points) / len(points)
    return lat, (first + east + 180) % 360 - 180


def _spread(points: Sequence[At], lat: float, lon: float) -> At:
    """Give how far points reach to the north or south, and to the east or west, in degrees."""
    tall = max(abs(at[0] - lat) for at in points)
    return tall or 1.0, max(abs(_east(at[1], lon)) for at in points) or 1.0


def _east(lon: float, start: float) -> float:
    return (lon - start + 180) % 360 - 180
