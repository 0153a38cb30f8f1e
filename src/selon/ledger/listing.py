"""Documents in lists: what they are sorted and folded by, and what a list shows of each.

Lists stay quick in a large ledger: texts are read of the documents on one page only.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select

from selon.ledger import reading, tables
from selon.ledger.incident_tables import voices
from selon.ledger.records import StoredDocument
from selon.ledger.telling_rows import parts

OPENING: Final = 280  # characters of a text that a list shows

_document = tables.documents
_newer = tables.documents.alias("newer")


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What a document is sorted and folded by."""

    doc_id: str
    published: str | None
    outlet: str | None
    voice: str  # the doc_id of the oldest of its copies


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """What a list shows of a document."""

    doc_id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    opening: str  # of the text
    events: int
    claims: int  # of others than the article itself


def keys(connection: Connection) -> list[DocumentKey]:
    """Give what the current documents are listed by, the latest published first."""
    query = (
        select(_document.c.doc_id, _document.c.published, _document.c.outlet, voices.c.voice)
        .outerjoin(voices, voices.c.document_id == _document.c.id)
        .where(is_current())
        .order_by(_document.c.published.desc().nulls_last(), _document.c.doc_id)
    )
    return [
        DocumentKey(row.doc_id, row.published, row.outlet, row.voice or row.doc_id)
        for row in connection.execute(query)
    ]


def listed(connection: Connection, doc_ids: Collection[str]) -> list[ListedDocument]:
    """Give some current documents by doc_id."""
    return [found for part in parts(sorted(doc_ids)) for found in _listed(connection, part)]


def document(connection: Connection, doc_id: str) -> StoredDocument | None:
    """Give one current document; None where there is none."""
    return next(reading.documents(connection, versions=False, doc_id=doc_id), None)


def _listed(connection: Connection, doc_ids: Collection[str]) -> Iterator[ListedDocument]:
    shown = ("doc_id", "title", "outlet", "url", "language", "published")
    claim = tables.claims
    query = (
        select(
            *(_document.c[name] for name in shown),
            func.substr(_document.c.text, 1, OPENING).label("opening"),
            _count(tables.events).label("events"),
            _count(claim, claim.c.source_start_char.is_not(None)).label("claims"),
        )
        .where(is_current(), _document.c.doc_id.in_(list(doc_ids)))
        .order_by(_document.c.doc_id)
    )
    for row in connection.execute(query).mappings():
        yield ListedDocument(**row)


def _count(table: Any, *conditions: ColumnElement[bool]) -> ColumnElement[int]:  # noqa: ANN401
    query = select(func.count()).select_from(table)
    query = query.where(table.c.document_id == _document.c.id, *conditions)
    return query.correlate(_document).scalar_subquery()


def is_current() -> ColumnElement[bool]:
    """Say of a document that no newer version of it stands in the ledger."""
    return ~select(_newer.c.id).where(_newer.c.replaces == _document.c.id).exists()
