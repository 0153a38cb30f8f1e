"""Nothing that was stored is lost: readings that were replaced are kept, triggers hold the rest."""

import sqlalchemy as sa
from alembic import op

from selon.ledger.dialect.keeping import kept_rows

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_READING = ("selon_version", "lexicon_digest", "input_sha256", "coded", "made_at")
_DOCUMENT = ("id", "doc_id", "text_sha256", "text", "media_type", "path", "raw", "stored_at")
_EVIDENCE = ("document_id", "record", "ordinal", "rule", "entry", "start_char", "end_char")
_HISTORY = ("number", "at", "incident_id", "what", "detail")
_UNKEPT = (
    "NOT EXISTS (SELECT 1 FROM past_readings AS p WHERE p.document_id = OLD.document_id"
    " AND p.made_at = OLD.made_at AND p.coded = OLD.coded)"
)
_READ = "EXISTS (SELECT 1 FROM readings WHERE document_id = OLD.document_id)"
_WATCHED = {
    "members": "doc_id, event_id, incident_id, main",
    "incidents": "incident_id, year, number, state, merged_into, made_at",
    "voices": "document_id, address, signature, voice",
}


def upgrade() -> None:
    """Make the table of replaced readings and the triggers."""
    op.create_table(
        "past_readings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _READING[:3]),
        sa.Column("coded", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("replaced_at", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(("document_id",), ("documents.id",)),
    )
    op.create_index("past_readings_document", "past_readings", ["document_id"])
    op.create_index("decisions_about", "decisions", ["record"])
    _narrow()
    past = ("id", "document_id", *_READING, "replaced_at")
    for statement in (
        *kept_rows("documents", key=("id",), columns=_DOCUMENT),
        *kept_rows(
            "readings",
            key=("document_id",),
            columns=("document_id", *_READING),
            unless_deleted=_UNKEPT,
        ),
        *kept_rows("past_readings", key=("id",), columns=past),
        *kept_rows(
            "evidence",
            key=("document_id", "record", "ordinal"),
            columns=_EVIDENCE,
            unless_deleted=_READ,
        ),
        *kept_rows("history", key=("number",), columns=_HISTORY),
    ):
        op.execute(statement)


def _narrow() -> None:
    """Let a row that is only sealed make no card stale."""
    for table, columns in _WATCHED.items():
        name = f"cards_update_{table}"
        query = sa.text("SELECT sql FROM sqlite_schema WHERE name = :name").bindparams(name=name)
        sql = str(op.get_bind().execute(query).scalar_one())
        op.execute(f"DROP TRIGGER {name}")
        op.execute(sa.text(sql.replace(" UPDATE ON ", f" UPDATE OF {columns} ON ", 1)))
