"""GeoJSON (RFC 7946): a feature an incident, with its precision as geometry.

A named point is a Point; a point with a radius ("30 km north of", a district) is a Polygon, the
circle; what is larger or unknown has no geometry and says what is known. Longitude goes first.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from selon.contract import dumps
from selon.exports.common_columns import DOTS
from selon.gazetteer.distance import away

Json = Mapping[str, Any]

_CORNERS: Final = 32
_DIGITS: Final = 5
_APART: Final = frozenset({"because"})


def lines(incidents: Iterable[Json]) -> Iterator[str]:
    """Give the lines of a FeatureCollection."""
    before = '{"type": "FeatureCollection", "features": ['
    for incident in incidents:
        yield f"{before}\n{dumps(feature(incident))}"
        before = ","
    yield (f"{before}\n" if before != "," else "\n") + "]}\n"


def feature(incident: Json) -> dict[str, Any]:
    """Give the feature of an incident."""
    return {
        "type": "Feature",
        "id": incident["incident_id"],
        "geometry": geometry(incident["place"]),
        "properties": {key: value for key, value in incident.items() if key not in _APART},
    }


def geometry(place: Json | None) -> dict[str, Any] | None:
    """Give the geometry of a place; None where a dot would lie."""
    if place is None or place["lat"] is None or place["precision"] not in DOTS:
        return None
    point = place["lat"], place["lon"]
    if not place.get("radius_km"):
        return {"type": "Point", "coordinates": [point[1], point[0]]}
    # Against the clock, as RFC 7946 wants it, and closed.
    bearings = (-360 * i / _CORNERS for i in range(_CORNERS))
    corners = [away(point, bearing, place["radius_km"]) for bearing in bearings]
    ring = [[round(lon, _DIGITS), round(lat, _DIGITS)] for lat, lon in corners]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
