"""Running totals by series, each claim beside what the ledger holds, as bars of one scale."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from selon.incidents.tallies import tally, totals
from selon.incidents.weights import read_weights
from selon.ledger.book import Ledger
from selon.query import parse
from selon.query.index import Index

Json = Mapping[str, Any]

MEASURES: Final = ("count", "killed", "wounded")


@dataclass(frozen=True, slots=True)
class Bar:
    """One measure of one total: what is claimed and what is on record, of the longest bar."""

    measure: str
    claimed: Json
    record: Json | None  # None: nobody says anything of it in what is on record
    claimed_share: float  # 0 to 1
    record_share: float
    open: bool  # the claim says "at least"


@dataclass(frozen=True, slots=True)
class Claimed:
    """One total with its bars."""

    row: Json
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Totals of the same actors, kind and first day, by day of publication."""

    first: Json
    totals: tuple[Claimed, ...]


class Totals:
    """The totals of a ledger; computed again when the ledger holds something else."""

    def __init__(self, ledger: Ledger, index: Index) -> None:
        self._ledger, self._index = ledger, index
        self._lock = threading.Lock()
        self._known: tuple[object, tuple[Series, ...]] | None = None

    def series(self) -> tuple[Series, ...]:
        """Give the series, the largest claims first."""
        with self._lock:
            lines = tuple(self._ledger.coded_lines(totals=True))
            state = self._index.state, hash(lines)
            if self._known is None or self._known[0] != state:
                self._known = state, tuple(series(self._rows(lines)))
            return self._known[1]

    def _rows(self, lines: Sequence[str]) -> list[dict[str, Any]]:
        documents = [json.loads(line) for line in lines]
        told = list(totals(documents))
        if not told:
            return []
        starts = [total.start for total in told]
        ends = [total.end for total in told]
        since = f"date>={min(map(str, starts))}" if None not in starts else ""
        until = f"date<={max(map(str, ends))}" if None not in ends else ""
        found = self._index.ask(parse(f"{since} {until}")).ids()
        return tally(documents, self._index.cards(found), read_weights())


def series(rows: Sequence[Json]) -> list[Series]:
    """Give rows of a tally by series."""
    made = [
        Series(told[0], tuple(_claimed(row, longest) for row in told))
        for _, group in groupby(rows, key=lambda row: row["series"])
        for told in (list(group),)
        for longest in (_longest(told),)
    ]
    return sorted(made, key=lambda one: (-max(_longest([t.row for t in one.totals]).values()),))


def _claimed(row: Json, longest: Mapping[str, int]) -> Claimed:
    return Claimed(
        row, tuple(_bar(row, name, longest[name]) for name in MEASURES if _said(row, name))
    )


def _said(row: Json, measure: str) -> Json | None:
    said: Json | None = row["claimed"][measure]
    return said if said and _most(said) else None


def _bar(row: Json, measure: str, longest: int) -> Bar:
    claimed = row["claimed"][measure]
    record = _record(row, measure)
    return Bar(
        measure=measure,
        claimed=claimed,
        record=record,
        claimed_share=_most(claimed) / longest,
        record_share=_most(record) / longest if record else 0.0,
        open=claimed["high"] is None and claimed.get("best") is None,
    )


def _record(row: Json, measure: str) -> Json | None:
    if measure == "count":
        number = len(row["on_record"]["incidents"])
        return {"low": number, "high": number}
    held: Json | None = row["on_record"][measure]
    return held


def _longest(rows: Sequence[Json]) -> dict[str, int]:
    """Give the length of the longest bar of each measure; 1 where there is none."""
    return {
        name: max(
            (
                _most(said)
                for row in rows
                for said in (_said(row, name), _record(row, name))
                if said
            ),
            default=1,
        )
        or 1
        for name in MEASURES
    }


def _most(said: Json) -> int:
    ends = (said.get("high"), said.get("best"), said.get("low"))
    return max((int(end) for end in ends if end is not None), default=0)
