"""The matrix of claims: fields by claimants, each cell said, not said, or none of this column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from selon.incidents.accounts import Account
from selon.incidents.matrix import Column, matrix

Json = Mapping[str, Any]

# What people ask first stands first.
FIELDS: Final = (
    *("killed", "wounded", "sub_event_type", "initiator", "target"),
    *("place", "date", "count", "stance"),
)
SAID: Final = "said"
UNSAID: Final = "unsaid"  # neither zero nor none
ELSEWHERE: Final = "elsewhere"  # stands in the column of the document's own voice
_TOLLS: Final = ("killed", "wounded")
_OF_CLAIM: Final = (*_TOLLS, "stance")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one claimant says of one field."""

    state: str
    value: str
    words: str | None
    start: int | None
    end: int | None
    disputed: bool
    none: bool  # "0" was said: none, which is something

    @property
    def values(self) -> tuple[str, ...]:
        """The values one by one."""
        return tuple(part for part in self.value.replace("; ", "\n").split("\n") if part)


@dataclass(frozen=True, slots=True)
class Head:
    """Who speaks in a column, and where."""

    words: str  # of the article for who says it; the outlet for its own voice
    name: str | None  # what the claimant is called elsewhere
    outlet: str
    doc_id: str
    event_id: str
    published: str | None
    url: str | None
    language: str | None
    own: bool
    kind: str | None
    copies: tuple[str, ...]  # other documents that say the same as copies of one text
    voice: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field over all columns."""

    field: str
    cells: tuple[Cell, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The whole matrix."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    empty: tuple[str, ...]  # fields of which nobody says anything


def board(incident: Json, accounts: Sequence[Account]) -> Board:
    """Give the matrix of an incident."""
    columns = matrix(accounts)
    documents = {account.doc_id: account for account in reversed(accounts) if account.event}
    lines = [_line(name, columns, incident["differences"]) for name in FIELDS]
    return Board(
        heads=tuple(_head(column, documents[column.doc_id]) for column in columns),
        lines=tuple(line for line in lines if _told(line) or line.field in _TOLLS),
        empty=tuple(line.field for line in lines if not _told(line) and line.field not in _TOLLS),
    )


def _told(line: Line) -> bool:
    return any(cell.state == SAID for cell in line.cells)


def _head(column: Column, account: Account) -> Head:
    coded, event = account.coded, account.event or {}
    named = (
        said["source"]
        for said in event.get("claims", ())
        if said["source"] and said["claim_id"] in column.claim_ids
    )
    source: Json = {} if column.own else next(named, {})
    return Head(
        words=source.get("text") or column.claimant,
        name=source.get("name"),
        outlet=column.outlet,
        doc_id=column.doc_id,
        event_id=account.event_id,
        own=column.own,
        kind=source.get("kind"),
        copies=tuple(name for name in column.copies if name != column.doc_id),
        voice=column.voice,
        **{name: coded.get(name) for name in ("published", "url", "language")},
    )


def _line(name: str, columns: Sequence[Column], differences: Sequence[Json]) -> Line:
    pairs = [found["between"] for found in differences if found["field"] == name]
    keys = {tuple(key) for pair in pairs for key in pair}
    cells = tuple(_cell(name, column, keys) for column in columns)
    return Line(name, cells, disputed=bool(pairs))


def _cell(name: str, column: Column, keys: set[tuple[str, ...]]) -> Cell:
    cell = column.cells[name]
    own = name in _OF_CLAIM or column.own
    state = SAID if cell.said else UNSAID if own else ELSEWHERE
    disputed = cell.said and any(_is_of(column, key, name) for key in keys)
    none = cell.said and name in _TOLLS and cell.value == "0"
    return Cell(state, cell.value, cell.words, cell.start, cell.end, disputed, none)


def _is_of(column: Column, key: tuple[str, ...], name: str) -> bool:
    """Say whether one side of a difference is what a column says."""
    if key[0] not in column.copies:
        return False
    return key[1] in column.claim_ids if name in _OF_CLAIM else column.own
