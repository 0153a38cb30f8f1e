"""What each rule's words mean: one function a production, from a node to its days."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from selon.times.anchoring import Context
from selon.times.matching import Node
from selon.times.productions import clocks, dates, edges, spans, units
from selon.times.values import Moment

Produce = Callable[[Node, Context], Moment | None]

PRODUCTIONS: Final[Mapping[str, Produce]] = MappingProxyType(
    {
        "calendar_date": dates.calendar_date,
        "century": units.century,
        "clock": clocks.clock,
        "clock_part": clocks.clock_part,
        "clock_range": clocks.clock_range,
        "daypart": clocks.daypart,
        "decade": units.decade,
        "deictic": dates.deictic,
        "duration": spans.duration,
        "easter": dates.easter_feast,
        "edge_units": edges.edge_units,
        "fixed_feast": dates.fixed_feast,
        "joined": clocks.joined,
        "length": spans.duration,
        "month": units.month,
        "month_days": edges.month_days,
        "moved": spans.moved,
        "narrative": dates.narrative,
        "night": clocks.night,
        "nth_day": units.nth_day,
        "nth_month": units.nth_month,
        "nth_week": units.nth_week_of,
        "nth_weekday": units.nth_weekday_of,
        "offset": spans.offset,
        "phase": units.phase,
        "quarter": units.quarter,
        "range": spans.range_of,
        "relative_unit": units.relative_unit,
        "rest": units.rest,
        "same": spans.same,
        "season": units.season,
        "set": spans.recurring,
        "shared_month": spans.shared_month,
        "shared_year": spans.shared_year,
        "since": spans.since,
        "this_part": clocks.this_part,
        "told_of": dates.told_of,
        "week_of": units.week_of,
        "weekday": dates.weekday,
        "weekday_feast": dates.weekday_feast,
        "weekday_of_week": units.weekday_of_week,
        "window": spans.window,
        "within": spans.within,
        "year": units.year,
    }
)


def resolve(node: Node, context: Context) -> Moment | None:
    """Give what a node means; None where its words name no day of the calendar."""
    return PRODUCTIONS[node.rule.production](node, context)
