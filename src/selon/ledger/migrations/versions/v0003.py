"""Cards: what lists and maps show of each incident, and which of them are stale; saved searches."""

import sqlalchemy as sa
from alembic import op

from selon.ledger.dialect import CLUSTERED, AnyText, after

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OF_DOCUMENT = (
    "SELECT m.incident_id AS name FROM members AS m JOIN documents AS d ON d.doc_id = m.doc_id "
    "WHERE d.id = NEW.document_id"
)
_PREFIX = "incidents."
_NAME = "name"


def _stale(names: str) -> str:
    """Give the statement that notes incidents; OR IGNORE does not hold inside a trigger.

    See sqlite.org/lang_createtrigger.html: the conflict clause of the outer statement is used.
    """
    new = "NOT IN (SELECT incident_id FROM stale_cards)"
    return f"INSERT INTO stale_cards SELECT DISTINCT name FROM ({names}) WHERE name {new}"


def upgrade() -> None:
    """Make the tables and what keeps them; every incident that is there waits for its card."""
    op.create_table(
        "cards",
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("made_with", sa.Text, nullable=False),
        sa.Column("body", AnyText, nullable=False),
        sa.PrimaryKeyConstraint("incident_id"),
        **CLUSTERED,
    )
    op.create_index("cards_number", "cards", ["number"])
    op.create_table(
        "stale_cards",
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("incident_id"),
        **CLUSTERED,
    )
    op.execute(_stale("SELECT incident_id AS name FROM incidents WHERE state = 'live'"))
    _watch("members", "incidents")
    for event in ("INSERT ON readings", "UPDATE ON readings", "UPDATE ON voices"):
        name = f"cards_{event.replace(' ON ', '_').lower()}"
        op.execute(after(name, event, _stale(_OF_DOCUMENT)))
    named = _stale(f"SELECT substr(NEW.record, {len(_PREFIX) + 1}) AS name")
    told = f"NEW.record LIKE '{_PREFIX}%'"
    op.execute(after("cards_insert_decisions", "INSERT ON decisions", named, when=told))
    op.create_table(
        "searches",
        *(sa.Column(name, AnyText, nullable=False) for name in ("name", "query", "saved_by")),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name"),
        **CLUSTERED,
    )


def _watch(*tables: str) -> None:
    """Make the cards of the incidents stale that rows with an incident_id speak of."""
    for table in tables:
        for event, rows in (("INSERT", "N"), ("UPDATE", "NO"), ("DELETE", "O")):
            sides = ("NEW" if row == "N" else "OLD" for row in rows)
            done = "; ".join(_stale(f"SELECT {side}.incident_id AS {_NAME}") for side in sides)
            op.execute(after(f"cards_{event.lower()}_{table}", f"{event} ON {table}", done))
