"""Loaded words and euphemisms, each beside its neutral name; every camp's vocabulary alike.

A loaded word is worth showing because it tells who speaks, not because it is wrong: the ledger
keeps the words of the text, this layer says how else the same thing is called. Phrases are listed
with one form of each word and found in every inflection, the longest first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from pydantic import Field

from selon.folding import fold
from selon.lang.lexicon import Entry, Table
from selon.records import Evidence, Framing
from selon.tokens import Tokens, Trie, tokens_of


class Word(Entry):
    """One loaded word and how else the same thing is called.

    `forms` lists phrases, lower case; each word of them takes the endings of `inflections`.
    `not_in` are longer phrases in which a form means something else.
    """

    neutral: str = Field(min_length=1)
    kind: Literal["loaded", "euphemism", "title"]
    forms: tuple[str, ...] = Field(min_length=1)
    not_in: tuple[str, ...] = ()


class FramingFile(Table):
    """lang/xx/framing.toml."""

    # Ending → its other forms: the feminine and the plurals. A word takes those of the longest
    # ending that it has.
    inflections: Mapping[str, tuple[str, ...]]
    invariable: frozenset[str]  # words inside phrases that have one form
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class FramingWords:
    """The words of one language, ready to be found."""

    phrases: Trie[str]  # the surface forms, lower case, by their words
    entries: Mapping[str, Word | None]  # by surface form; None: means something else there
    language: str


def compile_framing(table: FramingFile, language: str) -> FramingWords:
    """Compile a lexicon; ValueError where two entries share a form."""
    entries: dict[str, Word | None] = {}
    for word in table.words:
        for form in word.forms:
            for surface in inflected(form, table):
                if entries.setdefault(surface, word) is not word:
                    raise ValueError(f"{surface}: {word.id}")
    others = [form for word in table.words for form in word.not_in]
    for form in others:
        entries |= dict.fromkeys(inflected(form, table))
    return FramingWords(Trie.of((surface, surface) for surface in entries), entries, language)


def find_framing(text: str, words: FramingWords) -> tuple[Framing, ...]:
    """Give the loaded words of a folded text, in its order; spans never overlap."""
    return tuple(_framings(text, words))


def inflected(form: str, table: FramingFile) -> frozenset[str]:
    """Give a phrase in all its forms, each word in its own; agreement is not checked."""
    return frozenset("".join(words) for words in product(*_variants_of(form, table)))


def check_examples(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Give (entry id, sentence) for each example that fails and each reject that fires.

    In an example `{…}` is what the entry must find, all of it and nothing else.
    """
    if not isinstance(table, FramingFile):
        return
    words = compile_framing(table, language)
    for word in table.words:
        for example in word.examples:
            wanted = re.findall(r"\{(.*?)\}", fold(example).text)
            if not wanted or _found(example, words, word) != wanted:
                yield word.id, example
        for reject in word.rejects:
            if _found(reject, words, word):
                yield word.id, reject


def _framings(text: str, words: FramingWords) -> Iterator[Framing]:
    tokens, i = tokens_of(text), 0
    while i < len(tokens):
        end = _phrase(tokens, i, words)
        word = words.entries[_surface(tokens, i, end)] if end is not None else None
        if end is not None and word is not None:
            span = tokens.span(i, end)
            because = Evidence("framing.find_framing", f"{words.language}.{word.id}", span)
            yield Framing(span, word.neutral, word.kind, (because,))
        i = i + 1 if end is None else end


def _phrase(tokens: Tokens, i: int, words: FramingWords) -> int | None:
    """Give the end of the longest phrase that begins at word `i`, accents and all."""
    ends = [
        end
        for end, surfaces in words.phrases.matches(tokens, i)
        if _surface(tokens, i, end) in surfaces
        and not tokens.text.startswith("-", tokens.ends[end - 1])
    ]
    if ends and tokens.before(i).endswith("-"):  # no "anti-terroriste"
        return None
    return ends[-1] if ends else None


def _surface(tokens: Tokens, first: int, end: int) -> str:
    return " ".join(tokens.words(first, end).lower().split())


def _variants_of(form: str, table: FramingFile) -> list[tuple[str, ...]]:
    """Give what may stand for each word of a phrase, and for each gap between them."""
    pieces = (piece for piece in re.split(r"(\w+)", form) if piece)
    return [_variants(p, table) if p.isalpha() else (p,) for p in pieces]


def _variants(word: str, table: FramingFile) -> tuple[str, ...]:
    if word in table.invariable:
        return (word,)
    endings = (word[i:] for i in range(len(word)))  # the longest first
    ending = next((ending for ending in endings if ending in table.inflections), None)
    if ending is None:
        return (word,)
    stem = word.removesuffix(ending)
    return (word, *(stem + other for other in table.inflections[ending]))


def _found(example: str, words: FramingWords, word: Word) -> list[str]:
    text = fold(example.replace("{", "").replace("}", "")).text
    mine = f"{words.language}.{word.id}"
    return [f.span.of(text) for f in find_framing(text, words) if f.evidence[0].entry == mine]
