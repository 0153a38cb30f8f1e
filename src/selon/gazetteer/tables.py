"""The tables that selon carries, read as entries of an edition.

Sites, waters, regions, divisions, localities and quarters have one set of columns; countries have
their own. Cities, airports and the codes of first divisions are derived from packages by
`tools/build_gazetteer.py`.
"""

import csv
import io
import lzma
import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from selon.gazetteer.countryparts import border_entries, part_entries
from selon.gazetteer.entries import Entry, Name, read_name
from selon.gazetteer.features import read_features
from selon.tables import read_rows

OWN: Final = (
    "sites.tsv",
    "waters.tsv",
    "regions.tsv",
    "localities.tsv",
    "quarters.tsv",
    "divisions.tsv",
)
Row = Mapping[str, str]

# What a place chosen by hand ranks like at least, whatever it is.
_CHOSEN: Final = 4.0
# What a place as small as can be loses at most, against one of the size that counts.
_LEAST: Final = -2.5


def data() -> Traversable:
    """Give the folder of the tables of places."""
    return files("selon.data") / "places"


def carried_entries() -> Iterator[Entry]:
    """Give every place of the default edition; own rows come first and win."""
    yield from _countries()
    for name in OWN:
        yield from map(own_entry, read_rows(data() / name))
    yield from _cities(read_divisions())
    yield from _airports()
    divisions = [own_entry(row) for row in read_rows(data() / "divisions.tsv")]
    countries = list(_countries())
    yield from part_entries(divisions, countries)
    yield from border_entries(divisions, countries)


def read_divisions() -> dict[str, Row]:
    """Give the ids and names of first divisions by country and GeoNames code: "IQ.18"."""
    return {row["code"]: row for row in read_rows(data() / "admin1.tsv")}


def packed_rows(name: str) -> Iterator[dict[str, str]]:
    """Give the rows of a compressed table."""
    text = lzma.decompress((data() / name).read_bytes()).decode("utf-8")
    return csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def own_entry(row: Row) -> Entry:
    """Read a row of a table that people write."""
    feature = read_features()[row["feature"]]
    names = [Name(row["fr"], "fr", "official"), Name(row["en"], "en", "official")]
    names += [Name(text, "ar", "official") for text in _cells(row["ar"])]
    names += [_alias(text, "exonym") for text in _cells(row["aliases"])]
    names += [_alias(text, "former") for text in _cells(row["former"])]
    return Entry(
        ref=row["id"],
        name=row["en"] or row["fr"],
        feature=row["feature"],
        country=row["country"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        names=tuple(dict.fromkeys(name for name in names if name.text)),
        source=row.get("source") or "selon",
        admin1=row["en"] if row["feature"] == "admin1" else "",
        within=row["within"] or f"country:{row['country']}",
        population=int(row["population"] or 0),
        radius=float(row["radius_km"]) if row["radius_km"] else None,
        # A row that somebody wrote by hand is named more often than its size would say.
        prominence=max(0.0, _CHOSEN - feature.rank) if not row.get("source") else 0.0,
    )


def prominence(country: str, population: int) -> float:
    """Give what a place loses that is smaller than those of its country that news tell of."""
    least = least_people(country)
    if population >= least or (not population and least <= _UNCOUNTED):
        return 0.0
    return max(_LEAST, -math.log10(least / (population + 10)))


def least_people(country: str) -> int:
    """Give the size from which news name places of a country without saying more of them."""
    return _sizes().get(country) or _sizes()["*"]


# Where villages count, one whose people nobody counted counts as well.
_UNCOUNTED: Final = 500


@cache
def _sizes() -> dict[str, int]:
    table = tomllib.loads((data() / "prominence.toml").read_text(encoding="utf-8"))
    return {code: row["people"] for row in table["sizes"] for code in row["countries"].split()}


def _countries() -> Iterator[Entry]:
    for row in read_rows(files("selon.data") / "countries.tsv"):
        names = [Name(text, "", "official") for text in _cells(row["names"])]
        names += [_alias(text, "former") for text in _cells(row["former"])]
        yield Entry(
            ref=f"country:{row['code']}",
            name=row["en"],
            feature="country",
            country=row["code"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            names=tuple(names),
            source="selon",
            population=int(row["population"] or 0),
        )


def _cities(divisions: Mapping[str, Row]) -> Iterator[Entry]:
    for row in packed_rows("cities.tsv.xz"):
        country, people = row["country"], int(row["population"] or 0)
        above = divisions.get(f"{country}.{row['admin1']}")
        names = _names(row)
        # Somebody gave it a French name by hand: it is named more often than its size would say.
        chosen = any(name.kind == "exonym" for name in names)
        least = _CHOSEN - math.log10(people + 10) if chosen else _LEAST
        yield Entry(
            ref=f"geonames:{row['id']}",
            name=row["name"],
            feature=row["feature"],
            country=country,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            names=names,
            source="geonames",
            admin1=above["name"] if above else "",
            within=above["id"] if above else f"country:{country}",
            population=people,
            prominence=max(prominence(country, people), least),
        )


def _airports() -> Iterator[Entry]:
    for row in packed_rows("airports.tsv.xz"):
        yield Entry(
            ref=f"icao:{row['id']}",
            name=row["name"],
            feature=row["feature"],
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            names=_names(row),
            source="airportsdata",
            admin1=row["admin1"],
            within=f"country:{row['country']}",
        )


def _names(row: Row) -> tuple[Name, ...]:
    return tuple(map(read_name, _cells(row["names"])))


def _cells(cell: str) -> list[str]:
    return [text for text in cell.split("|") if text]


def _alias(text: str, kind: str) -> Name:
    """Read an alias, with its language before it where that is known: "fr:Alep"."""
    language, mark, name = text.partition(":")
    return Name(name, language, kind) if mark and len(language) == 2 else Name(text, "", kind)
