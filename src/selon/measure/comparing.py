"""When two values count as the same: names by their words, places by distance."""

import math
import re
from dataclasses import dataclass
from typing import Final

from selon.folding import bare
from selon.measure.vocabulary import vocabulary

SHARED_OF_SHORTER: Final = 0.5  # share of the shorter name's words
SHARED_OF_ALL: Final = 0.3  # share of the words of both
NEAR_KM: Final = 50.0
NAMESAKE_KM: Final = 400.0  # a province or a country has no one point
EARTH_DIAMETER_KM: Final = 12742.0  # mean radius 6371 km (IUGG)

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Location:
    """A place as one side has it: degrees, ISO 3166-1 alpha-2, the words that name it."""

    lat: float
    lon: float
    country: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot.

    Two values are the same when `exact` is equal, one pair of `names` agrees (where they are
    compared: None otherwise) and the places agree.
    """

    exact: tuple[object, ...] = ()
    names: tuple[str, ...] | None = None
    place: Location | None = None


def same(coded: Value, gold: Value) -> bool:
    """Say whether a coded value gives the gold value."""
    if coded.exact != gold.exact:
        return False
    if gold.names is not None and coded.names is not None:
        return any(same_name(a, b) for a in coded.names for b in gold.names)
    if gold.place is not None and coded.place is not None:
        return same_place(coded.place, gold.place)
    return True


def same_name(one: str, other: str) -> bool:
    """Say whether two names share enough words to mean one actor.

    At least half of the shorter name's words and three tenths of all; and where both have words
    that tell one actor from another, one of those.

    >>> same_name("l'armée malienne", "armée malienne"), same_name("armée malienne", "armée turque")
    (True, False)
    """
    a, b = words(one), words(other)
    shared = a & b
    if not shared or len(shared) / min(len(a), len(b)) < SHARED_OF_SHORTER:
        return False
    if len(shared) / len(a | b) < SHARED_OF_ALL:
        return False
    generic = vocabulary().generic_words
    telling = a - generic, b - generic
    return not all(telling) or bool(telling[0] & telling[1])


def same_place(coded: Location, gold: Location) -> bool:
    """Say whether two places agree: within 50 km, or of one name in one country within 400 km."""
    far = kilometres(coded, gold)
    if far <= NEAR_KM:
        return True
    if far > NAMESAKE_KM or coded.country != gold.country:
        return False
    return any(words(a) == words(b) for a in coded.names for b in gold.names)


def kilometres(one: Location, other: Location) -> float:
    """Give the great-circle distance (haversine), in kilometres."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(one.lon - other.lon)
    h = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))


def words(name: str) -> frozenset[str]:
    """Give the words of a name, bare and without those that say nothing.

    >>> sorted(words("l’armée de l'Air"))
    ['air', 'armee']
    """
    return frozenset(_WORD.findall(bare(name))) - vocabulary().stop_words
