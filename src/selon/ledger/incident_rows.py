"""Incidents, their members and their history, as linking reads and writes them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select, tuple_, update

from selon.ledger import statements
from selon.ledger.incident_tables import history, incidents, members
from selon.ledger.records import canonical
from selon.ledger.telling_rows import parts
from selon.ledger.vintage import now

LIVE: Final = "live"


@dataclass(frozen=True, slots=True)
class Membership:
    """An event (or a document without events) in an incident."""

    doc_id: str
    event_id: str
    incident_id: str
    main: bool


@dataclass(frozen=True, slots=True)
class StoredIncident:
    """An incident by its number: whether it holds something, and where it leads."""

    incident_id: str
    state: str  # live | merged | withdrawn
    merged_into: str | None
    made_at: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history of an incident."""

    at: str
    what: str
    detail: Mapping[str, Any]


class IncidentRows:
    """Incidents, who is in them, and how that came about."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self) -> list[str]:
        """Give the incidents that hold something, by number."""
        order = (incidents.c.year, incidents.c.number)
        query = select(incidents.c.incident_id).where(incidents.c.state == LIVE).order_by(*order)
        return [row.incident_id for row in self._connection.execute(query)]

    def find(self, incident_id: str) -> StoredIncident | None:
        """Give what became of an incident; None where there never was one of that number."""
        names = ("incident_id", "state", "merged_into", "made_at")
        query = select(*(incidents.c[name] for name in names))
        row = self._connection.execute(query.where(incidents.c.incident_id == incident_id)).first()
        return None if row is None else StoredIncident(*row)

    def history(self, incident_id: str) -> list[Happening]:
        """Give what happened to an incident, oldest first."""
        query = select(history).where(history.c.incident_id == incident_id)
        rows = self._connection.execute(query.order_by(history.c.number))
        return [Happening(row.at, row.what, json.loads(row.detail)) for row in rows]

    def memberships(
        self, *, doc_ids: Iterable[str] = (), incident_ids: Iterable[str] = ()
    ) -> list[Membership]:
        """Give the memberships of documents, or in incidents."""
        found: list[Membership] = []
        for column, values in (
            (members.c.doc_id, doc_ids),
            (members.c.incident_id, incident_ids),
        ):
            for part in parts(sorted(set(values))):
                query = select(members).where(column.in_(part))
                rows = self._connection.execute(query.order_by(*members.primary_key))
                found += [Membership(**dict(row)) for row in rows.mappings()]
        return found

    def put_members(self, rows: Iterable[Membership]) -> None:
        """Write memberships over those of the same events."""
        values = [{name: getattr(row, name) for name in Membership.__slots__} for row in rows]
        statements.upsert_all(self._connection, members, ("doc_id", "event_id"), values)

    def drop_members(self, keys: Iterable[tuple[str, str]]) -> None:
        """Take memberships out."""
        key = tuple_(members.c.doc_id, members.c.event_id)
        for part in parts(sorted(set(keys))):
            self._connection.execute(delete(members).where(key.in_(part)))

    def make(self, year: int) -> str:
        """Make an incident and give its id, the next of its year."""
        query = select(func.max(incidents.c.number)).where(incidents.c.year == year)
        number = (self._connection.execute(query).scalar() or 0) + 1
        name = f"INC-{year:04d}-{number:04d}"
        row = {"incident_id": name, "year": year, "number": number, "state": LIVE}
        self._connection.execute(insert(incidents).values(**row, made_at=now()))
        return name

    def settle(self, incident_id: str, state: str, merged_into: str | None = None) -> None:
        """Write what became of an incident."""
        statement = update(incidents).where(incidents.c.incident_id == incident_id)
        self._connection.execute(statement.values(state=state, merged_into=merged_into))

    def note(self, incident_id: str, what: str, detail: Mapping[str, Any]) -> None:
        """Append to the history of an incident."""
        row = {"at": now(), "incident_id": incident_id, "what": what}
        self._connection.execute(insert(history).values(**row, detail=canonical(dict(detail))))
