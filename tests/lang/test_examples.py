"""Every example and reject of every lexicon entry, read by the step that uses it."""

from collections import defaultdict

import pytest

from selon.lang import checks, folders
from selon.lang.examples import remade, unmark, without
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


def spoilt(table, **fields):
    """Give a table whose first entry has other sentences, and the id of that entry."""
    section = next(
        name
        for name in type(table).model_fields
        if isinstance(getattr(table, name), tuple)
        and any(isinstance(entry, Entry) for entry in getattr(table, name))
    )
    first, *others = getattr(table, section)
    return remade(table, {section: (first.model_copy(update=fields), *others)}), first.id


# What no step finds in a sentence about the weather, whatever the marks of its file are.
WRONG = {
    "framing.toml": "Il {pleut}.",
    "numbers.toml": "Il [pleut]. => 2/2/2",
    "reporting.toml": "Il {pleut} et <il neige>.",
    "struck.toml": "Il {pleut}.",
    "times.toml": "2024-01-24 | Il [pleut]. | 2024-01-23 | 2024-01-23",
    "weapons.toml": "Il {pleut}.",
}


@pytest.mark.parametrize("file", sorted(set(TABLES["fr"]) - {"syntax.toml"}))
def test_a_wrong_example_is_a_fault(file):
    needed = {"reporting.toml", "modality.toml", "events.toml", "casualties.toml"}
    own = {name: TABLES["fr"][name] for name in {file} | (needed if file in needed else set())}
    wrong = "{Il} [pleut]." if file in needed - {"reporting.toml"} else "Il [pleut]."
    own[file], entry = spoilt(own[file], examples=(WRONG.get(file, wrong),), rejects=())
    if file in {"events.toml", "casualties.toml"}:
        own.pop("reporting.toml")
    assert (file, entry) in {(fault.file, fault.entry) for fault in checks.failing(own, "fr")}


def test_an_example_that_is_not_in_its_form_is_a_fault():
    table, _ = spoilt(TABLES["fr"]["numbers.toml"], examples=("Il [pleut. => 2/2/2",))
    (fault,) = checks.failing({"numbers.toml": table}, "fr")
    assert (fault.file, fault.entry) == ("numbers.toml", None)
    assert "Il [pleut" in fault.text


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
