"""Days of the calendar: dates, weekdays, feasts, and "yesterday" and "the day before"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from selon.times.anchoring import Context, choose
from selon.times.days import (
    add_days,
    around,
    bounds,
    day_of,
    easter,
    months_around,
    nth_weekday,
    years_around,
)
from selon.times.matching import Node
from selon.times.values import Moment, day_moment

_CENTURY_PIVOT = 50  # two-digit years: 00-50 are 2000-2050, 51-99 are 1951-1999


def calendar_date(node: Node, context: Context) -> Moment | None:
    """Give a date by day and month, or by the day alone ("le 18")."""
    day, month = node.number("day"), node.number("month")
    if day is None:
        return None
    if month is None:
        return _day_alone(day, context)
    return yearly(node, context, lambda year: day_of(year, month, day))


def _day_alone(day: int, context: Context) -> Moment | None:
    if not 1 <= day <= 31:
        return None
    if context.reference is None:
        return Moment(f"XXXX-XX-{day:02d}", precision="day")
    days = [day_of(year, month, day) for year, month in months_around(context.reference)]
    return _known(choose(days, context), context)


def yearly(node: Node, context: Context, make: Callable[[int], date | None]) -> Moment | None:
    """Give a day that comes once a year, in the year said or the one the words make likely."""
    year = full_year(node)
    if year is not None:
        day = make(year)
        return day_moment(day, "text") if day else None
    if context.reference is None:
        day = make(2000)
        return Moment(f"XXXX{day.isoformat()[4:]}", precision="day") if day else None
    days = [make(year) for year in years_around(context.reference)]
    days = _on_weekday(node.number("weekday"), days, context.reference)
    return _known(_by_words(node, days, context), context)


def full_year(node: Node) -> int | None:
    """Give the year of a node in four digits.

    Two digits are a year of 1951 to 2050.
    """
    year = node.number("year")
    if year is None or year > 99:
        return year
    return year + (2000 if year <= _CENTURY_PIVOT else 1900)


def _on_weekday(weekday: int | None, days: list[date | None], reference: date) -> list[date | None]:
    """Keep the days that fall on the weekday said, when the last or the next one does."""
    fitting = [d for d in around(reference, days) if d is not None and d.isoweekday() == weekday]
    return list(fitting) or days


def _by_words(node: Node, days: list[date | None], context: Context) -> date | None:
    """Choose by "dernier", "prochain", "ce", else as the context says."""
    reference = context.reference
    if reference is None:
        return None
    word = node.word("shift")
    if word in ("last", "gone", "previous"):
        return around(reference, [d for d in days if d and d < reference])[0]
    if word in ("next", "coming", "following"):
        return around(reference, [d for d in days if d and d > reference])[1]
    if node.word("det") == "this":
        known = [d for d in days if d is not None]
        return min(known, key=lambda d: (abs((d - reference).days), d), default=None)
    return choose(days, context)


def _known(day: date | None, context: Context) -> Moment | None:
    return day_moment(day, context.anchor) if day else None


def fixed_feast(node: Node, context: Context) -> Moment | None:
    """Give a feast of fixed date; the table says "12-25"."""
    month, _, day = str(node.word("feast")).partition("-")
    return yearly(node, context, lambda year: day_of(year, int(month), int(day)))


def easter_feast(node: Node, context: Context) -> Moment | None:
    """Give a feast that moves with Easter; the table says how many days after it."""
    days = node.number("feast") or 0

    def make(year: int) -> date | None:
        sunday = easter(year)
        return add_days(sunday, days) if sunday else None

    return yearly(node, context, make)


def weekday_feast(node: Node, context: Context) -> Moment | None:
    """Give a feast on a weekday of a month; the table says "month/weekday/nth/days after"."""
    month, weekday, nth, after = map(int, str(node.word("feast")).split("/"))

    def make(year: int) -> date | None:
        day = nth_weekday(year, month, weekday, nth)
        return add_days(day, after) if day else None

    return yearly(node, context, make)


def weekday(node: Node, context: Context) -> Moment | None:
    """Give a weekday, with the day of the month where it is said ("mercredi 31")."""
    number, word = node.number("weekday"), node.word("shift")
    if number is None:
        return None
    if node.number("day") is not None:
        return _weekday_and_day(node, number, context)
    if word in ("previous", "following"):
        context = replace(context, near=context.told) if context.told else context
    reference = context.published if word in ("last", "next") else context.reference
    if reference is None:
        return Moment(f"XXXX-WXX-{number}", precision="day")
    day = _weekday_from(reference, number, str(word or ""), context)
    anchor = "narrative" if word in ("previous", "following") and context.told else context.anchor
    return day_moment(day, anchor) if day else None


def _weekday_and_day(node: Node, weekday: int, context: Context) -> Moment | None:
    reference, number = context.reference, node.number("day") or 0
    if reference is None:
        return Moment(f"XXXX-XX-{number:02d}", precision="day") if 1 <= number <= 31 else None
    days = [day_of(year, month, number) for year, month in months_around(reference)]
    fitting = [d for d in days if d and d.isoweekday() == weekday]
    nearest = min(fitting, key=lambda d: (abs((d - reference).days), d), default=None)
    return _known(nearest, context)


def _weekday_from(reference: date, weekday: int, word: str, context: Context) -> date | None:
    """Count from a day to a weekday.

    "mercredi dernier" said on a Thursday is not yesterday; "vendredi prochain" is a day of the
    next calendar week; a bare weekday may be the day itself.
    """
    back = (reference.isoweekday() - weekday) % 7
    if word == "next":
        week = bounds(reference, "W")
        return add_days(week[0], 6 + weekday) if week else None
    if word == "last":
        return add_days(reference, -back if back > 1 else -back - 7)
    if word in ("gone", "previous"):
        return add_days(reference, -(back or 7))
    if word in ("coming", "following"):
        return add_days(reference, 7 - back)
    if context.direction == "future":
        return add_days(reference, (7 - back) % 7)
    return add_days(reference, -back)


def deictic(node: Node, context: Context) -> Moment | None:
    """Give a day counted from publication: "hier"."""
    days = node.number("deictic")
    if days is None:
        return None
    if context.published is None:
        return Moment("PRESENT_REF" if days == 0 else f"P{abs(days)}D", precision="day")
    day = add_days(context.published, days)
    return day_moment(day, "published") if day else None


def narrative(node: Node, context: Context) -> Moment | None:
    """Give a day counted from the last day told: "la veille"."""
    days = node.number("told")
    return from_told(days, context) if days is not None else None


def from_told(days: int, context: Context) -> Moment | None:
    """Give the day so many days from the last day told, else from publication."""
    base = context.told or context.published
    if base is None:
        return Moment("XXXX-XX-XX", precision="day")
    day = add_days(base, days)
    return day_moment(day, "narrative" if context.told else "published") if day else None


def told_of(node: Node, context: Context) -> Moment | None:
    """Give a day counted from the day beside it: "le lendemain de Noël"."""
    word, base = node.child("t"), node.child("x")
    moment = context.resolve(base, context) if base is not None else None
    if word is None or moment is None or moment.start is None:
        return moment
    day = add_days(moment.start, word.number("told") or 0)
    return day_moment(day, moment.anchor or "text") if day else None
