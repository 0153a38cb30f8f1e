"""Arithmetic on days. Every function gives None where the calendar has no such day.

Units: D day, BD working day, W week (Monday to Sunday, ISO 8601), WE week-end, M month, Q quarter,
HY half-year, Y year, DE decade, CE century, H hour, MIN minute, S second.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

_MONTHS: Final = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
_SECONDS: Final = {"H": 3600, "MIN": 60, "S": 1}
_DAYS: Final = {"D": 1, "W": 7, "WE": 7}

Bounds = tuple[date, date]


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where there is none: 31 February, the year 0."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def add_days(day: date, days: int) -> date | None:
    """Add days, None beyond the years 1 to 9999."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def add_months(day: date, months: int) -> date | None:
    """Add months; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: str) -> date | None:
    """Count units from a day; hours count as whole days, rounded towards the day itself.

    >>> shift(date(2016, 11, 7), -2, "Y"), shift(date(2021, 5, 20), -24, "H")
    (datetime.date(2014, 11, 7), datetime.date(2021, 5, 19))
    """
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    if unit in _SECONDS:
        whole = abs(count) * _SECONDS[unit] // 86400
        return add_days(day, whole if count > 0 else -whole)
    if unit == "BD":
        return _working(day, count)
    return add_days(day, count * _DAYS[unit])


def _working(day: date, count: int) -> date | None:
    """Count working days: Monday to Friday."""
    weeks, rest = divmod(abs(count), 5)
    step = 1 if count > 0 else -1
    found = add_days(day, step * weeks * 7)
    while found is not None and rest:
        found = add_days(found, step)
        rest -= found is not None and found.weekday() < 5
    return found


def month_of(year: int, month: int) -> Bounds | None:
    """Give the first and last day of a month."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def bounds(day: date, unit: str) -> Bounds | None:
    """Give the first and last day of the unit that holds the day."""
    if unit in _MONTHS:
        months = _MONTHS[unit]
        index = day.year * 12 + day.month - 1
        first = add_months(date(day.year, day.month, 1), index // months * months - index)
        last = first and add_months(first, months - 1)
        end = last and month_of(last.year, last.month)
        return (first, end[1]) if first and end else None
    if unit in ("W", "WE"):
        monday = add_days(day, -day.weekday())
        first = monday and add_days(monday, 5 if unit == "WE" else 0)
        sunday = monday and add_days(monday, 6)
        return (first, sunday) if first and sunday else None
    return day, day


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Give the nth (1 …, or -1 for the last) weekday (1 Monday … 7 Sunday) of a month.

    >>> nth_weekday(2018, 9, 1, 1)
    datetime.date(2018, 9, 3)
    """
    whole = month_of(year, month)
    if whole is None:
        return None
    days = range((whole[1] - whole[0]).days + 1)
    found = [d for d in (whole[0] + timedelta(n) for n in days) if d.isoweekday() == weekday]
    index = nth - 1 if nth > 0 else nth
    return found[index] if -len(found) <= index < len(found) else None


def nth_week(whole: Bounds, nth: int) -> Bounds | None:
    """Give the nth (or -1, last) week of a month or year: a week belongs where its Thursday is.

    >>> nth_week((date(2015, 1, 1), date(2015, 12, 31)), 1)
    (datetime.date(2014, 12, 29), datetime.date(2015, 1, 4))
    """
    edge = whole[0] if nth > 0 else whole[1]
    week = bounds(edge, "W")
    thursday = week and add_days(week[0], 3)
    if thursday is None:
        return None
    inside = whole[0] <= thursday <= whole[1]
    steps = (nth - 1 if nth > 0 else nth + 1) + (0 if inside else (1 if nth > 0 else -1))
    found = add_days(thursday, 7 * steps)
    return bounds(found, "W") if found and whole[0] <= found <= whole[1] else None


def easter(year: int) -> date | None:
    """Give Easter Sunday, Gregorian (the "anonymous" algorithm of Meeus, Jones and Butcher)."""
    if not 1583 <= year <= MAXYEAR:
        return None
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    w = (32 + 2 * (b % 4) + 2 * i - h - k) % 7
    month, day = divmod(h + w - 7 * ((a + 11 * h + 22 * w) // 451) + 114, 31)
    return date(year, month, day + 1)


def around(reference: date, candidates: Iterable[date | None]) -> tuple[date | None, date | None]:
    """Give the last candidate not after the reference and the first not before it."""
    known = sorted(c for c in candidates if c is not None)
    before = [c for c in known if c <= reference]
    after = [c for c in known if c >= reference]
    return (before[-1] if before else None, after[0] if after else None)


def years_around(reference: date, span: int = 8) -> range:
    """Give the years to look at for a date without year; 8 reach over 1900 to a 29 February."""
    return range(max(MINYEAR, reference.year - span), min(MAXYEAR, reference.year + span) + 1)


def months_around(reference: date, span: int = 30) -> list[tuple[int, int]]:
    """Give (year, month) of the months to look at for a day without month."""
    first = reference.year * 12 + reference.month - 1
    pairs = (divmod(first + n, 12) for n in range(-span, span + 1))
    return [(year, month + 1) for year, month in pairs if MINYEAR <= year <= MAXYEAR]
