"""Anchoring over a text, and what no text may do."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.folding import fold
from selon.lang.lexicon import read_table
from selon.times import Rules, TimesFile, compile_rules, find_times
from tests.times.conftest import FILE

RULES = compile_rules(read_table(FILE, TimesFile))
SMALL = "le la l' du au des ce cette de d' à en et ou dans depuis entre il y a plus tard avant les"
SIGNS = "0 1 5 12 24 29/2 31 99 2015 0000 9999 12:30 10h50 7 h , . - / ( )"
TABLES = read_table(FILE, TimesFile).words.values()
WORDS = [*(w for table in TABLES for w in table), *SMALL.split(), *SIGNS.split(), "\n", "\n\n"]


def days(text: str, published: date | None = date(2016, 3, 23)) -> list[tuple[str, object]]:
    found = find_times(fold(text).text, RULES, published)
    return [(time.span.of(text), time.start) for time in found]


def test_story_goes_on_from_the_last_day_told() -> None:
    text = (
        "Le dépôt a brûlé le 3 mars. La veille, des tirs avaient retenti. "
        "Deux jours plus tard, le calme est revenu. Dans la soirée, une trêve a été conclue."
    )
    found = find_times(text, RULES, date(2016, 3, 23))
    assert [time.start for time in found] == [
        date(2016, 3, 3),
        date(2016, 3, 2),
        date(2016, 3, 4),
        date(2016, 3, 4),
    ]
    assert [time.anchor for time in found] == ["published", "narrative", "narrative", "narrative"]


def test_words_without_a_story_count_from_publication() -> None:
    (time,) = find_times("La veille, des tirs avaient retenti.", RULES, date(2016, 3, 23))
    assert (time.start, time.anchor) == (date(2016, 3, 22), "published")


def test_the_day_of_words_is_no_day_of_the_story() -> None:
    text = (
        "Le pont a sauté le 3 mars. Le maire l'a confirmé lundi. Quelques heures après, il brûlait."
    )
    assert days(text)[-1] == ("Quelques heures après", date(2016, 3, 3))


def test_without_publication_only_full_dates_have_days() -> None:
    text = (
        "Hier, mardi, le 3 mars, en mars, la semaine dernière, il y a deux jours, le 3 mars 2015."
    )
    found = find_times(text, RULES, None)
    assert [time.start for time in found if time.start] == [date(2015, 3, 3)]
    assert all(time.anchor is None for time in found if time.start is None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le procès s'ouvrira mardi.", date(2016, 3, 29)),
        ("Le procès s'est ouvert mardi.", date(2016, 3, 22)),
        ("Mardi, le procès a repris.", date(2016, 3, 22)),
        ("Le scrutin est prévu le 2 mai.", date(2016, 5, 2)),
        ("Le scrutin a eu lieu le 2 mai.", date(2015, 5, 2)),
        ("Grève générale le 30 mars.", date(2016, 3, 30)),
        ("Le roi est attendu le 29 mars, a indiqué le palais.", date(2016, 3, 29)),
    ],
)
def test_direction_of_the_sentence_decides(text: str, day: date) -> None:
    assert days(text) == [(days(text)[0][0], day)]


@pytest.mark.parametrize(
    "text",
    [
        "Plus de 2 500 morts et 1 200 soldats blessés.",
        "Le 31 avril 2015 et le 30 février.",
        "Il est parti vers l'est, second de sa classe, en quart de finale.",
        "La base a été détruite par 2000 hommes.",
        "L'homme de 34 ans purge 12 ans de prison.",
        "Le 9e étage et le 15e régiment.",
        "La planète Mars est visible.",
        "Un écart de 3/4 de point, un score de 2-1.",
        "Les Jeux de Paris 2024.",
    ],
)
def test_words_that_name_no_time(text: str) -> None:
    assert days(text) == []


def test_spelling_without_accents_and_with_odd_spaces() -> None:
    expected = date(2015, 8, 1)
    for text in ("LE 1ER AOÛT 2015", "le 1 er aout 2015", "le  1er\naoût 2015", "Le 1er Aout 2015"):
        assert [day for _, day in days(text)] == [expected], text


def test_evidence_names_rule_and_pieces() -> None:
    (time,) = find_times("Il neige depuis samedi.", RULES, date(2016, 3, 23))
    assert [(e.rule, e.entry) for e in time.evidence] == [
        ("times.since", "fr.since"),
        ("times.weekday", "fr.date.weekday"),
    ]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read_without_fault(text: str, published: date | None) -> None:
    folded = fold(text).text
    found = find_times(folded, RULES, published)
    assert found == find_times(folded, RULES, published)
    last = 0
    for time in found:
        assert last <= time.span.start < time.span.end <= len(folded)
        assert time.start is None or time.end is None or time.start <= time.end
        assert time.value
        last = time.span.end


def test_rules_are_compiled_from_the_language_folder(rules: Rules) -> None:
    assert rules.language == "fr"
    assert [len(stage.rules) > 0 for stage in rules.stages] == [True] * 4
