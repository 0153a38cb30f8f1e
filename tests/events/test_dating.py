"""The days of an occurrence: whole months, nights, spans, and what is counted from others."""

from datetime import date

import pytest

PUBLISHED = date(2024, 3, 15)  # a Friday


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        (
            "Il y a un mois, les rebelles avaient attaqué la caserne de Kidal.",
            "02-01",
            "02-29",
            "month",
        ),
        ("Il y a quatre jours, les rebelles ont attaqué Kidal.", "03-11", "03-11", "day"),
        ("Cette nuit, des avions ont bombardé la ville de Rafah.", "03-14", "03-15", "range"),
        ("La nuit dernière, des avions ont bombardé la ville de Rafah.", "03-14", "03-15", "range"),
        (
            "Dans la nuit de mardi à mercredi, des hommes armés ont attaqué le village de Bankass.",
            "03-12",
            "03-13",
            "range",
        ),
        ("Depuis trois jours, les rebelles assiègent Kidal.", "03-13", "03-15", "range"),
        ("Depuis deux semaines, les rebelles assiègent Kidal.", "03-01", "03-15", "range"),
        (
            "En février, 40 civils ont été tués dans l'attaque d'une église à Djibo.",
            "02-01",
            "02-29",
            "month",
        ),
    ],
)
def test_the_days_that_the_words_may_mean(text, start, end, precision, event) -> None:
    found = event(text, PUBLISHED)["date"]
    assert (found["start"], found["end"]) == (f"2024-{start}", f"2024-{end}")
    assert found["precision"] == precision


def test_what_a_time_is_counted_from_is_another_occurrence(events) -> None:
    found = events("Depuis l'attaque du 7 octobre, Israël bombarde la bande de Gaza.", PUBLISHED)
    assert [e["mentions"][0]["text"] for e in found] == ["attaque", "bombarde"]
    assert found[0]["date"]["start"] == "2023-10-07"
    assert found[1]["date"] is None


def test_news_gives_no_day_to_what_it_is_counted_from(events) -> None:
    text = "Six mois après le coup d'État, l'armée a arrêté jeudi trois opposants à Niamey."
    coup, arrests = events(text, PUBLISHED)
    assert coup["date"] is None
    assert arrests["date"]["start"] == "2024-03-14"


def test_a_recalled_act_has_the_day_that_the_sentence_before_names(events) -> None:
    text = (
        "Dix soldats ont été tués jeudi dans l'attaque d'un poste militaire près de Djibo.\n\n"
        "Le marché de Dori, plus à l'est, avait rouvert le 8 janvier. "
        "Des jihadistes avaient alors attaqué des marchands."
    )
    found = events(text, PUBLISHED)
    assert found[-1]["date"]["start"] == "2024-01-08"


@pytest.mark.parametrize(
    "text",
    [
        "L'ONU appelle à l'arrêt des bombardements de Hodeida par la coalition.",
        "L'armée restera en alerte jusqu'à la cessation des tirs de roquettes depuis Gaza.",
    ],
)
def test_what_somebody_wants_to_end_goes_on(event, text) -> None:
    assert event(text, date(2024, 3, 14))["status"] == "ongoing"
