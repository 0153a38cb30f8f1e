"""The default edition, made from the tables that selon carries; needs no network and no package."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Final

from selon.gazetteer.entries import Entry
from selon.gazetteer.tables import carried_entries, data
from selon.gazetteer.writing import FORMAT, write_edition
from selon.tables import read_rows

CARRIED: Final = "gazetteer.sqlite"  # the file of the default edition, beside its tables
DEFAULT: Final = "default"
LARGE: Final = "large"
_TABLES: Final = (".tsv", ".xz", ".toml")


def refresh(path: Path) -> bool:
    """Write the default edition where there is none, or one of other tables; say whether it was."""
    if path.is_file() and _digest_of(path) == tables_digest():
        return False
    build_default(path)
    return True


def _digest_of(path: Path) -> str | None:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            row = base.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
    except sqlite3.DatabaseError:  # half written, or no SQLite file at all: made again
        return None
    return None if row is None else str(row[0])


def build_default(path: Path) -> int:
    """Write the default edition; give the number of its places."""
    return _build(path, carried_entries(), {"edition": DEFAULT, "digest": tables_digest()})


def build_large(path: Path, entries: Iterable[Entry], *, made_from: str, digest: str) -> int:
    """Write a large edition: the places of the default one, then the given ones.

    A place that both know is that of the default edition, with the names of both. `made_from` says
    what the given ones come from; `digest` is the SHA-256 of that.
    """
    both = hashlib.sha256(f"{digest} {tables_digest()}".encode()).hexdigest()
    meta = {"edition": LARGE, "made_from": made_from, "digest": both}
    return _build(path, chain(carried_entries(), entries), meta)


def tables_digest() -> str:
    """Give the SHA-256 of the tables and of the format they are written in."""
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for file in sorted(data().iterdir(), key=lambda file: file.name):
        if file.name.endswith(_TABLES):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _build(path: Path, entries: Iterable[Entry], meta: Mapping[str, str]) -> int:
    return write_edition(path, entries, sources=_sources(), meta=meta)


def _sources() -> Iterator[Mapping[str, str]]:
    yield from read_rows(data() / "sources.tsv")
