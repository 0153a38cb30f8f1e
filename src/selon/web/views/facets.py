"""Facets: the values of each field among what was found, each a step to a narrower query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selon.query import Not, Term, parse
from selon.query.selection import Selection
from selon.schema import read_events
from selon.web.views.asking import Asking, has, term, with_condition, without

SHOWN: Final = 6  # values of a facet before the rest
MOST: Final = 40
FIELDS: Final = (
    *("grade", "type", "country", "initiator", "target", "claimant"),
    *("differs", "weapon", "outlet", "status", "precision", "language"),
)
_OPEN: Final = ("grade", "type", "country", "initiator")


@dataclass(frozen=True, slots=True)
class Value:
    """One value, how many incidents have it, and the queries that it leads to."""

    value: str
    number: int
    chosen: bool
    excluded: bool
    toggled: str  # the query with it, or without it where it is chosen
    opposite: str  # the query that leaves it out, or no longer does


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its values."""

    field: str
    values: tuple[Value, ...]
    rest: tuple[Value, ...]
    open: bool


def facets(found: Selection, asked: Asking) -> Iterator[Facet]:
    """Give the facets that have something to choose."""
    for field in FIELDS:
        values = [_value(asked.text, field, name, count) for name, count in _counted(found, field)]
        values += list(_excluded(asked.text, field, {one.value for one in values}))
        touched = any(one.chosen or one.excluded for one in values)
        if values:
            kept, rest = tuple(values[:SHOWN]), tuple(values[SHOWN:MOST])
            yield Facet(field, kept, rest, open=touched or field in _OPEN)


def _counted(found: Selection, field: str) -> list[tuple[str, int]]:
    counted = found.facet(field)
    if field == "type":  # a type is found under four names; the first is its own
        return [(name, number) for name, number in counted if name in read_events()]
    return counted


def _value(text: str, field: str, name: str, number: int) -> Value:
    condition = term(field, name)
    chosen, excluded = has(text, condition), has(text, f"-{condition}")
    return Value(
        value=name,
        number=number,
        chosen=chosen,
        excluded=excluded,
        toggled=without(text, condition) if chosen else with_condition(text, condition),
        opposite=without(text, f"-{condition}")
        if excluded
        else with_condition(without(text, condition), f"-{condition}"),
    )


def _excluded(text: str, field: str, known: set[str]) -> Iterator[Value]:
    """Give the values that a query leaves out, so that they can be taken in again."""
    if f"-{field}:" not in text:
        return
    query = parse(text)
    for part in getattr(query, "parts", (query,)):
        left_out = part.part if isinstance(part, Not) else None
        if isinstance(left_out, Term) and left_out.field == field and left_out.value not in known:
            yield _value(text, field, left_out.value, 0)
