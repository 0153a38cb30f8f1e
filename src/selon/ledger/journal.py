"""The journal: every decision with what stood before and after it, as people read it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from selon.ledger.records import StoredDecision
from selon.ledger.standing import UNDO, undone


@dataclass(frozen=True, slots=True)
class Entry:
    """One change."""

    number: int
    at: str  # UTC, ISO 8601
    by: str
    verdict: str
    doc_id: str | None
    record: str  # "events.e2", "document", "incidents", "aliases"
    field: str | None
    before: object  # the value, or the state, that stood there
    after: object
    reason: str | None
    undoes: int | None
    holds: bool  # nobody took it back
    hash: str


def entries(decisions: Iterable[StoredDecision]) -> Iterator[Entry]:
    """Give the changes of decisions, in their order.

    Of some decisions only, what holds is told by those: give all that are about one record.
    """
    told = list(decisions)
    gone = undone(told)
    for stored in told:
        said = stored.decision
        yield Entry(
            number=stored.number,
            at=stored.at,
            by=said.by,
            verdict=said.verdict,
            doc_id=said.doc_id,
            record=said.record,
            field=said.field,
            before=_value(said.before),
            after=_value(said.after),
            reason=said.reason,
            undoes=said.undoes if said.verdict == UNDO else None,
            holds=stored.number not in gone,
            hash=stored.hash,
        )


def _value(side: Any) -> object:  # noqa: ANN401
    """Give what a person reads of one side of a change: its value, else its state, else all."""
    if not isinstance(side, dict):
        return side
    for name in ("value", "state"):
        if name in side:
            return side[name]
    return side
