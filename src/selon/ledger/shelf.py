"""Documents in the order in which they are read: one for each text, the latest published first.

Copies of one text stand behind the oldest of them. Rows are read from the database only as far as
somebody looks: a page of a list costs the same in a ledger of a hundred thousand documents.
"""

from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from selon.ledger import dialect
from selon.ledger.incident_tables import voices
from selon.ledger.listing import DocumentKey, is_current
from selon.ledger.tables import documents
from selon.ledger.telling_rows import parts

_ORDER: Final = (documents.c.published.desc(), documents.c.doc_id)  # SQLite sorts nulls last here


class Shelf:
    """One state of the ledger's documents, in order."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def firsts(self, words: str = "") -> Iterator[DocumentKey]:
        """Give one document for each text: all, or those that hold words one after another."""
        return self._keys(_asked(_firsts(), words).order_by(*_ORDER))

    def among(self, doc_ids: Collection[str], words: str = "") -> list[DocumentKey]:
        """Give those of some documents that stand for their text, in the same order."""
        query = _asked(_firsts(), words)
        found = [
            key
            for part in parts(sorted(doc_ids))
            for key in self._keys(query.where(documents.c.doc_id.in_(part)))
        ]
        found.sort(key=lambda key: key.doc_id)
        return sorted(found, key=lambda key: key.published or "", reverse=True)

    def total(self, words: str = "") -> int:
        """Give how many texts there are."""
        replaced = select(documents.c.replaces).where(documents.c.replaces.is_not(None))
        query = (
            select(func.count())
            .select_from(documents)
            .outerjoin(voices, voices.c.document_id == documents.c.id)
            .where(documents.c.id.not_in(replaced), _is_first())  # quicker to count by
        )
        return int(self._connection.execute(_asked(query, words)).scalar_one())

    def copies(self, names: Collection[str]) -> dict[str, list[DocumentKey]]:
        """Give the other copies of texts, by the document that stands for each."""
        query = _keys().where(voices.c.voice != documents.c.doc_id).order_by(documents.c.doc_id)
        found: dict[str, list[DocumentKey]] = {}
        for part in parts(sorted(names)):
            for key in self._keys(query.where(voices.c.voice.in_(part))):
                found.setdefault(key.voice, []).append(key)
        return found

    def of(self, doc_id: str) -> DocumentKey | None:
        """Give a document by its name; None where there is none."""
        return next(self._keys(_keys().where(documents.c.doc_id == doc_id)), None)

    def older(self, than: DocumentKey) -> Iterator[DocumentKey]:
        """Give what comes after a document, the nearest first."""
        day, query = documents.c.published, _firsts()
        behind = documents.c.doc_id > than.doc_id
        if than.published is not None:
            same = query.where(day == than.published, behind)
            yield from self._keys(same.order_by(documents.c.doc_id))
            yield from self._keys(query.where(day < than.published).order_by(*_ORDER))
            behind = documents.c.doc_id.is_not(None)
        undated = query.where(day.is_(None), behind).order_by(documents.c.doc_id)
        yield from self._keys(undated)

    def newer(self, than: DocumentKey) -> Iterator[DocumentKey]:
        """Give what comes before a document, the nearest first."""
        day, query = documents.c.published, _firsts()
        backwards = (day, documents.c.doc_id.desc())
        same = query.where(day.is_not_distinct_from(than.published))
        before = same.where(documents.c.doc_id < than.doc_id)
        yield from self._keys(before.order_by(documents.c.doc_id.desc()))
        later = day.is_not(None) if than.published is None else day > than.published
        yield from self._keys(query.where(later).order_by(*backwards))

    def _keys(self, query: Select[Any]) -> Iterator[DocumentKey]:
        for row in self._connection.execute(query):
            yield DocumentKey(row.doc_id, row.published, row.outlet, row.voice or row.doc_id)


def _keys() -> Select[Any]:
    return (
        select(documents.c.doc_id, documents.c.published, documents.c.outlet, voices.c.voice)
        .outerjoin(voices, voices.c.document_id == documents.c.id)
        .where(is_current())
    )


def _firsts() -> Select[Any]:
    return _keys().where(_is_first())


def _is_first() -> ColumnElement[bool]:
    return or_(voices.c.voice.is_(None), voices.c.voice == documents.c.doc_id)


def _asked(query: Select[Any], words: str) -> Select[Any]:
    if not words.strip():
        return query
    found = dialect.found_in("texts", words).columns(documents.c.id.label("rowid"))
    return query.where(documents.c.id.in_(select(found.subquery())))
