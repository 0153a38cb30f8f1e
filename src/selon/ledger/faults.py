"""What in a ledger is not as it was written, row by row: what `selon verify` finds."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DatabaseError

from selon.ledger import decisions, dialect, migrations, tables
from selon.ledger.dialect import sealing
from selon.ledger.quotes import misquoted
from selon.ledger.records import text_digest
from selon.ledger.rows import rows
from selon.ledger.sealed import derived, sealed
from selon.ledger.tables import VERSION

WHY: Final = (
    "structure",  # the file itself: pages and indexes
    "schema",  # a table or a trigger is missing, strange or changed
    "version",
    "key",  # it refers to a row that is not there
    "index",  # the full-text index does not answer to the texts
    "seal",  # the row is not as selon wrote it
    "text",  # the text does not have its digest
    "coded",  # the coded document is not of this text
    "span",  # words do not stand where it says
    "row",  # the row does not follow from the coded document
    "chain",  # the decision, or one before it, is not as it was written
)
_MOST: Final = 100  # faults of one kind that SQLite is asked for
_READINGS: Final = (
    "SELECT r.document_id, r.coded, d.doc_id, d.text, d.text_sha256 "
    "FROM readings AS r JOIN documents AS d ON d.id = r.document_id ORDER BY r.document_id"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One row that is not as it was written."""

    table: str
    row: str  # its key: "document_id=3, claim_id=c2"
    why: (
        str  # structure | schema | version | key | index | seal | text | coded | span | row | chain
    )


def faults(connection: Connection) -> Iterator[Fault]:
    """Give every fault of a ledger, the file's own first; nothing for a sound one.

    A file that is broken in itself is looked through no further.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    kept = driver.text_factory
    driver.text_factory = _readable
    try:
        yield from _all(connection)
    finally:
        driver.text_factory = kept


def _readable(data: bytes) -> str:
    """Give damaged text as something that is not what was written."""
    return data.decode("utf-8", "replace")


def _all(connection: Connection) -> Iterator[Fault]:
    broken = list(_structure(connection))
    if broken:
        yield from broken
        return
    yield from _schema(connection)
    yield from _keys(connection)
    for table in sealed():
        yield from _seals(connection, table)
    yield from _documents(connection)
    yield from _readings(connection)
    for number in decisions.broken(connection):
        yield Fault("decisions", f"number={number}", "chain")


def index_faults(connection: Connection) -> Iterator[Fault]:
    """Give whether the full-text index fails to answer to the texts; needs the right to write."""
    command = "INSERT INTO texts (texts, rank) VALUES ('integrity-check', 1)"
    try:
        connection.exec_driver_sql(command)
    except DatabaseError as error:
        if not isinstance(error.orig, sqlite3.DatabaseError):
            raise
        yield Fault("texts", str(error.orig), "index")


def _structure(connection: Connection) -> Iterator[Fault]:
    """Give what SQLite itself finds: pages, indexes, types (sqlite.org/pragma.html)."""
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if said != "ok":
            yield Fault("sqlite", str(said), "structure")


def _schema(connection: Connection) -> Iterator[Fault]:
    """Give the tables, indexes and triggers that are missing, strange or changed."""
    here, wanted = _definitions(connection), _wanted()
    for key in sorted(here.keys() | wanted.keys()):
        if here.get(key) != wanted.get(key):
            yield Fault("sqlite_schema", " ".join(key), "schema")
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if found != [VERSION]:
        yield Fault("alembic_version", ", ".join(map(str, found)), "version")
    for name, last in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").all():
        column = "id" if name in tables.METADATA.tables else None
        query = f"SELECT coalesce(max({column}), 0) FROM {name}"
        if column is None or connection.exec_driver_sql(query).scalar_one() > last:
            yield Fault("sqlite_sequence", f"name={name}", "row")


def _definitions(connection: Connection) -> dict[tuple[str, str], str]:
    query = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    return {(kind, name): sql for kind, name, sql in connection.exec_driver_sql(query)}


@cache
def _wanted() -> dict[tuple[str, str], str]:
    """Give the definitions of a new ledger."""
    with TemporaryDirectory(prefix="selon-") as folder:
        path = Path(folder) / "new.db"
        engine = dialect.connect(path, create=True, timeout=1)
        try:
            with dialect.writing(engine) as connection:
                migrations.migrate(connection, path=path)
                return _definitions(connection)
        finally:
            engine.dispose()


def _keys(connection: Connection) -> Iterator[Fault]:
    gone = "incident_id NOT IN (SELECT incident_id FROM incidents)"
    stale = f"SELECT incident_id FROM stale_cards WHERE {gone}"
    for (name,) in connection.exec_driver_sql(stale).all():
        yield Fault("stale_cards", f"incident_id={name}", "key")
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Fault(str(table), f"{row} ({parent})", "key")


def _seals(connection: Connection, table: Table) -> Iterator[Fault]:
    key = [column.name for column in table.primary_key]
    wrong = f"{sealing.SEAL} IS NOT {sealing.computed(table)}"
    query = f"SELECT {', '.join(key)} FROM {table.name} WHERE {wrong}"
    for row in connection.exec_driver_sql(query):
        yield Fault(table.name, _named(dict(zip(key, row, strict=True))), "seal")


def _documents(connection: Connection) -> Iterator[Fault]:
    query = "SELECT doc_id, text, text_sha256 FROM documents ORDER BY id"
    for doc_id, text, digest in connection.exec_driver_sql(query):
        if text_digest(_text(text)) != digest:
            yield Fault("documents", f"doc_id={_text(doc_id)}", "text")


def _readings(connection: Connection) -> Iterator[Fault]:
    for key, line, doc_id, text, digest in connection.exec_driver_sql(_READINGS):
        name = f"doc_id={_text(doc_id)}"
        coded = _coded(line)
        if coded is None or (coded.get("doc_id"), coded.get("text_sha256")) != (
            _text(doc_id),
            digest,
        ):
            yield Fault("readings", name, "coded")
            continue
        for words in misquoted(coded, _text(text)):
            yield Fault("readings", f"{name}: {words}", "span")
        yield from _derived(connection, key, coded)


def _coded(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(zlib.decompress(line))
    except (zlib.error, ValueError, TypeError):
        return None
    return found if isinstance(found, dict) else None


def _derived(connection: Connection, document: int, coded: Mapping[str, Any]) -> Iterator[Fault]:
    """Give the rows of a reading that its coded line does not make, and those that are missing."""
    wanted: dict[str, dict[tuple[Any, ...], tuple[Any, ...]]] = {}
    for name, row in rows(coded):
        table = tables.METADATA.tables[name]
        whole = {"document_id": document} | row
        key = tuple(_raw(whole.get(c.name)) for c in table.primary_key)
        wanted.setdefault(name, {})[key] = tuple(_raw(whole.get(c.name)) for c in table.columns)
    for table in derived():
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        query = f"SELECT {names} FROM {table.name} WHERE document_id = ?"
        place = [table.c.keys().index(column.name) for column in table.primary_key]
        found = {
            tuple(row[n] for n in place): tuple(row)
            for row in connection.exec_driver_sql(query, (document,))
        }
        told = wanted.get(table.name, {})
        for key in sorted(found.keys() | told.keys(), key=str):
            if found.get(key) != told.get(key):
                known = [column.name for column in table.primary_key]
                yield Fault(table.name, _named(dict(zip(known, key, strict=True))), "row")


def _raw(value: object) -> object:
    """Give a value as SQLite holds it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def _text(value: object) -> str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else str(value)


def _named(key: Mapping[str, object]) -> str:
    return ", ".join(f"{name}={_text(value)}" for name, value in key.items())
