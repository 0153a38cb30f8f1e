"""The examples of time rules: "2024-01-24 | Un pont a sauté [hier]. | 2024-01-23 | 2024-01-23"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selon.folding import fold
from selon.lang.lexicon import Table, entries
from selon.records import Span
from selon.times.finding import find_times
from selon.times.model import TimesFile
from selon.times.patterns import Rules, check_stages, compile_rules


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its reference date and what must be found in it.

    `start` and `end` are None where the expression names no days; `span` is None where the example
    brackets nothing (a reject).
    """

    published: date | None
    text: str
    span: Span | None
    value: str | None
    start: date | None
    end: date | None


def read_example(line: str) -> Example:
    """Read an example or reject; ValueError where it is not in that form.

    "-" as the reference date is an unknown publication date; "first..last" or one day as the last
    part.

    >>> read_example("2024-01-24 | Un pont a sauté [hier]. | 2024-01-23 | 2024-01-23").span
    Span(start=16, end=20)
    """
    reference, text, value, days = ([part.strip() for part in line.split("|")] + ["", ""])[:4]
    first, _, last = days.partition("..")
    start, end = text.find("["), text.find("]")
    return Example(
        published=None if reference == "-" else date.fromisoformat(reference),
        text=text.replace("[", "").replace("]", ""),
        span=Span(start, end - 1) if start >= 0 else None,
        value=value or None,
        start=date.fromisoformat(first) if first else None,
        end=date.fromisoformat(last or first) if first else None,
    )


def comes_out(line: str, rules: Rules) -> bool:
    """Say whether an example is found, as one expression, with its value and days.

    For a reject: whether nothing is found.
    """
    example = read_example(line)
    found = find_times(fold(example.text).text, rules, example.published)
    if example.span is None:
        return not found
    hits = [time for time in found if time.span.overlaps(example.span)]
    expected = (example.value, example.start, example.end)
    return len(hits) == 1 and (hits[0].value, hits[0].start, hits[0].end) == expected


def check_examples(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Give (entry id, sentence) for each example that fails and each reject that fires.

    A rule that can never match, because no earlier stage makes what it is built of, is told too.
    """
    del language
    if not isinstance(table, TimesFile):
        return
    rules = compile_rules(table)
    yield from ((id_, "") for id_ in check_stages(table))
    for entry in entries(table):
        for line in (*entry.examples, *entry.rejects):
            if not comes_out(line, rules):
                yield entry.id, line
