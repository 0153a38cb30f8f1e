"""A file of ACLED or UCDP beside the ledger: what both have, and what only one of them has.

A row and an incident are the same where their days meet, a day more or less, and they lie within 25
kilometres; of several, the nearest in time and place, each once. Types are not compared: coders
differ on them more than on days and places.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from selon.errors import UsageError
from selon.gazetteer.distance import kilometres

Json = Mapping[str, Any]

DAYS: Final = 1
KILOMETRES: Final = 25.0
# The columns that say what, when and where: id, first day, last day.
_READ: Final[Mapping[str, tuple[str, str, str]]] = {
    "acled": ("event_id_cnty", "event_date", "event_date"),
    "ucdp": ("id", "date_start", "date_end"),
}
_POINT: Final = ("latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that happened on days at a point."""

    id: str
    start: int  # ordinal of the day
    end: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of ids (row, incident), and the ids that only one side has."""

    both: tuple[tuple[str, str], ...]
    file_only: tuple[str, ...]
    ledger_only: tuple[str, ...]  # within the days of the file
    unread: int  # rows of the file without a day or a point


def compare(path: Path, profile: str, incidents: Iterable[Json]) -> Compared:
    """Compare a file with incidents; UsageError names the columns that it lacks."""
    rows, unread = _rows(path, profile)
    known = [spot for incident in incidents if (spot := _spot(incident)) is not None]
    if rows:
        first, last = min(row.start for row in rows), max(row.end for row in rows)
        known = [one for one in known if one.end >= first - DAYS and one.start <= last + DAYS]
    pairs = sorted(_near(rows, known))
    taken: set[str] = set()
    both = []
    for _, row, one in pairs:
        if f"r{row}" not in taken and f"i{one}" not in taken:
            taken |= {f"r{row}", f"i{one}"}
            both.append((row, one))
    return Compared(
        tuple(sorted(both)),
        tuple(row.id for row in rows if f"r{row.id}" not in taken),
        tuple(one.id for one in known if f"i{one.id}" not in taken),
        unread,
    )


def _near(rows: Iterable[Spot], known: Iterable[Spot]) -> Iterator[tuple[float, str, str]]:
    """Give the pairs that can be one, with how far apart they are: a day counts as 25 km."""
    by_day: dict[int, list[Spot]] = {}
    for one in known:
        for day in range(one.start - DAYS, one.end + DAYS + 1):
            by_day.setdefault(day, []).append(one)
    for row in rows:
        near = {one for day in range(row.start, row.end + 1) for one in by_day.get(day, ())}
        for one in near:
            apart = kilometres((row.lat, row.lon), (one.lat, one.lon))
            if apart <= KILOMETRES:
                days = max(row.start - one.end, one.start - row.end, 0)
                yield round(apart + KILOMETRES * days, 3), row.id, one.id


def _rows(path: Path, profile: str) -> tuple[list[Spot], int]:
    name, first, last = _READ[profile]
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in (name, first, last, *_POINT) if c not in (reader.fieldnames or ())]
        if missing:
            raise UsageError("compare.columns", path=path, columns=", ".join(missing))
        read = [_row(row[name], row[first], row[last], row) for row in reader]
    found = [spot for spot in read if spot is not None]
    return found, len(read) - len(found)


def _row(name: str, first: str, last: str, row: Mapping[str, str]) -> Spot | None:
    try:
        days = [date.fromisoformat(value[:10]).toordinal() for value in (first, last)]
        return Spot(name, min(days), max(days), float(row["latitude"]), float(row["longitude"]))
    except (TypeError, ValueError):
        return None


def _spot(incident: Json) -> Spot | None:
    when, place = incident["date"], incident["place"]
    if when is None or place is None or place["lat"] is None:
        return None
    days = [date.fromisoformat(when[end]).toordinal() for end in ("start", "end")]
    return Spot(incident["incident_id"], days[0], days[1], place["lat"], place["lon"])
