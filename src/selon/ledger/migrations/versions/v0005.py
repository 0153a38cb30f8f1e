"""The tables of intake: feeds, what they announced, originals and what was read from them."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from selon.ledger.dialect import CLUSTERED, AnyText
from selon.ledger.dialect.keeping import kept_rows

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing that is there changes."""
    _feeds()
    _entries()
    _originals()


def _must(kind: Any, *names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401
    return (sa.Column(name, kind, nullable=False, autoincrement=False) for name in names)


def _may(kind: Any, *names: str) -> Iterator[sa.Column[Any]]:  # noqa: ANN401
    return (sa.Column(name, kind, nullable=True) for name in names)


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", AnyText, nullable=False, unique=True),
        *_may(AnyText, "title", "category"),
        *_must(sa.Integer, "every"),
        *_must(sa.Boolean, "fulltext"),
        *_may(AnyText, "keep", "drop"),
        *_must(sa.Boolean, "paused"),
        *_must(sa.Text, "added_at"),
        *_may(AnyText, "etag", "modified"),
        *_may(sa.Text, "checked_at"),
        *_must(sa.Text, "due_at"),
        *_must(sa.Integer, "failures"),
        *_may(sa.Text, "fault"),
        *_may(AnyText, "fault_fields"),
        sqlite_autoincrement=True,
    )


def _entries() -> None:
    op.create_table(
        "entries",
        *_must(sa.Integer, "feed"),
        *_must(AnyText, "key", "doc_id", "url"),
        *_may(AnyText, "title"),
        *_may(sa.Text, "published"),
        *_may(AnyText, "changed"),
        *_may(sa.LargeBinary, "content"),
        *_must(sa.Text, "state"),
        *_must(sa.Integer, "attempts"),
        *_must(sa.Text, "due_at", "seen_at"),
        *_may(sa.Text, "fault"),
        *_may(AnyText, "fault_fields"),
        sa.ForeignKeyConstraint(("feed",), ("feeds.id",), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed", "key"),
        **CLUSTERED,
    )
    op.create_index("entries_document", "entries", ["doc_id"])
    op.create_index("entries_due", "entries", ["state", "due_at"])


def _originals() -> None:
    op.create_table(
        "originals",
        *_must(sa.Text, "sha256"),
        *_must(AnyText, "url"),
        *_must(sa.Text, "fetched_at"),
        *_must(sa.LargeBinary, "record"),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "captures",
        *_must(sa.Integer, "document_id"),
        *_must(sa.Text, "sha256"),
        sa.ForeignKeyConstraint(("document_id",), ("documents.id",)),
        sa.ForeignKeyConstraint(("sha256",), ("originals.sha256",)),
        sa.PrimaryKeyConstraint("document_id"),
    )
    op.create_index("captures_original", "captures", ["sha256"])
    record = ("sha256", "url", "fetched_at", "record")
    for statement in (
        *kept_rows("originals", key=("sha256",), columns=record),
        *kept_rows("captures", key=("document_id",), columns=("document_id", "sha256")),
    ):
        op.execute(statement)
