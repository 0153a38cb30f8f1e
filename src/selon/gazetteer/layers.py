"""One file of places asked for keys and rows; what was asked once is remembered."""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from selon.gazetteer.entries import Name
from selon.gazetteer.writing import SCALE
from selon.records import Place

# Places of one name that compete; more bear it, but those named first are meant.
KEPT: Final = 24
REMEMBERED: Final = 32768
# How alike two sounding keys must be to be taken for a slip, in per cent; they begin alike.
ALIKE: Final = 80.0
_START: Final = 1
# So many per cent of difference cost one point of rank.
_SLIP: Final = 5.0

_KEY: Final = (
    "SELECT place, -rank FROM keys WHERE hash = ? AND place > 0 ORDER BY rank, place LIMIT ?"
)
_IN: Final = (
    "SELECT k.place, -k.rank FROM keys k JOIN places p ON p.id = k.place"
    " WHERE k.hash = ? AND k.place > 0 AND p.country = ? ORDER BY k.rank, k.place LIMIT ?"
)
_GOES_ON: Final = "SELECT 1 FROM keys WHERE hash = ? AND rank = 0 AND place = 0"
_PLACE: Final = (
    "SELECT ref, name, feature, country, admin1, lat, lon, precision, radius"
    " FROM places WHERE id = ?"
)
_WITHIN: Final = "SELECT within FROM places WHERE id = ?"
_SOUNDS: Final = (
    "SELECT sound, place, -rank FROM sounds WHERE country = ? AND sound >= ? AND sound < ?"
    " ORDER BY sound, place"
)
_DETAILS: Final = (
    "SELECT p.population, s.name, s.licence, s.attribution"
    " FROM places p JOIN sources s ON s.id = p.source WHERE p.id = ?"
)
_NAMES: Final = "SELECT name, language, kind FROM names WHERE place = ? ORDER BY seq"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; `rank`: how likely by the name alone, about 0 to 18."""

    id: int
    rank: float


@dataclass(frozen=True, slots=True)
class Details:
    """What the gazetteer says of a place beyond where it is."""

    population: int | None
    names: tuple[Name, ...]
    source: str
    licence: str
    attribution: str


class Layer:
    """A file of places, opened; every question is answered in the order of likelihood."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.find = lru_cache(REMEMBERED)(self._find)
        self.find_in = lru_cache(REMEMBERED)(self._find_in)
        self.goes_on = lru_cache(REMEMBERED)(self._goes_on)
        self.place = lru_cache(REMEMBERED)(self._place)
        self.within = lru_cache(REMEMBERED)(self._within)
        self.nearly = lru_cache(REMEMBERED)(self._nearly)

    def id_of(self, ref: str) -> int | None:
        """Give the number of a place by its id in the world: "geonames:99762"."""
        row = self._base.execute("SELECT id FROM places WHERE ref = ?", (ref,)).fetchone()
        return None if row is None else int(row[0])

    def details(self, id_: int) -> Details:
        """Give what else is known of a place; KeyError where there is none of that number."""
        row = self._base.execute(_DETAILS, (id_,)).fetchone()
        if row is None:
            raise KeyError(id_)
        names = tuple(Name(*name) for name in self._base.execute(_NAMES, (id_,)))
        population, source, licence, attribution = row
        return Details(population, names, source, licence, attribution)

    def _find(self, hash_: int) -> tuple[Candidate, ...]:
        rows = self._base.execute(_KEY, (hash_, KEPT))
        return tuple(Candidate(id_, rank / SCALE) for id_, rank in rows)

    def _find_in(self, hash_: int, country: str) -> tuple[Candidate, ...]:
        rows = self._base.execute(_IN, (hash_, country, KEPT))
        return tuple(Candidate(id_, rank / SCALE) for id_, rank in rows)

    def _goes_on(self, hash_: int) -> bool:
        return self._base.execute(_GOES_ON, (hash_,)).fetchone() is not None

    def _place(self, id_: int) -> Place:
        row = self._base.execute(_PLACE, (id_,)).fetchone()
        if row is None:
            raise KeyError(id_)
        return Place(*row)

    def _within(self, id_: int) -> tuple[int, ...]:
        """Give the places that contain a place, the nearest first."""
        found: list[int] = []
        while (row := self._base.execute(_WITHIN, (id_,)).fetchone()) and row[0] is not None:
            id_ = row[0]
            if id_ in found:  # a circle in somebody's table
                break
            found.append(id_)
        return tuple(found)

    def _nearly(self, country: str, sound: str) -> tuple[Candidate, ...]:
        """Give the places of a country whose names begin alike and sound nearly so."""
        start = sound[:_START]
        rows = self._base.execute(_SOUNDS, (country, start, f"{start}\U0010ffff")).fetchall()
        found = process.extract(
            sound, [row[0] for row in rows], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=KEPT
        )
        best: dict[int, float] = {}
        for _, likeness, at in found:
            id_, rank = rows[at][1], rows[at][2] / SCALE - (100 - likeness) / _SLIP
            best[id_] = max(best.get(id_, rank), rank)
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Candidate(id_, rank) for id_, rank in ranked)
