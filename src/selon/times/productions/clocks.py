"""Times of day, parts of the day, and days joined with them."""

from dataclasses import replace
from datetime import date

from selon.times.anchoring import Context
from selon.times.days import add_days
from selon.times.matching import Node
from selon.times.productions.dates import from_told
from selon.times.values import Moment, range_moment

_AFTERNOON = ("AF", "EV", "PM")


def clock_time(node: Node) -> str | None:
    """Give "Thh:mm" of a clock time, None where there is no such time ("25 heures 70")."""
    inner = node.child("x")
    if inner is not None:
        return clock_time(inner)
    hour = node.number("hour") if "hour" in node.parts else node.number("number")
    if hour is None:
        return None
    minutes = (node.number("minute") or 0) - (node.number("minus") or 0)
    if node.word("meridiem") in _AFTERNOON and hour < 12:
        hour += 12
    total = hour * 60 + minutes
    if total < 0:
        total += 1440  # a quarter to midnight
    return f"T{total // 60:02d}:{total % 60:02d}" if 0 <= total <= 1440 else None


def clock(node: Node, context: Context) -> Moment | None:
    """Give a time of day on the last day told, else on the day of publication."""
    time = clock_time(node)
    day = from_told(0, context)
    return replace(day, value=day.value + time, type="TIME") if time and day else None


def clock_range(node: Node, context: Context) -> Moment | None:
    """Give a stretch of one day: "de 15 h à 16 h 30"."""
    times, day = _range_times(node), from_told(0, context)
    if not times or day is None:
        return None
    return replace(day, value=_interval(day.value, times), type="TIME")


def _range_times(node: Node) -> tuple[str, str] | None:
    first, last = _edge(node, "a", "h1"), _edge(node, "b", "h2")
    return (first, last) if first and last else None


def _edge(node: Node, child: str, number: str) -> str | None:
    inner, hour = node.child(child), node.number(number)
    if inner is not None:
        return clock_time(inner)
    return f"T{hour:02d}:00" if hour is not None and 0 <= hour <= 24 else None


def _interval(day: str, times: tuple[str, str]) -> str:
    return "/".join(day + time for time in times)


def clock_part(node: Node, context: Context) -> Moment | None:
    """Give a time of day in the part of the day beside it: "à 7 h 30 dans la soirée"."""
    day, times = from_told(0, context), _times(node, part_code(node))
    if day is None or not times:
        return None
    return replace(day, value=day.value + times[0], type="TIME")


def daypart(node: Node, context: Context) -> Moment | None:
    """Give a part of the last day told, else of the day of publication: "dans la soirée"."""
    code, day = part_code(node), from_told(0, context)
    return replace(day, value=f"{day.value}T{code}", type="TIME") if code and day else None


def part_code(node: Node) -> str | None:
    """Give the TIMEX3 code of a part of the day: MO MI AF EV NI DT."""
    inner = node.child("p") or node.child("x")
    if inner is not None:
        return part_code(inner)
    code = node.word("part")
    return str(code) if code is not None else None


def this_part(node: Node, context: Context) -> Moment | None:
    """Give a part of the day of publication, or of the day before ("la nuit dernière")."""
    code, base = part_code(node), context.published
    if code is None:
        return None
    if base is None:
        return Moment(f"XXXX-XX-XXT{code}", precision="day", type="TIME")
    steps = {"last": -1, "gone": -1, "next": 1, "coming": 1}
    day = add_days(base, steps.get(str(node.word("shift")), 0))
    if day is None:
        return None
    return Moment(f"{day.isoformat()}T{code}", day, day, "day", type="TIME", anchor="published")


def joined(node: Node, context: Context) -> Moment | None:
    """Join a day with a part of it and a time: "mardi soir vers 20 heures"."""
    day = node.child("d")
    moment = context.resolve(day, context) if day is not None else None
    if moment is None:
        return None
    named, part = node.child("p"), moment.value.partition("T")[2]
    code = (part_code(named) if named is not None else None) or part or None
    bare = moment.value.partition("T")[0]
    times = _times(node, code)
    if len(times) == 2:
        return replace(moment, value=_interval(bare, (times[0], times[1])), type="TIME")
    tail = times[0] if times else f"T{code}" if code else ""
    return replace(moment, value=bare + tail, type="TIME" if tail else moment.type)


def _times(node: Node, code: str | None) -> tuple[str, ...]:
    """Give the one or two clock times of a join, in the half of the day that its words name."""
    named = node.child("c")
    if named is None:
        found = _range_times(node)
    elif named.rule.production == "clock_range":
        found = _range_times(named)
    else:
        time = clock_time(named)
        found = (time, time) if time else None
    if not found:
        return ()
    placed = [_placed(time, code) for time in found]
    return tuple(dict.fromkeys(placed))


def _placed(time: str, code: str | None) -> str:
    hour = int(time[1:3])
    return f"T{hour + 12:02d}{time[3:]}" if code in _AFTERNOON and 4 <= hour < 12 else time


def night(node: Node, context: Context) -> Moment | None:
    """Give the night between two days: "la nuit de vendredi à samedi", "du 13 au 14 mai"."""
    second, first = node.child("b"), node.child("a")
    end = context.resolve(second, context) if second is not None else None
    if end is None or end.start is None:
        return end
    start: date | None = add_days(end.start, -1)
    if first is not None:
        other = context.resolve(first, replace(context, near=end.start, direction="past"))
        start = other.start if other is not None else start
    if start is None or start > end.start:
        return end
    value = f"{start.isoformat()}T{part_code(node) or 'NI'}"
    moment = range_moment(start, end.start, end.anchor)
    return replace(moment, value=value, type="TIME")
