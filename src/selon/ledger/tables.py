"""The tables of the ledger, as the newest migration leaves them.

Machine readings hang on one document and are replaced together; `decisions` hangs on nothing, so
that nothing that a machine does can reach it. Spans count code points of `documents.text`.
"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from selon.ledger.dialect import CLUSTERED, AnyText

VERSION: Final = "0006"  # the newest migration; tests/ledger/test_migrations.py compares

METADATA: Final = MetaData()

_VINTAGE: Final = ("selon_version", "lexicon_digest", "input_sha256")


def _said(prefix: str = "") -> tuple[Column[str], Column[int], Column[int]]:
    """Give the columns of words and of where they stand."""
    return Column(f"{prefix}text", AnyText), *_span(prefix)


def _span(prefix: str = "") -> tuple[Column[int], Column[int]]:
    """Give the columns of a half-open span of code points of the original text."""
    return Column(f"{prefix}start_char", Integer), Column(f"{prefix}end_char", Integer)


def _range(prefix: str = "") -> tuple[Column[int], Column[int], Column[int]]:
    """Give the columns of a number as it was said; what was not said is null."""
    low, best, high = (Column(f"{prefix}{part}", Integer) for part in ("low", "best", "high"))
    return low, best, high


def _may(kind: Any, *names: str) -> Iterator[Column[Any]]:  # noqa: ANN401
    return (Column(name, kind) for name in names)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _of_reading() -> Column[int]:
    """Give the column that makes a row vanish with the reading that it came from."""
    reading = ForeignKey("readings.document_id", ondelete="CASCADE")
    return Column("document_id", Integer, reading, primary_key=True)


def _event_table(name: str, *columns: Column[Any]) -> Table:
    """Give a table of parts of an event, numbered in the order of the coded document."""
    return Table(
        name,
        METADATA,
        Column("document_id", Integer, primary_key=True),
        Column("event_id", Text, primary_key=True),
        *columns,
        ForeignKeyConstraint(
            ("document_id", "event_id"),
            ("events.document_id", "events.event_id"),
            ondelete="CASCADE",
        ),
        **CLUSTERED,
    )


def _nth(name: str = "ordinal", *links: ForeignKey) -> Column[int]:
    return Column(name, Integer, *links, primary_key=True, autoincrement=False)


meta = Table(
    "meta",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    **CLUSTERED,
)

documents = Table(
    "documents",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("doc_id", AnyText, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("text", AnyText, nullable=False),
    *_may(AnyText, "title", "url", "outlet"),
    *_may(Text, "language", "published", "published_basis"),
    Column("media_type", Text, nullable=False),
    Column("path", AnyText),
    Column("raw", LargeBinary),  # the original bytes, deflated (RFC 1950)
    Column("replaces", Integer, ForeignKey("documents.id")),
    Column("stored_at", Text, nullable=False),
    UniqueConstraint("doc_id", "text_sha256", name="documents_version"),
    Index("documents_replaces", "replaces", unique=True),
    Index("documents_text", "text_sha256"),
    Index("documents_url", "url"),
    Index("documents_published", "published"),
)

readings = Table(
    "readings",
    METADATA,
    _nth("document_id", ForeignKey("documents.id")),
    *(Column(name, Text, nullable=False) for name in _VINTAGE),
    Column("coded", LargeBinary, nullable=False),  # the line of the contract, deflated
    Column("made_at", Text, nullable=False),
)

# Readings that a newer one replaced: nothing that was read is lost.
past_readings = Table(
    "past_readings",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer, ForeignKey("documents.id"), nullable=False),
    *(Column(name, Text, nullable=False) for name in _VINTAGE),
    Column("coded", LargeBinary, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("made_at", "replaced_at")),
    Index("past_readings_document", "document_id"),
)

claims = Table(
    "claims",
    METADATA,
    _of_reading(),
    Column("claim_id", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    *_said("source_"),
    Column("source_name", AnyText),
    *_may(Text, "source_kind", "source_actor_id"),
    *_said("cue_"),
    *_span("content_"),
    Column("stance", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    _flag("distance"),
    _flag("preliminary"),
    _flag("direct"),
    Column("within", Text),
    Index("claims_source", "source_actor_id"),
    Index("claims_stance", "stance"),
    **CLUSTERED,
)

events = Table(
    "events",
    METADATA,
    _of_reading(),
    Column("event_id", Text, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("sub_event_type", Text, nullable=False),
    Column("event_type", Text),
    Column("plover", Text),
    Column("status", Text, nullable=False),
    _flag("aggregate"),
    _flag("background"),
    *_range("count_"),
    Column("count_unit", Text),
    Column("count_approx", Boolean),
    *_span("count_"),
    *_may(Text, "date_start", "date_end", "date_precision", "date_value", "date_anchor"),
    *_said("date_"),
    Column("confidence", Float, nullable=False),
    Index("events_date", "date_start", "date_end"),
    Index("events_type", "sub_event_type"),
    **CLUSTERED,
)

mentions = _event_table("mentions", _nth(), *_said(), Column("claim_id", Text))

parties = _event_table(
    "parties",
    Column("role", Text, primary_key=True),  # initiator | target | responsibility
    _nth(),
    *_said(),
    Column("name", AnyText),
    *_may(Text, "actor_id", "country"),
)

weapons = _event_table("weapons", _nth(), *_said(), Column("weapon", Text, nullable=False))

places = _event_table(
    "places",
    _nth(),
    *_said(),
    Column("name", AnyText),
    Column("gazetteer_id", Text),
    *_may(Float, "lat", "lon"),
    Column("country", Text),
    Column("admin1", AnyText),
    *_may(Text, "precision", "reason"),
)

# One row for each figure: what one claim says of one event.
event_claims = _event_table(
    "event_claims",
    _nth(),
    Column("claim_id", Text, nullable=False),
    *_said("source_"),
    Column("source_name", AnyText),
    Column("source_kind", Text),
    Column("stance", Text, nullable=False),
    _flag("preliminary"),
)

# The numbers of a figure: killed, wounded, those affected, and the parts of each.
figures = _event_table(
    "figures",
    _nth("claim_ordinal"),
    _nth(),
    Column("kind", Text, nullable=False),  # killed | wounded | a kind of affected
    Column("part", Text),  # the group of a part: "children"; null for the whole figure
    Column("who", Text),  # victims | initiator | all
    *_range(),
    Column("approx", Boolean),
    *_span(),
)

# Why a slot of an event is empty.
gaps = _event_table(
    "gaps",
    Column("slot", Text, primary_key=True),
    Column("reason", Text, nullable=False),
)

framing = Table(
    "framing",
    METADATA,
    _of_reading(),
    _nth(),
    *_said(),
    Column("neutral", Text),
    Column("kind", Text),
    **CLUSTERED,
)

evidence = Table(
    "evidence",
    METADATA,
    _of_reading(),
    Column("record", Text, primary_key=True),  # where it stands: "claims.c3", "events.e2.places.0"
    _nth(),
    Column("rule", Text, nullable=False),
    Column("entry", Text),
    *_span(),
    Index("evidence_rule", "rule", "entry"),
    **CLUSTERED,
)

refusals = Table(
    "refusals",
    METADATA,
    Column("doc_id", AnyText, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("fields", Text, primary_key=True),  # of the message, as JSON
    Column("refused_at", Text, nullable=False),
    **CLUSTERED,
)

# What people decided. Rows are never changed: see `dialect.append_only`.
decisions = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("decided_at", Text, nullable=False),
    Column("decided_by", AnyText, nullable=False),
    Column("doc_id", AnyText),
    Column("text_sha256", Text),
    Column("record", Text, nullable=False),  # as evidence.record, or "incidents.INC-2024-0017"
    Column("field", Text),
    Column("verdict", Text, nullable=False),
    *_may(Text, "before", "after"),  # JSON
    Column("reason", AnyText),
    Column("undoes", Integer),
    Column("selon_version", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Index("decisions_record", "doc_id", "record"),
    Index("decisions_about", "record"),
)

Index("claims_name", claims.c.source_name)
Index("parties_actor", parties.c.actor_id)
Index("places_gazetteer", places.c.gazetteer_id)
Index("places_country", places.c.country)
Index("places_position", places.c.lat, places.c.lon)
