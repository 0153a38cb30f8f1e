"""The outlets of a ledger with what they published."""

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from selon.ledger.incident_tables import voices
from selon.ledger.tables import documents


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published, and how much of it; None is documents of which nobody says."""

    name: str | None
    documents: int
    copies: int  # that repeat the text of another document
    languages: tuple[str, ...]
    first: str | None  # day of publication
    last: str | None


def outlets(connection: Connection) -> list[Outlet]:
    """Give the outlets of the current documents, those with most documents first."""
    newer = documents.alias("newer")
    repeated = case((voices.c.voice != documents.c.doc_id, 1), else_=0)
    languages = func.group_concat(documents.c.language.distinct())
    days = (func.min(documents.c.published), func.max(documents.c.published))
    number = func.count().label("number")
    query = (
        select(documents.c.outlet, number, func.sum(repeated), languages, *days)
        .outerjoin(voices, voices.c.document_id == documents.c.id)
        .where(~select(newer.c.id).where(newer.c.replaces == documents.c.id).exists())
        .group_by(documents.c.outlet)
        .order_by(number.desc(), documents.c.outlet)
    )
    return [
        Outlet(name, count, copies, tuple(sorted((spoken or "").split(","))), first, last)
        for name, count, copies, spoken, first, last in connection.execute(query)
    ]
