"""Documents and copies of one text, as linking reads and writes them."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, insert, or_, select, update

from selon.contract import dumps
from selon.ledger import decisions, reviewing, statements
from selon.ledger.incident_tables import bands, linked, voices
from selon.ledger.tables import documents, readings

_NAMED: Final = (
    "SELECT d.id, v.voice FROM documents AS d "
    "LEFT JOIN voices AS v ON v.document_id = d.id WHERE d.id = ?"
)


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A document as linking sees it."""

    document: int
    doc_id: str
    text: str
    url: str | None
    published: str | None
    outlet: str | None


class DocumentRows:
    """Documents as linking sees them, and which of them are linked."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self, weights: str, limit: int, *, after: int = 0) -> list[int]:
        """Give the current documents that were not linked with these weights, oldest first.

        `after` is the last one that was given: what lies before it is not looked through again.
        """
        newer = documents.alias("newer")
        query = (
            select(documents.c.id)
            .join(readings, readings.c.document_id == documents.c.id)
            .outerjoin(linked, linked.c.document_id == documents.c.id)
            .where(documents.c.id > after)
            .where(or_(linked.c.weights.is_(None), linked.c.weights != weights))
            .where(~select(newer.c.id).where(newer.c.replaces == documents.c.id).exists())
            .order_by(documents.c.id)
            .limit(limit)
        )
        return [row.id for row in self._connection.execute(query)]

    def text(self, document: int) -> LinkedText:
        """Give a document."""
        names = ("doc_id", "text", "url", "published", "outlet")
        query = select(*(documents.c[name] for name in names)).where(documents.c.id == document)
        return LinkedText(document, *self._connection.execute(query).one())

    def coded(self, document: int) -> Mapping[str, Any]:
        """Give what was read off a document, as people left it."""
        query = select(readings.c.coded).where(readings.c.document_id == document)
        line = zlib.decompress(self._connection.execute(query).scalar_one()).decode()
        coded: dict[str, Any] = json.loads(line)
        return reviewing.effective_of(self._connection, coded["doc_id"], coded)

    def reading(self, doc_id: str) -> tuple[str, str]:
        """Give the current reading of a document, as people left it, as JSON; and its voice."""
        query = (
            select(readings.c.coded, voices.c.voice)
            .join(documents, documents.c.id == readings.c.document_id)
            .outerjoin(voices, voices.c.document_id == documents.c.id)
            .where(documents.c.doc_id == doc_id)
            .order_by(documents.c.id.desc())
            .limit(1)
        )
        row = self._connection.execute(query).one()
        line = zlib.decompress(row.coded).decode()
        if decisions.is_decided(self._connection, doc_id):
            left = reviewing.effective_of(self._connection, doc_id, json.loads(line))
            line = dumps(left)
        return line, row.voice or doc_id

    def other_versions(self, doc_id: str, but: int) -> list[int]:
        """Give the other versions of a document."""
        query = select(documents.c.id).where(documents.c.doc_id == doc_id)
        return [row.id for row in self._connection.execute(query) if row.id != but]

    def mark(self, document: int, weights: str) -> None:
        """Remember that a document was linked, and with what."""
        row = {"document_id": document, "weights": weights}
        self._connection.execute(statements.upsert(linked, ("document_id",), row))


class VoiceRows:
    """Copies of one text."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def similar(self, numbers: Iterable[int], address: str | None) -> list[int]:
        """Give the documents that share a band or the address."""
        query = select(bands.c.document_id).where(bands.c.band.in_(list(numbers))).distinct()
        found = {row.document_id for row in self._connection.execute(query)}
        if address is not None:
            same = select(voices.c.document_id).where(voices.c.address == address)
            found |= {row.document_id for row in self._connection.execute(same)}
        return sorted(found)

    def put(
        self, document: int, row: Mapping[str, Any], numbers: Iterable[int], voice: str
    ) -> None:
        """Write whose copy a document is. Its text never changes, so neither do its bands."""
        if self.of(document) is None:
            known = {"document_id": document, **row, "voice": voice}
            self._connection.execute(insert(voices).values(**known))
            rows = [{"band": number, "document_id": document} for number in sorted(set(numbers))]
            if rows:
                self._connection.execute(insert(bands), rows)
            return
        changed = {"address": row["address"], "voice": voice}
        statement = update(voices).where(voices.c.document_id == document)
        self._connection.execute(statement.values(**changed))

    def of(self, document: int) -> str | None:
        """Give the voice of a document."""
        query = select(voices.c.voice).where(voices.c.document_id == document)
        return self._connection.execute(query).scalar()

    def named(self, numbers: Iterable[int]) -> Iterator[tuple[int, str | None]]:
        """Give documents with their voices, in order."""
        asked = ((number,) for number in sorted(set(numbers)))
        for rows in statements.each(self._connection, _NAMED, asked):
            yield from rows

    def first(self, names: Iterable[str]) -> list[int]:
        """Give the documents that voices are named after, in all their versions."""
        query = select(documents.c.id).join(voices, voices.c.document_id == documents.c.id)
        named = (voices.c.voice == documents.c.doc_id) & voices.c.voice.in_(list(names))
        return [row.id for row in self._connection.execute(query.where(named))]

    def rename(self, old: Iterable[str], new: str) -> None:
        """Make several voices one."""
        gone = [voice for voice in old if voice != new]
        statement = update(voices).where(voices.c.voice.in_(gone)).values(voice=new)
        self._connection.execute(statement)

    def documents(self, names: Iterable[str]) -> list[int]:
        """Give the documents of voices."""
        query = select(voices.c.document_id).where(voices.c.voice.in_(list(names)))
        return [row.document_id for row in self._connection.execute(query)]
