"""Days of publication, as the first lines of a text say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.datelines import check_datelines, find_dateline, named_day
from selon.folding import fold
from selon.lang.examples import remade
from selon.languages import read_language

FRENCH = read_language("fr")


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("months", {"number": 11}),
        ("months", {"examples": ("Publié le 5 avril 2012",)}),
        ("weekdays", {"examples": ("Publié le lundi [5 mars 2012]",)}),
        ("dates", {"rejects": ("Publié le 5 mars 2012",)}),
        ("datelines", {"basis": "dateline"}),
        ("datelines", {"examples": ("Publié le [5 mars 2012]",)}),
    ],
)
def test_datelines_wrong_examples_are_faults(section, fields):
    assert not list(check_datelines(FRENCH))
    first, *others = getattr(FRENCH, section)
    wrong = (first.model_copy(update=fields), *others)
    found = check_datelines(FRENCH.model_copy(update={section: wrong}))
    assert first.id in {entry for entry, _ in found}


def test_datelines_do_not_depend_on_the_order_of_patterns():
    turned = remade(FRENCH, {"datelines": FRENCH.datelines[::-1]})
    assert not list(check_datelines(turned))


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (
            "Titre de l'article\n\n14 mai 2019 . –\nUn convoi a sauté.",
            date(2019, 5, 14),
            "dateline",
        ),
        ("Titre\r\n\r\n1er mai 2019 . – Un convoi a sauté.", date(2019, 5, 1), "dateline"),
        ("\ufeffGao, le 14\u00a0mai\u00a02019 – Un convoi a sauté.", date(2019, 5, 14), "dateline"),
        (
            "Titre\nPage actualisée : 15 mai 2019 — « Bilan »\n14 mai 2019 . – Un convoi a sauté.",
            date(2019, 5, 14),
            "dateline",
        ),
        ("Titre\n\nMis à jour le 15/05/2019\n\nUn convoi a sauté.", date(2019, 5, 15), "guess"),
        ("Titre\n\n15 mai 2019\n\nUn convoi a sauté.", date(2019, 5, 15), "guess"),
        ("fe\u0301vrier\n3 fe\u0301vrier 2019 – Un convoi a sauté.", date(2019, 2, 3), "dateline"),
    ],
)
def test_datelines_of_whole_texts(text, day, basis):
    found = find_dateline(fold(text).text, FRENCH)
    assert found is not None
    assert (found.day, found.basis) == (day, basis)


@pytest.mark.parametrize(
    "text",
    [
        "Le 3 mars 2012, une colonne a été attaquée.",
        "Titre\n\nUne rue de Gao, le 3 mars 2012. © Agence\n\nUn convoi a sauté.",
        "Titre\n\n31 février 2012 – Un convoi a sauté.",
        # A chronology has many days, an article one.
        "2 mai 2019 – Gao.\n3 mai 2019 – Mopti.\n4 mai 2019 – Ségou.",
        # Too far down for a bare date.
        "Un.\n" * 10 + "15 mai 2019\nUn convoi a sauté.",
        "",
    ],
)
def test_datelines_absent(text):
    assert find_dateline(fold(text).text, FRENCH) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2016_01_14-003", date(2016, 1, 14)),
        ("depeche-20160114", date(2016, 1, 14)),
        ("2016-02-31", None),
        ("article-12", None),
        ("2016-0114", None),
    ],
)
def test_datelines_named_day(name, day):
    assert named_day(name) == day


@given(st.text(alphabet=st.sampled_from("Publié le 14 mai2019/.–-\n\r,AàPar|:h«»\u00a0🔥e\u0301")))
def test_datelines_spans_lie_in_the_text(text):
    folded = fold(text)
    found = find_dateline(folded.text, FRENCH)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(folded.text)
        assert str(found.day.year) in found.span.of(folded.text)
