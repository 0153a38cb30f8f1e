"""The gazetteer as the reading of a text asks it: names, sounds, places."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from selon.gazetteer.editions import Edition, open_edition
from selon.gazetteer.keys import (
    ACRONYM,
    ARABIC,
    CAPITAL,
    LOWER,
    PREFIX,
    SKELETON,
    SOUND,
    SPELLED,
    arabic_of,
    number,
    skeleton_of,
)
from selon.gazetteer.layers import Candidate, Details, Layer
from selon.gazetteer.sounding import read_small, sound_of
from selon.gazetteer.userplaces import Own, read_own
from selon.records import Place
from selon.taught import KnownName
from selon.tokens import Tokens

__all__ = ["Candidate", "Details", "Gazetteer", "open_gazetteer"]

# The longest name in words: "République démocratique du Congo" and some more.
_LONGEST: Final = 7
# A word in capitals of so many letters or fewer is an acronym.
_SHORT: Final = 5
# What a place that the user added is likelier than one of that name in the edition.
_OWN: Final = 6.0
# The rank of a country that the words leave no doubt of.
_SURE: Final = 18.0

Ask = Callable[[Layer], tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of an edition, and before them those that the user added.

    Places of the user's own have negative numbers; places of the edition that the user replaced
    or put away are found no more.
    """

    edition: Edition
    layer: Layer
    lower: frozenset[str]  # first words of names that begin with a small letter: "mer Rouge"
    small: frozenset[str]  # articles inside names: "al"
    own: Own | None = None

    def find(self, key: str, country: str | None = None) -> tuple[Candidate, ...]:
        """Give the places of a name as its keys say it, the likeliest first; at most 24.

        With `country`, only its places, also those that the likelier ones elsewhere hide.
        """
        return self._by_number(number(SPELLED, key), country)

    def sounds(self, keys: Sequence[str], country: str | None = None) -> tuple[Candidate, ...]:
        """Give the places whose names sound like the words."""
        return self._by_number(number(SOUND, sound_of(keys, self.small)), country)

    def bones(self, keys: Sequence[str], country: str | None = None) -> tuple[Candidate, ...]:
        """Give the places whose names have the consonants of the words."""
        sound = sound_of(keys, self.small)
        skeleton = skeleton_of(sound) if sound else None
        return () if skeleton is None else self._by_number(number(SKELETON, skeleton), country)

    def nearly(self, keys: Sequence[str], country: str) -> tuple[Candidate, ...]:
        """Give the places of a country whose names sound nearly like the words, a slip apart."""
        sound = sound_of(keys, self.small)
        return self._asked(lambda layer: layer.nearly(country, sound)) if len(sound) > 2 else ()

    def arabic(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """Give the places of a name in Arabic letters."""
        return self._by_number(number(ARABIC, arabic_of(name)), country)

    def acronym(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """Give the places that a short name in capitals stands for: "RDC"."""
        return self._by_number(number(ACRONYM, name), country)

    def capital(self, country: str) -> tuple[Candidate, ...]:
        """Give the capital of a country."""
        return self._by_number(number(CAPITAL, country))

    def country(self, code: str) -> tuple[Candidate, ...]:
        """Give the country of a code (ISO 3166-1 alpha-2) as a place that is surely meant."""
        id_ = self.by_ref(f"country:{code}")
        return () if id_ is None else (Candidate(id_, _SURE),)

    def by_ref(self, ref: str) -> int | None:
        """Give the number of a place by its id in the world; None where it is not known."""
        if self.own is not None and (id_ := self.own.layer.id_of(ref)) is not None:
            return -id_
        id_ = self.layer.id_of(ref)
        return None if id_ is None or self._is_hidden(id_) else id_

    def place(self, id_: int) -> Place:
        """Give the place of a number; KeyError when there is none."""
        return self._of(id_).place(abs(id_))

    def within(self, id_: int) -> tuple[int, ...]:
        """Give the numbers of the places that contain a place, the nearest first."""
        return self._of(id_).within(id_) if id_ > 0 else ()

    def details(self, id_: int) -> Details:
        """Give all names of a place, its size and its source."""
        return self._of(id_).details(abs(id_))

    def goes_on(self, key: str) -> bool:
        """Say whether a longer name begins with the words of a key."""
        hash_ = number(PREFIX, key)
        if self.layer.goes_on(hash_):
            return True
        return self.own is not None and self.own.layer.goes_on(hash_)

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

    def lowered(self, tokens: Tokens, first: int) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
        """Give (end, candidates) of the names that begin at word `first` with a small letter."""
        for end, _ in self.names(tokens, first):
            key = " ".join(tokens.keys[first:end])
            if found := self._by_number(number(LOWER, key)):
                yield end, found

    def _spelled(self, tokens: Tokens, first: int, end: int, key: str) -> tuple[Candidate, ...]:
        word = tokens.words(first, end)
        if not word.isupper() or end > first + 1:
            return self.find(key)
        # "OTAN" is no town, "ALEP" may be one in a headline.
        return self.acronym(word) or (self.find(key) if len(word) > _SHORT else ())

    def _by_number(self, hash_: int, country: str | None = None) -> tuple[Candidate, ...]:
        if country is None:
            return self._asked(lambda layer: layer.find(hash_))
        return self._asked(lambda layer: layer.find_in(hash_, country))

    def _asked(self, ask: Ask) -> tuple[Candidate, ...]:
        found = ask(self.layer)
        if self.own is None:
            return found
        kept = [c for c in found if not self._is_hidden(c.id)]
        kept += [Candidate(-c.id, c.rank + _OWN) for c in ask(self.own.layer)]
        return tuple(sorted(kept, key=lambda c: (-c.rank, c.id)))

    def _is_hidden(self, id_: int) -> bool:
        return self.own is not None and self.layer.place(id_).id in self.own.hidden

    def _of(self, id_: int) -> Layer:
        if id_ >= 0:
            return self.layer
        if self.own is None:
            raise KeyError(id_)
        return self.own.layer


def open_gazetteer(edition: Edition | None = None, learned: Iterable[KnownName] = ()) -> Gazetteer:
    """Open the gazetteer: an edition, by default the one that is chosen, and the user's places.

    `learned` are names of places that were taught.

    SelonError where there is no edition, where it is of another format, or where the user's file
    of places has faults.
    """
    edition = edition or open_edition()
    layer = Layer(edition.base)
    own = read_own(layer, learned)
    lower = frozenset(edition.meta["lower"].split()) | (own.lower if own else frozenset())
    return Gazetteer(edition, layer, lower, read_small(), own)
