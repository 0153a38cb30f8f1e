"""What was learned about rules, as the ledger keeps it and gives it back.

The table follows from the decisions and the readings: a document's rows are written anew whenever
somebody decides something about it, or it is read again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    and_,
    case,
    delete,
    func,
    insert,
    select,
)

from selon.ledger import lessons, tables
from selon.ledger.dialect import CLUSTERED
from selon.ledger.lessons import Learned
from selon.ledger.reviewed import ReviewedDocument
from selon.ledger.tables import METADATA

_AROUND: Final = 60  # characters on each side of the words of an example

learned = Table(
    "lessons",
    METADATA,
    Column(
        "document_id",
        Integer,
        ForeignKey("readings.document_id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("record", Text, primary_key=True),  # with its ordinal: a row of evidence
    Column("ordinal", Integer, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("entry", Text),
    Column("is_right", Boolean, nullable=False),
    Index("lessons_rule", "rule", "entry", "is_right"),
    **CLUSTERED,
)

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Example:
    """Words that a rule fired on, with what stands around them, and what a person said."""

    doc_id: str
    record: str
    before: str
    words: str
    after: str
    right: bool


def write(connection: Connection, document: int, reviewed: ReviewedDocument) -> None:
    """Write what the verdicts on a document teach, in place of what they taught before."""
    connection.execute(delete(learned).where(learned.c.document_id == document))
    rows = [
        {
            "document_id": document,
            "record": lesson.record,
            "ordinal": lesson.ordinal,
            "rule": lesson.rule,
            "entry": lesson.entry,
            "is_right": lesson.right,
        }
        for lesson in lessons.lessons(reviewed)
    ]
    if rows:
        connection.execute(insert(learned), rows)


def judged(connection: Connection) -> dict[Key, tuple[int, int]]:
    """Give how often each rule was right and wrong, of those that people judged."""
    query = select(learned.c.rule, learned.c.entry, *_sides()).group_by(
        learned.c.rule, learned.c.entry
    )
    return {(row.rule, row.entry): (row.good, row.bad) for row in connection.execute(query)}


def rules(connection: Connection) -> list[Learned]:
    """Give every rule that fired or was judged: those judged most come first."""
    evidence = tables.evidence
    query = select(evidence.c.rule, evidence.c.entry, func.count().label("fired"))
    rows = connection.execute(query.group_by(evidence.c.rule, evidence.c.entry))
    fired: dict[Key, int] = {(row.rule, row.entry): row.fired for row in rows}
    known = judged(connection)
    found = [Learned(*key, fired.get(key, 0), *known.get(key, (0, 0))) for key in {*fired, *known}]
    return sorted(found, key=lambda r: (-r.right - r.wrong, -r.fired, r.rule, r.entry or ""))


def examples(
    connection: Connection, rule: str, entry: str | None, *, right: bool, limit: int
) -> list[Example]:
    """Give the latest firings of a rule that people found right, or wrong."""
    evidence, documents = tables.evidence, tables.documents
    same = and_(*(evidence.c[column.name] == column for column in learned.primary_key))
    query = (
        select(documents.c.doc_id, documents.c.text, learned.c.record, *_place())
        .join(evidence, same)
        .join(documents, documents.c.id == learned.c.document_id)
        .where(learned.c.rule == rule, learned.c.entry.is_not_distinct_from(entry))
        .where(learned.c.is_right == right)
        .order_by(learned.c.document_id.desc(), learned.c.record, learned.c.ordinal)
        .limit(limit)
    )
    return [_example(row, right=right) for row in connection.execute(query)]


def doubts(connection: Connection) -> dict[str, float]:
    """Give how much the events of each current document would teach, between 0 and 1 for each.

    Confidence is corrected by what was learned of the rules that found the event.
    """
    known = judged(connection)
    corrected = _corrected(connection, known)
    event, document = tables.events, tables.documents
    newer = tables.documents.alias("newer")
    query = (
        select(document.c.doc_id, event.c.document_id, event.c.event_id, event.c.confidence)
        .join(document, document.c.id == event.c.document_id)
        .where(~select(newer.c.id).where(newer.c.replaces == document.c.id).exists())
    )
    found: dict[str, float] = {}
    for row in connection.execute(query):
        right, wrong = corrected.get((row.document_id, row.event_id), (0, 0))
        value = lessons.doubt(lessons.precision(right, wrong, row.confidence))
        found[row.doc_id] = max(found.get(row.doc_id, 0.0), value)
    return found


def _corrected(
    connection: Connection, known: Mapping[Key, tuple[int, int]]
) -> dict[tuple[int, str], tuple[int, int]]:
    """Give what was learned of the rules behind each event, where anything was."""
    evidence = tables.evidence
    found: dict[tuple[int, str], tuple[int, int]] = {}
    for (rule, entry), (right, wrong) in known.items():
        query = (
            select(evidence.c.document_id, evidence.c.record)
            .where(evidence.c.rule == rule, evidence.c.entry.is_not_distinct_from(entry))
            .where(evidence.c.record.like("events.%"), ~evidence.c.record.like("events.%.%"))
            .distinct()
        )
        for row in connection.execute(query):
            key = (row.document_id, row.record.partition(".")[2])
            before = found.get(key, (0, 0))
            found[key] = (before[0] + right, before[1] + wrong)
    return found


def _sides() -> Iterator[Any]:
    for name, right in (("good", True), ("bad", False)):
        yield func.sum(case((learned.c.is_right == right, 1), else_=0)).label(name)


def _place() -> tuple[Any, Any]:
    return tables.evidence.c.start_char, tables.evidence.c.end_char


def _example(row: Any, *, right: bool) -> Example:  # noqa: ANN401
    start, end = row.start_char or 0, row.end_char or 0
    before, after = row.text[max(0, start - _AROUND) : start], row.text[end : end + _AROUND]
    return Example(row.doc_id, row.record, before, row.text[start:end], after, right)
