"""The rules of a language made ready: placeholders filled in, patterns compiled, once.

In a pattern, `{month}` is the table of that name as a named group, `{first:month|month_short}` a
choice of tables under another name, `{:month}` the same without a group. Tables, fragments and
kinds share one space of names. A space matches one or more, an apostrophe may be followed by
spaces ("d' août"); inside a character class both stand for themselves.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from selon.times.model import KINDS, TimeRule, TimesFile, Word
from selon.times.numerals import plain, read_number, read_ordinal

Reader = Callable[[str], Word | None]

# Each kind is one private-use character in the text that a later stage reads.
MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {kind: chr(0xE000 + index) for index, kind in enumerate(KINDS)}
)
_PLACEHOLDER: Final = re.compile(r"\{(?:([a-z][a-z_0-9]*)?(:))?([a-z][a-z_0-9|]*)\}")
_ATOM: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[ '][?*+]?|.", re.DOTALL)
_LOOSE: Final = MappingProxyType({" ": " +", " ?": " *", "'": "' *", "'?": "(?:' *)?"})
_LEFT: Final = r"(?<!\w)(?<!\d[.,:/])(?:"
_RIGHT: Final = r")(?!\w)(?![.,:/]\d)"
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its pattern; `readers` gives the value of each group's words."""

    entry: TimeRule
    regex: re.Pattern[str]
    readers: Mapping[str, Reader]


@dataclass(frozen=True, slots=True)
class CompiledCue:
    """Words that look back or forward."""

    direction: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Stage:
    """The rules that run together; `seek` finds where any of them may start."""

    seek: re.Pattern[str]
    rules: tuple[CompiledRule, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """A language's rules, ready to run."""

    language: str
    triggers: frozenset[str]
    stages: tuple[Stage, ...]
    cues: tuple[CompiledCue, ...]  # past and future
    asides: tuple[CompiledCue, ...]


def compile_rules(file: TimesFile) -> Rules:
    """Make the rules of a file ready; ValueError (re.error) names a pattern that is no pattern."""
    numbers = sorted({rule.stage for rule in file.rules})
    cues = [CompiledCue(cue.direction, re.compile(cue.pattern)) for cue in file.cues]
    return Rules(
        language=file.language,
        triggers=frozenset(_triggers(file)),
        stages=tuple(_stage(file, number) for number in numbers),
        cues=tuple(cue for cue in cues if cue.direction != "aside"),
        asides=tuple(cue for cue in cues if cue.direction == "aside"),
    )


def _triggers(file: TimesFile) -> Iterator[str]:
    """Give the longest word of each phrase of the trigger tables, with and without accents."""
    for table in file.triggers:
        for phrase in file.words[table]:
            word = max(_WORD.findall(phrase.lower()), key=len)
            yield from (word, plain(word))


def _stage(file: TimesFile, number: int) -> Stage:
    rules = [rule for rule in file.rules if rule.stage == number]
    compiled = tuple(_rule(file, rule) for rule in rules)
    unnamed = (_loosen(_expand(file, rule.pattern)) for rule in rules)
    seek = re.compile(_LEFT + "|".join(f"(?:{pattern})" for pattern in unnamed) + _RIGHT)
    return Stage(seek, compiled)


def _rule(file: TimesFile, rule: TimeRule) -> CompiledRule:
    try:
        pattern = _LEFT + _loosen(_expand(file, rule.pattern, named=True)) + _RIGHT
        regex = re.compile(pattern)
    except (re.error, KeyError) as error:
        raise ValueError(f"{rule.id}: {error}") from error
    groups = {
        name or sources: sources.split("|")
        for name, colon, sources in _PLACEHOLDER.findall(rule.pattern)
        if name or not colon
    }
    readers = {name: _reader(file, sources) for name, sources in groups.items()}
    return CompiledRule(rule, regex, MappingProxyType(readers))


def _expand(file: TimesFile, pattern: str, *, named: bool = False) -> str:
    """Fill the placeholders in."""

    def fill(match: re.Match[str]) -> str:
        name, colon, sources = match.groups()
        choice = "|".join(_source(file, source) for source in sources.split("|"))
        capture = named and (name or not colon)
        return f"(?P<{name or sources}>{choice})" if capture else f"(?:{choice})"

    return _PLACEHOLDER.sub(fill, pattern)


def _source(file: TimesFile, name: str) -> str:
    """Give the pattern of one kind, fragment or table."""
    if name in MARKS:
        return MARKS[name]
    if name in file.fragments:
        return _expand(file, file.fragments[name].pattern)
    return "|".join(map(_accents_free, sorted(file.words[name], key=lambda w: (-len(w), w))))


def _accents_free(word: str) -> str:
    """Let each accented letter of a table's word stand without its accent too.

    >>> _accents_free("août")
    'ao[ûu]t'
    """
    return "".join(c if plain(c) in (c, "") else f"[{c}{plain(c)}]" for c in re.escape(word))


def _loosen(pattern: str) -> str:
    """Let spaces repeat and apostrophes be followed by them.

    >>> _loosen("l'an ?[ ']")
    "l' *an *[ ']"
    """
    return "".join(_LOOSE.get(atom, atom) for atom in _ATOM.findall(pattern.replace(r"\ ", " ")))


def _reader(file: TimesFile, sources: list[str]) -> Reader:
    """Give the function that turns the words of a group into a value: tables, then numerals."""
    reads = {file.fragments[name].reads for name in sources if name in file.fragments}
    table = _plain_table(file, [name for name in sources if name in file.words])
    number = _plain_table(file, ["number_word"]) if "number" in reads else None
    ordinal = _plain_table(file, ["ordinal_word"]) if "ordinal" in reads else None

    def read(text: str) -> Word | None:
        known = table.get(plain(text))
        if known is not None:
            return known
        if number is not None:
            return read_number(text, number)
        return read_ordinal(text, ordinal) if ordinal is not None else text

    return read


def _plain_table(file: TimesFile, names: list[str]) -> Mapping[str, Word]:
    pairs = ((plain(word), value) for name in names for word, value in file.words[name].items())
    return MappingProxyType(dict(pairs))


def check_stages(file: TimesFile) -> list[str]:
    """Name the rules that use a kind which no earlier stage makes.

    Such a rule could never match; lexicon checks print the list.
    """
    made: dict[str, int] = {}
    for rule in file.rules:
        made[rule.kind] = min(made.get(rule.kind, rule.stage), rule.stage)
    faults = []
    for rule in file.rules:
        for _, _, sources in _PLACEHOLDER.findall(rule.pattern):
            used = [kind for kind in sources.split("|") if kind in MARKS]
            if used and all(made.get(kind, 9) >= rule.stage for kind in used):
                faults.append(rule.id)
    return faults
