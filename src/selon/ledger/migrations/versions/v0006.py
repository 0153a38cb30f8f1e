"""What verdicts teach about rules."""

import sqlalchemy as sa
from alembic import op

from selon.ledger.dialect import CLUSTERED

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; it is filled as people decide."""
    op.create_table(
        "lessons",
        sa.Column("document_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("entry", sa.Text),
        sa.Column("is_right", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(("document_id",), ("readings.document_id",), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "record", "ordinal"),
        **CLUSTERED,
    )
    op.create_index("lessons_rule", "lessons", ["rule", "entry", "is_right"])
