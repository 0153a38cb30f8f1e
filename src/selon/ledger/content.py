"""All that a ledger holds as lines of text, for comparing two ledgers.

The same documents read with the same selon give the same lines, whatever was interrupted, tried
again or written by two processes: times of writing and the ledger's own keys are left out.
"""

import hashlib
import zlib
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from selon.ledger import incident_tables, intake_tables, tables
from selon.ledger.records import canonical

_OWN: Final = frozenset({"id", "document_id", "stored_at", "made_at", "refused_at"})
# What was linked follows from the rest, but for numbers that depend on the order of the documents.
_PLAIN: Final = frozenset(
    {"meta", "documents", "past_readings", "refusals", "decisions", "searches", "lessons"}
)
_APART: Final = _PLAIN | incident_tables.NAMES | intake_tables.NAMES


def content(connection: Connection) -> Iterator[str]:
    """Give one line of JSON for each row: documents with their readings, refusals, decisions."""
    document = tables.documents
    order = (document.c.doc_id, document.c.text_sha256)
    pairs = connection.execute(select(document.c.id, document.c.text_sha256))
    texts = {row.id: row.text_sha256 for row in pairs}
    for row in connection.execute(select(document).order_by(*order)).mappings():
        yield _line("documents", dict(row) | {"replaces": texts.get(row["replaces"])})
        for name, table in sorted(tables.METADATA.tables.items()):
            if name not in _APART:
                yield from _reading(connection, table, row["id"])
    for table in (tables.refusals, tables.decisions):
        query = select(table).order_by(*table.primary_key)
        yield from (_line(table.name, dict(row)) for row in connection.execute(query).mappings())


def _reading(connection: Connection, table: Table, key: int) -> Iterator[str]:
    query = select(table).where(table.c.document_id == key).order_by(*table.primary_key)
    for row in connection.execute(query).mappings():
        yield _line(table.name, dict(row))


def _line(table: str, row: dict[str, Any]) -> str:
    """Give a row as JSON; bytes stand as the digest of what was deflated."""
    kept = {name: _plain(value) for name, value in row.items() if name not in _OWN}
    return canonical([table, kept])


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return hashlib.sha256(zlib.decompress(value)).hexdigest()
    return value
