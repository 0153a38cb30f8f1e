"""Words that name weapons, and the class of each (see `selon.schema`).

Phrases are listed with their inflected forms and found by their first word; the longest wins.
A phrase under `not_in` swallows a word that means something else in it: a gold mine is no mine.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from selon.folding import fold
from selon.lang.lexicon import Entry, Table
from selon.records import Evidence, Span, Weapon
from selon.schema import read_weapons
from selon.taught import KnownName

_WORD: Final = re.compile(r"(?<![\w-])\w+")
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|\n")


def _known(weapon: str) -> str:
    if weapon not in read_weapons():
        raise ValueError(f"unknown weapon class: {weapon}")
    return weapon


class WeaponEntry(Entry):
    """Phrases that name one class of weapons."""

    weapon: Annotated[str, AfterValidator(_known)]  # a class of schema/weapons.toml
    forms: tuple[str, ...] = Field(min_length=1)  # every inflected form, lower case
    not_in: tuple[str, ...] = ()  # longer phrases in which the form means something else
    near: tuple[str, ...] = ()  # the sentence must hold one of these words; empty: no matter


class WeaponsFile(Table):
    """lang/xx/weapons.toml."""

    weapons: tuple[WeaponEntry, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    entry: WeaponEntry | None  # None: swallows its words


@dataclass(frozen=True, slots=True)
class WeaponWords:
    """The phrases of one language by their first word, the longest first."""

    phrases: Mapping[str, tuple[_Phrase, ...]]
    language: str


def compile_weapons(
    table: WeaponsFile, language: str, learned: Iterable[KnownName] = ()
) -> WeaponWords:
    """Index the phrases of a lexicon, and names that were taught, by their first word."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for entry in (*_taught(learned), *table.weapons):
        for phrase in (
            *(_Phrase(form, entry) for form in entry.forms),
            *(_Phrase(form, None) for form in entry.not_in),
        ):
            found[_first(phrase.text)].append(phrase)
    phrases = {first: _longest_first(alike) for first, alike in found.items()}
    return WeaponWords(phrases, language)


def _taught(learned: Iterable[KnownName]) -> Iterator[WeaponEntry]:
    for known in learned:
        form = _lower(fold(known.name).text).strip()
        if known.kind == "weapon" and _WORD.match(form):
            yield WeaponEntry(id="learned", examples=(form,), weapon=known.id, forms=(form,))


def find_weapons(text: str, words: WeaponWords) -> tuple[Weapon, ...]:
    """Give every weapon named in a folded text, in its order; spans never overlap."""
    lower = _lower(text)
    found: list[Weapon] = []
    free = 0
    for match in _WORD.finditer(lower):
        if match.start() < free:
            continue
        phrase = _at(lower, match.start(), words.phrases.get(match.group(), ()))
        if phrase is None:
            continue
        free = match.start() + len(phrase.text)
        if phrase.entry is not None:
            span = Span(match.start(), free)
            because = Evidence("weapons.find_weapons", f"{words.language}.{phrase.entry.id}", span)
            found.append(Weapon(span, phrase.entry.weapon, (because,)))
    return tuple(found)


def check_examples(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Give (entry id, sentence) for each example that fails and each reject that fires.

    In an example `{…}` is what must be found of the entry's class, and nothing else of it.
    """
    if not isinstance(table, WeaponsFile):
        return
    words = compile_weapons(table, language)
    for entry in table.weapons:
        for marked in entry.examples:
            wanted = re.findall(r"\{(.*?)\}", fold(marked).text)
            text = fold(marked.replace("{", "").replace("}", "")).text
            if not wanted or _of_class(text, words, entry.weapon) != wanted:
                yield entry.id, marked
        for reject in entry.rejects:
            if _of_class(fold(reject).text, words, entry.weapon):
                yield entry.id, reject


def _of_class(text: str, words: WeaponWords, weapon: str) -> list[str]:
    return [found.span.of(text) for found in find_weapons(text, words) if found.id == weapon]


def _at(lower: str, start: int, phrases: tuple[_Phrase, ...]) -> _Phrase | None:
    """Give the longest phrase that stands at `start` and whose companions are near."""
    for phrase in phrases:
        end = start + len(phrase.text)
        whole = lower.startswith(phrase.text, start) and not lower[end : end + 1].isalnum()
        if whole and (phrase.entry is None or _is_near(lower, start, phrase.entry.near)):
            return phrase
    return None


def _is_near(lower: str, start: int, near: tuple[str, ...]) -> bool:
    return not near or any(word in near for word in _sentence_words(lower, start))


def _sentence_words(lower: str, at: int) -> Iterator[str]:
    """Give the words of the sentence around a position."""
    before = [m.end() for m in _SENTENCE_END.finditer(lower, 0, at)]
    after = _SENTENCE_END.search(lower, at)
    sentence = lower[before[-1] if before else 0 : after.start() if after else len(lower)]
    return (m.group() for m in re.finditer(r"\w+", sentence))


def _first(phrase: str) -> str:
    match = _WORD.match(phrase)
    if match is None:
        raise ValueError(phrase)
    return match.group()


def _longest_first(phrases: list[_Phrase]) -> tuple[_Phrase, ...]:
    return tuple(sorted(phrases, key=lambda p: (-len(p.text), p.text, p.entry is None)))


def _lower(text: str) -> str:
    """Lower-case without changing the length, whatever the alphabet."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
