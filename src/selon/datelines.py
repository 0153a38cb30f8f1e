"""When a text was published, as its own first lines say it.

A dateline stands at the head of an article ("Bamako, le 3 mars 2013 -"); the day of an event in
the first sentence ("Le 3 mars 2013, une colonne …") is none. Words and patterns are those of
`language.toml`; here they become one regular expression each, matched from the start of a line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from pydantic import Field, field_validator

from selon.folding import fold
from selon.lang.examples import unmark
from selon.lang.lexicon import Entry, Table
from selon.records import Span

# A dateline may follow a headline, a summary and a list of related titles, never a long text.
HEAD: Final = 6000  # code points

# A bare date or an update stamp is only believed among the first lines that hold words.
FIRST_LINES: Final = 6

# One article has one dateline; a pattern that finds more days than this reads a chronology.
DAYS: Final = 2

# Days as file names and addresses write them: 2016_01_14, 2016-01-14, 2016/01/14, 20160114.
_NAMED: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-_./]?)(?P<month>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)


class Month(Entry):
    """A month, by its names and abbreviations (without their full stop)."""

    number: int = Field(ge=1, le=12)
    words: tuple[str, ...] = Field(min_length=1)


class Weekday(Entry):
    """A day of the week, by its names and abbreviations (without their full stop)."""

    words: tuple[str, ...] = Field(min_length=1)


class DateShape(Entry):
    """How a full date is written, with {weekday}, {day}, {month} or {number}, {year} or {yy}."""

    pattern: str


class Dateline(Entry):
    """Where a line says when its text was published; {date} is any of the date shapes."""

    pattern: str
    basis: Literal["dateline", "guess"]

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(_filled(pattern, {"{date}": "(?P<date>)", "{weekday}": ""}))
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        if "{date}" not in pattern:
            raise ValueError("a dateline pattern holds {date}")
        return pattern


class DatelineWords(Table):
    """The part of a language's `language.toml` that datelines need."""

    months: tuple[Month, ...]
    weekdays: tuple[Weekday, ...]
    dates: tuple[DateShape, ...]
    datelines: tuple[Dateline, ...]

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Give the number of each month by its names, lower-cased."""
        return {word.casefold(): month.number for month in self.months for word in month.words}

    @cached_property
    def compiled(self) -> tuple[tuple[Dateline, re.Pattern[str]], ...]:
        """Give each dateline with its regular expression."""
        weekday = _alternatives(word for entry in self.weekdays for word in entry.words)
        shapes = "|".join(self._shape(n, shape.pattern) for n, shape in enumerate(self.dates))
        parts = {"{date}": f"(?P<date>{shapes})", "{weekday}": rf"(?:{weekday})\.?"}
        return tuple(
            (entry, re.compile(_filled(entry.pattern, parts), re.IGNORECASE))
            for entry in self.datelines
        )

    def _shape(self, number: int, pattern: str) -> str:
        """Give a date shape; its groups carry its number, for no two groups may share a name."""
        month = _alternatives(word for entry in self.months for word in entry.words)
        parts = {
            "{day}": rf"(?P<day{number}>0?[1-9]|[12]\d|3[01])",
            "{month}": rf"(?P<month{number}>{month})\.?",
            "{number}": rf"(?P<number{number}>0?[1-9]|1[0-2])",
            "{year}": rf"(?P<year{number}>(?:19|20)\d\d)",
            "{yy}": rf"(?P<yy{number}>[5-9]\d)",  # of the years 1950 to 1999
        }
        return _filled(pattern, parts)


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication, the words that say it, and how far they can be believed."""

    day: date
    span: Span
    basis: str  # dateline | guess
    entry: str  # id of the entry of language.toml


def find_dateline(text: str, words: DatelineWords) -> Published | None:
    """Give when a folded text says that it was published; None where it does not.

    A real dateline or publication stamp outranks a guess (a bare date, an update stamp). A date
    without a year is no date.
    """
    read = (_read_line(text, line, words) for line in _lines(text[:HEAD]))
    hits = [hit for hit in read if hit is not None]
    believed = [hit for hit in hits if len({h.day for h in hits if h.entry == hit.entry}) <= DAYS]
    early = next(_after(text, FIRST_LINES), len(text))
    sure = [hit for hit in believed if hit.basis == "dateline"]
    guesses = [hit for hit in believed if hit.basis == "guess" and hit.span.start < early]
    return next(iter(sure or guesses), None)


def named_day(name: str) -> date | None:
    """Give the day that a file name or an address holds; None where there is none.

    >>> named_day("2016_01_14-003")
    datetime.date(2016, 1, 14)
    >>> named_day("report_1919191772") is None
    True
    """
    found = _NAMED.search(name)
    return _day(found["year"], found["month"], found["day"]) if found else None


def _lines(text: str) -> Iterator[Span]:
    """Give the lines that hold more than spaces, trimmed."""
    for match in re.finditer(r"[^\n]+", text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        if end := len(line.strip()):
            yield Span(start, start + end)


def _after(text: str, count: int) -> Iterator[int]:
    """Give where the lines after the first `count` begin."""
    for number, line in enumerate(_lines(text)):
        if number >= count:
            yield line.start


def _read_line(text: str, line: Span, words: DatelineWords) -> Published | None:
    """Give what a line says of its day: surely rather than perhaps, and as early as it does."""
    return min(_readings(text, line, words), key=_rank, default=None)


def _readings(text: str, line: Span, words: DatelineWords) -> Iterator[Published]:
    """Give what each pattern that fits a line reads in it."""
    content = line.of(text)
    for entry, pattern in words.compiled:
        if (match := pattern.match(content)) and (day := _read_day(match, words)):
            start, end = match.span("date")
            span = Span(line.start + start, line.start + end)
            yield Published(day, span, entry.basis, entry.id)


def _rank(found: Published) -> tuple[bool, int, str]:
    return found.basis != "dateline", found.span.start, found.entry


def _read_day(match: re.Match[str], words: DatelineWords) -> date | None:
    """Give the day of a match, whichever shape it has; None for a day that no calendar has."""
    groups = {name.rstrip("0123456789"): part for name, part in match.groupdict().items() if part}
    month = words.month_numbers.get(groups.get("month", "").casefold()) or groups.get("number")
    year = groups.get("year") or f"19{groups['yy']}"
    return _day(year, month or 0, groups["day"])


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # 31 February
        return None


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Give a pattern with its placeholders filled; braces of repetitions stay."""
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern


def _alternatives(words: Iterator[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def check_datelines(words: DatelineWords) -> Iterator[tuple[str, str]]:
    """Give (entry id, example) for each example that fails and each reject that is read.

    In an example "[…]" is the date; a month, a dateline and its basis must be those of the entry.
    """
    for section in (words.months, words.weekdays, words.dates, words.datelines):
        for entry in section:
            for example in entry.examples:
                text, marked = unmark(example)
                found = find_dateline(text, words)
                if found is None or marked["["] != (found.span,) or not _shows(found, entry):
                    yield entry.id, example
            yield from ((entry.id, r) for r in entry.rejects if find_dateline(fold(r).text, words))


def _shows(found: Published, entry: Entry) -> bool:
    if isinstance(entry, Month):
        return found.day.month == entry.number
    return not isinstance(entry, Dateline) or (found.basis, found.entry) == (entry.basis, entry.id)
