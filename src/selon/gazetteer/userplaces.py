"""Places that the user adds, renames, moves or puts away: `places.toml` in the user's folder.

[[places]]                      # a place of one's own, or one of the gazetteer by its id
id = "own:checkpoint-7"
name = "Checkpoint 7"
feature = "crossing"            # of schema/features.toml
country = "SY"
lat = 35.1
lon = 40.2
names = ["Checkpoint 7", "barrage 7"]

[[aliases]]                     # more names of a place that selon knows
place = "geonames:99762"
names = ["Mossoul-la-Neuve"]

[[hidden]]                      # a place that is never meant
place = "geonames:2643743"
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, field_validator

from selon.errors import LexiconError
from selon.gazetteer.entries import Entry, Name
from selon.gazetteer.features import read_features
from selon.gazetteer.layers import Layer
from selon.gazetteer.writing import fill, lower_words
from selon.lang.lexicon import Table, read_table
from selon.settings import user_file
from selon.taught import KnownName

FILE = "places.toml"
_SOURCE = {"id": "user", "name": FILE, "licence": "", "attribution": ""}


class OwnPlace(Table):
    """A place of the user's own; one with the id of a known place stands in its stead."""

    id: str = Field(pattern=r"^[a-z]+:[^\s|]+$")
    name: str = Field(min_length=1)
    feature: str
    country: str = Field(pattern=r"^([A-Z]{2})?$")
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    names: tuple[str, ...] = ()
    admin1: str = ""
    population: int = Field(default=0, ge=0)
    radius_km: float | None = Field(default=None, ge=0)

    @field_validator("feature")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in read_features():
            raise ValueError(f"{value!r} is none of: {', '.join(read_features())}")
        return value


class Aliases(Table):
    """More names of a place that is known."""

    place: str
    names: tuple[str, ...] = Field(min_length=1)


class Hidden(Table):
    """A place that is never meant."""

    place: str


class OwnFile(Table):
    """`places.toml` of the user."""

    places: tuple[OwnPlace, ...] = ()
    aliases: tuple[Aliases, ...] = ()
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True, slots=True)
class Own:
    """The user's places, ready to be asked, and the ids of those of the edition they replace."""

    layer: Layer
    hidden: frozenset[str]
    lower: frozenset[str]


def read_own(known: Layer, learned: Iterable[KnownName] = ()) -> Own | None:
    """Read the user's places, and names that were taught; None where there are neither.

    LexiconError names every fault of the file, also an alias of a place that is not known.
    """
    path = user_file(FILE)
    taught = tuple(
        Aliases(place=name.id, names=(name.name,))
        for name in learned
        if name.kind == "place" and known.id_of(name.id) is not None
    )
    if path is None and not taught:
        return None
    file = OwnFile() if path is None else read_table(path, OwnFile)
    file = file.model_copy(update={"aliases": _together((*file.aliases, *taught))})
    entries = [*map(_entry, file.places), *_renamed(file, known, path)]
    # In memory: what the user wrote is small, and is asked as the edition is.
    base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    fill(base, sorted(entries, key=lambda e: e.ref), sources=(_SOURCE,), meta={})
    hidden = {entry.ref for entry in entries} | {row.place for row in file.hidden}
    return Own(Layer(base), frozenset(hidden), frozenset(lower_words(entries)))


def _together(aliases: Iterable[Aliases]) -> tuple[Aliases, ...]:
    """Give one row a place, with all its names."""
    names: dict[str, tuple[str, ...]] = {}
    for row in aliases:
        names[row.place] = (*names.get(row.place, ()), *row.names)
    return tuple(Aliases(place=place, names=told) for place, told in names.items())


def _entry(row: OwnPlace) -> Entry:
    names = tuple(Name(text, "", "official") for text in dict.fromkeys((row.name, *row.names)))
    return Entry(
        ref=row.id,
        name=row.name,
        feature=row.feature,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        names=names,
        source="user",
        admin1=row.admin1,
        population=row.population,
        radius=row.radius_km,
    )


def _renamed(file: OwnFile, known: Layer, path: Path | None) -> Iterator[Entry]:
    """Give the known places that get more names, with those that they have."""
    for row in file.aliases:
        id_ = known.id_of(row.place)
        if id_ is None:
            raise LexiconError("gazetteer.alias", file=path, id=row.place)
        place, details = known.place(id_), known.details(id_)
        yield Entry(
            ref=place.id,
            name=place.name,
            feature=place.feature,
            country=place.country or "",
            lat=place.lat or 0.0,
            lon=place.lon or 0.0,
            names=(*(Name(text, "", "official") for text in row.names), *details.names),
            source="user",
            admin1=place.admin1 or "",
            population=details.population or 0,
            radius=place.radius,
        )
