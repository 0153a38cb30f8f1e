"""Spellings of one name share a key, and names that differ do not."""

import pytest

from selon.gazetteer.keys import SOUND, SPELLED, arabic_of, numbers_of, skeleton_of
from selon.gazetteer.sounding import read_small, sound_of
from selon.tokens import keys_of

SMALL = read_small()


def sound(name):
    return sound_of(keys_of(name), SMALL)


@pytest.mark.parametrize(
    "names",
    [
        ("Deir ez-Zor", "Deir Ezzor", "Dayr az Zawr", "Deir al-Zour"),
        ("Hodeïda", "Hodeidah", "Al-Hudaydah"),
        ("El-Fasher", "Al-Fachir", "El Facher"),
        ("Bakhmout", "Bakhmut"),
        ("Khan Younès", "Khan Yunis"),
        ("N'Djamena", "Ndjamena"),
    ],
)
def test_spellings_of_one_name_sound_alike(names):
    assert len({sound(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Homs", "Hama"), ("Gao", "Goma"), ("Mossoul", "Misrata"), ("Sour", "Saïda")]
)
def test_different_names_sound_different(one, other):
    assert sound(one) != sound(other)


@pytest.mark.parametrize(("one", "other"), [("Naplouse", "Nablus"), ("Kharkiv", "Kharkov")])
def test_skeletons_agree_where_sounds_do_not(one, other):
    assert sound(one) != sound(other)
    assert skeleton_of(sound(one)) == skeleton_of(sound(other))


@pytest.mark.parametrize("name", ["Oué", "Io", "Ai"])
def test_too_few_consonants_are_no_skeleton(name):
    assert skeleton_of(sound(name)) is None


def test_arabic_spellings_agree():
    assert arabic_of("القائم") == arabic_of("القايم")
    assert arabic_of("إدلب") == arabic_of("ادلب")


def test_a_name_is_filed_under_what_it_is_asked_by():
    kinds = {kind for _, kind, _ in numbers_of("Deir ez-Zor", SMALL)}
    assert {SPELLED, SOUND} <= kinds
    assert {kind for _, kind, _ in numbers_of("RDC", SMALL)} == {"="}
    assert {kind for _, kind, _ in numbers_of("حلب", SMALL)} == {"a"}
