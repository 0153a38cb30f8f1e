"""What an expression means: its days and its TIMEX3 value (TimeML 1.2.1, ISO-TimeML)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from selon.times.days import Bounds

PRECISION: Final = {
    "D": "day",
    "BD": "day",
    "W": "week",
    "WE": "range",
    "M": "month",
    "Q": "range",
    "HY": "range",
    "Y": "year",
    "DE": "range",
    "CE": "range",
    "H": "day",
    "MIN": "day",
    "S": "day",
}
_CLOCK_UNITS: Final = {"H": "H", "MIN": "M", "S": "S"}
_LENGTH_UNITS: Final = {
    "BD": ("D", 1),
    "WE": ("WE", 1),
    "Q": ("M", 3),
    "HY": ("M", 6),
    "CE": ("Y", 100),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """The days that an expression names, first and last; None where nothing anchors it.

    `point` is the day that counts when the expression is the edge of a range: the last day for
    "fin juin", the middle for "mi-2007". A coarse offset ("il y a deux ans") has one day and the
    precision of its unit.
    """

    value: str
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    type: str = "DATE"
    anchor: str | None = None
    point: date | None = None


def day_moment(day: date, anchor: str) -> Moment:
    """Give the moment of one day."""
    return Moment(day.isoformat(), day, day, "day", anchor=anchor)


def range_moment(start: date, end: date, anchor: str | None) -> Moment:
    """Give the moment of a span of days; the value is an ISO 8601 interval."""
    value = f"{start.isoformat()}/{end.isoformat()}"
    return Moment(value, start, end, "range", anchor=anchor)


def unit_moment(whole: Bounds, unit: str, anchor: str) -> Moment:
    """Give the moment of a calendar unit with its TIMEX3 value.

    >>> unit_moment((date(2019, 7, 1), date(2019, 9, 30)), "Q", "text").value
    '2019-Q3'
    """
    start, end = whole
    year, week, _ = start.isocalendar()
    values = {
        "W": f"{year:04d}-W{week:02d}",
        "WE": f"{year:04d}-W{week:02d}-WE",
        "M": f"{start.year:04d}-{start.month:02d}",
        "Q": f"{start.year:04d}-Q{(start.month + 2) // 3}",
        "HY": f"{start.year:04d}-H{(start.month + 5) // 6}",
        "Y": f"{start.year:04d}",
        "DE": f"{start.year // 10:03d}",
        "CE": f"{start.year // 100:02d}",
    }
    value = values.get(unit, start.isoformat())
    return Moment(value, start, end, PRECISION[unit], anchor=anchor)


def length_value(count: int | None, unit: str) -> str:
    """Give the ISO 8601 duration; X stands for a number that is not said.

    >>> length_value(3, "D"), length_value(None, "H"), length_value(2, "Q")
    ('P3D', 'PTXH', 'P6M')
    """
    if unit in _CLOCK_UNITS:
        return f"PT{'X' if count is None else count}{_CLOCK_UNITS[unit]}"
    letter, factor = _LENGTH_UNITS.get(unit, (unit, 1))
    return f"P{'X' if count is None else count * factor}{letter}"
