"""Places from folders of Who's On First: one GeoJSON file a place, anywhere below the folder.

The properties are those of https://whosonfirst.org/docs/properties/: names by language and kind
(`name:fra_x_preferred`), placetype, hierarchy, concordances with GeoNames.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from selon.errors import SelonError
from selon.gazetteer.entries import Entry, Name
from selon.gazetteer.features import by_placetype
from selon.gazetteer.keys import is_latin
from selon.gazetteer.tables import prominence

_RECORD: Final = re.compile(r"\d+\.geojson")  # not 85633793-alt-quattroshapes.geojson
_NAMES: Final = re.compile(r"name:([a-z]{3})_x_(preferred|variant|colloquial|historical)")
_LANGUAGES: Final = {"fra": "fr", "eng": "en", "ara": "ar"}
_DIVISIONS: Final = frozenset({"region", "county", "country"})
_ABOVE: Final = ("county_id", "region_id", "country_id")

Properties = Mapping[str, Any]


def read_whosonfirst(folder: Path) -> Iterator[Entry]:
    """Give the places of all records below a folder; SelonError where there are none."""
    paths = sorted(p for p in folder.rglob("*.geojson") if _RECORD.fullmatch(p.name))
    if not paths:
        raise SelonError("gazetteer.source", path=folder, detail="*.geojson")
    every = ((int(path.stem), _properties(path)) for path in paths)
    regions = {id_: own for id_, own in every if own.get("wof:placetype") in _DIVISIONS}
    for path in paths:
        entry = _entry(_properties(path), regions)
        if entry is not None:
            yield entry


def _properties(path: Path) -> Properties:
    try:
        record = json.loads(path.read_bytes())
        properties: Properties = record["properties"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SelonError("gazetteer.source", path=path, detail=error) from error
    return properties


def _entry(own: Properties, regions: Mapping[int, Properties]) -> Entry | None:
    feature = by_placetype().get(str(own.get("wof:placetype")))
    lat, lon = own.get("lbl:latitude", own.get("geom:latitude")), own.get("lbl:longitude")
    lon = lon if lon is not None else own.get("geom:longitude")
    gone = (
        own.get("mz:is_current") == 0 or own.get("wof:superseded_by") or own.get("edtf:deprecated")
    )
    if feature is None or lat is None or lon is None or gone:
        return None
    country = own.get("iso:country") or own.get("wof:country") or ""
    country = country if re.fullmatch("[A-Z]{2}", country) else ""
    people = max(0, int(own.get("wof:population") or own.get("gn:population") or 0))
    hierarchy = (own.get("wof:hierarchy") or [{}])[0]
    region = regions.get(hierarchy.get("region_id", -1))
    return Entry(
        ref=_ref(own),
        name=str(own.get("wof:name") or ""),
        feature=feature,
        country=country,
        lat=float(lat),
        lon=float(lon),
        names=tuple(dict.fromkeys(_names(own))),
        source="wof",
        admin1=str(region.get("wof:name") or "") if region else "",
        within=_within(own, hierarchy, regions),
        population=people,
        prominence=prominence(country, people),
    )


def _ref(own: Properties) -> str:
    """Give the id: GeoNames' own where the record names it, so that both are one place."""
    concordances = own.get("wof:concordances")
    geonames = concordances.get("gn:id") if isinstance(concordances, dict) else None
    return f"geonames:{geonames}" if geonames else f"wof:{own['wof:id']}"


def _within(own: Properties, above: Mapping[str, int], regions: Mapping[int, Properties]) -> str:
    for level in _ABOVE:
        outer = regions.get(above.get(level, -1))
        if outer is not None and outer["wof:id"] != own["wof:id"]:
            is_country = level == "country_id"
            code = outer.get("iso:country") or outer.get("wof:country")
            return f"country:{code}" if is_country else _ref(outer)
    return ""


def _names(own: Properties) -> Iterator[Name]:
    yield Name(str(own.get("wof:name") or ""), "", "official")
    for key in sorted(own):
        match = _NAMES.fullmatch(key)
        if match is None:
            continue
        language = _LANGUAGES.get(match[1], "")
        for text in own[key]:
            if language or is_latin(text):
                yield Name(text, language, _kind(match[2], language))


def _kind(kind: str, language: str) -> str:
    if kind == "historical":
        return "former"
    if not language:
        return "transliteration"
    return "official" if kind == "preferred" else "exonym"
