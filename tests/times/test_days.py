from datetime import date

import pytest

from selon.times.days import (
    add_days,
    add_months,
    around,
    bounds,
    day_of,
    easter,
    nth_week,
    nth_weekday,
    shift,
)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2015, 2, 31), (0, 1, 1), (2015, 13, 1), (2015, 1, 0), (10000, 1, 1)]
)
def test_days_that_are_none(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (1, "D", date(2016, 3, 1)),
        (-2, "W", date(2016, 2, 15)),
        (-1, "Y", date(2015, 2, 28)),
        (1, "M", date(2016, 3, 29)),
        (5, "H", date(2016, 2, 29)),
        (-48, "H", date(2016, 2, 27)),
        (5, "BD", date(2016, 3, 7)),
        (-1, "BD", date(2016, 2, 26)),
        (1, "Q", date(2016, 5, 29)),
        (9999, "CE", None),
        (-9999, "CE", None),
    ],
)
def test_shift_counts_units(count: int, unit: str, expected: date | None) -> None:
    assert shift(date(2016, 2, 29), count, unit) == expected


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("W", date(2019, 8, 5), date(2019, 8, 11)),
        ("WE", date(2019, 8, 10), date(2019, 8, 11)),
        ("M", date(2019, 8, 1), date(2019, 8, 31)),
        ("Q", date(2019, 7, 1), date(2019, 9, 30)),
        ("HY", date(2019, 7, 1), date(2019, 12, 31)),
        ("Y", date(2019, 1, 1), date(2019, 12, 31)),
        ("DE", date(2010, 1, 1), date(2019, 12, 31)),
        ("CE", date(2000, 1, 1), date(2099, 12, 31)),
        ("D", date(2019, 8, 8), date(2019, 8, 8)),
    ],
)
def test_bounds_hold_the_day(unit: str, first: date, last: date) -> None:
    assert bounds(date(2019, 8, 8), unit) == (first, last)


@pytest.mark.parametrize("unit", ["W", "WE", "M", "Q", "HY", "Y", "DE", "CE", "D"])
@pytest.mark.parametrize("day", [date.min, date.max])
def test_bounds_at_the_ends_of_the_calendar_do_not_fail(unit: str, day: date) -> None:
    found = bounds(day, unit)
    assert found is None or found[0] <= found[1]


def test_arithmetic_stops_at_the_ends_of_the_calendar() -> None:
    assert add_days(date.max, 1) is None
    assert add_months(date.min, -1) is None


@pytest.mark.parametrize(
    ("nth", "expected"), [(1, date(2018, 9, 7)), (-1, date(2018, 9, 28)), (5, None)]
)
def test_nth_weekday(nth: int, expected: date | None) -> None:
    assert nth_weekday(2018, 9, 5, nth) == expected


@pytest.mark.parametrize(
    ("nth", "monday"), [(1, date(2018, 12, 31)), (3, date(2019, 1, 14)), (-1, date(2019, 1, 28))]
)
def test_nth_week_belongs_where_its_thursday_is(nth: int, monday: date) -> None:
    found = nth_week((date(2019, 1, 1), date(2019, 1, 31)), nth)
    assert found is not None
    assert found[0] == monday


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, date(1818, 3, 22)), (2000, date(2000, 4, 23)), (2038, date(2038, 4, 25))],
)
def test_easter_at_its_extremes(year: int, day: date) -> None:
    assert easter(year) == day


def test_around_gives_the_reference_on_both_sides() -> None:
    today = date(2019, 8, 8)
    assert around(today, [date(2018, 1, 1), today, None]) == (today, today)
    assert around(today, []) == (None, None)
