"""Places by their names and numbers, asked of the gazetteer as a correction needs them."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from selon.folding import fold
from selon.gazetteer.lookup import Gazetteer, open_gazetteer
from selon.lang.folders import languages
from selon.places import read_words
from selon.places.asking import ask
from selon.places.words import PlaceWords
from selon.records import Place

_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Places:
    """The gazetteer, opened when it is first asked."""

    @property
    def gazetteer(self) -> Gazetteer:
        """The places that selon knows."""
        return _gazetteer()

    def named(self, words: str, language: str | None) -> tuple[Place, ...]:
        """Give the places that words may mean, the likeliest first."""
        spoken = language if language in languages() else languages()[0]
        found = ask(self.gazetteer, _words(spoken), fold(words).text)
        return tuple(one.place for one in found[:_MOST])

    def place(self, ref: str) -> Place | None:
        """Give a place by its id; None where there is none."""
        number = self.gazetteer.by_ref(ref)
        return None if number is None else self.gazetteer.place(number)

    def name(self, ref: str) -> str | None:
        """Give the name of a place by its id, with its country; None where there is none."""
        place = self.place(ref)
        return None if place is None else ", ".join(filter(None, (place.name, place.country)))


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()


@cache
def _words(language: str) -> PlaceWords:
    return read_words(language)
