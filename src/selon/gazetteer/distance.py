"""Distances and points on the earth, taken as a sphere; degrees (WGS 84) and kilometres."""

import math
from functools import lru_cache
from typing import Final, TypeAlias

from selon.records import Place

Point: TypeAlias = tuple[float, float]  # latitude, longitude

RADIUS: Final = 6371.0  # mean radius of the earth (IUGG), kilometres


@lru_cache(maxsize=4096)
def kilometres(one: Point, other: Point) -> float:
    """Give the distance of two points along the surface.

    >>> round(kilometres((33.315, 44.366), (36.34, 43.13)))
    355
    """
    (lat, lon), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((lat2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))


def apart(one: Place, other: Place) -> float | None:
    """Give the distance of two places; None where one has no coordinates."""
    here, there = one.point, other.point
    return None if here is None or there is None else kilometres(here, there)


def away(start: Point, bearing: float, distance: float) -> Point:
    """Give the point at a distance in a direction: degrees clockwise from the north.

    >>> [round(x, 2) for x in away((36.34, 43.13), 45, 30)]
    [36.53, 43.37]
    """
    lat, lon = map(math.radians, start)
    angle, arc = math.radians(bearing), distance / RADIUS
    sine = math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(angle)
    lat2 = math.asin(max(-1.0, min(1.0, sine)))
    lon2 = lon + math.atan2(
        math.sin(angle) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * sine
    )
    return math.degrees(lat2), (math.degrees(lon2) + 540) % 360 - 180
