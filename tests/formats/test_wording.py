from datetime import date

import pytest

from selon.formats import wording


def counted(low, best, high, **more):
    return {"low": low, "best": best, "high": high, **more}


@pytest.mark.parametrize(
    ("quantity", "english", "french"),
    [
        (counted(5, 5, 5), "5", "5"),
        (counted(0, 0, 0), "0", "0"),
        (counted(28, None, None), "at least 28", "au moins 28"),
        (counted(10, 10, 10, approx=True), "about 10", "environ 10"),
        (counted(10, None, 15), "10 to 15", "10 à 15"),
        (counted(None, None, 3), "at most 3", "au plus 3"),
        (counted(None, None, None), "", ""),
        (counted(12000, 12000, 12000), "12,000", "12\u202f000"),
    ],
)
def test_figures_are_said_as_they_were_published(quantity, english, french) -> None:
    assert wording.figure(quantity, "en") == english
    assert wording.figure(quantity, "fr") == french


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [(0, "0 killed", "0 tué"), (1, "1 killed", "1 tué"), (2, "2 killed", "2 tués")],
)
def test_nouns_agree_with_their_number(number, english, french) -> None:
    quantity = counted(number, number, number)
    assert wording.counted("figure", "killed", quantity, "en") == english
    assert wording.counted("figure", "killed", quantity, "fr") == french


def test_a_toll_says_its_shares_and_whose_it_is() -> None:
    toll = counted(4, 4, 4, who="initiator", parts=[{"group": "women", **counted(1, 1, 1)}])
    assert wording.toll("killed", toll, "en") == "4 killed of the attackers (of whom 1 woman)"


@pytest.mark.parametrize(
    ("start", "end", "precision", "french"),
    [
        ("2024-01-01", "2024-01-01", "day", "1er janvier 2024"),
        ("2024-01-22", "2024-01-28", "week", "semaine du 22 janvier 2024"),
        ("2024-01-01", "2024-01-31", "month", "janvier 2024"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2024-01-03", "2024-01-05", "range", "3 janvier 2024 au 5 janvier 2024"),
        (None, "2024-01-05", "range", "5 janvier 2024"),
    ],
)
def test_days_are_as_precise_as_they_were_said(start, end, precision, french) -> None:
    assert wording.days({"start": start, "end": end, "precision": precision}, "fr") == french


def test_no_date_has_no_words() -> None:
    assert wording.days(None, "en") == ""
    assert wording.day(date(2024, 1, 1), "en") == "1 January 2024"


def test_an_unknown_code_stands_for_itself() -> None:
    assert wording.term("group", "astronauts", "fr") == "astronauts"
