"""Tellings and the links between them, as linking reads and writes them."""

import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from selon.ledger import dialect
from selon.ledger.incident_tables import linked, links, telling_keys, tellings, voices
from selon.ledger.records import canonical
from selon.ledger.tables import documents

_CHUNK: Final = 500  # values in one statement; SQLite of old takes no more than 999


@dataclass(frozen=True, slots=True)
class StoredTelling:
    """A telling with the ledger's own key and the voice of its document."""

    id: int
    facts: Mapping[str, Any]
    voice: str


class TellingRows:
    """Tellings, the keys that they are found by, and the links between them."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(
        self, document: int, event_id: str, facts: Mapping[str, Any], keys: Sequence[int]
    ) -> int:
        """Write a telling and the keys that it is found by."""
        row = {"document_id": document, "event_id": event_id, "facts": canonical(dict(facts))}
        packed = struct.pack(f"<{len(keys)}q", *keys)
        statement = insert(tellings).values(**row, found_by=packed).returning(tellings.c.id)
        number = int(self._connection.execute(statement).scalar_one())
        if keys:
            rows = [{"key": key, "telling": number} for key in sorted(set(keys))]
            self._connection.execute(insert(telling_keys), rows)
        return number

    def forget(self, document: int) -> list[int]:
        """Take the tellings of a document out; give those that they were linked with."""
        forgotten = forget(self._connection, document)
        self._connection.execute(delete(linked).where(linked.c.document_id == document))
        return forgotten

    def found_by(self, key: int, limit: int) -> list[int]:
        """Give the tellings of a key, at most `limit`."""
        query = select(telling_keys.c.telling).where(telling_keys.c.key == key).limit(limit)
        return [row.telling for row in self._connection.execute(query)]

    def read(self, numbers: Iterable[int]) -> Iterator[StoredTelling]:
        """Give tellings by their keys; those that are gone are left out."""
        for part in parts(sorted(set(numbers))):
            query = (
                select(tellings.c.id, tellings.c.facts, voices.c.voice)
                .outerjoin(voices, voices.c.document_id == tellings.c.document_id)
                .where(tellings.c.id.in_(part))
                .order_by(tellings.c.id)
            )
            for row in self._connection.execute(query):
                yield StoredTelling(row.id, json.loads(row.facts), row.voice or "")

    def of_documents(self, doc_ids: Iterable[str]) -> list[int]:
        """Give the keys of the tellings of documents."""
        found: list[int] = []
        for part in parts(sorted(set(doc_ids))):
            query = (
                select(tellings.c.id)
                .join(documents, documents.c.id == tellings.c.document_id)
                .where(documents.c.doc_id.in_(part))
            )
            found += [row.id for row in self._connection.execute(query)]
        return sorted(found)

    def link(self, pairs: Mapping[tuple[int, int], float]) -> None:
        """Write links."""
        for (one, other), score in pairs.items():
            row = {"one": min(one, other), "other": max(one, other), "score": score}
            self._connection.execute(dialect.upsert(links, ("one", "other"), row))

    def linked_with(self, numbers: Iterable[int]) -> set[int]:
        """Give the tellings that are linked with any of these."""
        found: set[int] = set()
        for part in parts(sorted(set(numbers))):
            for here, there in ((links.c.one, links.c.other), (links.c.other, links.c.one)):
                query = select(there).where(here.in_(part))
                found |= {row[0] for row in self._connection.execute(query)}
        return found


def forget(connection: Connection, document: int) -> list[int]:
    """Take the tellings of a document out, with their keys and links.

    Gives the tellings that they were linked with, which must be grouped again.
    """
    query = select(tellings.c.id, tellings.c.found_by).where(tellings.c.document_id == document)
    rows = connection.execute(query).all()
    numbers = [row.id for row in rows]
    left = TellingRows(connection).linked_with(numbers) - set(numbers)
    for row in rows:
        keys = struct.unpack(f"<{len(row.found_by) // 8}q", row.found_by)
        gone = (telling_keys.c.telling == row.id) & telling_keys.c.key.in_(keys)
        connection.execute(delete(telling_keys).where(gone))
        for column in (links.c.one, links.c.other):
            connection.execute(delete(links).where(column == row.id))
    connection.execute(delete(tellings).where(tellings.c.document_id == document))
    return sorted(left)


def unlink(connection: Connection, document: int) -> None:
    """Take out what was linked of a document that is read again; its partners are to be linked."""
    left = forget(connection, document)
    for part in parts(left):
        stale = select(tellings.c.document_id).where(tellings.c.id.in_(part))
        connection.execute(delete(linked).where(linked.c.document_id.in_(stale)))


def parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Give values in portions that one statement takes."""
    return (values[i : i + _CHUNK] for i in range(0, len(values), _CHUNK))
