"""The words around places, compiled for look-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from selon.actors.lexicon import DemonymsFile
from selon.lang.lexicon import read_table
from selon.places.lexicon import Anaphor, Direction, Generic, PlacesFile, Words
from selon.tokens import Trie, keys_of


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What a language says about places; opened once, then only read."""

    language: str
    generics: Trie[Generic]
    directions: Trie[Direction]
    anaphors: Trie[Anaphor]
    borders: Trie[str]
    between: frozenset[str]
    conjunctions: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    locatives: frozenset[str]  # the last word of each: "de" for "près de"
    openers: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    adjectives: Trie[str]  # demonyms and their compounds' prefixes -> country


def read_words(language: str) -> PlaceWords:
    """Read the place words of a language; LexiconError names the faults of its files."""
    folder = files("selon.lang") / language
    file = read_table(folder / "places.toml", PlacesFile)
    return compile_words(file, read_table(folder / "demonyms.toml", DemonymsFile), language)


def compile_words(file: PlacesFile, demonyms: DemonymsFile, language: str) -> PlaceWords:
    """Prepare the place words of a language for look-up."""
    return PlaceWords(
        language=language,
        generics=Trie.of((form, g) for g in file.generics for form in g.forms),
        directions=Trie.of((form, d) for d in file.directions for form in d.forms),
        anaphors=Trie.of((form, a) for a in file.anaphors for form in a.forms),
        borders=Trie.of((form, b.id) for b in file.borders for form in b.forms),
        between=_keys(file.between),
        conjunctions=_keys(file.conjunctions),
        links=_keys(file.links),
        articles=_keys(file.articles),
        locatives=_keys(file.locatives),
        openers=_keys(file.openers),
        common=_keys(file.common),
        titles=_keys(file.titles),
        adjectives=Trie.of(_adjectives(demonyms)),
    )


def _keys(entries: Iterable[Words]) -> frozenset[str]:
    return frozenset(keys_of(form)[-1] for entry in entries for form in entry.forms)


def _adjectives(file: DemonymsFile) -> Iterable[tuple[str, str]]:
    for entry in file.demonyms:
        if entry.country is not None and entry.id == entry.country.lower():
            for form in (*entry.forms, *entry.prefixes):
                yield form, entry.country
