"""The gazetteer: places by their names, from the tables in `data/places/`."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from selon.places.lexicon import read_small
from selon.places.sounding import sound_of
from selon.records import Place
from selon.tokens import Tokens

# What marks the keys in the table that are not names as written.
SOUND: Final = "~"
ACRONYM: Final = "="
LOWER: Final = "!lower"
CAPITAL: Final = "!capital:"
# The longest name in words: "République démocratique du Congo" and some more.
_LONGEST: Final = 7
# A word in capitals of so many letters or fewer is an acronym.
_SHORT: Final = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; `rank`: how likely by the name alone, about 2 to 18."""

    id: str
    rank: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Two sorted tables, as lines: opened once, then only read."""

    keys: Sequence[str]  # "key <tab> id=rank id=rank …"
    rows: Sequence[str]  # "id <tab> name <tab> …"
    lower: frozenset[str]  # first words of names that begin with a small letter: "mer Rouge"
    small: frozenset[str]  # articles inside names: "al"

    def find(self, key: str) -> tuple[Candidate, ...]:
        """Give the places of a key, the likeliest first."""
        at = bisect_left(self.keys, key + "\t")
        if at == len(self.keys) or not self.keys[at].startswith(key + "\t"):
            return ()
        return _candidates(self.keys[at])

    def goes_on(self, key: str) -> bool:
        """Say whether a longer name begins with the words of a key."""
        at = bisect_left(self.keys, key + " ")
        return at < len(self.keys) and self.keys[at].startswith(key + " ")

    def place(self, id_: str) -> Place:
        """Give the place of an id; KeyError when there is none."""
        at = bisect_left(self.rows, id_ + "\t")
        if at == len(self.rows) or not self.rows[at].startswith(id_ + "\t"):
            raise KeyError(id_)
        return _place(self.rows[at])

    def names(self, tokens: Tokens, first: int) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
        """Give (end, candidates) of every name that begins at word `first`, shortest first."""
        key = ""
        for end in range(first + 1, min(first + _LONGEST, len(tokens)) + 1):
            if end > first + 1 and not tokens.joined[end - 1]:
                return
            key = f"{key} {tokens.keys[end - 1]}" if key else tokens.keys[first]
            if found := self._spelled(tokens, first, end, key):
                yield end, found
            if not self.goes_on(key):
                return

    def _spelled(self, tokens: Tokens, first: int, end: int, key: str) -> tuple[Candidate, ...]:
        word = tokens.words(first, end)
        if not word.isupper() or end > first + 1:
            return self.find(key)
        # "OTAN" is no town, "ALEP" may be one in a headline.
        return self.find(ACRONYM + word) or (self.find(key) if len(word) > _SHORT else ())

    def capital(self, country: str) -> tuple[Candidate, ...]:
        """Give the capital of a country."""
        return self.find(CAPITAL + country)

    def sounds(self, keys: Sequence[str]) -> tuple[Candidate, ...]:
        """Give the places whose names sound like the words."""
        return self.find(SOUND + sound_of(keys, self.small))


def open_gazetteer() -> Gazetteer:
    """Open the gazetteer that selon carries."""
    data = files("selon.data") / "places"
    keys = gzip.decompress((data / "keys.tsv.gz").read_bytes()).decode().split("\n")
    rows = gzip.decompress((data / "places.tsv.gz").read_bytes()).decode().split("\n")
    # The table ends with a line end, and the rows begin with their header.
    keys, rows = keys[:-1], rows[1:-1]
    lower = keys[bisect_left(keys, LOWER + "\t")].split("\t")[1]
    return Gazetteer(keys, rows, frozenset(lower.split(" ")), read_small())


@lru_cache(maxsize=8192)
def _candidates(line: str) -> tuple[Candidate, ...]:
    pairs = (cell.rpartition("=") for cell in line.split("\t")[1].split(" "))
    return tuple(Candidate(id_, float(rank)) for id_, _, rank in pairs)


@lru_cache(maxsize=8192)
def _place(line: str) -> Place:
    id_, name, feature, country, admin1, lat, lon, _, precision, *_ = line.split("\t")
    return Place(
        id=id_,
        name=name,
        feature=feature,
        country=country or None,
        admin1=admin1 or None,
        lat=float(lat),
        lon=float(lon),
        precision=precision,
    )
