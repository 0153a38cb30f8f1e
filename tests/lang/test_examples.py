"""Every example and reject of every lexicon entry, read by the step that uses it."""

from collections import defaultdict

import pytest

from selon.lang import checks, folders
from selon.lang.examples import unmark, without
from selon.lang.lexicon import Entry, Table, entries

LANGUAGES = folders.languages()
TABLES = {language: checks.read_language(language, ui="en")[0] for language in LANGUAGES}
ENTRIES = [
    pytest.param(language, name, entry.id, id=f"{language}/{name}:{entry.id}")
    for language, tables in TABLES.items()
    for name, table in tables.items()
    for entry in entries(table)
]


@pytest.fixture(scope="session")
def faults():
    """Check everything once: with one parser and one gazetteer."""
    found = defaultdict(list)
    for language, tables in TABLES.items():
        for fault in (*checks.failing(tables, language), *checks.unsorted(tables, ui="en")):
            found[language, fault.file, fault.entry].append(fault.text)
    return found


@pytest.mark.parametrize(("language", "file", "entry"), ENTRIES)
def test_examples_and_rejects_come_out_as_written(faults, language, file, entry):
    assert faults[language, file, entry] == []


def test_every_fault_is_that_of_an_entry(faults):
    known = {tuple(param.values) for param in ENTRIES}
    assert {place for place, told in faults.items() if told} <= known


class Words(Table):
    words: tuple[Entry, ...]
    name: str = ""


def test_examples_unmark_gives_what_each_mark_encloses():
    text, spans = unmark("« <Oui> », {a-t-[il] dit}.", "[{<")
    assert text == "« Oui », a-t-il dit."
    assert {m: [s.of(text) for s in own] for m, own in spans.items()} == {
        "<": ["Oui"],
        "{": ["a-t-il dit"],
        "[": ["il"],
    }


def test_examples_unmark_leaves_other_brackets():
    assert unmark("{Oui} [non]", "[")[0] == "{Oui} non"


@pytest.mark.parametrize("example", ["[Oui", "Oui]", "[{Oui]}"])
def test_examples_unmark_refuses_what_is_not_closed(example):
    with pytest.raises(ValueError, match="Oui"):
        unmark(example, "[{")


def test_examples_without_an_entry_the_others_stay():
    a, b = Entry(id="a", examples=("x",)), Entry(id="b", examples=("x",))
    assert without(Words(words=(a, b), name="n"), "a") == Words(words=(b,), name="n")
