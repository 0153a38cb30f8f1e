"""Which language a text is in."""

import pytest

from selon.lang import languages
from selon.languages import KNOWN, endonyms, identify, read_language, settle_language
from selon.records import Article, Refusal


def _article(text, language=None):
    return Article("x", text, language, None, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Deux soldats ont été tués dans une embuscade près de la frontière.", "fr"),
        ("Two soldiers were killed in an ambush near the border.", "en"),
        ("Dos soldados murieron en una emboscada cerca de la frontera.", "es"),
        ("Zwei Soldaten wurden bei einem Hinterhalt getötet.", "de"),
        ("Двое военных погибли в засаде у границы.", "ru"),
        ("قتل جنديان في كمين قرب الحدود", "ar"),
        # Headlines and scraps: in doubt, one of the known languages.
        ("Tirs à Goma", "fr"),
        ("Mali", "fr"),
        ("Burundi : tension", "fr"),
        ("DEUX MORTS À BAGDAD", "fr"),
        ("Mardi 11:00", "fr"),
        ("Bombs in Kabul", "en"),
        ("Two dead in Baghdad", "en"),
        # No letter, no language.
        ("29/2", None),
        ("🔥", None),
        ("", None),
    ],
)
def test_languages_identify(text, code):
    found, confidence = identify(text)
    assert found == code
    assert 0 <= confidence <= 1


def test_languages_identify_reads_past_figures():
    assert identify("12 " * 10_000 + "soldats tués")[0] is not None


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-BE", "fr_CA", " fr "])
def test_languages_given_is_trusted(tag):
    settled = settle_language(_article("The text is English.", tag))
    assert isinstance(settled, Article)
    assert settled.language == "fr"


@pytest.mark.parametrize(
    ("text", "tag", "code"),
    [
        ("Dos soldados murieron en una emboscada.", None, "input.language"),
        ("Deux soldats sont morts.", "it", "input.language"),
        ("Deux soldats sont morts.", "french", "input.language"),
        ("Deux soldats sont morts.", "-", "input.language"),
        ("12/13", None, "input.language_unclear"),
    ],
)
def test_languages_refused(text, tag, code):
    settled = settle_language(_article(text, tag))
    assert isinstance(settled, Refusal)
    assert settled.code == code


def test_languages_known_but_absent_says_so(monkeypatch):
    monkeypatch.setattr("selon.lang.languages", lambda: ("fr",))
    settled = settle_language(_article("Two soldiers were killed in an ambush near the border."))
    assert isinstance(settled, Refusal)
    assert (settled.code, settled.fields["found"]) == ("input.language_absent", "English (en)")


def test_languages_names_cover_what_is_known():
    assert set(KNOWN) <= set(endonyms())
    for code in languages():
        assert read_language(code).name == endonyms()[code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("in 5 minutes", "en"),
        ("2019 q3 and 2020 q1", "en"),
        ("dans 5 minutes", "fr"),
        ("le 3 mai", "fr"),
    ],
)
def test_languages_of_a_few_words_by_their_small_ones(text, code):
    assert identify(text)[0] == code
