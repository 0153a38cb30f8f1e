"""A data set before it is a file: columns with their types, rows, and what was left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from selon.tables import read_rows

Json: TypeAlias = Mapping[str, Any]
Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]


class Unfit(Exception):  # noqa: N818 - no error: what a format does not hold
    """An incident that a format forbids; the argument is the reason, a key of the messages."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type as Frictionless names it, and what it holds, by language."""

    name: str
    type: str
    description: Mapping[str, str]


@dataclass(slots=True)
class Table:
    """Rows of a profile, all of them with its columns in their order."""

    columns: tuple[Column, ...]
    rows: list[Row] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    incidents: list[str] = field(default_factory=list)  # those that have a row


@cache
def columns(profile: str) -> tuple[Column, ...]:
    """Give the columns of a profile, in the order of the file."""
    rows = read_rows(files(__package__) / "columns.tsv")
    return tuple(
        Column(row["name"], row["type"], {"en": row["en"], "fr": row["fr"]})
        for row in rows
        if row["profile"] == profile
    )


def table(profile: str, incidents: Iterable[Json], row: Callable[[Json], Row]) -> Table:
    """Give the rows of incidents; those that the format forbids are counted by reason."""
    made = Table(columns(profile))
    names = {column.name for column in made.columns}
    for incident in incidents:
        try:
            cells = row(incident)
        except Unfit as reason:
            made.left_out[str(reason)] += 1
            continue
        if cells.keys() != names:
            raise ValueError(f"columns of {profile}: {sorted(cells.keys() ^ names)}")
        made.rows.append({column.name: cells[column.name] for column in made.columns})
        made.incidents.append(incident["incident_id"])
    return made
