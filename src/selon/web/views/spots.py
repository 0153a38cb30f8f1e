"""What a map draws of what was found: every place as large as it is imprecise."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from selon.query.selection import Selection, Spot

# How far from its point a place may lie, in kilometres, where the text tells no distance: half of
# what such a unit usually measures. Nobody reads a border off it.
RADII: Final[Mapping[str, float]] = MappingProxyType(
    {"exact": 0.1, "locality": 3.0, "district": 15.0, "region": 60.0, "waters": 120.0}
)
COUNTRY: Final = "country"  # no circle: the country itself is hatched
_WIDE: Final = ("region", "waters", COUNTRY)
_DIGITS: Final = 4  # of a degree: eleven metres
_UNKNOWN: Final = "locality"


def drawing(found: Selection) -> dict[str, Any]:
    """Give the places of what was found: points with a radius, countries with a number.

    Columns, not objects: twenty thousand places are half a megabyte.
    """
    spots = _finest(found.spots())
    points = [spot for spot in spots if spot.precision != COUNTRY]
    pointed = {spot.incident_id for spot in points}
    wide: Counter[str] = Counter(
        country
        for country, _ in {
            (spot.country, spot.incident_id)
            for spot in spots
            if spot.precision == COUNTRY and spot.country and spot.incident_id not in pointed
        }
        if country
    )
    return {
        "ids": [spot.incident_id for spot in points],
        "lon": [round(spot.lon, _DIGITS) for spot in points],
        "lat": [round(spot.lat, _DIGITS) for spot in points],
        "km": [radius(spot) for spot in points],
        "precision": [spot.precision or _UNKNOWN for spot in points],
        "grade": [spot.grade for spot in points],
        "killed": [spot.killed for spot in points],
        "countries": dict(sorted(wide.items())),
    }


def _finest(spots: list[Spot]) -> list[Spot]:
    """Give the spots without wide ones of incidents of which a point is known."""
    pointed = {spot.incident_id for spot in spots if spot.precision not in _WIDE}
    return [s for s in spots if s.precision not in _WIDE or s.incident_id not in pointed]


def radius(spot: Spot) -> float:
    """Give how far from its point a place may lie, in kilometres."""
    least = RADII.get(spot.precision or _UNKNOWN, RADII[_UNKNOWN])
    return max(least, spot.radius_km or 0.0)
