"""Words of a text as keys to look up: without case, accents or punctuation, each with its span."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Generic, TypeVar

from selon.folding import bare
from selon.records import Span

# "U.S." is one word, whose key is "us".
_WORD = re.compile(r"(?<![^\W_])(?:[A-Z]\.){2,}(?![^\W_])|[^\W_]+")
# What may stand between two words of one name: never a comma, a line end or a full stop.
_JOINTS = frozenset({" ", "-", "'", "/", "' ", "- ", " -", "  ", "–", " – ", " - ", " '", "''"})

# A short name in capitals ("FDS", "M23", "OSDH") is an acronym: it counts in that spelling only.
_ACRONYM_LENGTH: Final = 9

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: word i is `text[starts[i]:ends[i]]`, its key `keys[i]`."""

    text: str
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    joined: Sequence[bool]  # word i may belong to the same name as word i - 1

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, end: int) -> Span:
        """Give the span of words [first, end)."""
        return Span(self.starts[first], self.ends[end - 1])

    def words(self, first: int, end: int) -> str:
        """Give the words [first, end) as they stand."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def is_capital(self, i: int) -> bool:
        """Say whether word i begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def before(self, i: int) -> str:
        """Give what stands between word i and the word before it."""
        return self.text[self.ends[i - 1] if i else 0 : self.starts[i]]

    def opens_sentence(self, i: int) -> bool:
        """Say whether word i is the first of its sentence or line."""
        gap = self.before(i)
        return i == 0 or any(mark in gap for mark in ("\n", ". ", "? ", "! ", ": ", "« ", '"'))


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Give the key of one word.

    >>> key_of("Aïn")
    'ain'
    """
    return word.lower().replace(".", "") if word.isascii() else bare(word)


@lru_cache(maxsize=4)  # actors, places and quantities are read off the same text in turn
def tokens_of(text: str) -> Tokens:
    """Find the words of a folded text.

    >>> list(tokens_of("d'Aïn al-Assad").keys)
    ['d', 'ain', 'al', 'assad']
    """
    found = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    starts = [start for start, _ in found]
    ends = [end for _, end in found]
    keys = [key_of(text[start:end]) for start, end in found]
    gaps = (text[end:start] for end, start in zip(ends, starts[1:], strict=False))
    joined = [False, *(gap in _JOINTS for gap in gaps)][: len(found)]
    return Tokens(text, keys, starts, ends, joined)


def keys_of(name: str) -> tuple[str, ...]:
    """Give the keys of a name in the order of its words.

    >>> keys_of("Kataëb Hezbollah")
    ('kataeb', 'hezbollah')
    """
    return tuple(key_of(word) for word in _WORD.findall(name))


def is_acronym(name: str) -> bool:
    """Say whether a name is an acronym, which counts in its exact spelling only.

    >>> [is_acronym(name) for name in ("FDS", "M23", "JeM", "Minusma", "Hamas")]
    [True, True, True, False, False]
    """
    if len(name) > _ACRONYM_LENGTH or " " in name:
        return False
    return 2 * sum(letter.isupper() or letter.isdigit() for letter in name) >= len(name)


@dataclass(slots=True)
class _Node(Generic[Value]):
    below: "dict[str, _Node[Value]]" = field(default_factory=dict)
    values: list[Value] = field(default_factory=list)


class Trie(Generic[Value]):
    """Names by their words; filled once, then only read."""

    def __init__(self) -> None:
        self._root: _Node[Value] = _Node()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Value]]) -> "Trie[Value]":
        """Make one of names and values."""
        trie = cls()
        for name, value in pairs:
            trie.add(keys_of(name), value)
        return trie

    def add(self, keys: Sequence[str], value: Value) -> None:
        """File a value under a name; several may share it, in the order of filing."""
        node = self._root
        for key in keys:
            node = node.below.setdefault(key, _Node())
        if keys and value not in node.values:
            node.values.append(value)

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], Sequence[Value]]]:
        """Give the keys of every name, and its values."""
        below: list[tuple[tuple[str, ...], _Node[Value]]] = [((), self._root)]
        while below:
            keys, node = below.pop()
            if node.values:
                yield keys, node.values
            below.extend(((*keys, key), child) for key, child in node.below.items())

    def beginnings(self) -> frozenset[str]:
        """Give the first words of all names."""
        return frozenset(self._root.below)

    def at(self, keys: Sequence[str]) -> Sequence[Value]:
        """Give the values of exactly this name."""
        node: _Node[Value] | None = self._root
        for key in keys:
            node = node.below.get(key) if node is not None else None
        return node.values if node is not None else ()

    def matches(self, tokens: Tokens, first: int) -> Iterable[tuple[int, Sequence[Value]]]:
        """Give (end, values) of every name that begins at word `first`, shortest first."""
        node = self._root.below.get(tokens.keys[first])
        return () if node is None else _below(node, tokens, first + 1)

    def longest(self, tokens: Tokens, first: int) -> tuple[int, Sequence[Value]] | None:
        """Give (end, values) of the longest name that begins at word `first`."""
        node = self._root.below.get(tokens.keys[first])
        if node is None:  # nearly always
            return None
        found = None
        for found in _below(node, tokens, first + 1):  # noqa: B007 - the last one is wanted
            pass
        return found


def _below(
    node: _Node[Value] | None, tokens: Tokens, end: int
) -> Iterator[tuple[int, Sequence[Value]]]:
    keys, joined = tokens.keys, tokens.joined
    count = len(keys)
    while node is not None:
        if node.values:
            yield end, node.values
        if end == count or not joined[end]:
            return
        node = node.below.get(keys[end])
        end += 1
