"""The tables of incidents: copies of one text, tellings, links, memberships, history."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from selon.ledger.dialect import CLUSTERED, AnyText, full_text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; documents that are there already are linked by the next run."""
    _voices()
    _tellings()
    _links()
    _incidents()
    _members()
    for statement in full_text("texts", "documents", "title", "text"):
        op.execute(statement)


def _must(kind: Any, *names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401
    return (sa.Column(name, kind, nullable=False, autoincrement=False) for name in names)


def _may(kind: Any, *names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401
    return (sa.Column(name, kind, nullable=True) for name in names)


def _voices() -> None:
    op.create_table(
        "voices",
        *_must(sa.Integer, "document_id"),
        *_may(AnyText, "address"),
        *_must(sa.LargeBinary, "signature"),
        *_must(AnyText, "voice"),
        sa.ForeignKeyConstraint(("document_id",), ("documents.id",)),
        sa.PrimaryKeyConstraint("document_id"),
    )
    op.create_index("voices_address", "voices", ["address"])
    op.create_index("voices_voice", "voices", ["voice"])
    key = sa.PrimaryKeyConstraint("band", "document_id")
    op.create_table("bands", *_must(sa.Integer, "band", "document_id"), key, **CLUSTERED)


def _tellings() -> None:
    reading = ("readings.document_id",)
    op.create_table(
        "tellings",
        sa.Column("id", sa.Integer, primary_key=True),
        *_must(sa.Integer, "document_id"),
        *_must(sa.Text, "event_id", "facts"),
        *_must(sa.LargeBinary, "found_by"),
        sa.ForeignKeyConstraint(("document_id",), reading, ondelete="CASCADE"),
        sa.UniqueConstraint("document_id", "event_id", name="tellings_event"),
        sqlite_autoincrement=True,
    )
    key = sa.PrimaryKeyConstraint("key", "telling")
    op.create_table("telling_keys", *_must(sa.Integer, "key", "telling"), key, **CLUSTERED)
    op.create_table(
        "linked",
        *_must(sa.Integer, "document_id"),
        *_must(sa.Text, "weights"),
        sa.ForeignKeyConstraint(("document_id",), reading, ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id"),
    )


def _links() -> None:
    op.create_table(
        "links",
        *_must(sa.Integer, "one", "other"),
        *_must(sa.Float, "score"),
        sa.PrimaryKeyConstraint("one", "other"),
        **CLUSTERED,
    )
    op.create_index("links_other", "links", ["other", "one"])


def _incidents() -> None:
    op.create_table(
        "incidents",
        *_must(sa.Text, "incident_id"),
        *_must(sa.Integer, "year", "number"),
        *_must(sa.Text, "state"),
        *_may(sa.Text, "merged_into"),
        *_must(sa.Text, "made_at"),
        sa.PrimaryKeyConstraint("incident_id"),
        sa.UniqueConstraint("year", "number", name="incidents_number"),
        **CLUSTERED,
    )
    op.create_table(
        "history",
        sa.Column("number", sa.Integer, primary_key=True),
        *_must(sa.Text, "at", "incident_id", "what"),
        *_must(AnyText, "detail"),
    )
    op.create_index("history_incident", "history", ["incident_id"])


def _members() -> None:
    op.create_table(
        "members",
        *_must(AnyText, "doc_id"),
        *_must(sa.Text, "event_id", "incident_id"),
        *_must(sa.Boolean, "main"),
        sa.PrimaryKeyConstraint("doc_id", "event_id"),
        **CLUSTERED,
    )
    op.create_index("members_incident", "members", ["incident_id"])
