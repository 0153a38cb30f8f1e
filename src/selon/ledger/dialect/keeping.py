"""Triggers that keep what was stored: who opens the file by another program meets them too."""

from collections.abc import Iterator, Sequence

_SAYS = "append-only"


def kept_rows(
    table: str, *, key: Sequence[str], columns: Sequence[str], unless_deleted: str = "1"
) -> Iterator[str]:
    """Give the statements that refuse to change, replace or delete rows of a table.

    `unless_deleted` is the condition under which a deletion is refused, of the row OLD.
    """
    taken = " AND ".join(f"{name} IS NEW.{name}" for name in key)
    changed = " OF " + ", ".join(columns)
    for name, when, condition in (
        ("keep", f"UPDATE{changed}", "1"),
        ("hold", "DELETE", unless_deleted),
        ("place", "INSERT", f"EXISTS (SELECT 1 FROM {table} WHERE {taken})"),
    ):
        yield (
            f"CREATE TRIGGER {table}_{name} BEFORE {when} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: {_SAYS}'); END"
        )
