"""The tables of the ledger, version by version: one module of `versions/` for each step."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from selon.errors import LedgerError
from selon.ledger.dialect import sealing
from selon.ledger.sealed import sealed
from selon.ledger.tables import VERSION

FORMAT: Final = "selon ledger"  # the value of meta.format: whose database it is


def version(connection: Connection, *, path: Path) -> str | None:
    """Give the version of the tables; None for an empty file.

    LedgerError `ledger.foreign` where the tables are somebody else's.
    """
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if not {"meta", "alembic_version"} <= names or not _ours(connection):
        raise LedgerError("ledger.foreign", path=path)
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def migrate(connection: Connection, *, path: Path) -> None:
    """Bring the tables to the newest version, inside the transaction of the connection.

    LedgerError `ledger.newer` where a newer selon made them. Another process may have done it since
    the caller looked: the version is looked at again here, with the right to write in hand.
    """
    from alembic.operations import Operations  # noqa: PLC0415 - only where tables are made
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    current = version(connection, path=path)
    script = ScriptDirectory(str(Path(__file__).parent))
    if current not in (None, *(known.revision for known in script.walk_revisions())):
        raise LedgerError("ledger.newer", path=path, version=current, known=VERSION)
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for step in reversed(list(script.iterate_revisions(VERSION, current or "base"))):
            step.module.upgrade()
    sealing.add_seals(connection, sealed())
    context.stamp(script, VERSION)


def _ours(connection: Connection) -> bool:
    columns = {column["name"] for column in inspect(connection).get_columns("meta")}
    if not {"key", "value"} <= columns:
        return False
    query = text("SELECT value FROM meta WHERE key = 'format'")
    return connection.execute(query).scalar() == FORMAT
