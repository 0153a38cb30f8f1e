"""The first tables: documents and their readings, refusals, decisions."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from selon.ledger.dialect import CLUSTERED, AnyText, append_only

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, and keep the decisions append-only."""
    _meta()
    _documents()
    _readings()
    _claims()
    _events()
    _parts()
    _places()
    _figures()
    _reasons()
    _refusals()
    _decisions()


def _must(kind: Any, *names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401
    return (sa.Column(name, kind, nullable=False, autoincrement=False) for name in names)


def _may(kind: Any, *names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401
    return (sa.Column(name, kind, nullable=True) for name in names)


def _of_reading() -> tuple[Any, ...]:
    link = sa.ForeignKeyConstraint(("document_id",), ("readings.document_id",), ondelete="CASCADE")
    return *_must(sa.Integer, "document_id"), link


def _of_event() -> tuple[Any, ...]:
    link = sa.ForeignKeyConstraint(
        ("document_id", "event_id"), ("events.document_id", "events.event_id"), ondelete="CASCADE"
    )
    return *_must(sa.Integer, "document_id"), *_must(sa.Text, "event_id"), link


def _meta() -> None:
    meta = op.create_table(
        "meta", *_must(sa.Text, "key", "value"), sa.PrimaryKeyConstraint("key"), **CLUSTERED
    )
    op.bulk_insert(meta, [{"key": "format", "value": "selon ledger"}])


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, primary_key=True),
        *_must(AnyText, "doc_id"),
        *_must(sa.Text, "text_sha256"),
        *_must(AnyText, "text"),
        *_may(AnyText, "title", "url", "outlet"),
        *_may(sa.Text, "language", "published", "published_basis"),
        *_must(sa.Text, "media_type"),
        *_may(AnyText, "path"),
        *_may(sa.LargeBinary, "raw"),
        *_may(sa.Integer, "replaces"),
        *_must(sa.Text, "stored_at"),
        sa.ForeignKeyConstraint(("replaces",), ("documents.id",)),
        sa.UniqueConstraint("doc_id", "text_sha256", name="documents_version"),
    )
    op.create_index("documents_replaces", "documents", ["replaces"], unique=True)
    op.create_index("documents_text", "documents", ["text_sha256"])
    op.create_index("documents_url", "documents", ["url"])
    op.create_index("documents_published", "documents", ["published"])


def _readings() -> None:
    op.create_table(
        "readings",
        *_must(sa.Integer, "document_id"),
        *_must(sa.Text, "selon_version", "lexicon_digest", "input_sha256"),
        *_must(sa.LargeBinary, "coded"),
        *_must(sa.Text, "made_at"),
        sa.ForeignKeyConstraint(("document_id",), ("documents.id",)),
        sa.PrimaryKeyConstraint("document_id"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        *_of_reading(),
        *_must(sa.Text, "claim_id"),
        *_must(sa.Integer, "ordinal"),
        *_may(AnyText, "source_text"),
        *_may(sa.Integer, "source_start_char", "source_end_char"),
        *_may(AnyText, "source_name"),
        *_may(sa.Text, "source_kind", "source_actor_id"),
        *_may(AnyText, "cue_text"),
        *_may(sa.Integer, "cue_start_char", "cue_end_char"),
        *_may(sa.Integer, "content_start_char", "content_end_char"),
        *_must(sa.Text, "stance", "factuality"),
        *_must(sa.Boolean, "distance", "preliminary", "direct"),
        *_may(sa.Text, "within"),
        sa.PrimaryKeyConstraint("document_id", "claim_id"),
        **CLUSTERED,
    )
    op.create_index("claims_source", "claims", ["source_actor_id"])
    op.create_index("claims_name", "claims", ["source_name"])
    op.create_index("claims_stance", "claims", ["stance"])


def _events() -> None:
    op.create_table(
        "events",
        *_of_reading(),
        *_must(sa.Text, "event_id"),
        *_must(sa.Integer, "ordinal"),
        *_must(sa.Text, "sub_event_type"),
        *_may(sa.Text, "event_type", "plover"),
        *_must(sa.Text, "status"),
        *_must(sa.Boolean, "aggregate", "background"),
        *_may(sa.Integer, "count_low", "count_best", "count_high"),
        *_may(sa.Text, "count_unit"),
        *_may(sa.Boolean, "count_approx"),
        *_may(sa.Integer, "count_start_char", "count_end_char"),
        *_may(sa.Text, "date_start", "date_end", "date_precision", "date_value", "date_anchor"),
        *_may(AnyText, "date_text"),
        *_may(sa.Integer, "date_start_char", "date_end_char"),
        *_must(sa.Float, "confidence"),
        sa.PrimaryKeyConstraint("document_id", "event_id"),
        **CLUSTERED,
    )
    op.create_index("events_date", "events", ["date_start", "date_end"])
    op.create_index("events_type", "events", ["sub_event_type"])


def _parts() -> None:
    words = ("start_char", "end_char")
    op.create_table(
        "mentions",
        *_of_event(),
        *_must(sa.Integer, "ordinal"),
        *_may(AnyText, "text"),
        *_may(sa.Integer, *words),
        *_may(sa.Text, "claim_id"),
        sa.PrimaryKeyConstraint("document_id", "event_id", "ordinal"),
        **CLUSTERED,
    )
    op.create_table(
        "parties",
        *_of_event(),
        *_must(sa.Text, "role"),
        *_must(sa.Integer, "ordinal"),
        *_may(AnyText, "text", "name"),
        *_may(sa.Integer, *words),
        *_may(sa.Text, "actor_id", "country"),
        sa.PrimaryKeyConstraint("document_id", "event_id", "role", "ordinal"),
        **CLUSTERED,
    )
    op.create_index("parties_actor", "parties", ["actor_id"])
    op.create_table(
        "weapons",
        *_of_event(),
        *_must(sa.Integer, "ordinal"),
        *_may(AnyText, "text"),
        *_may(sa.Integer, *words),
        *_must(sa.Text, "weapon"),
        sa.PrimaryKeyConstraint("document_id", "event_id", "ordinal"),
        **CLUSTERED,
    )


def _places() -> None:
    op.create_table(
        "places",
        *_of_event(),
        *_must(sa.Integer, "ordinal"),
        *_may(AnyText, "text", "name"),
        *_may(sa.Integer, "start_char", "end_char"),
        *_may(sa.Text, "gazetteer_id"),
        *_may(sa.Float, "lat", "lon"),
        *_may(sa.Text, "country"),
        *_may(AnyText, "admin1"),
        *_may(sa.Text, "precision", "reason"),
        sa.PrimaryKeyConstraint("document_id", "event_id", "ordinal"),
        **CLUSTERED,
    )
    op.create_index("places_gazetteer", "places", ["gazetteer_id"])
    op.create_index("places_country", "places", ["country"])
    op.create_index("places_position", "places", ["lat", "lon"])


def _figures() -> None:
    op.create_table(
        "event_claims",
        *_of_event(),
        *_must(sa.Integer, "ordinal"),
        *_must(sa.Text, "claim_id"),
        *_may(AnyText, "source_text", "source_name"),
        *_may(sa.Integer, "source_start_char", "source_end_char"),
        *_may(sa.Text, "source_kind"),
        *_must(sa.Text, "stance"),
        *_must(sa.Boolean, "preliminary"),
        sa.PrimaryKeyConstraint("document_id", "event_id", "ordinal"),
        **CLUSTERED,
    )
    op.create_table(
        "figures",
        *_of_event(),
        *_must(sa.Integer, "claim_ordinal", "ordinal"),
        *_must(sa.Text, "kind"),
        *_may(sa.Text, "part", "who"),
        *_may(sa.Integer, "low", "best", "high"),
        *_may(sa.Boolean, "approx"),
        *_may(sa.Integer, "start_char", "end_char"),
        sa.PrimaryKeyConstraint("document_id", "event_id", "claim_ordinal", "ordinal"),
        **CLUSTERED,
    )
    op.create_table(
        "gaps",
        *_of_event(),
        *_must(sa.Text, "slot", "reason"),
        sa.PrimaryKeyConstraint("document_id", "event_id", "slot"),
        **CLUSTERED,
    )


def _reasons() -> None:
    op.create_table(
        "framing",
        *_of_reading(),
        *_must(sa.Integer, "ordinal"),
        *_may(AnyText, "text"),
        *_may(sa.Integer, "start_char", "end_char"),
        *_may(sa.Text, "neutral", "kind"),
        sa.PrimaryKeyConstraint("document_id", "ordinal"),
        **CLUSTERED,
    )
    op.create_table(
        "evidence",
        *_of_reading(),
        *_must(sa.Text, "record"),
        *_must(sa.Integer, "ordinal"),
        *_must(sa.Text, "rule"),
        *_may(sa.Text, "entry"),
        *_may(sa.Integer, "start_char", "end_char"),
        sa.PrimaryKeyConstraint("document_id", "record", "ordinal"),
        **CLUSTERED,
    )
    op.create_index("evidence_rule", "evidence", ["rule", "entry"])


def _refusals() -> None:
    op.create_table(
        "refusals",
        *_must(AnyText, "doc_id"),
        *_must(sa.Text, "code", "fields", "refused_at"),
        sa.PrimaryKeyConstraint("doc_id", "code", "fields"),
        **CLUSTERED,
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        *_must(sa.Integer, "number"),
        *_must(sa.Text, "decided_at"),
        *_must(AnyText, "decided_by"),
        *_may(AnyText, "doc_id"),
        *_may(sa.Text, "text_sha256"),
        *_must(sa.Text, "record"),
        *_may(sa.Text, "field"),
        *_must(sa.Text, "verdict"),
        *_may(sa.Text, "before", "after"),
        *_may(AnyText, "reason"),
        *_may(sa.Integer, "undoes"),
        *_must(sa.Text, "selon_version", "previous_hash", "hash"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("hash"),
    )
    op.create_index("decisions_record", "decisions", ["doc_id", "record"])
    for statement in append_only(
        "decisions", key="number", digest="hash", previous="previous_hash"
    ):
        op.execute(statement)
