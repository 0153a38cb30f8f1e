"""Every weapon word finds its class, and nothing that only looks like one."""

import re

import pytest

from selon.folding import fold
from selon.lang.lexicon import read_table
from selon.schema import read_weapons
from selon.weapons import WeaponEntry, WeaponsFile, compile_weapons, find_weapons

from importlib.resources import files  # isort: skip

FILE = read_table(files("selon.lang") / "fr" / "weapons.toml", WeaponsFile)
WORDS = compile_weapons(FILE)
CASES = [(entry, text) for entry in FILE.weapons for text in entry.examples]
REJECTS = [(entry, text) for entry in FILE.weapons for text in entry.rejects]


@pytest.mark.parametrize(("entry", "marked"), CASES, ids=lambda x: getattr(x, "id", None))
def test_examples(entry: WeaponEntry, marked: str) -> None:
    expected = re.findall(r"\{(.*?)\}", marked)
    text = fold(marked.replace("{", "").replace("}", "")).text
    found = [w.span.of(text) for w in find_weapons(text, WORDS) if w.id == entry.weapon]
    assert expected
    assert found == expected


@pytest.mark.parametrize(("entry", "text"), REJECTS, ids=lambda x: getattr(x, "id", None))
def test_rejects(entry: WeaponEntry, text: str) -> None:
    assert entry.weapon not in {w.id for w in find_weapons(fold(text).text, WORDS)}


@pytest.mark.parametrize("entry", FILE.weapons, ids=lambda e: e.id)
def test_every_form_of_an_entry_is_found(entry: WeaponEntry) -> None:
    for form in entry.forms:
        text = f"Vu : {form} {' '.join(entry.near)}."
        assert (form, entry.weapon) in {(w.span.of(text), w.id) for w in find_weapons(text, WORDS)}


def test_every_class_has_words_and_entries_are_sorted() -> None:
    assert {entry.weapon for entry in FILE.weapons} == set(read_weapons())
    assert [entry.id for entry in FILE.weapons] == sorted(entry.id for entry in FILE.weapons)


def test_the_longest_phrase_wins_and_case_does_not_matter() -> None:
    text = "UN MISSILE BALISTIQUE puis un missile. İ Porte-avions et anti-drones."
    found = [(w.span.of(text), w.id) for w in find_weapons(text, WORDS)]
    assert found == [
        ("MISSILE BALISTIQUE", "missile_ballistic"),
        ("missile", "missile"),
        ("Porte-avions", "warship"),
    ]


def test_companions_must_stand_in_the_same_sentence() -> None:
    assert find_weapons("Un camion passe. Il a foncé dans un mur.", WORDS) == ()


def test_an_unknown_class_is_a_fault() -> None:
    with pytest.raises(ValueError, match="unknown weapon class"):
        WeaponEntry(id="x", examples=("x",), weapon="trebuchet", forms=("x",))
