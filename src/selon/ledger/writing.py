"""Writing what a machine read: a document and its reading at once, or nothing of it."""

import zlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final

from sqlalchemy import Connection, delete, exists, insert, literal, select, update

from selon.contract import dumps
from selon.ledger import dialect, originals, statements, tables
from selon.ledger.records import canonical, input_digest, text_digest
from selon.ledger.rows import Json, Row, rows
from selon.ledger.telling_rows import unlink
from selon.ledger.vintage import now
from selon.records import Article, Refusal

NEW: Final = "new"  # a document that the ledger did not have
REVISED: Final = "revised"  # another text under a doc_id that the ledger had: a new version of it
REREAD: Final = "reread"  # the text is known; what was read off it is replaced
UNCHANGED: Final = "unchanged"  # known, and read before with the same selon and the same lexicon
OUTCOMES: Final = (NEW, REVISED, REREAD, UNCHANGED)

_INDEX: Final = dialect.index_row("texts", "documents", "title", "text")
_KNOWN: Final = ("language", "published", "published_basis", "outlet", "title", "url")
_HTML: Final = "text/html"
_TEXT: Final = "text/plain"
_JSON_LINES: Final = "application/jsonl"


def is_read(connection: Connection, article: Article, *, version: str, lexicon_digest: str) -> bool:
    """Say whether this very article was read with this selon and this lexicon."""
    key = _vintage(article, version, lexicon_digest)
    document, reading = tables.documents, tables.readings
    query = (
        select(reading.c.selon_version, reading.c.lexicon_digest, reading.c.input_sha256)
        .join(document, document.c.id == reading.c.document_id)
        .where(document.c.doc_id == article.doc_id)
        .where(document.c.text_sha256 == text_digest(article.text))
    )
    row = connection.execute(query).one_or_none()
    return row is not None and dict(row._mapping) == key


def write(
    connection: Connection, article: Article, coded: Json, *, version: str, lexicon_digest: str
) -> str:
    """Write a document and what was read off it; return one of OUTCOMES.

    ValueError when `coded` is not of this article: a fault of the caller.
    """
    digest = text_digest(article.text)
    if coded["doc_id"] != article.doc_id or coded["text_sha256"] != digest:
        raise ValueError(f"coded document {coded['doc_id']!r} is not of {article.doc_id!r}")
    clear_refusals(connection, article.doc_id)
    if is_read(connection, article, version=version, lexicon_digest=lexicon_digest):
        return UNCHANGED
    key, outcome = _document(connection, article, coded, digest)
    reading = _vintage(article, version, lexicon_digest)
    line = zlib.compress(dumps(coded).encode())
    unlink(connection, key)
    _set_by(connection, key)
    connection.execute(
        insert(tables.readings).values(document_id=key, coded=line, made_at=now(), **reading)
    )
    for name, batch in _batches(key, coded).items():
        connection.execute(insert(tables.METADATA.tables[name]), batch)
    return outcome


def write_refusal(connection: Connection, refusal: Refusal) -> None:
    """Write that a document was set aside; the same refusal twice is one row."""
    fields = canonical(dict(refusal.fields))
    row = {"doc_id": refusal.doc_id, "code": refusal.code, "fields": fields, "refused_at": now()}
    key = ("doc_id", "code", "fields")
    connection.execute(statements.upsert(tables.refusals, key, row))


def clear_refusals(connection: Connection, doc_id: str) -> None:
    """Forget why a document was set aside: it can be read now."""
    connection.execute(delete(tables.refusals).where(tables.refusals.c.doc_id == doc_id))


def is_refused(connection: Connection, doc_id: str) -> bool:
    """Say whether a document of this name stands aside."""
    query = select(exists().where(tables.refusals.c.doc_id == doc_id))
    return bool(connection.execute(query).scalar())


def _vintage(article: Article, version: str, lexicon_digest: str) -> Mapping[str, str]:
    return {
        "selon_version": version,
        "lexicon_digest": lexicon_digest,
        "input_sha256": input_digest(article),
    }


def _set_by(connection: Connection, key: int) -> None:
    """Put the reading of a document with those that were replaced; its rows go with it."""
    reading, past = tables.readings, tables.past_readings
    names = [column.name for column in reading.columns]
    query = select(*reading.columns, literal(now())).where(reading.c.document_id == key)
    connection.execute(insert(past).from_select([*names, "replaced_at"], query))
    connection.execute(delete(reading).where(reading.c.document_id == key))


def _document(
    connection: Connection, article: Article, coded: Json, digest: str
) -> tuple[int, str]:
    """Find or write the version of the document; return its key and what that was."""
    document = tables.documents
    known = {name: coded.get(name) for name in _KNOWN}
    versions = connection.execute(
        select(document.c.id, document.c.text_sha256, document.c.replaces).where(
            document.c.doc_id == article.doc_id
        )
    ).all()
    for version in versions:
        if version.text_sha256 == digest:
            connection.execute(update(document).where(document.c.id == version.id).values(known))
            return version.id, REREAD
    replaced = {version.replaces for version in versions}
    last = next((version.id for version in versions if version.id not in replaced), None)
    row = _row(article) | known | {"text_sha256": digest, "replaces": last}
    statement = insert(document).values(**row).returning(document.c.id)
    key = int(connection.execute(statement).scalar_one())
    connection.execute(_INDEX, {"key": key})
    originals.keep(connection, key, article)
    return key, NEW if last is None else REVISED


def _row(article: Article) -> Row:
    return {
        "doc_id": article.doc_id,
        "text": article.text,
        "media_type": _media_type(article),
        "path": article.path,
        "raw": _raw(article),
        "stored_at": now(),
    }


def _raw(article: Article) -> bytes | None:
    """Give the original bytes, deflated; what was fetched is kept as an original of its own."""
    if article.raw is None or article.fetched is not None:
        return None
    return zlib.compress(article.raw)


def _media_type(article: Article) -> str:
    """Give the form in which the document came."""
    if article.raw is not None and article.raw != article.text.encode("utf-8", "replace"):
        return _HTML
    suffix = PurePath(article.path or "").suffix.lower()
    return _JSON_LINES if suffix == ".jsonl" else _TEXT


def _batches(key: int, coded: Json) -> Mapping[str, list[dict[str, Any]]]:
    """Give all rows of a reading by table, parents first."""
    batches: dict[str, list[dict[str, Any]]] = {}
    for name, row in rows(coded):
        batches.setdefault(name, []).append({"document_id": key} | row)
    return batches
