"""The rows that linking reads and writes, inside one transaction of a ledger.

Nothing is decided here: `selon.incidents` says what is compared with what, and what is one.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from selon.ledger.card_rows import CardRows
from selon.ledger.document_rows import DocumentRows, VoiceRows
from selon.ledger.incident_rows import IncidentRows
from selon.ledger.telling_rows import TellingRows


@dataclass(frozen=True, slots=True)
class LinkRows:
    """All that linking reads and writes through one connection."""

    documents: DocumentRows
    voices: VoiceRows
    tellings: TellingRows
    incidents: IncidentRows
    cards: CardRows


def link_rows(connection: Connection) -> LinkRows:
    """Give the rows of a connection."""
    return LinkRows(
        DocumentRows(connection),
        VoiceRows(connection),
        TellingRows(connection),
        IncidentRows(connection),
        CardRows(connection),
    )
