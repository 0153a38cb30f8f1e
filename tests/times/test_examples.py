"""Every example and reject of every time rule and cue."""

import pytest

from selon.lang.lexicon import entries, read_table
from selon.records import Span
from selon.times import Rules, TimesFile, check_examples, read_example
from selon.times.examples import comes_out
from tests.times.conftest import FILE

ENTRIES = tuple(entries(read_table(FILE, TimesFile)))


@pytest.mark.parametrize("line", [line for e in ENTRIES for line in e.examples])
def test_examples_come_out(rules: Rules, line: str) -> None:
    assert read_example(line).span is not None
    assert comes_out(line, rules)


@pytest.mark.parametrize("line", [line for e in ENTRIES for line in e.rejects])
def test_rejects_find_nothing(rules: Rules, line: str) -> None:
    assert read_example(line).span is None
    assert comes_out(line, rules)


def test_examples_read_an_open_day() -> None:
    example = read_example("- | Le pont tient [depuis 2007]. | 2007")
    assert example.published is None
    assert example.span == Span(14, 25)
    assert (example.value, example.start, example.end) == ("2007", None, None)


def test_examples_of_a_broken_rule_are_told(file: TimesFile) -> None:
    wrong = file.rules[0].model_copy(update={"examples": ("2024-01-24 | Rien [ici]. | X",)})
    broken = file.model_copy(update={"rules": (wrong, *file.rules[1:])})
    assert (wrong.id, wrong.examples[0]) in list(check_examples(broken, "fr"))
    assert list(check_examples(file, "fr")) == []
