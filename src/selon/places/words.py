"""The words around places, compiled for look-up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from selon.actors.lexicon import DemonymsFile
from selon.lang.lexicon import read_table
from selon.places.lexicon import Anaphor, Direction, Generic, PlacesFile, Unit, Words
from selon.quantities import Numbers, NumbersFile, compile_numbers
from selon.tokens import Trie, keys_of


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What a language says about places; opened once, then only read."""

    language: str
    head_last: bool  # a name may stand before what it is: "Helmand province"
    generics: Trie[Generic]
    directions: Trie[Direction]
    anaphors: Trie[Anaphor]
    borders: Trie[str]
    between: Mapping[str, str]  # "entre" -> its entry
    ways: frozenset[str]
    units: Trie[Unit]
    offshore: Trie[str]
    coasts: Trie[str]
    conjunctions: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    locatives: frozenset[str]  # the last word of each: "de" for "près de"
    leads: frozenset[str]  # every word of them
    openers: frozenset[str]
    possessives: tuple[str, ...]
    common: frozenset[str]
    titles: frozenset[str]
    numbers: Numbers
    beginnings: frozenset[str]  # of all phrases but bare names
    adjectives: Trie[str]  # demonyms and their compounds' prefixes -> country


def read_words(language: str) -> PlaceWords:
    """Read the place words of a language; LexiconError names the faults of its files."""
    folder = files("selon.lang") / language
    file = read_table(folder / "places.toml", PlacesFile)
    return compile_words(file, language)


def compile_words(file: PlacesFile, language: str) -> PlaceWords:
    """Prepare the place words of a language for look-up, with its demonyms and numbers."""
    folder = files("selon.lang") / language
    demonyms = read_table(folder / "demonyms.toml", DemonymsFile)
    numbers = compile_numbers(read_table(folder / "numbers.toml", NumbersFile))
    words = PlaceWords(
        language=language,
        head_last=any(g.behind for g in file.generics),
        generics=Trie.of((form, g) for g in file.generics for form in g.forms),
        directions=Trie.of((form, d) for d in file.directions for form in d.forms),
        anaphors=Trie.of((form, a) for a in file.anaphors for form in a.forms),
        borders=Trie.of((form, b.id) for b in file.borders for form in b.forms),
        between={key: b.id for b in file.between for key in _keys([b])},
        ways=_keys(file.ways),
        units=Trie.of((form, u) for u in file.units for form in u.forms),
        offshore=Trie.of((form, o.id) for o in file.offshore for form in o.forms),
        coasts=Trie.of((form, c.id) for c in file.coasts for form in c.forms),
        conjunctions=_keys(file.conjunctions),
        links=_keys(file.links),
        articles=_keys(file.articles),
        locatives=_keys(file.locatives),
        leads=frozenset(key for entry in file.locatives for f in entry.forms for key in keys_of(f)),
        openers=_keys(file.openers),
        possessives=file.possessives,
        common=_keys(file.common),
        titles=_keys(file.titles),
        numbers=numbers,
        beginnings=frozenset(),
        adjectives=Trie.of(_adjectives(demonyms)),
    )
    return replace(words, beginnings=_beginnings(words))


def _beginnings(words: PlaceWords) -> frozenset[str]:
    """Give the first word of every phrase that is more than a name."""
    phrases = (words.generics, words.directions, words.anaphors, words.borders, words.offshore)
    first = frozenset(key for trie in phrases for key in trie.beginnings())
    lengths = words.numbers.collectives.beginnings() | words.numbers.starters
    return first | lengths | words.numbers.articles | words.between.keys()


def _keys(entries: Iterable[Words]) -> frozenset[str]:
    return frozenset(keys_of(form)[-1] for entry in entries for form in entry.forms)


def _adjectives(file: DemonymsFile) -> Iterable[tuple[str, str]]:
    for entry in file.demonyms:
        if entry.country is not None and entry.id == entry.country.lower():
            for form in (*entry.forms, *entry.prefixes):
                yield form, entry.country
