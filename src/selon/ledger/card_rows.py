"""Cards of incidents: what lists and maps show, kept beside what it is made from.

A card is never more than a copy. Triggers note which cards are stale (migration 0003); whoever
reads next makes them again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from selon.ledger import statements
from selon.ledger.incident_tables import cards, stale_cards
from selon.ledger.telling_rows import parts


@dataclass(frozen=True, slots=True)
class StoredCard:
    """The card of an incident; `body` is "" for an incident that is gone."""

    incident_id: str
    number: int
    body: str  # JSON


class CardRows:
    """Cards, and which of them are stale."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stale(self, limit: int) -> list[str]:
        """Give incidents whose cards are to be made again, at most so many."""
        query = select(stale_cards.c.incident_id).order_by(stale_cards.c.incident_id).limit(limit)
        return list(self._connection.execute(query).scalars())

    def count_stale(self) -> int:
        """Count the cards that are to be made again."""
        query = select(func.count()).select_from(stale_cards)
        return int(self._connection.execute(query).scalar_one())

    def outdate(self, made_with: str) -> None:
        """Note as stale every card that was made with something else."""
        old = select(cards.c.incident_id).where(cards.c.made_with != made_with)
        fresh = old.where(cards.c.incident_id.not_in(select(stale_cards.c.incident_id)))
        self._connection.execute(insert(stale_cards).from_select(["incident_id"], fresh))

    def put(self, bodies: Mapping[str, str], made_with: str) -> None:
        """Write cards; they are stale no more."""
        last = self.last()
        rows = [
            {"incident_id": name, "number": last + nth, "made_with": made_with, "body": body}
            for nth, (name, body) in enumerate(sorted(bodies.items()), 1)
        ]
        statements.upsert_all(self._connection, cards, ("incident_id",), rows)
        for part in parts(sorted(bodies)):
            gone = stale_cards.c.incident_id.in_(part)
            self._connection.execute(delete(stale_cards).where(gone))

    def last(self) -> int:
        """Give the number of the card that was written last; 0 where there is none."""
        return int(self._connection.execute(select(func.max(cards.c.number))).scalar() or 0)

    def since(self, number: int) -> Iterator[StoredCard]:
        """Give the cards that were written after a number, in the order of writing."""
        columns = (cards.c.incident_id, cards.c.number, cards.c.body)
        query = select(*columns).where(cards.c.number > number).order_by(cards.c.number)
        for row in self._connection.execute(query):
            yield StoredCard(row.incident_id, row.number, row.body)

    def bodies(self, incident_ids: Iterable[str]) -> dict[str, str]:
        """Give the cards of incidents."""
        found: dict[str, str] = {}
        wanted: Sequence[str] = sorted(set(incident_ids))
        for part in parts(wanted):
            query = select(cards.c.incident_id, cards.c.body)
            rows = self._connection.execute(query.where(cards.c.incident_id.in_(part)))
            found |= {row.incident_id: row.body for row in rows}
        return found
