"""GeoJSON (RFC 7946): a feature for each event and each of its places.

Coordinates are those of the named thing, longitude first, in degrees of WGS 84. Only what a dot can
mean has one: a place larger than a district (a region, a country, a sea) and an event without
coordinates are features whose geometry is null; `precision` and `place` say what is known.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from selon.contract import Json, dumps
from selon.formats import Output

_OF_DOCUMENT: Final = ("doc_id", "outlet", "published")
_OF_EVENT: Final = (
    "event_id",
    "sub_event_type",
    "event_type",
    "plover",
    "status",
    "aggregate",
    "background",
    "initiator",
    "target",
    "weapon",
    "count",
    "date",
    "claims",
    "confidence",
)
# Precisions of which a dot says the truth.
_DOTS: Final = frozenset({"exact", "locality", "district"})


def write(outputs: Iterable[Output], file: TextIO, *, language: str) -> None:
    """Write one FeatureCollection; documents that were refused stand in its member `errors`."""
    refused = []
    before = '{"type": "FeatureCollection", "features": ['
    for output in outputs:
        if "error" in output.document:
            refused.append(output.document)
        for feature in _features(output.document):
            file.write(f"{before}\n{dumps(feature)}")
            before = ","
    opening = "" if before == "," else before
    errors = f', "errors": {dumps(refused)}' if refused else ""
    file.write(f"{opening}\n]{errors}}}\n")


def _features(document: Json) -> Iterator[Json]:
    for event in document.get("events", ()):
        for rank, place in enumerate(event["places"] or (None,)):
            yield _feature(document, event, place, rank)


def _feature(document: Json, event: Json, place: Json | None, rank: int) -> Json:
    """Give the feature of one place of an event; rank 0 is the most specific place."""
    known = {key: document.get(key) for key in _OF_DOCUMENT}
    known |= {key: event[key] for key in _OF_EVENT}
    return {
        "type": "Feature",
        "id": f"{document['doc_id']}/{event['event_id']}/{rank}",
        "geometry": _geometry(place),
        "properties": known
        | {
            "place": place,
            "place_rank": rank,
            "precision": place and place["precision"],
        },
    }


def _geometry(place: Json | None) -> Json | None:
    if place is None or place["lat"] is None or place["precision"] not in _DOTS:
        return None
    return {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
