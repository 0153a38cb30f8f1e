"""Reading the ledger: documents, what was read off them, and counts."""

import json
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from selon.ledger import dialect, tables
from selon.ledger.records import Stats, StoredDocument, StoredEvent, StoredRefusal
from selon.records import Article

_document = tables.documents
_newer = tables.documents.alias("newer")
_older = tables.documents.alias("older")

_FOUND: Final = (
    "SELECT d.doc_id FROM ({found}) AS f JOIN documents AS d ON d.id = f.rowid "
    "WHERE NOT EXISTS (SELECT 1 FROM documents AS n WHERE n.replaces = d.id)"
)


def _current() -> ColumnElement[bool]:
    """Say of a document that no newer version of it stands in the ledger."""
    return ~exists().where(_newer.c.replaces == _document.c.id)


def documents(
    connection: Connection, *, versions: bool, doc_id: str | None = None
) -> Iterator[StoredDocument]:
    """Give the documents by doc_id: the current ones, or with `versions` every one, oldest first.

    `doc_id` asks for one document only.

    `Article.raw` holds the original bytes where there were any but the text.
    """
    reading = tables.readings
    query = (
        select(
            _document,
            reading.c.selon_version,
            reading.c.lexicon_digest,
            reading.c.made_at,
            _older.c.text_sha256.label("older"),
            _current().label("current"),
        )
        .join(reading, reading.c.document_id == _document.c.id)
        .outerjoin(_older, _older.c.id == _document.c.replaces)
        .order_by(_document.c.doc_id, _document.c.id)
    )
    if not versions:
        query = query.where(_current())
    if doc_id is not None:
        query = query.where(_document.c.doc_id == doc_id)
    for row in connection.execute(query):
        yield _stored_document(row)


def _stored_document(row: Row[Any]) -> StoredDocument:
    article = Article(
        doc_id=row.doc_id,
        text=row.text,
        language=row.language,
        published=date.fromisoformat(row.published) if row.published else None,
        published_basis=row.published_basis,
        outlet=row.outlet,
        title=row.title,
        url=row.url,
        raw=None if row.raw is None else zlib.decompress(row.raw),
        path=row.path,
    )
    return StoredDocument(
        article=article,
        text_sha256=row.text_sha256,
        media_type=row.media_type,
        replaces=row.older,
        current=bool(row.current),
        stored_at=row.stored_at,
        selon_version=row.selon_version,
        lexicon_digest=row.lexicon_digest,
        made_at=row.made_at,
    )


def lines(
    connection: Connection, doc_id: str | None = None, *, totals: bool = False
) -> Iterator[str]:
    """Give the coded documents, each the line of JSON that was stored, by doc_id."""
    query = (
        select(tables.readings.c.coded)
        .join(_document, _document.c.id == tables.readings.c.document_id)
        .where(_current())
        .order_by(_document.c.doc_id)
    )
    if doc_id is not None:
        query = query.where(_document.c.doc_id == doc_id)
    if totals:
        counted = select(tables.events.c.document_id).where(tables.events.c.aggregate)
        query = query.where(_document.c.id.in_(counted))
    for row in connection.execute(query):
        yield zlib.decompress(row.coded).decode()


def past(connection: Connection, doc_id: str) -> Iterator[tuple[str, str]]:
    """Give when each reading of a document was replaced, and its line, oldest first."""
    old = tables.past_readings
    query = (
        select(old.c.replaced_at, old.c.coded)
        .join(_document, _document.c.id == old.c.document_id)
        .where(_document.c.doc_id == doc_id)
        .order_by(old.c.id)
    )
    for row in connection.execute(query):
        yield row.replaced_at, zlib.decompress(row.coded).decode()


def events(connection: Connection) -> Iterator[StoredEvent]:
    """Give every event of the current documents, by doc_id and in the order of the text."""
    for row in connection.execute(_events_query()):
        kept = {name: getattr(row, name) for name in StoredEvent.__slots__ if name != "killed"}
        yield StoredEvent(**kept, killed=(row.killed_low, row.killed_high))


def _events_query() -> Select[Any]:
    event, place = tables.events, tables.places
    first = (
        (place.c.document_id == event.c.document_id)
        & (place.c.event_id == event.c.event_id)
        & (place.c.ordinal == 0)
    )
    return (
        select(
            *(_document.c[name] for name in ("doc_id", "outlet")),
            *(event.c[name] for name in ("event_id", "sub_event_type", "status", "aggregate")),
            *(event.c[name] for name in ("background", "date_start", "date_end", "confidence")),
            func.coalesce(place.c.name, place.c.text).label("place"),
            place.c.country,
            _killed(func.min(tables.figures.c.low)).label("killed_low"),
            _killed(func.max(func.coalesce(*_upper()))).label("killed_high"),
        )
        .join(_document, _document.c.id == event.c.document_id)
        .outerjoin(place, first)
        .where(_current())
        .order_by(_document.c.doc_id, event.c.ordinal)
    )


def _upper() -> tuple[ColumnElement[int], ...]:
    """Give the highest that is said: "au moins 28" says no more than 28."""
    figure = tables.figures
    return figure.c.high, figure.c.best, figure.c.low


def _killed(value: ColumnElement[Any]) -> ColumnElement[Any]:
    figure, event = tables.figures, tables.events
    return (
        select(value)
        .where(figure.c.document_id == event.c.document_id)
        .where(figure.c.event_id == event.c.event_id)
        .where(figure.c.kind == "killed")
        .where(figure.c.part.is_(None))
        .where(figure.c.who.is_distinct_from("initiator"))
        .correlate(event)
        .scalar_subquery()
    )


def search(connection: Connection, words: str) -> frozenset[str]:
    """Give the current documents whose title or text holds words next to each other."""
    # Past SQLAlchemy's types: a word may stand in every text.
    found = dialect.found_in("texts", words)
    values = dict(found.compile().params)
    plain = connection.exec_driver_sql(_FOUND.format(found=found.text), values).scalars()
    return frozenset(
        name if isinstance(name, str) else name.decode("utf-8", "surrogatepass") for name in plain
    )


def refusals(connection: Connection) -> Iterator[StoredRefusal]:
    """Give the documents that stand aside, by doc_id."""
    refused = tables.refusals
    order = (refused.c.doc_id, refused.c.code, refused.c.fields)
    for row in connection.execute(select(refused).order_by(*order)):
        yield StoredRefusal(row.doc_id, row.code, json.loads(row.fields), row.refused_at)


def stats(connection: Connection) -> Stats:
    """Count what the ledger holds."""
    claim, event, refused = tables.claims, tables.events, tables.refusals
    aggregates = _counts(connection, _of_current(event.c.aggregate))
    return Stats(
        documents=_count(connection, select(func.count()).select_from(_document).where(_current())),
        versions=_count(connection, select(func.count()).select_from(_document)),
        events=aggregates.get(False, 0),
        aggregates=aggregates.get(True, 0),
        claims=_counts(connection, _of_current(claim.c.stance)),
        refusals=_counts(connection, select(refused.c.code, func.count()).group_by(refused.c.code)),
        decisions=_count(connection, select(func.count()).select_from(tables.decisions)),
    )


def _of_current(column: ColumnElement[Any]) -> Select[Any]:
    """Count the rows of current documents by the values of a column."""
    return (
        select(column, func.count())
        .join(_document, _document.c.id == column.table.c.document_id)
        .where(_current())
        .group_by(column)
    )


def _counts(connection: Connection, query: Select[Any]) -> dict[Any, int]:
    rows = sorted(connection.execute(query).all(), key=lambda row: str(row[0]))
    return {row[0]: row[1] for row in rows}


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(query).scalar() or 0)
