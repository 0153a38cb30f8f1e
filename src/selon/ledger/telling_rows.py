"""Tellings and the links between them, as linking reads and writes them."""

import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from selon.ledger import statements
from selon.ledger.incident_tables import linked, links, telling_keys, tellings
from selon.ledger.records import canonical

_FOUND_BY: Final = "SELECT telling FROM telling_keys WHERE key = ? LIMIT ?"
_READ: Final = (
    "SELECT t.id, t.facts, v.voice FROM tellings AS t "
    "LEFT JOIN voices AS v ON v.document_id = t.document_id WHERE t.id = ?"
)
_VOICE: Final = (
    "SELECT t.id, v.voice FROM tellings AS t "
    "LEFT JOIN voices AS v ON v.document_id = t.document_id WHERE t.id = ?"
)
_OF_DOCUMENT: Final = (
    "SELECT t.id FROM documents AS d JOIN tellings AS t ON t.document_id = d.id WHERE d.doc_id = ?"
)
_LINKED_WITH: Final = (
    "SELECT other FROM links WHERE one = ? UNION SELECT one FROM links WHERE other = ?"
)
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

    def found_by(self, keys: Iterable[int], limit: int) -> Iterator[list[int]]:
        """Give the tellings of each key, at most `limit` of one."""
        asked = ((key, limit) for key in keys)
        for rows in statements.each(self._connection, _FOUND_BY, asked):
            yield [row[0] for row in rows]

    def read(self, numbers: Iterable[int]) -> Iterator[StoredTelling]:
        """Give tellings by their keys; those that are gone are left out."""
        asked = ((number,) for number in sorted(set(numbers)))
        for rows in statements.each(self._connection, _READ, asked):
            for number, facts, voice in rows:
                yield StoredTelling(number, json.loads(facts), voice or "")

    def voices(self, numbers: Iterable[int]) -> dict[int, str]:
        """Give whose voice tellings are; those that are gone are left out."""
        asked = ((number,) for number in sorted(set(numbers)))
        found = statements.each(self._connection, _VOICE, asked)
        return {number: voice or "" for rows in found for number, voice in rows}

    def of_documents(self, doc_ids: Iterable[str]) -> list[int]:
        """Give the keys of the tellings of documents."""
        asked = ((doc_id,) for doc_id in sorted(set(doc_ids)))
        found = statements.each(self._connection, _OF_DOCUMENT, asked)
        return sorted(row[0] for rows in found for row in rows)

    def link(self, pairs: Mapping[tuple[int, int], float]) -> None:
        """Write links."""
        rows = [
            {"one": min(pair), "other": max(pair), "score": score} for pair, score in pairs.items()
        ]
        statements.upsert_all(self._connection, links, ("one", "other"), rows)

    def linked_with(self, numbers: Iterable[int]) -> set[int]:
        """Give the tellings that are linked with any of these."""
        asked = ((number, number) for number in sorted(set(numbers)))
        found = statements.each(self._connection, _LINKED_WITH, asked)
        return {row[0] for rows in found for row in rows}


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
