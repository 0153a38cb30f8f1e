"""Places: the choice among names, what is no place; the lexicon's own examples: `tests/lang`."""

from datetime import date
from importlib.resources import files

import pytest

from selon.lang.examples import remade
from selon.lang.lexicon import read_table
from selon.places import (
    Gazetteer,
    PlaceWords,
    check_examples,
    find_places,
    open_gazetteer,
    read_words,
)
from selon.places.lexicon import PlacesFile

LEXICON = read_table(files("selon.lang") / "fr" / "places.toml", PlacesFile)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture(scope="module")
def words() -> PlaceWords:
    return read_words("fr")


@pytest.mark.parametrize(
    ("section", "id_", "fields"),
    [
        ("generics", "axe", {"examples": ("Le convoi a sauté sur la [route de Gao].",)}),
        ("generics", "axe", {"examples": ("Le convoi a sauté sur la route de Gao.",)}),
        ("generics", "axe", {"examples": ("Le convoi a sauté près de [Gao].",)}),
        ("generics", "axe", {"rejects": ("Le convoi a sauté sur la route de Gao.",)}),
        ("locatives", "a", {"examples": ("[Bamako] est calme.",)}),
    ],
)
def test_a_wrong_sentence_is_a_fault(section, id_, fields):
    changed = tuple(
        entry.model_copy(update=fields) if entry.id == id_ else entry
        for entry in getattr(LEXICON, section)
    )
    assert {id_} == {
        entry for entry, _ in check_examples(remade(LEXICON, {section: changed}), "fr")
    }


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Une explosion à Tripoli, Liban, a fait deux morts.", "LB"),
        ("Une explosion à Tripoli (Libye) a fait deux morts.", "LY"),
        ("Les combats à Tripoli inquiètent Misrata et Benghazi.", "LY"),
        ("La RCA et la RDC ont signé.", "CF"),
        ("Les tirs ont visé Hébron.", "PS"),
        ("Le front passe par Bakhmout.", "UA"),
        ("Des chars sont à Al-Hudaydah.", "YE"),
        ("Le village de Dayr az Zawr est en Syrie.", "SY"),
    ],
)
def test_first_place_lies_in(text, country, gazetteer, words):
    first = find_places(text, gazetteer, words)[0]
    assert first.place is not None
    assert first.place.country == country


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Des frappes dans l'est de la Syrie.", "region"),
        ("Des frappes à l'est d'Alep.", "district"),
        ("Des frappes en Syrie.", "country"),
        ("Des frappes dans la province d'Idleb.", "region"),
        ("Des frappes à Alep.", "locality"),
        ("Un cargo en mer Rouge.", "waters"),
    ],
)
def test_precision_is_as_coarse_as_said(text, precision, gazetteer, words):
    (found,) = find_places(text, gazetteer, words)
    assert found.place is not None
    assert found.place.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "M. Berlin a refusé.",
        "Jack London écrivait.",
        "Car les routes sont coupées.",
        "Les soldats avancent.",
        "Une femme est morte.",
        "Paris-Match a publié la photo.",
        "Le ministre de la Défense est arrivé.",
        "Un massacre a été commis à Beni Slimane.",  # no Beni
    ],
)
def test_no_place(text, gazetteer, words):
    assert find_places(text, gazetteer, words) == ()


def test_unknown_name_keeps_its_words(gazetteer, words):
    text = "Le village de Qoudaybartou a brûlé."
    (found,) = find_places(text, gazetteer, words)
    assert (found.span.of(text), found.place, found.reason) == ("Qoudaybartou", None, "unknown")


@pytest.mark.parametrize(
    ("text", "point", "radius"),
    [
        ("L'embuscade a eu lieu à 30 km au nord de Mossoul.", (36.61, 43.13), 12.4),
        ("L'embuscade a eu lieu à 30 km de Mossoul.", (36.34, 43.13), 30.0),
    ],
)
def test_a_distance_is_a_point_with_a_radius(text, point, radius, gazetteer, words):
    (found,) = find_places(text, gazetteer, words)
    assert (found.place.lat, found.place.lon) == pytest.approx(point, abs=0.05)
    assert found.place.radius == pytest.approx(radius, abs=0.1)


@pytest.mark.parametrize(
    ("day", "capital"),
    [(date(2016, 3, 1), "Bujumbura"), (date(2020, 3, 1), "Gitega"), (None, "Gitega")],
)
def test_a_capital_is_that_of_the_day(day, capital, gazetteer, words):
    (found,) = find_places(
        "Une grenade a explosé dans la capitale burundaise.", gazetteer, words, day
    )
    assert found.place.name == capital


def test_a_part_of_a_country_is_no_dot_in_its_middle(gazetteer, words):
    found, whole = find_places(
        "Des raids ont visé le nord du Mali. Le Mali se tait.", gazetteer, words
    )
    assert found.place.id == "part:ML-0"
    assert found.place.precision == "region"
    assert found.place.lat > whole.place.lat + 1


def test_a_place_in_another_country_than_said_is_not_known(gazetteer, words):
    found, country = find_places("Des combats ont eu lieu à Barga, au Niger.", gazetteer, words)
    assert found.place is None
    assert country.place.country == "NE"


def test_a_dash_parts_names(gazetteer, words):
    assert not any("–" in t.span.of(DASHED) for t in find_places(DASHED, gazetteer, words))


DASHED = "Homs, SANA – Des unités de l'armée ont avancé."
