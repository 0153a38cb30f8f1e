"""All forms of a word that somebody looks for: its lemmas, and what else is a form of them.

The full-text index holds the words as they stand, without accents, so that any ledger can be
searched so, whatever wrote it. Forms come from the lemma tables of every language that selon codes
and whose model is installed. A word that no table knows is looked for as it stands.
"""

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final

from selon.folding import bare, fold
from selon.lang import folders
from selon.languages import read_language
from selon.lemmas import KINDS, LemmaTables
from selon.parsing import lemma_tables

_WORDS: Final = 1024  # that are remembered
_SHORTEST: Final = 3  # letters; a shorter word is a form of too much


@lru_cache(_WORDS)
def forms(words: str) -> tuple[str, ...]:
    """Give the forms of one word, without accents; several words are given back as they stand."""
    word = bare(fold(words).text).strip().lower()
    if not word.isalpha() or len(word) < _SHORTEST:
        return (words,)
    found = {form for tables in _tables() for form in _forms(word, tables)}
    return tuple(sorted({word, *found}))


@cache
def _tables() -> tuple[LemmaTables, ...]:
    return tuple(found for name in folders.languages() if (found := _table(name)) is not None)


def _table(language: str) -> LemmaTables | None:
    model = read_language(language).model
    try:
        return None if model is None else lemma_tables(model.package)
    except OSError:
        return None


def _forms(word: str, tables: LemmaTables) -> Iterator[str]:
    for kind in KINDS:
        lemmas = _lemmas(word, kind, tables)
        if lemmas:
            yield from map(bare, lemmas)
            yield from map(bare, _of(lemmas, kind, tables))


def _lemmas(word: str, kind: str, tables: LemmaTables) -> set[str]:
    """Give the lemmas that a word without accents may be a form of."""
    exceptions = tables.exceptions[kind]
    told = {lemma for form in _alike({word}, exceptions) for lemma in exceptions[form]}
    endings = {(bare(old), bare(new)) for old, new in tables.endings[kind]}
    stems = {word[: -len(old)] + new for old, new in endings if old and word.endswith(old)}
    return told | set(_alike({word, *stems}, tables.lemmas[kind]))


def _of(lemmas: set[str], kind: str, tables: LemmaTables) -> Iterator[str]:
    """Give the forms of lemmas; endings make some that nobody writes, which find nothing."""
    for form, told in tables.exceptions[kind].items():
        if not lemmas.isdisjoint(told):
            yield form
    for old, new in tables.endings[kind]:
        for lemma in lemmas:
            form = lemma.removesuffix(new) + old
            if lemma.endswith(new) and form.isalpha():
                yield form


def _alike(wanted: Collection[str], known: Collection[str]) -> Iterator[str]:
    """Give the words that are one of those wanted, but for accents."""
    lengths = {len(word) for word in wanted}
    for word in known:
        if len(word) in lengths and (word if word.isascii() else bare(word)) in wanted:
            yield word
