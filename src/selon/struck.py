"""Whose kind of things is struck: a market is civilian, an arms depot is not.

What an act strikes is often told without anybody's name; its words still say which kind of side
they belong to. Who compares two accounts asks here: a market to one and fighters to the other is a
disagreement. Things that may be either, such as a building or a village, are no entries.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from pydantic import Field

from selon.folding import fold
from selon.lang import folder
from selon.lang.lexicon import Entry, Table, read_table
from selon.tokens import Trie, tokens_of

Side: TypeAlias = Literal["civilian", "armed"]


class StruckEntry(Entry):
    """Phrases for things and people of one kind of side.

    `forms` are every inflected form. `not_in` are longer phrases in which a form says something
    else. In an example `{…}` is what must be found first.
    """

    side: Side
    forms: tuple[str, ...] = Field(min_length=1)
    not_in: tuple[str, ...] = ()


class StruckFile(Table):
    """lang/xx/struck.toml."""

    struck: tuple[StruckEntry, ...]


@dataclass(frozen=True, slots=True)
class StruckWords:
    """The phrases of one language; None: says nothing."""

    phrases: Trie[StruckEntry | None]


@cache
def read_struck(language: str) -> StruckWords:
    """Read the phrases of a language."""
    return compile_struck(read_table(folder(language) / "struck.toml", StruckFile))


def compile_struck(table: StruckFile) -> StruckWords:
    """Index phrases by their words."""
    pairs: list[tuple[str, StruckEntry | None]] = []
    for entry in table.struck:
        pairs += [(form, entry) for form in entry.forms]
        pairs += [(form, None) for form in entry.not_in]
    return StruckWords(Trie.of(pairs))


def side_of(phrase: str, words: StruckWords) -> Side | None:
    """Give the kind of side that a phrase belongs to, by the first word that says so."""
    found = next(_found(phrase, words), None)
    return None if found is None else found[0].side


def check_examples(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Give (entry id, sentence) for each example that fails and each reject that fires."""
    if not isinstance(table, StruckFile):
        return
    words = compile_struck(table)
    for entry in table.struck:
        for marked in entry.examples:
            wanted = re.findall(r"\{(.*?)\}", fold(marked).text)
            found = list(_found(marked.replace("{", "").replace("}", ""), words))[:1]
            if not wanted or found != [(entry, wanted[0])]:
                yield entry.id, marked
        for reject in entry.rejects:
            if any(one is entry for one, _ in _found(reject, words)):
                yield entry.id, reject


def _found(phrase: str, words: StruckWords) -> Iterator[tuple[StruckEntry, str]]:
    """Give what a phrase names and its words, the longest where several begin at one word."""
    tokens = tokens_of(fold(phrase).text)
    first = 0
    while first < len(tokens):
        longest = words.phrases.longest(tokens, first)
        end, entries = longest if longest is not None else (first + 1, ())
        entry = entries[-1] if entries else None
        if entry is not None:
            yield entry, tokens.words(first, end)
        first = end
