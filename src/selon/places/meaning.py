"""What the words around a name make of its place: a part of it, its waters, a point beside it."""

import math
from dataclasses import replace
from typing import Final

from selon.gazetteer.countryparts import border_ref, part_ref
from selon.gazetteer.distance import Point, away, kilometres
from selon.places.naming import Look, Spot
from selon.records import Place

_COARSE: Final = frozenset({"country", "region", "waters"})
# What lies farther apart than this (kilometres) has a region between it, not a district.
_DISTRICT: Final = 150.0
_OFF: Final = 22.5  # degrees between a direction and the next one's half


def as_said(look: Look, spot: Spot, place: Place) -> Place:
    """Give the place as coarse as the words say, at the point that they say.

    "L'est de la Syrie" is a region of Syria; "30 km au nord de Mossoul" lies 30 kilometres from it.
    """
    precision = _precision(spot, place)
    part = _part_of_country(look, spot, place)
    if part is not None:
        return replace(part, precision=precision)
    point = _point(look, spot, place)
    if point is not None:
        lat, lon = (round(angle, 4) for angle in point)
        radius = _radius(look, spot, place)
        return replace(place, lat=lat, lon=lon, precision=precision, radius=radius)
    if spot.move is not None:  # so far away, nobody says in which direction
        return replace(place, precision=precision, radius=spot.move.kilometres)
    return place if precision == place.precision else replace(place, precision=precision)


def _part_of_country(look: Look, spot: Spot, place: Place) -> Place | None:
    """Give the part of a country that a direction means, where the edition knows it."""
    if place.feature != "country" or spot.bearing is None or place.country is None:
        return None
    id_ = look.gazetteer.by_ref(part_ref(place.country, spot.bearing))
    return None if id_ is None else look.gazetteer.place(id_)


def _precision(spot: Spot, place: Place) -> str:
    precision = place.precision
    if spot.precision == "part":
        return "region" if precision in _COARSE else "district"
    if spot.precision == "waters":
        return "waters"
    if spot.precision == "region" and precision in ("locality", "district"):
        return "region"
    if spot.precision == "district" and precision == "locality":
        return "district"
    return precision


def _point(look: Look, spot: Spot, place: Place) -> Point | None:
    """Give the point meant where it is not the place's own."""
    here = place.point
    if here is None:
        return None
    if spot.move is not None and spot.move.bearing is not None:
        return away(here, spot.move.bearing, spot.move.kilometres)
    other = look.gazetteer.place(spot.until[0].id) if spot.until else None
    border = None if other is None else _border(look, place, other)
    if border is not None:
        return border.point
    there = None if other is None else other.point
    return None if there is None else middle(here, there)


def _border(look: Look, one: Place, other: Place) -> Place | None:
    """Give the border of two countries, where they have one that the edition knows."""
    if (
        one.feature != "country"
        or other.feature != "country"
        or not (one.country and other.country)
    ):
        return None
    id_ = look.gazetteer.by_ref(border_ref(one.country, other.country))
    return None if id_ is None else look.gazetteer.place(id_)


def _radius(look: Look, spot: Spot, place: Place) -> float | None:
    """Give how uncertain a reckoned point is, in kilometres.

    A direction is one of eight: the point may lie half the step to the next one off to either side.
    Between two places it may lie anywhere on the way.
    """
    if spot.move is not None:
        return round(spot.move.kilometres * math.tan(math.radians(_OFF)), 1)
    other = look.gazetteer.place(spot.until[0].id) if spot.until else None
    border = None if other is None else _border(look, place, other)
    if border is not None:
        return border.radius
    here, there = place.point, None if other is None else other.point
    if here is None or there is None:
        return None
    return round(kilometres(here, there) / 2, 1)


def middle(one: Point, other: Point) -> Point:
    """Give the point half-way between two.

    >>> middle((10.0, 179.0), (20.0, -179.0))
    (15.0, 180.0)
    """
    east = (other[1] - one[1] + 180) % 360 - 180
    lon = one[1] + east / 2
    return (one[0] + other[0]) / 2, lon if lon <= 180 else lon - 360
