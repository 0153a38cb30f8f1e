"""A query in an address: conditions are added, left out and replaced as people choose them."""

import pytest

from selon.query import parse
from selon.web.views.asking import (
    asking,
    has,
    relaxed,
    replaced,
    term,
    with_condition,
    without,
)


@pytest.mark.parametrize(
    ("values", "text", "fault"),
    [
        ({"q": " killed>=1  x "}, "killed>=1  x", None),
        ({"q": "killed>=x"}, "killed>=x", "query.number"),
        (
            {"q": "x", "from": "2024-01-02", "to": "2024-02-01"},
            "x date:2024-01-02..2024-02-01",
            None,
        ),
        ({"q": "date:2023 x", "from": "2024-01-02", "to": ""}, "x date>=2024-01-02", None),
        ({"q": "date:2023", "from": "", "to": "2024-02-01"}, "date<=2024-02-01", None),
        ({"q": "date:2023 x", "from": "", "to": ""}, "x", None),
        ({"q": "x box:1,2,3,4", "box": "5,6,7,8"}, "x box:5,6,7,8", None),
        ({"q": "x", "box": "evil OR y"}, 'x box:"evil OR y"', "query.box"),
        ({"q": "x", "from": "<script>"}, "x", None),
    ],
)
def test_what_is_asked_for(values, text, fault) -> None:
    asked = asking(values)
    assert asked.text == text
    assert (asked.fault and asked.fault.code) == fault


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "²", ""])
def test_a_page_that_is_none_is_the_first(page) -> None:
    assert asking({"page": page}).page == 1


def test_addresses_keep_what_is_not_changed() -> None:
    asked = asking({"q": "a", "order": "-killed", "page": "3"})
    assert asked.address("/map") == "/map?q=a&order=-killed&page=3"
    assert asked.address("/map", page=4) == "/map?q=a&order=-killed&page=4"
    assert asked.address("/map", q="b c") == "/map?q=b+c&order=-killed"
    assert asked.address("/map", page=None) == "/map?q=a&order=-killed"
    assert asking({"order": "nonsense"}).address("/table") == "/table"


def test_the_span_of_days() -> None:
    assert asking({"q": "x date:2024-01-02..2024-01-05"}).span == ("2024-01-02", "2024-01-05")
    assert asking({"q": "date:2024-01-02"}).span == ("2024-01-02", "2024-01-02")
    assert asking({"q": "date>=2024-01-02"}).span == ("2024-01-02", "")
    assert asking({"q": "date<=2024-01-02"}).span == ("", "2024-01-02")
    assert asking({"q": "date:2024"}).span == ("", "")


@pytest.mark.parametrize("value", ['a "b" c', "x y", "(a)", "a|b", "OR", "é", "a:b"])
def test_any_value_can_be_a_condition(value) -> None:
    condition = term("target", value)
    assert parse(condition).field == "target"
    text = with_condition("killed>=1", condition)
    assert has(text, condition)
    assert without(text, condition) == "killed>=1"
    opposite = with_condition(text, f"-{condition}")
    assert not has(opposite, condition)
    assert parse(opposite)


def test_days_are_replaced_wherever_they_stand() -> None:
    assert replaced('a date>=2024 -date:2025 "date:x"', "date", None) == 'a "date:x"'
    assert replaced("dated:1", "date", "date:?") == "dated:1 date:?"


def test_what_stands_in_the_way_of_finding_anything() -> None:
    asked = asking({"q": "killed>=1 grade:weak place:x"})
    found = {"grade:weak place:x": 2, "killed>=1 place:x": 24, "killed>=1 grade:weak": 0}
    counts = {parse(text): number for text, number in found.items()}
    assert relaxed(asked, lambda query: counts[query]) == ("grade:weak", 24)
    assert relaxed(asked, lambda _query: 0) is None
    assert relaxed(asking({"q": "a OR b"}), lambda _query: 5) is None
