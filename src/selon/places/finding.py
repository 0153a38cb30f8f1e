"""Every place that a text names."""

from datetime import date

from selon.gazetteer.lookup import Gazetteer
from selon.places.choosing import choose
from selon.places.naming import Look
from selon.places.spotting import spots
from selon.places.words import PlaceWords
from selon.records import Toponym
from selon.tokens import tokens_of


def find_places(
    text: str, gazetteer: Gazetteer, words: PlaceWords, day: date | None = None
) -> tuple[Toponym, ...]:
    """Give the place names of a folded text, in its order, none overlapping another.

    A toponym without place is one that the words around it call a place, but that the gazetteer
    does not know (`reason` "unknown").
    """
    look = Look(tokens_of(text), gazetteer, words, day)
    return choose(look, list(spots(look)))
