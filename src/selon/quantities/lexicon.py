"""The model of `numbers.toml`, and its words compiled for look-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from selon.lang.lexicon import Entry, Table
from selon.tokens import Trie, keys_of

BoundKind = Literal["at_least", "at_most", "about"]


class Forms(Entry):
    """A class of words in all their forms."""

    forms: tuple[str, ...]


class NumberWord(Forms):
    """A word for a number; `adjective`: it is one too and counts only before a word ("neuf")."""

    value: int
    adjective: bool = False


class Bound(Forms):
    """Words before a number that bound it or make it approximate."""

    kind: BoundKind


class Range(Entry):
    """Words around two numbers that make them the ends of a range; no opener: "10 à 15"."""

    opener: tuple[str, ...]
    middle: tuple[str, ...]


class Several(Forms):
    """Words for an unknown number above one; `plural`: only before "dizaines", "milliers"…

    `known`: so is the number, if not sharply: "half a dozen".
    """

    low: int
    plural: bool = False
    known: bool = False


class And(Forms):
    """Words inside a number: "vingt [et] un"; `hundreds`: also "two hundred [and] five"."""

    hundreds: bool = False


class Marks(Table):
    """The signs between the digits of a number: "1 200", "2,5"."""

    thousands: frozenset[str] = frozenset({" ", "."})
    decimal: str = ","


class Label(Forms):
    """Words before a number that say that it counts nothing: "numéro", "mardi".

    `digits`: only before digits ("le 24"); `article`: only before "un" ("l'un").
    """

    digits: bool = False
    article: bool = False


class NumbersFile(Table):
    """`numbers.toml`."""

    words: tuple[NumberWord, ...]
    multipliers: tuple[NumberWord, ...]
    collectives: tuple[NumberWord, ...]
    articles: tuple[Forms, ...]
    ands: tuple[And, ...]
    links: tuple[Forms, ...]
    bounds: tuple[Bound, ...]
    trailing: tuple[Bound, ...]
    ranges: tuple[Range, ...]
    several: tuple[Several, ...]
    zeros: tuple[Forms, ...]
    units: tuple[Forms, ...]
    labels: tuple[Label, ...]
    counted: tuple[Forms, ...]
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a language says about numbers; compiled once, then only read."""

    starters: frozenset[str]  # every word that a quantity may begin with, but digits
    words: dict[str, NumberWord]
    multipliers: dict[str, int]
    collectives: Trie[int]
    articles: frozenset[str]
    ands: frozenset[str]
    hundreds: frozenset[str]  # of these, those that stand behind hundreds too
    links: frozenset[str]
    bounds: Trie[Bound]
    trailing: Trie[Bound]
    openers: dict[str, frozenset[str]]  # "entre" -> {"et"}
    middles: frozenset[str]  # of ranges without opener: "à", "ou"
    several: Trie[Several]
    zeros: Trie[bool]
    units: Trie[bool]
    labels: dict[str, Label]
    counted: frozenset[str]
    marks: Marks


def compile_numbers(file: NumbersFile) -> Numbers:
    """Prepare the number words of a language for look-up."""
    openers = (word for r in file.ranges for word in r.opener)
    sections = (file.words, file.multipliers, file.articles, file.bounds, file.several, file.zeros)
    forms = (form for section in sections for entry in section for form in entry.forms)
    return Numbers(
        starters=frozenset(keys_of(form)[0] for form in (*openers, *forms)),
        words={key: w for w in file.words for key in _keys([w])},
        multipliers={key: w.value for w in file.multipliers for key in _keys([w])},
        collectives=Trie.of((form, c.value) for c in file.collectives for form in c.forms),
        articles=_keys(file.articles),
        ands=_keys(file.ands),
        hundreds=_keys(a for a in file.ands if a.hundreds),
        links=_keys(file.links),
        trailing=Trie.of((form, b) for b in file.trailing for form in b.forms),
        bounds=Trie.of((form, b) for b in file.bounds for form in b.forms),
        openers={
            key: frozenset(k for word in r.middle for k in keys_of(word))
            for r in file.ranges
            for word in r.opener
            for key in keys_of(word)
        },
        middles=frozenset(
            key for r in file.ranges if not r.opener for word in r.middle for key in keys_of(word)
        ),
        several=Trie.of((form, s) for s in file.several for form in s.forms),
        zeros=Trie.of((form, True) for z in file.zeros for form in z.forms),
        units=Trie.of((form, True) for u in file.units for form in u.forms),
        labels={key: label for label in file.labels for key in _keys([label])},
        counted=_keys(file.counted),
        marks=file.marks,
    )


def _keys(entries: Iterable[Forms]) -> frozenset[str]:
    return frozenset(key for entry in entries for form in entry.forms for key in keys_of(form))
