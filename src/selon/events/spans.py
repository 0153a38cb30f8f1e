"""The days that an occurrence may have had, from the one day that its words are counted to.

"Il y a un mois" is counted to a day, and means the month, where a week counts its days; "depuis
trois jours" begins with the first of three; "la nuit dernière" lies on two. The times layer keeps
the day, as TimeML has it.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from selon.records import Evidence, Timex

_DAY: Final = timedelta(days=1)


def whole_days(time: Timex) -> Timex:
    """Give a time with the first and last day that it may stand for."""
    if time.start is None or time.end is None:
        return time
    if time.start == time.end and time.precision in _WHOLE:
        first, last = _WHOLE[time.precision](time.start)
        return replace(time, start=first, end=last)
    rules = {e.rule for e in time.evidence}
    if {"times.since", "times.length"} <= rules and _counts_days(time):
        return replace(time, start=min(time.start + _DAY, time.end))
    if "times.this_part" in rules and time.value.endswith(NIGHT) and time.anchor == "published":
        return replace(time, end=time.start + _DAY, precision="range")
    return time


def is_wide(time: Timex) -> bool:
    """Say whether a time is more than a day or a night, so that a day tells more."""
    if time.precision == "range" and time.start is not None and time.end is not None:
        return time.end - time.start > _DAY
    return time.precision != "day"


def holds(whole: Timex | None, part: Timex | None) -> bool:
    """Say whether a time begins inside another."""
    if whole is None or part is None or whole.start is None or whole.end is None:
        return False
    return part.start is not None and whole.start <= part.start <= whole.end


def since_then(time: Timex, day: date | None) -> Timex:
    """Give the time from the first day of another to a day."""
    told = Evidence("times.since", time.evidence[0].entry, time.span)
    return replace(time, end=day, precision="range", evidence=(*time.evidence, told))


NIGHT: Final = "TNI"


def _counts_days(time: Timex) -> bool:
    """Say whether a duration is counted in days, each of which is one of them: "P3D"."""
    return time.value.startswith("P") and time.value.endswith("D")


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


_WHOLE: Final = {"month": _month, "year": _year}
