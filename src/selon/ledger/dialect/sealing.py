"""Seals: one number a row, by which `selon verify` sees that the row is not as it was written.

Rows that can be made again from others, or that are chained, need none; all other tables have a
column `seal` that no query of selon's sees. Triggers of each connection's own write it, by a
function of Python's: a program that knows nothing of selon writes rows without a seal, and is seen.
A seal shows damage and carelessness; against somebody who computes seals anew only the chain of
decisions helps, whose head can be noted elsewhere.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, Engine, Table, event

SEAL: Final = "seal"
FUNCTION: Final = "selon_seal"
_ARMED: Final = "selon_armed"


def register(connection: sqlite3.Connection) -> None:
    """Make the function known to a connection."""
    connection.create_function(FUNCTION, -1, seal, deterministic=True)


def seal(*values: object) -> int:
    """Give 64 bits of the BLAKE2 digest of values with their types, as SQLite's integer.

    >>> seal("members", "a", 1) == seal("members", "a", 1.0)
    False
    """
    digest = hashlib.blake2b(digest_size=8)
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        digest.update(f"{type(value).__name__}:{len(data)}:".encode())
        digest.update(data)
    return int.from_bytes(digest.digest(), "big", signed=True)


def add_seals(connection: Connection, tables: Sequence[Table]) -> None:
    """Give the tables that have none the column, and seal the rows that stand there."""
    for table in tables:
        columns = connection.exec_driver_sql(f"PRAGMA table_info({table.name})").all()
        if SEAL not in {column[1] for column in columns}:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {SEAL} INTEGER")
            connection.exec_driver_sql(f"UPDATE {table.name} SET {SEAL} = {computed(table)}")


def arm(engine: Engine, tables: Sequence[Table]) -> None:
    """Let every connection of an engine seal what it writes, from its next use."""
    statements = [statement for table in tables for statement in _triggers(table)]

    def checkout(connection: sqlite3.Connection, record: object, _proxy: object) -> None:
        info: dict[str, bool] = getattr(record, "info", {})
        if not info.get(_ARMED):
            for statement in statements:
                connection.execute(statement)
            info[_ARMED] = True

    event.listen(engine, "checkout", checkout)


def computed(table: Table, row: str = "") -> str:
    """Give the expression that a row's seal must equal; `row` is "NEW." in a trigger."""
    names = ", ".join(_told(f'{row}"{column.name}"') for column in table.columns)
    return f"{FUNCTION}('{table.name}', {names})"


def _told(name: str) -> str:
    """Give a value and whether it is text, which goes as bytes: damaged text is no Unicode."""
    text = f"typeof({name}) = 'text'"
    return f"{text}, CASE WHEN {text} THEN CAST({name} AS BLOB) ELSE {name} END"


def _triggers(table: Table) -> Iterator[str]:
    key = " AND ".join(f'"{c.name}" IS NEW."{c.name}"' for c in table.primary_key)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    doing = f"UPDATE {table.name} SET {SEAL} = {computed(table, 'NEW.')} WHERE {key}"
    for name, when in (("insert", "INSERT"), ("update", f"UPDATE OF {names}")):
        yield (
            f"CREATE TEMP TRIGGER seal_{table.name}_{name} AFTER {when} ON main.{table.name} "
            f"BEGIN {doing}; END"
        )
