"""Where: names of places found, and resolved to the gazetteer."""

from selon.gazetteer.lookup import Gazetteer, open_gazetteer
from selon.places.examples import check_examples
from selon.places.finding import find_places
from selon.places.words import PlaceWords, read_words

__all__ = [
    "Gazetteer",
    "PlaceWords",
    "check_examples",
    "find_places",
    "open_gazetteer",
    "read_words",
]
