"""Every weapon word finds its class, and nothing that only looks like one."""

from importlib.resources import files

import pytest

from selon.lang.lexicon import read_table
from selon.schema import read_weapons
from selon.weapons import WeaponEntry, WeaponsFile, check_examples, compile_weapons, find_weapons

FILE = read_table(files("selon.lang") / "fr" / "weapons.toml", WeaponsFile)
WORDS = compile_weapons(FILE, "fr")


@pytest.mark.parametrize("entry", FILE.weapons, ids=lambda e: e.id)
def test_examples_come_out_as_written(entry: WeaponEntry) -> None:
    own = {*entry.examples, *entry.rejects}
    assert not [text for _, text in check_examples(FILE, "fr") if text in own]


def test_a_wrong_example_is_told() -> None:
    wrong = WeaponEntry(
        id="x", weapon="mine", forms=("mine",), examples=("Une {bombe}.",), rejects=("Une mine.",)
    )
    told = list(check_examples(WeaponsFile(weapons=(wrong,)), "fr"))
    assert told == [("x", "Une {bombe}."), ("x", "Une mine.")]


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
