"""Statements of SQLite's own that write over rows, and reading past SQLAlchemy where it is hot."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.dml import Insert


def upsert(table: Table, key: Sequence[str], row: Mapping[str, object]) -> Insert:
    """Give the statement that writes a row, over the one with the same key where there is one."""
    statement = insert(table).values(**row)
    changed = {name: statement.excluded[name] for name in row if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=changed)


def upsert_all(
    connection: Connection, table: Table, key: Sequence[str], rows: Sequence[Mapping[str, object]]
) -> None:
    """Write rows, each over the one with the same key; all of them in one call of the driver."""
    if not rows:
        return
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
    doing = statement.on_conflict_do_update(index_elements=list(key), set_=changed)
    connection.execute(doing, list(rows))


def each(connection: Connection, sql: str, values: Iterable[tuple[object, ...]]) -> Iterator[Any]:
    """Give the rows of one statement for many values, past SQLAlchemy: it is asked very often."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    for row in values:
        yield driver.execute(sql, row).fetchall()
