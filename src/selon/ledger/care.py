"""The care of a ledger: copies, tables brought up to date, its size."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from selon.errors import LedgerError
from selon.ledger import dialect, migrations, open_ledger, tables
from selon.ledger.dialect import copying
from selon.ledger.tables import VERSION


@dataclass(frozen=True, slots=True)
class Size:
    """How large a part of a ledger is."""

    table: str
    rows: int


def backup(path: Path, target: Path) -> str:
    """Copy a ledger while it is in use; give the digest of what the copy holds."""
    dialect.check_file(path, create=False)
    _check(path)
    return copying.copy(path, target)


def restore(copy: Path, path: Path) -> str:
    """Make a ledger of a backup, where none is; give the digest of what it holds.

    The backup stays as it is; the ledger is brought up to date when it is opened.
    """
    if not copy.exists():
        raise LedgerError("ledger.missing", path=copy)
    _check(copy)  # a backup may well lie where nothing may be written
    return copying.copy(copy, path)


def migrate(path: Path) -> tuple[str, str]:
    """Bring the tables of a ledger up to date; give the version before and after."""
    dialect.check_file(path, create=False)
    before = _check(path)
    open_ledger(path, create=False).close()
    return before, VERSION


def sizes(path: Path) -> list[Size]:
    """Give how many rows each table has, the largest first."""
    engine = dialect.connect(path, create=False, timeout=30)
    try:
        with dialect.coded_errors(path), dialect.reading(engine) as connection:
            names = sorted(table.name for table in tables.METADATA.tables.values())
            found = [Size(name, _count(connection, name)) for name in names]
            return sorted(found, key=lambda size: (-size.rows, size.table))
    finally:
        engine.dispose()


def _count(connection: Connection, table: str) -> int:
    query = select(func.count()).select_from(tables.METADATA.tables[table])
    return int(connection.execute(query).scalar_one())


def _check(path: Path) -> str:
    """Give the version of the tables of a ledger, whatever it is; LedgerError for another file."""
    engine = dialect.connect(path, create=False, timeout=30)
    try:
        with dialect.coded_errors(path), dialect.reading(engine) as connection:
            return migrations.version(connection, path=path) or ""
    finally:
        engine.dispose()
