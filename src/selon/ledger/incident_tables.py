"""The tables of what links documents: copies of one text, tellings, links, incidents.

All of it can be made again from the readings and the decisions, but for the numbers of incidents
and their history, which are kept for those who cited them.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from selon.ledger.dialect import CLUSTERED, AnyText
from selon.ledger.tables import METADATA


def _numbered(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


# One row for each document: what its text is compared by, and whose copy it is.
voices = Table(
    "voices",
    METADATA,
    Column(
        "document_id",
        Integer,
        ForeignKey("documents.id"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("address", AnyText),  # the address without what does not name the article
    Column("signature", LargeBinary, nullable=False),  # MinHash, 4 bytes a permutation
    Column("voice", AnyText, nullable=False),  # doc_id of the oldest of the copies
    Index("voices_address", "address"),
    Index("voices_voice", "voice"),
)

# Parts of the signatures: two texts that share one are compared word by word.
bands = Table("bands", METADATA, _numbered("band"), _numbered("document_id"), **CLUSTERED)

tellings = Table(
    "tellings",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column(
        "document_id",
        Integer,
        ForeignKey("readings.document_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("event_id", Text, nullable=False),  # "" for a document in which no event was found
    Column("facts", Text, nullable=False),  # JSON
    Column("found_by", LargeBinary, nullable=False),  # those of telling_keys, 8 bytes each
    UniqueConstraint("document_id", "event_id", name="tellings_event"),
    sqlite_autoincrement=True,  # an id is never used again: keys of what is gone find nothing
)

telling_keys = Table("telling_keys", METADATA, _numbered("key"), _numbered("telling"), **CLUSTERED)

# Pairs of tellings that are rather one incident than not, each pair once: one < other.
links = Table(
    "links",
    METADATA,
    _numbered("one"),
    _numbered("other"),
    Column("score", Float, nullable=False),
    Index("links_other", "other", "one"),
    **CLUSTERED,
)

# Which documents were linked, and with which weights.
linked: Table = Table(
    "linked",
    METADATA,
    Column(
        "document_id",
        Integer,
        ForeignKey("readings.document_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("weights", Text, nullable=False),
)

incidents = Table(
    "incidents",
    METADATA,
    Column("incident_id", Text, primary_key=True),  # INC-2024-0017
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),  # live | merged | withdrawn
    Column("merged_into", Text),
    Column("made_at", Text, nullable=False),
    UniqueConstraint("year", "number", name="incidents_number"),
    **CLUSTERED,
)

members = Table(
    "members",
    METADATA,
    Column("doc_id", AnyText, primary_key=True),
    Column("event_id", Text, primary_key=True),
    Column("incident_id", Text, nullable=False),
    Column("main", Boolean, nullable=False),
    Index("members_incident", "incident_id"),
    **CLUSTERED,
)

history = Table(
    "history",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("incident_id", Text, nullable=False),
    Column("what", Text, nullable=False),  # made | joined | left | merged | split | withdrawn
    Column("detail", AnyText, nullable=False),  # JSON
    Index("history_incident", "incident_id"),
)

# What lists and maps show of an incident, made again where it is stale; "" for one that is gone.
cards = Table(
    "cards",
    METADATA,
    Column("incident_id", Text, primary_key=True),
    Column("number", Integer, nullable=False),  # rises with every writing: what is new since then
    Column("made_with", Text, nullable=False),
    Column("body", AnyText, nullable=False),  # JSON
    Index("cards_number", "number"),
    **CLUSTERED,
)

# The incidents whose cards no longer say what the ledger holds; triggers write it.
stale_cards = Table(
    "stale_cards", METADATA, Column("incident_id", Text, primary_key=True), **CLUSTERED
)

NAMES: Final = frozenset(
    table.name
    for table in (
        voices,
        bands,
        tellings,
        telling_keys,
        links,
        linked,
        incidents,
        members,
        history,
        cards,
        stale_cards,
    )
)
