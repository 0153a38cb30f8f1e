"""A place as it is written into an edition of the gazetteer."""

import math
from dataclasses import dataclass
from typing import Final

from selon.gazetteer.features import read_features

# What the place's own or official name, or one in a language that selon reads, adds to its rank.
NAMED: Final = 3.0
# What a name loses that is a word of a language too ("Die", "Reading").
WORD: Final = -3.0

# Kinds of names; `alternate`: one of a list that does not say more.
KINDS: Final = ("official", "exonym", "transliteration", "former", "alternate")
STRONG: Final = frozenset({"official", "exonym"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place."""

    text: str
    language: str = ""  # ISO 639-1; "": not known
    kind: str = "alternate"
    word: bool = False  # it is a word of a language too

    def cell(self) -> str:
        """Write it for a table: "fr:exonym:Alep"; "*" marks a word."""
        return f"{self.language}:{self.kind}:{'*' if self.word else ''}{self.text}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place with all its names, ready to be written.

    Latitude and longitude are degrees (WGS 84), `radius` kilometres: how far the named thing
    reaches, or how uncertain its point is.
    """

    ref: str  # "geonames:99762", "wof:…", "country:IQ", "base:tower-22"
    name: str
    feature: str
    country: str
    lat: float
    lon: float
    names: tuple[Name, ...]
    source: str  # key of the table of sources
    admin1: str = ""
    within: str = ""  # ref of the place that contains it
    population: int = 0
    radius: float | None = None
    prominence: float = 0.0  # what the size that its country's places are known from takes off

    def rank(self) -> float:
        """Give how likely the place is meant by one of its names, about 0 to 18."""
        # How many people live in a division or region says little of how often it is named.
        people = 0 if self.precision() == "region" else self.population
        return read_features()[self.feature].rank + math.log10(people + 10) + self.prominence

    def precision(self) -> str:
        """Give the contract's class of precision."""
        return read_features()[self.feature].precision


def name_rank(entry_rank: float, name: Name) -> float:
    """Give how likely a place is meant by one of its names."""
    bonus = NAMED if name.kind in STRONG else 0.0
    return entry_rank + bonus + (WORD if name.word else 0.0)


def read_name(cell: str) -> Name:
    """Read a name as `Name.cell` writes it.

    >>> read_name("fr:exonym:*Tours")
    Name(text='Tours', language='fr', kind='exonym', word=True)
    """
    language, kind, text = cell.split(":", 2)
    return Name(text.removeprefix("*"), language, kind, text.startswith("*"))
