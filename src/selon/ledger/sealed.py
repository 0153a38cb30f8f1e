"""Which tables have seals: all but those that prove themselves.

What was read off a document follows from the coded line of its reading, decisions are chained, and
stale cards are written by triggers of the file's own.
"""

from functools import cache
from typing import Final

from sqlalchemy import Table

from selon.ledger import incident_tables, intake_tables, rule_rows, tables

# Rows of these follow from the coded line of a reading: `selon.ledger.rows` makes them again.
DERIVED: Final = (
    "claims",
    "events",
    "mentions",
    "parties",
    "weapons",
    "places",
    "event_claims",
    "figures",
    "gaps",
    "framing",
    "evidence",
)


@cache
def derived() -> tuple[Table, ...]:
    """Give the tables that are made again from the readings."""
    return tuple(tables.METADATA.tables[name] for name in DERIVED)


@cache
def sealed() -> tuple[Table, ...]:
    """Give the tables whose rows have seals, by name."""
    known_by_now = incident_tables.NAMES | intake_tables.NAMES | {rule_rows.learned.name}
    assert set(tables.METADATA.tables) >= known_by_now
    proved = {*DERIVED, tables.decisions.name, incident_tables.stale_cards.name}
    known = sorted(tables.METADATA.tables.items())
    return tuple(table for name, table in known if name not in proved)
