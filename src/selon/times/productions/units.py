"""Weeks, months, years, quarters, seasons, decades: whole units and their parts."""

from dataclasses import replace
from datetime import date

from selon.times.anchoring import Context, choose
from selon.times.days import (
    Bounds,
    add_days,
    add_months,
    bounds,
    day_of,
    month_of,
    months_around,
    nth_week,
    nth_weekday,
    shift,
    years_around,
)
from selon.times.matching import Node
from selon.times.productions.dates import full_year
from selon.times.productions.edges import nth_unit
from selon.times.values import PRECISION, Moment, day_moment, range_moment, unit_moment

_STEPS = {"last": -1, "gone": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
# Astronomical seasons of the northern hemisphere, (month, day) of the first days, rounded.
_SEASONS = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
_NEXT_SEASON = {"SP": "SU", "SU": "FA", "FA": "WI", "WI": "SP"}


def month(node: Node, context: Context) -> Moment | None:
    """Give a month; without its year the last one, unless the words say otherwise."""
    number, year = node.number("month"), full_year(node)
    named = node.child("x")
    if named is not None:
        own = {name: part for name, part in node.parts.items() if name != "x"}
        return month(replace(named, parts={**named.parts, **own}), context)
    if number is None or not 1 <= number <= 12:
        return None
    if year is None and context.reference is None:
        return Moment(f"XXXX-{number:02d}", precision="month")
    first = day_of(year, number, 1) if year is not None else _month_near(node, number, context)
    whole = first and bounds(first, "M")
    return unit_moment(whole, "M", "text" if year else context.anchor) if whole else None


def _month_near(node: Node, number: int, context: Context) -> date | None:
    reference = context.reference
    if reference is None:
        return None
    if node.word("det") == "this":
        return day_of(reference.year, number, 1)
    firsts = [day_of(year, number, 1) for year in years_around(reference, 2)]
    this_month = reference.replace(day=1)
    step = _STEPS.get(str(node.word("shift")), 0)
    if step < 0:
        return max((d for d in firsts if d and d < this_month), default=None)
    if step > 0:
        return min((d for d in firsts if d and d > this_month), default=None)
    return choose(firsts, replace(context, direction=context.direction or "past", near=this_month))


def year(node: Node, context: Context) -> Moment | None:
    """Give a year of four digits (or number words)."""
    number = full_year(node)
    child = node.child("x")
    if child is not None:
        return context.resolve(child, context)
    first = day_of(number, 1, 1) if number is not None else None
    whole = first and bounds(first, "Y")
    return unit_moment(whole, "Y", "text") if whole else None


def decade(node: Node, context: Context) -> Moment | None:
    """Give a decade: "les années 1990", "les années soixante"."""
    del context
    number = node.number("decade")
    if number is None:
        return None
    first = day_of(number if number > 99 else 1900 + number, 1, 1)
    whole = first and bounds(first, "DE")
    return unit_moment(whole, "DE", "text") if whole else None


def century(node: Node, context: Context) -> Moment | None:
    """Give a century, from its year 00 to its year 99."""
    del context
    number = node.number("century")
    first = day_of((number - 1) * 100, 1, 1) if number is not None else None
    whole = first and bounds(first, "CE")
    return unit_moment(whole, "CE", "text") if whole else None


def quarter(node: Node, context: Context) -> Moment | None:
    """Give the nth quarter or half of a year."""
    number, unit, said = node.number("ordinal"), str(node.word("unit")), full_year(node)
    other = node.child("x")
    base = context.resolve(other, context) if other is not None else None
    known = said or (base.start.year if base and base.start else None)
    if known is None and context.reference is not None:
        known = context.reference.year
    if number is None or known is None:
        return Moment(f"XXXX-{unit[0]}{number}", precision="range") if number else None
    size = 3 if unit == "Q" else 6
    first = day_of(known, (number - 1) * size + 1, 1)
    whole = first and bounds(first, unit)
    return unit_moment(whole, unit, "text" if said else context.anchor) if whole else None


def season(node: Node, context: Context) -> Moment | None:
    """Give a season; winter has the year in which it begins."""
    code, said = str(node.word("season")), full_year(node)
    if said is None and context.reference is None:
        return Moment(f"XXXX-{code}", precision="range")
    first = day_of(said, *_SEASONS[code]) if said is not None else _season_near(node, code, context)
    if first is None:
        return None
    following = _NEXT_SEASON[code]
    after = day_of(first.year + (code == "WI"), *_SEASONS[following])
    last = after and add_days(after, -1)
    anchor = "text" if said is not None else context.anchor
    return Moment(f"{first.year:04d}-{code}", first, last, "range", anchor=anchor) if last else None


def _season_near(node: Node, code: str, context: Context) -> date | None:
    reference = context.reference
    if reference is None:
        return None
    firsts = [day_of(year, *_SEASONS[code]) for year in years_around(reference, 2)]
    step = _STEPS.get(str(node.word("shift")), 0)
    if step < 0:
        return max((d for d in firsts if d and (reference - d).days > 92), default=None)
    if step > 0:
        return min((d for d in firsts if d and d > reference), default=None)
    if node.word("det") == "this":
        known = [d for d in firsts if d is not None]
        return min(known, key=lambda d: (abs((d - reference).days), d), default=None)
    return choose(firsts, context)


def relative_unit(node: Node, context: Context) -> Moment | None:
    """Give this, the last or the next unit: "la semaine dernière", "cette année"."""
    unit, word = str(node.word("unit")), str(node.word("shift") or "")
    step = _STEPS.get(word, 0)
    telling = word in ("previous", "following") or node.rule.data.get("anchor") == "narrative"
    base = (context.told if telling else None) or context.published
    if base is None:
        return Moment("PRESENT_REF" if step == 0 else f"P1{unit}", precision=PRECISION[unit])
    if unit == "WE" and step == 0:
        return _weekend(base, context)
    moved = shift(base, step, unit) if unit not in ("H", "MIN", "S") else base
    whole = moved and bounds(moved, str(node.rule.data.get("whole", unit)))
    if whole and node.rule.data.get("working"):
        whole = (whole[0], date.fromordinal(whole[0].toordinal() + 4))
    anchor = "narrative" if telling and context.told else "published"
    return unit_moment(whole, unit, anchor) if whole else None


def _weekend(base: date, context: Context) -> Moment | None:
    """Give "le week-end": the last one when the words look back or the week has just begun."""
    early = base.isoweekday() <= 2 and context.direction is None
    back = early or (context.direction == "past" and base.isoweekday() <= 5)
    moved = add_days(base, -7 if back else 0)
    whole = moved and bounds(moved, "WE")
    return unit_moment(whole, "WE", "published") if whole else None


def whole_of(node: Node | None, context: Context) -> Bounds | None:
    """Give first and last day of what a node names, None where unknown."""
    moment = context.resolve(node, context) if node is not None else None
    if moment is None or moment.start is None or moment.end is None:
        return None
    return moment.start, moment.end


def nth_month(node: Node, context: Context) -> Moment | None:
    """Give a month of a year: "mars de l'année dernière"."""
    whole, named = whole_of(node.child("x"), context), node.child("m")
    number = named.number("month") if named is not None else None
    days = month_of(whole[0].year, number) if whole and number is not None else None
    return unit_moment(days, "M", context.anchor) if days else None


def nth_day(node: Node, context: Context) -> Moment | None:
    """Give the nth day of a month or week: "le 15 du mois prochain"."""
    whole, number = whole_of(node.child("x"), context), node.number("day")
    if whole is None or number is None:
        return None
    day = add_days(whole[0], number - 1) if number > 0 else whole[1]
    return day_moment(day, context.anchor) if day and whole[0] <= day <= whole[1] else None


def nth_weekday_of(node: Node, context: Context) -> Moment | None:
    """Give the nth weekday of a month: "le premier lundi de mars"."""
    whole, number = whole_of(node.child("x"), context), node.number("ordinal")
    named = node.child("w")
    weekday = named.number("weekday") if named is not None else node.number("weekday")
    if whole is None or number is None or weekday is None:
        return None
    day = nth_weekday(whole[0].year, whole[0].month, weekday, number)
    return day_moment(day, context.anchor) if day else None


def nth_week_of(node: Node, context: Context) -> Moment | None:
    """Give the nth week of a month or year, or a weekday in it."""
    whole, number = whole_of(node.child("x"), context), node.number("ordinal")
    named = node.child("u")
    if named is not None and named.word("unit") != "W":
        return nth_unit(whole, number, str(named.word("unit")), context.anchor)
    week = nth_week(whole, number) if whole and number else None
    if week is None:
        return None
    return _day_in(week, node.child("w"), context) or unit_moment(week, "W", context.anchor)


def _day_in(week: Bounds, named: Node | None, context: Context) -> Moment | None:
    weekday = named.number("weekday") if named is not None else None
    day = add_days(week[0], weekday - 1) if weekday is not None else None
    return day_moment(day, context.anchor) if day else None


def weekday_of_week(node: Node, context: Context) -> Moment | None:
    """Give a weekday of a week: "lundi de la semaine prochaine"; a full date wins."""
    week, named = whole_of(node.child("x"), context), node.child("w")
    if week is None or named is None:
        return context.resolve(named, context) if named is not None else None
    bare = not {"day", "month", "year"} & set(named.parts)
    return _day_in(week, named, context) if bare else context.resolve(named, context)


def week_of(node: Node, context: Context) -> Moment | None:
    """Give the week that holds a day: "la semaine du 18"."""
    whole = whole_of(node.child("x"), context)
    number = node.number("day")
    if whole is None and number is not None and context.reference is not None:
        pairs = months_around(context.reference)
        day = choose([day_of(year, month, number) for year, month in pairs], context)
        whole = (day, day) if day else None
    week = bounds(whole[0], "W") if whole else None
    return unit_moment(week, "W", context.anchor) if week else None


def phase(node: Node, context: Context) -> Moment | None:
    """Give the beginning, middle or end of something: "mi-novembre", "fin 2015".

    Thirds of a year; days 1 to 15, 10 to 20 and 16 to the end of a month; Thursday to Sunday of a
    week: the parts that Recognizers-Text (Microsoft) takes for early, mid and late.
    """
    child, name = node.child("x"), str(node.word("phase"))
    moment = context.resolve(child, context) if child is not None else None
    if moment is None or moment.start is None or moment.end is None:
        return moment
    if moment.precision == "day":
        return replace(moment, type="TIME")
    start, end = _phase_days((moment.start, moment.end), str(moment.precision), name)
    middle = date.fromordinal((moment.start.toordinal() + moment.end.toordinal()) // 2)
    point = {"start": moment.start, "mid": middle, "end": moment.end}[name]
    return replace(moment, start=start, end=end, precision="range", point=point)


def _phase_days(whole: Bounds, precision: str, name: str) -> Bounds:
    """Give the days of the beginning, middle or end of a unit."""
    days = (whole[1] - whole[0]).days
    if precision not in ("month", "week"):
        return _third(whole, round((days + 1) / 30.44), name)
    if precision == "month":
        low, high = {"start": (0, 14), "mid": (9, 19), "end": (15, days)}[name]
    else:
        low, high = {"start": (0, 3), "mid": (1, 4), "end": (3, 6)}[name]
    first = whole[0].toordinal()
    return date.fromordinal(first + low), date.fromordinal(first + min(high, days))


def _third(whole: Bounds, months: int, name: str) -> Bounds:
    """Give a third of a unit of so many months; of a shorter one, all of it."""
    third, index = months // 3, {"start": 0, "mid": 1, "end": 2}[name]
    start = add_months(whole[0], index * third)
    after = add_months(whole[0], (index + 1) * third)
    if not third or start is None or after is None:
        return whole
    return start, whole[1] if name == "end" else date.fromordinal(after.toordinal() - 1)


def rest(node: Node, context: Context) -> Moment | None:
    """Give the part of the present unit before or after publication: "plus tôt dans la semaine"."""
    whole, today = whole_of(node.child("x"), context), context.published
    if whole is None or today is None:
        return Moment("PRESENT_REF", precision="range")
    take = node.rule.data.get("take")
    if take == "rest":
        return range_moment(today, whole[1], "published")
    if take == "earlier":
        before = max(whole[0], add_days(today, -1) or today)
        return range_moment(whole[0], before, "published")
    half = date.fromordinal((whole[0].toordinal() + whole[1].toordinal() + 1) // 2)
    half = half.replace(day=1) if (whole[1] - whole[0]).days > 99 else half
    if whole[1] > today:
        half = max(half, today)
    return range_moment(half, whole[1], "published")
