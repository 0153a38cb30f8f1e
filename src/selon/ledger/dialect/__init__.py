"""What is SQLite's own: the connection, transactions, append-only tables, the meaning of errors.

A second database needs a module like this one and nothing else; the tables and all other queries
are SQLAlchemy's and belong to no database.
"""

import errno
import os
import sqlite3
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Dialect,
    Engine,
    Text,
    TextClause,
    create_engine,
    event,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from selon.errors import LedgerError
from selon.ledger.dialect import sealing

# Rows kept in the order of their primary key, without a second index (sqlite.org/withoutrowid).
CLUSTERED: Final[Mapping[str, Any]] = MappingProxyType({"sqlite_with_rowid": False})

_BEGIN: Final = "selon_begin"
_SMALLEST: Final = 512  # bytes of the smallest database: one page (sqlite.org/fileformat.html)

# Primary result codes of SQLite (sqlite.org/rescode.html) and the error that each is to us.
_CODES: Final = MappingProxyType(
    {
        sqlite3.SQLITE_PERM: "ledger.readonly",
        sqlite3.SQLITE_BUSY: "ledger.locked",
        sqlite3.SQLITE_LOCKED: "ledger.locked",
        sqlite3.SQLITE_READONLY: "ledger.readonly",
        sqlite3.SQLITE_IOERR: "ledger.io",
        sqlite3.SQLITE_CORRUPT: "ledger.corrupt",
        sqlite3.SQLITE_FULL: "ledger.full",
        sqlite3.SQLITE_CANTOPEN: "ledger.unreachable",
        sqlite3.SQLITE_NOTADB: "ledger.foreign",
    }
)


class AnyText(TypeDecorator[str]):
    """Text that comes back as it went in, lone surrogates included.

    File names and JSON may hold code points that are no Unicode scalar; SQLite refuses them as
    text, so that such a value, and only such a value, is kept as the bytes of its UTF-8.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Give what SQLite stores: text where it can be text."""
        try:
            if value is not None:
                value.encode("utf-8")
        except UnicodeEncodeError:
            return value and value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: object, dialect: Dialect) -> str | None:
        """Give the text as it was."""
        if isinstance(value, bytes):
            return value.decode("utf-8", "surrogatepass")
        return value if value is None else str(value)


def check_file(path: Path, *, create: bool) -> None:
    """Refuse what SQLite would spoil before it noticed; LedgerError says why.

    It takes a very short file for a new database, and leaves unwritable files beside one that may
    not be written. The file is not opened here: closing it would drop the locks that this process
    holds on it (sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if not create:
            raise LedgerError("ledger.missing", path=path) from error
        return
    except PermissionError as error:
        raise LedgerError("ledger.unreachable", path=path, detail=error.strerror) from error
    if not stat.S_ISREG(status.st_mode):
        return
    if 0 < status.st_size < _SMALLEST:
        raise LedgerError("ledger.foreign", path=path)
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise LedgerError("ledger.readonly", path=path, detail=os.strerror(errno.EACCES))


def connect(path: Path, *, create: bool, timeout: float) -> Engine:
    """Give an engine on the file; `timeout` is how many seconds to wait for another writer.

    Nothing is opened yet. Without `create`, a missing file is never made.
    """
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=opened, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection) -> None:
    """Set what every connection needs anew."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # REPLACE then fires DELETE triggers
    connection.execute("PRAGMA trusted_schema = OFF")
    sealing.register(connection)


def write_ahead(engine: Engine, *, path: Path, timeout: float) -> None:
    """Put the file in WAL mode, which it keeps; LedgerError where its file system cannot.

    SQLite does not wait by itself while another process does the same.
    """
    deadline = time.monotonic() + timeout
    while True:
        try:
            mode = _journal(engine)
        except sqlite3.Error as error:
            if _code(error) != "ledger.locked" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
            continue
        if mode != "wal":
            raise LedgerError("ledger.journal", path=path, mode=mode)
        return


def _journal(engine: Engine) -> str:
    """Ask for WAL and give the mode that is set; outside any transaction."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        row = cursor.fetchone()
        return str(row[0]) if row else ""
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    """Begin a transaction of the kind that `reading`, `writing` or `deciding` asked for.

    In WAL mode NORMAL survives a killed process but not always a power cut; machine readings can be
    made again, human decisions cannot and are synced (sqlite.org/pragma.html#pragma_synchronous).
    """
    kind = connection.get_execution_options().get(_BEGIN, "DEFERRED")
    durable = kind == "DURABLE"
    connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    connection.exec_driver_sql(f"BEGIN {'IMMEDIATE' if durable else kind}")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the ledger, whatever others write meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that holds the only right to write; all of it is kept, or nothing."""
    with _transaction(engine, "IMMEDIATE") as connection:
        yield connection


@contextmanager
def deciding(engine: Engine) -> Iterator[Connection]:
    """As `writing`, and on the disk before it returns."""
    with _transaction(engine, "DURABLE") as connection:
        yield connection


@contextmanager
def _transaction(engine: Engine, kind: str) -> Iterator[Connection]:
    with engine.connect() as connection:
        chosen = connection.execution_options(**{_BEGIN: kind})
        with chosen.begin():
            yield chosen


@contextmanager
def coded_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a LedgerError with the path and a code; other errors pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        code = _code(original)
        if code is None:
            raise
        raise LedgerError(code, path=path, detail=original) from error
    except UnicodeDecodeError as error:  # SQLite quotes damaged text in what it says
        raise LedgerError("ledger.corrupt", path=path, detail=error.reason) from error


def _code(error: BaseException | None) -> str | None:
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:
        return None
    if number == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return "ledger.immutable"
    return _CODES.get(number & 0xFF)


def append_only(table: str, *, key: str, digest: str, previous: str) -> Iterator[str]:
    """Give the statements that keep a table append-only and its hash chain unbroken.

    A row is never changed or deleted, an INSERT OR REPLACE never takes the place of one, and each
    row names the digest of the row before it ("" for the first).
    """
    last = f"SELECT {digest} FROM {table} ORDER BY {key} DESC LIMIT 1"
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
    broken = f"NEW.{previous} IS NOT COALESCE(({last}), '')"
    for name, when in (
        ("update", "UPDATE"),
        ("delete", "DELETE"),
        ("replace", "INSERT"),
        ("chain", "INSERT"),
    ):
        condition = {"replace": f" WHEN {taken}", "chain": f" WHEN {broken}"}.get(name, "")
        yield (
            f"CREATE TRIGGER {table}_{name} BEFORE {when} ON {table}{condition} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
        )


def after(name: str, event: str, statement: str, *, when: str = "") -> str:
    """Give the statement that makes a trigger: what is done after a row was written."""
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TRIGGER {name} AFTER {event}{condition} BEGIN {statement}; END"


def full_text(index: str, table: str, *columns: str) -> Iterator[str]:
    """Give the statements that make a full-text index over a table and fill it.

    The index holds no text of its own (sqlite.org/fts5.html, "External Content Tables"); accents
    and case do not matter in it. `index_row` adds rows: a trigger may not, in a file that is not
    trusted (sqlite.org/pragma.html#pragma_trusted_schema).
    """
    names = ", ".join(columns)
    options = f"content='{table}', content_rowid='id', tokenize='unicode61 remove_diacritics 2'"
    yield f"CREATE VIRTUAL TABLE {index} USING fts5({names}, {options})"
    yield f"INSERT INTO {index} ({index}) VALUES ('rebuild')"


def index_row(index: str, table: str, *columns: str) -> TextClause:
    """Give the statement that adds the row `:key` of a table to its full-text index."""
    names = ", ".join(columns)
    return text(
        f"INSERT INTO {index} (rowid, {names}) SELECT id, {names} FROM {table} WHERE id = :key"
    )


def found_in(index: str, words: str) -> TextClause:
    """Give the query for the rows whose text holds words: each of them, or a phrase as it stands.

    Words are data, never operators: quotation marks around each take their meaning away.
    """
    plain = words.replace('"', " ").replace("\0", " ")  # which would end the phrase
    asked = '"' + plain.encode("utf-8", "replace").decode() + '"'
    return text(f"SELECT rowid FROM {index} WHERE {index} MATCH :asked").bindparams(asked=asked)
