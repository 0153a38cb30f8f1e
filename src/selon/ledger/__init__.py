"""The ledger: what was read, who said it and what people decided, in one SQLite file.

Machine readings are replaced when a document is read again with a newer selon or another lexicon;
human decisions are only ever appended. Nothing of SQLAlchemy is imported before a ledger is opened.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from selon.ledger.records import (
    Decision,
    Stats,
    StoredDecision,
    StoredDocument,
    StoredEvent,
    StoredRefusal,
)
from selon.ledger.vintage import lexicon_digest

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

__all__ = [
    "Decision",
    "Stats",
    "StoredDecision",
    "StoredDocument",
    "StoredEvent",
    "StoredRefusal",
    "lexicon_digest",
    "open_ledger",
]


def open_ledger(
    path: str | PathLike[str], *, create: bool = True, timeout: float = 30.0
) -> "Ledger":
    """Open a ledger, older ones migrated; close it, or use it as a context manager.

    `timeout` is how many seconds a call waits for another process that writes. LedgerError with
    code `ledger.missing` (no such file, and `create` is false), `.unreachable`, `.readonly`,
    `.locked`, `.foreign` (not a ledger), `.newer` (made by a newer selon), `.corrupt`, `.full`,
    `.io` or `.journal`; the same codes may come from every method of the ledger.
    """
    from selon.ledger.book import open_book  # noqa: PLC0415 - loads SQLAlchemy

    return open_book(Path(path), create=create, timeout=timeout)
