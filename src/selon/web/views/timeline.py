"""The days of what was found as bars: what surely falls into a bar, and what only may.

An incident of one day stands in one bar. One that is known to the week or the month stands in every
bar that it may belong to, told apart: it is not spread, and never counted twice as sure.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from selon.query.selection import Selection

_EPOCH: Final = date(1970, 1, 1)
_MOST: Final = 160  # bars
_STEPS: Final = ("day", "week", "month", "year")
# Days before and after these are errors of reading, which would hide all else.
_EARLIEST: Final = (date(1900, 1, 1) - _EPOCH).days
_LATEST: Final = (date(2200, 1, 1) - _EPOCH).days

Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars of one width; a bar begins on a day and ends before the next begins."""

    step: str  # day | week | month | year
    starts: tuple[str, ...]  # first days of the bars, ISO 8601
    end: str | None  # last day of the last bar
    sure: tuple[int, ...]
    possible: tuple[int, ...]
    undated: int


def timeline(found: Selection) -> Timeline:
    """Give the bars of what was found."""
    first, last, undated = found.days()
    if not len(first):
        return Timeline("day", (), None, (), (), undated)
    first, last = np.clip(first, _EARLIEST, _LATEST), np.clip(last, _EARLIEST, _LATEST)
    low, high = int(first.min()), int(last.max())
    step, edges = _edges(_day(low), _day(high))
    begins = np.searchsorted(edges, first, side="right") - 1
    ends = np.searchsorted(edges, last, side="right") - 1
    bars = len(edges) - 1
    one = begins == ends
    sure = np.bincount(begins[one], minlength=bars)
    change = np.bincount(begins[~one], minlength=bars + 1)
    change = change - np.bincount(ends[~one] + 1, minlength=bars + 1)
    return Timeline(
        step=step,
        starts=tuple(_day(int(edge)).isoformat() for edge in edges[:-1]),
        end=_day(int(edges[-1]) - 1).isoformat(),
        sure=tuple(int(n) for n in sure[:bars]),
        possible=tuple(int(n) for n in np.cumsum(change)[:bars]),
        undated=undated,
    )


def _edges(low: date, high: date) -> tuple[str, Days]:
    """Give the narrowest width with few enough bars, and where they begin and end."""
    for step in _STEPS:
        days = [_floor(low, step)]
        while days[-1] <= high and len(days) <= _MOST + 1:
            days.append(_next(days[-1], step))
        if days[-1] > high or step == _STEPS[-1]:
            break
    return step, np.array([(day - _EPOCH).days for day in days], dtype=np.int64)


def _floor(day: date, step: str) -> date:
    match step:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
        case _:
            return day


def _next(day: date, step: str) -> date:
    match step:
        case "week":
            return day + timedelta(days=7)
        case "month":
            return date(day.year + day.month // 12, day.month % 12 + 1, 1)
        case "year":
            return date(day.year + 1, 1, 1)
        case _:
            return day + timedelta(days=1)


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=number)
