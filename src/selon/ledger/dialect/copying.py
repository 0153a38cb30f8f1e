"""Copies of a whole ledger by SQLite's online backup, while others read and write."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from selon.errors import LedgerError
from selon.ledger import dialect
from selon.ledger.dialect import sealing

_PART: Final = ".part"  # what is added to the name of a copy until it is whole
_BESIDE: Final = ("", "-journal", "-wal", "-shm")


def copy(source: Path, target: Path, *, timeout: float = 30.0) -> str:
    """Copy a ledger to a file that is not there yet; give the digest of what both hold.

    The copy is read back and compared before it gets its name. LedgerError `ledger.exists`,
    `ledger.copy` (the two differ) or what `dialect.coded_errors` makes of SQLite's errors.
    """
    if target.exists():
        raise LedgerError("ledger.exists", path=target)
    part = target.with_name(target.name + _PART)
    with _away(part):
        with dialect.coded_errors(source), closing(_open(source, "rw", timeout)) as old:
            old.execute("BEGIN")  # one state of the source, whatever others write meanwhile
            old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            with dialect.coded_errors(target), closing(_open(part, "rwc", timeout)) as new:
                old.backup(new)
                new.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            wanted = digest(old)
        with dialect.coded_errors(target), closing(_open(part, "rw", timeout)) as new:
            if digest(new) != wanted:
                raise LedgerError("ledger.copy", path=target)
        _keep(part, target)
    return wanted


def digest(connection: sqlite3.Connection) -> str:
    """Give the SHA-256 of all that a database holds: definitions, and the rows of every table."""
    whole = hashlib.sha256()
    connection.text_factory = bytes
    query = "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    for name, kind, sql in connection.execute(query).fetchall():
        whole.update(b"%d:%s" % (len(sql), sql))
        virtual = sql[:14].upper() == b"CREATE VIRTUAL"
        if kind == b"table" and not virtual:
            for row in _rows(connection, name.decode()):
                whole.update(b"%d," % sealing.seal(*row))
    return whole.hexdigest()


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [str(number) for number, column in enumerate(columns, 1) if column[5]]
    order = ", ".join(keys) or "1"
    yield from connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}')


def _open(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)


@contextmanager
def _away(part: Path) -> Iterator[None]:
    """Leave nothing of a copy that did not become whole."""
    try:
        yield
    finally:
        for end in _BESIDE:
            part.with_name(part.name + end).unlink(missing_ok=True)


def _keep(part: Path, target: Path) -> None:
    """Give the copy its name, on the disk; one that somebody else made meanwhile is left alone."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise LedgerError("ledger.exists", path=target) from error
    except OSError:  # no hard links on this file system
        part.replace(target)
