"""Queries that people keep by a name; one may be given up again."""

from sqlalchemy import Column, Connection, Table, Text, delete, select

from selon.ledger import statements
from selon.ledger.dialect import CLUSTERED, AnyText
from selon.ledger.records import SavedSearch
from selon.ledger.tables import METADATA
from selon.ledger.vintage import now

searches = Table(
    "searches",
    METADATA,
    Column("name", AnyText, primary_key=True),
    Column("query", AnyText, nullable=False),
    Column("saved_by", AnyText, nullable=False),
    Column("saved_at", Text, nullable=False),
    **CLUSTERED,
)


def save(connection: Connection, name: str, query: str, *, by: str) -> None:
    """Keep a query; one of the same name gives way."""
    row = {"name": name, "query": query, "saved_by": by, "saved_at": now()}
    connection.execute(statements.upsert(searches, ("name",), row))


def forget(connection: Connection, name: str) -> None:
    """Keep a query no longer."""
    connection.execute(delete(searches).where(searches.c.name == name))


def saved(connection: Connection) -> list[SavedSearch]:
    """Give the queries that are kept, by name."""
    rows = connection.execute(select(searches).order_by(searches.c.name)).mappings()
    return [SavedSearch(**dict(row)) for row in rows]
