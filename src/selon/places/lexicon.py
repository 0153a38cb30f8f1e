"""The model of `places.toml`."""

from functools import cache
from importlib.resources import files
from typing import Literal

from selon.lang.lexicon import Entry, Table, read_table

Precision = Literal["exact", "locality", "district", "region", "waters"]


class Words(Entry):
    """A class of words in all their forms."""

    forms: tuple[str, ...]


class Generic(Entry):
    """Nouns of places that take a name: "province [de Babel]", "camp [d'al-Hol]".

    `precision`: of what they name; `include`: they are part of the name of the place;
    `features`: what the gazetteer calls such places, the likelier ones of that name; `unknown`:
    a name behind them is one of a place, also where the gazetteer does not know it; `behind`: they
    stand behind the name too ("Helmand [province]").
    """

    forms: tuple[str, ...]
    precision: Precision
    include: bool = False
    features: tuple[str, ...] = ()
    unknown: bool = True
    behind: bool = False


class Direction(Entry):
    """Words for a part of a place ("l'est [de la Syrie]").

    `after`: they count only behind one of these words ("est" is a verb too); `bearing`: which way
    it is, in degrees clockwise from the north; `bare`: the name may follow at once ("northern
    [Mali]").
    """

    forms: tuple[str, ...]
    after: tuple[str, ...] = ()
    bearing: float | None = None
    bare: bool = False


class Unit(Words):
    """Words for a length ("km"), in kilometres."""

    kilometres: float


class Anaphor(Entry):
    """Words for a place that the text has named: "la capitale", "[le nord] du pays"."""

    forms: tuple[str, ...]
    of: Literal["capital", "country"]


class PlacesFile(Table):
    """`places.toml`.

    `links` lead from a noun to the name; `articles` may follow them; `locatives` stand before a
    place ("à", "dans"); `common` are names that are words or persons too and count only behind a
    locative; `titles` make the name behind them one of a person; `borders` and their `between`;
    `units` measure how far from a place; `offshore` leads to the waters before one, also by way of
    its `coasts`; `ways` lead from one place to another.
    """

    generics: tuple[Generic, ...]
    directions: tuple[Direction, ...]
    anaphors: tuple[Anaphor, ...]
    borders: tuple[Words, ...]
    between: tuple[Words, ...]
    ways: tuple[Words, ...]
    units: tuple[Unit, ...]
    offshore: tuple[Words, ...]
    coasts: tuple[Words, ...]
    conjunctions: tuple[Words, ...]
    links: tuple[Words, ...]
    articles: tuple[Words, ...]
    locatives: tuple[Words, ...]
    openers: tuple[Words, ...]
    possessives: tuple[str, ...] = ()  # endings that a name keeps where its apostrophe is lost
    common: tuple[Words, ...]
    titles: tuple[Words, ...]


class SmallFile(Table):
    """`data/places/articles.toml`: articles inside transliterated names."""

    articles: tuple[Words, ...]


@cache
def read_small() -> frozenset[str]:
    """Give the articles that do not count when spellings are compared."""
    table = read_table(files("selon.data") / "places" / "articles.toml", SmallFile)
    return frozenset(form for entry in table.articles for form in entry.forms)
