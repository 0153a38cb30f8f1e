"""Spans of days: ranges, "since", offsets and lengths, and what recurs."""

from dataclasses import replace
from datetime import date

from selon.times.anchoring import Context
from selon.times.days import Bounds, add_days, add_months, bounds, day_of, shift
from selon.times.matching import Node
from selon.times.values import PRECISION, Moment, day_moment, length_value, range_moment

_CLOCK_UNITS = ("H", "MIN", "S")


def same(node: Node, context: Context) -> Moment | None:
    """Give what the piece inside means, with the words that this rule adds to it ("ce", …)."""
    child = node.child("x")
    if child is None:
        return None
    own = {name: part for name, part in node.parts.items() if name != "x"}
    return context.resolve(replace(child, parts={**child.parts, **own}), context)


def is_fixed(node: Node, context: Context) -> bool:
    """Say whether the node names its days by itself, without publication."""
    alone = replace(context, published=None, told=None, near=None)
    moment = context.resolve(node, alone)
    return moment is not None and moment.start is not None


def range_of(node: Node, context: Context) -> Moment | None:
    """Give a span from one expression to another, an incomplete one completed by the other.

    The span ends where its last period begins (`data.until = "begins"`: "de 2014 à 2018" ends on
    1 January 2018, as in Recognizers-Text) or ends; a day, or "la fin de …", is its own end.
    """
    a, b = node.child("a"), node.child("b")
    if a is None or b is None:
        return None
    edges = _edges(a, b, context)
    if edges is None:
        return None
    left, right = edges
    start, end = left.point or left.start, _last_day(right, str(node.rule.data.get("until")))
    if start is None or end is None:
        return Moment(f"{left.value}/{right.value}", precision="range")
    if end < start:
        return left
    anchors = {left.anchor, right.anchor}
    return range_moment(start, end, "text" if anchors == {"text"} else right.anchor)


def _edges(a: Node, b: Node, context: Context) -> tuple[Moment, Moment] | None:
    """Resolve both ends; the end that is incomplete looks from the other."""
    if is_fixed(a, context) and not is_fixed(b, context):
        left = context.resolve(a, context)
        near = left.start if left else None
        right = context.resolve(b, replace(context, near=near, direction="future"))
    else:
        right = context.resolve(b, context)
        near = right.start if right else None
        left = context.resolve(a, replace(context, near=near, direction="past"))
        if left and right and left.start and right.start and _far(left.start, right.start):
            closer = replace(context, near=left.start, direction="future")
            right = context.resolve(b, closer)
    return (left, right) if left and right else None


def _far(start: date, end: date) -> bool:
    """Say whether a span of dates without year is over a year ("29/2-1/3" in another year)."""
    return (end - start).days > 366


def _last_day(moment: Moment, until: str) -> date | None:
    if moment.point is not None:
        return moment.point
    return moment.end if moment.precision == "day" or until == "ends" else moment.start


def shared_month(node: Node, context: Context) -> Moment | None:
    """Give a span of days of which only the last names the month: "du 3 au 12 mars 2015"."""
    child, first, last = node.child("b"), node.number("day"), node.number("day2")
    end = context.resolve(child, context) if child is not None else None
    if end is None or first is None or not 1 <= first <= 31:
        return None
    if end.start is None:
        return end
    stop = add_days(end.start, last - 1) if last else end.end
    if stop is None or (last and (stop.month != end.start.month or last < first)):
        return None
    start = day_of(stop.year, stop.month, first)
    if start is not None and start > stop:
        earlier = add_months(stop.replace(day=1), -1)
        start = day_of(earlier.year, earlier.month, first) if earlier else None
    return range_moment(start, stop, end.anchor) if start else None


def shared_year(node: Node, context: Context) -> Moment | None:
    """Give a span of which only the last day names the year: "01/05-07/05, 2020"."""
    year, a, b = node.word("year"), node.child("a"), node.child("b")
    said = node.child("y")
    number = year if isinstance(year, int) else said.number("year") if said is not None else None
    if a is None or b is None or number is None:
        return None
    dated = [replace(side, parts={**side.parts, "year": number}) for side in (a, b)]
    left, right = (context.resolve(side, context) for side in dated)
    if not (left and right and left.start and right.end) or right.end < left.start:
        return None
    return range_moment(left.start, right.end, "text")


def since(node: Node, context: Context) -> Moment | None:
    """Give the span from an expression, or a length ago, until publication."""
    child = node.child("x")
    if child is None:
        return None
    if child.rule.kind in ("length", "hours"):
        return _length_back(child, context)
    # What has been going on "since" is past, whatever else the sentence looks at.
    moment = context.resolve(child, replace(context, direction="past"))
    if moment is None or moment.start is None:
        return moment
    today = context.published
    if today is None or today < moment.start:
        return replace(moment, end=None, precision="range")
    return range_moment(moment.start, today, moment.anchor)


def _length_back(child: Node, context: Context) -> Moment:
    count, unit = length_of(child)
    value, today = length_value(count, unit), context.published
    start = shift(today, -count, unit) if today and count is not None else None
    if start is None:
        return Moment(value, type="DURATION")
    return Moment(value, start, today, "range", "DURATION", "published")


def length_of(node: Node) -> tuple[int | None, str]:
    """Give the number (None: not said, "quelques") and the unit of a length.

    Half a year more is six months; half of a shorter unit is left out.
    """
    count, unit = node.number("number"), str(node.word("unit"))
    if count is not None and unit == "Y" and node.word("half"):
        return count * 12 + 6, "M"
    return count, unit


def duration(node: Node, context: Context) -> Moment | None:
    """Give a bare duration, which names no days."""
    del context
    child = node.child("x")
    count, unit = length_of(child if child is not None else node)
    return Moment(length_value(count, unit), type="DURATION")


def recurring(node: Node, context: Context) -> Moment | None:
    """Give what recurs ("chaque vendredi"), which names no days."""
    del context
    weekday, part, unit = node.number("weekday"), node.word("part"), node.word("unit")
    if weekday is not None:
        return Moment(f"XXXX-WXX-{weekday}", type="SET")
    if part is not None:
        return Moment(f"XXXX-XX-XXT{part}", type="SET")
    if unit is None:
        return None
    return Moment(length_value(node.number("number") or 1, str(unit)), type="SET")


def moved(node: Node, context: Context) -> Moment | None:
    """Give a day a length before or after publication: "il y a deux ans", "dans trois jours".

    One day, with the precision of the unit.
    """
    child = node.child("x")
    if child is None:
        return None
    sign = int(node.rule.data.get("sign", 1))
    return _away(child, sign, context.published, "published")


def _away(length: Node, sign: int, base: date | None, anchor: str) -> Moment | None:
    count, unit = length_of(length)
    kind = "TIME" if unit in _CLOCK_UNITS else "DATE"
    unknown = Moment("PAST_REF" if sign < 0 else "FUTURE_REF", type=kind)
    if base is None:
        return unknown
    if count is None:
        # "quelques heures après" stays on the day, "quelques jours après" does not say which.
        return replace(day_moment(base, anchor), type=kind) if kind == "TIME" else unknown
    day = shift(base, sign * count, unit)
    if day is None:
        return None
    values = {"M": day.isoformat()[:7], "Y": day.isoformat()[:4]}
    precision = PRECISION[unit] if unit in ("W", "M", "Y") else "day"
    return Moment(values.get(unit, day.isoformat()), day, day, precision, kind, anchor)


def offset(node: Node, context: Context) -> Moment | None:
    """Give a day a length before or after another: "deux jours après Noël", "trois jours plus tôt".

    Without a day beside it the length counts from the last day told, else from publication. What
    would lie after publication is left unresolved where the words name something else to count
    from (`data.bound`) or a day was told: the day meant was not told.
    """
    length, base = node.child("l"), node.child("x")
    if length is None:
        return None
    sign = node.number("side") or int(node.rule.data.get("sign", 1))
    if base is not None:
        return _from_day(node, length, sign, context.resolve(base, context))
    anchor = "narrative" if context.told else "published"
    moment = _away(length, sign, context.told or context.published, anchor)
    today = context.published
    free = not context.told and not node.rule.data.get("bound")
    if moment is None or moment.start is None or today is None or free or moment.start <= today:
        return moment
    return Moment("XXXX-XX-XX", type=moment.type)


def _from_day(node: Node, length: Node, sign: int, base: Moment | None) -> Moment | None:
    if base is None or base.start is None:
        return base
    moment = _away(length, sign, base.start, base.anchor or "text")
    if moment is None or moment.start is None or "less" not in node.parts:
        return moment
    start, end = sorted((base.start, moment.start))
    return range_moment(start, end, base.anchor)


def window(node: Node, context: Context) -> Moment | None:
    """Give the last or next so many units up to publication: "les deux dernières semaines"."""
    count, unit = length_of(node)
    forward = node.word("shift") in ("next", "coming", "following")
    today = context.published
    far = shift(today, count if forward else -count, unit) if today and count is not None else None
    if today is None or far is None:
        return Moment(length_value(count, unit), type="DURATION")
    if unit in _CLOCK_UNITS:
        first, last = min(today, far), max(today, far)
        return replace(range_moment(first, last, "published"), type="TIME")
    if unit in _WHOLE and (whole := bounds(today, unit)):
        return _whole_units(whole, count or 0, unit, forward=forward)
    start, end = (add_days(today, 1), far) if forward else (far, today)
    if unit == "BD" and forward:
        start = shift(today, 1, "BD")
    return range_moment(start, end, "published") if start and start <= end else None


def _whole_units(whole: Bounds, count: int, unit: str, *, forward: bool) -> Moment | None:
    """Give so many quarters or decades before or after the present one, each of them whole."""
    if forward:
        start = add_days(whole[1], 1)
        after = shift(start, count, unit) if start else None
        end = add_days(after, -1) if after else None
    else:
        start, end = shift(whole[0], -count, unit), add_days(whole[0], -1)
    return range_moment(start, end, "published") if start and end else None


# Units that are counted whole: "the last two quarters" end with the last one that is over.
_WHOLE = ("Q", "DE")


def within(node: Node, context: Context) -> Moment | None:
    """Give the span from publication to a length after it: "dans les 48 heures"."""
    child, today = node.child("x"), context.published
    count, unit = length_of(child if child is not None else node)
    end = shift(today, count, unit) if today and count is not None else None
    if today is None or end is None:
        return Moment(length_value(count, unit), type="DURATION")
    return range_moment(today, end, "published")
