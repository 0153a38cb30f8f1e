"""Numbers: what the words around change; the lexicon's own examples: `tests/lang`."""

from importlib.resources import files

import pytest

from selon.lang.lexicon import read_table
from selon.quantities import NumbersFile, check_examples, compile_numbers, find_quantities
from selon.quantities.examples import bounds

LEXICON = read_table(files("selon.lang") / "fr" / "numbers.toml", NumbersFile)
NUMBERS = compile_numbers(LEXICON)


def _plain(text):
    return [(q.span.of(text), bounds(q)) for q in find_quantities(text, NUMBERS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 000 à 3 000 hommes", [("2 000 à 3 000", "2000/null/3000")]),
        ("12.000 réfugiés", [("12.000", "12000/12000/12000")]),
        ("des F-16 et des T-72 du M23", []),
        ("deux morts et trois blessés", [("deux", "2/2/2"), ("trois", "3/3/3")]),
        ("cent cinquante-quatre morts", [("cent cinquante-quatre", "154/154/154")]),
        ("trois cent mille déplacés", [("trois cent mille", "300000/300000/300000")]),
        ("quatre-vingt-onze corps", [("quatre-vingt-onze", "91/91/91")]),
        ("mille morts", [("mille", "1000/1000/1000")]),
        ("au moins une centaine de morts", [("au moins une centaine", "100/null/null")]),
        ("une vingtaine de tirs", [("une vingtaine", "20/20/20~")]),
        ("plus de 2000 personnes", [("plus de 2000", "2000/null/null")]),
        ("dans les Deux-Sèvres", []),
        ("15-20 obus", [("15-20", "15/null/20")]),
        ("une fillette de 10 ans", [("une", "1/1/1")]),
        ("le 24 janvier 2016 à 10h30", []),
        ("les 7 et 9 mars", []),
        ("le vol MH17 et le G20", []),
        ("près d'une trentaine de corps", [("près d'une trentaine", "30/30/30~")]),
        ("à 9 h 11 et à 22 heures 30", []),
        ("les 16, 17 et 18 juillet", []),
        (
            "Quelques 50 000 à 100 000 réfugiés",
            [("Quelques 50 000 à 100 000", "50000/null/100000")],
        ),
        ("environ 10 à 15 tirs", [("environ 10 à 15", "10/null/15")]),
        ("5 morts et au moins 3 blessés", [("5", "5/5/5"), ("au moins 3", "3/null/null")]),
        ("une cinquantaine d'années", []),
        ("la note [1] du texte", []),
        ("dix-sept corps", [("dix-sept", "17/17/17")]),
        ("soixante-dix-neuf morts", [("soixante-dix-neuf", "79/79/79")]),
        (
            "des dizaines de milliers de déplacés",
            [("des dizaines de milliers", "20000/null/null")],
        ),
        ("deux mille seize obus", [("deux mille seize", "2016/2016/2016")]),
    ],
)
def test_numbers_of_a_phrase(text, found):
    assert _plain(text) == found


@pytest.mark.parametrize(
    ("id_", "fields"),
    [
        ("n5", {"examples": ("Il y a [cinq] blessés. => 6/6/6",)}),
        ("n5", {"examples": ("Il y a [cinq blessés]. => 5/5/5",)}),
        ("n5", {"examples": ("Il y a cinq blessés.",)}),
        ("n5", {"examples": ("Il y a [six] blessés. => 6/6/6",)}),
        ("n9", {"rejects": ("Neuf hommes sont morts.",)}),
    ],
)
def test_a_wrong_sentence_is_a_fault(id_, fields):
    words = (w.model_copy(update=fields) if w.id == id_ else w for w in LEXICON.words)
    wrong = LEXICON.model_copy(update={"words": tuple(words)})
    assert {entry for entry, _ in check_examples(wrong, "fr")} == {id_}
