"""The examples of `places.toml`: "Une explosion a retenti à [Tours]."."""

from collections.abc import Iterator
from functools import cache

from selon.gazetteer.lookup import Gazetteer, open_gazetteer
from selon.lang.examples import unmark, without
from selon.lang.lexicon import Table, entries
from selon.places.finding import find_places
from selon.places.lexicon import PlacesFile
from selon.places.words import PlaceWords, compile_words
from selon.records import Toponym


def check_examples(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Give (entry id, fault) for each example and reject whose places are not those in brackets.

    Every entry must matter: without it, one of its examples or rejects reads otherwise.
    """
    if not isinstance(table, PlacesFile):
        return
    words = compile_words(table, language)
    for entry in entries(table):
        lacking = compile_words(without(table, entry.id), language)
        shown = False
        for line in (*entry.examples, *entry.rejects):
            text, marked = unmark(line)
            found = _places(text, words)
            shown = shown or found != _places(text, lacking)
            if tuple(place.span for place in found) != marked["["]:
                yield entry.id, f"{[place.span.of(text) for place in found]} in: {line}"
        if not shown:
            yield entry.id, f"no example shows it: {entry.examples[0]}"


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()


def _places(text: str, words: PlaceWords) -> tuple[Toponym, ...]:
    return find_places(text, _gazetteer(), words)
