"""Make a large edition for measuring from a pair of parquet files of Who's On First and others.

    python tools/build_measuring_edition.py PLACES NAMES OUT [--without N --names FILE]

With `--without N`, N French names that are the only ones of their spelling at their place are
left out, chosen by the hash of their place; FILE gets them, so that the look-up can be tried
without them (`tools/measure_gazetteer.py --french FILE`). Needs pyarrow.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from selon.gazetteer import building
from selon.gazetteer.entries import Entry, Name
from selon.gazetteer.features import by_placetype, read_features
from selon.gazetteer.keys import is_arabic
from selon.gazetteer.tables import carried_entries, prominence
from selon.gazetteer.writing import write_edition
from selon.tables import read_rows
from selon.tokens import keys_of

KINDS = {"airport": "airport", "airbase": "airbase", "country": "country"}
Dropped = dict[str, set[tuple[str, ...]]]


def ref_of(row: dict[str, Any]) -> str:
    """Give the id of a row: GeoNames' where it is known."""
    return f"geonames:{row['gn']}" if row["gn"] else row["sid"]


def names_of(path: Path) -> dict[int, list[Name]]:
    """Give the names of all places by the number of the row."""
    found: dict[int, list[Name]] = defaultdict(list)
    table = pq.read_table(path)
    for batch in table.to_batches():
        columns = (batch.column(name).to_pylist() for name in ("pid", "nm", "lang"))
        for number, text, language in zip(*columns, strict=True):
            known = language if language in ("fr", "en", "ar") else ""
            found[number].append(Name(text, known, "exonym" if known else "transliteration"))
    return found


def entries(path: Path, names: dict[int, list[Name]]) -> Iterator[tuple[dict[str, Any], Entry]]:
    """Give the rows of the places and the entries that they make."""
    kinds = {**by_placetype(), **KINDS}
    for batch in pq.read_table(path).to_batches():
        for row in batch.to_pylist():
            feature = kinds.get(row["kind"])
            if feature not in read_features() or row["src"] == "curated" or row["lat"] is None:
                continue
            if feature == "country":
                continue
            own = [Name(row["name"], "", "official")]
            own += [Name(row[x], x, "official") for x in ("fr", "en", "ar") if row[x]]
            people, country = max(0, row["pop"] or 0), row["cc"] or ""
            yield (
                row,
                Entry(
                    ref=ref_of(row),
                    name=row["name"],
                    feature=feature,
                    country=country,
                    lat=row["lat"],
                    lon=row["lon"],
                    names=tuple(dict.fromkeys((*own, *names.get(row["pid"], ())))),
                    source="wof",
                    admin1=row["adm1"] or "",
                    within=f"country:{country}",
                    population=people,
                    prominence=prominence(country, people),
                ),
            )


def chosen(rows: list[tuple[dict[str, Any], Entry]], number: int) -> list[tuple[Entry, str]]:
    """Give the French names to leave out: no other name of their place is spelled like them."""
    only = []
    for row, entry in rows:
        if row["fr"] and entry.feature in ("locality", "city", "capital"):
            keys = keys_of(row["fr"])
            others = {keys_of(n.text) for n in entry.names if n.language != "fr"}
            if keys and keys not in others and not is_arabic(row["fr"]):
                only.append((sha256(entry.ref.encode()).digest(), entry, row["fr"]))
    only.sort(key=lambda one: one[0])
    return [(entry, name) for _, entry, name in only[:number]]


def without(entry: Entry, dropped: Dropped) -> Entry:
    """Take the chosen names, and all French ones of their place, from an entry."""
    keys = dropped.get(entry.ref)
    if keys is None:
        return entry
    names = (n for n in entry.names if n.language != "fr" and keys_of(n.text) not in keys)
    return Entry(**{f: getattr(entry, f) for f in Entry.__slots__} | {"names": tuple(names)})


def main() -> None:
    """Write the edition."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("places", "alternates", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--without", type=int, default=0)
    parser.add_argument("--names", type=Path)
    options = parser.parse_args()
    rows = list(entries(options.places, names_of(options.alternates)))
    dropped: Dropped = defaultdict(set)
    lines = []
    for entry, name in chosen(rows, options.without):
        dropped[entry.ref].add(keys_of(name))
        lines.append("\t".join((name, entry.ref, entry.country, f"{entry.lat}", f"{entry.lon}")))
    if options.names:
        options.names.write_text("\n".join(lines) + "\n", encoding="utf-8")
    every = (without(e, dropped) for e in (*carried_entries(), *(entry for _, entry in rows)))
    meta = {
        "edition": building.LARGE,
        "made_from": "parquet",
        "digest": f"without {options.without}",
    }
    sources = read_rows(building.data() / "sources.tsv")
    print(write_edition(options.out, every, sources=sources, meta=meta), "places")


if __name__ == "__main__":
    main()
