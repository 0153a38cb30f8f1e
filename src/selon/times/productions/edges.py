"""The first or last units of a longer one, and days of a month that is named before them."""

from selon.times.anchoring import Context
from selon.times.days import Bounds, add_days, add_months, bounds, day_of, nth_week, shift
from selon.times.matching import Node
from selon.times.values import Moment, range_moment, unit_moment

_CLOCK_UNITS = ("H", "MIN", "S")


def edge_units(node: Node, context: Context) -> Moment | None:
    """Give the first or last so many units of a longer one: "les trois premiers mois de 2015"."""
    child, named = node.child("x"), node.child("u")
    whole = context.resolve(child, context) if child is not None else None
    if whole is None or whole.start is None or whole.end is None:
        return whole
    count = node.number("number")
    if count is None and named is not None:  # "the first [three months] of 2015", "the last week"
        count = named.number("number") or (1 if named.word("number") is None else None)
    unit = str(named.word("unit") if named is not None else node.word("unit"))
    if count is None or unit in _CLOCK_UNITS:
        return whole
    first = node.word("edge") == 1
    span = (whole.start, whole.end)
    calendar = unit == "W" and (count == 1 or whole.precision == "year")
    found = _weeks(span, count, first=first) if calendar else None
    start, end = found or _units(span, count, unit, first=first) or span
    if found is None and not whole.start <= start <= end <= whole.end:
        return whole
    if count == 1 and unit == "W" and found is not None:
        return unit_moment(found, "W", whole.anchor or "text")
    return range_moment(start, end, whole.anchor)


def _units(whole: Bounds, count: int, unit: str, *, first: bool) -> Bounds | None:
    if first:
        after = shift(whole[0], count, unit)
        end = add_days(after, -1) if after else None
        return (whole[0], end) if end else None
    after = add_days(whole[1], 1)
    start = shift(after, -count, unit) if after else None
    return (start, whole[1]) if start else None


def _weeks(whole: Bounds, count: int, *, first: bool) -> Bounds | None:
    """Give the first or last weeks of a month or year: a week belongs where its Thursday is."""
    a, b = (1, count) if first else (-count, -1)
    one, other = nth_week(whole, a), nth_week(whole, b)
    return (one[0], other[1]) if one and other else None


def month_days(node: Node, context: Context) -> Moment | None:
    """Give a span of days of which only the first names the month: "april 9th through 17th"."""
    child, last = node.child("a"), node.number("day2")
    begin = context.resolve(child, context) if child is not None else None
    if begin is None or begin.start is None or last is None:
        return begin
    stop = day_of(begin.start.year, begin.start.month, last)
    if stop is not None and stop < begin.start:
        later = add_months(begin.start.replace(day=1), 1)
        stop = day_of(later.year, later.month, last) if later else None
    return range_moment(begin.start, stop, begin.anchor) if stop else begin


def nth_unit(whole: Bounds | None, number: int | None, unit: str, anchor: str) -> Moment | None:
    """Give the nth month or quarter of a longer time: "the third month of 2021"."""
    start = shift(whole[0], number - 1, unit) if whole and number else None
    part = bounds(start, unit) if start else None
    return unit_moment(part, unit, anchor) if part and whole and part[1] <= whole[1] else None
