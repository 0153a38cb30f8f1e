"""Originals: what a server sent, kept as records of a web archive, each once.

The first original of every version of a document is kept; one that gives the same text as before
(another advertisement, another banner) is not.
"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, exists, insert, select

from selon.ledger import tables
from selon.ledger.intake_tables import captures, originals
from selon.records import Article


def keep(connection: Connection, document: int, article: Article) -> None:
    """Write the original of a new version; nothing for what was not fetched."""
    if article.fetched is None or article.raw is None:
        return
    from selon.documents.warc import record_of  # noqa: PLC0415 - only where a page was fetched

    digest = hashlib.sha256(article.raw).hexdigest()
    known = select(exists().where(originals.c.sha256 == digest))
    if not connection.execute(known).scalar():
        row = {"url": article.fetched.url, "fetched_at": article.fetched.at}
        record = record_of(article.raw, article.fetched, digest=digest)
        connection.execute(insert(originals).values(sha256=digest, record=record, **row))
    connection.execute(insert(captures).values(document_id=document, sha256=digest))


def records(connection: Connection, doc_id: str | None) -> Iterator[bytes]:
    """Give the originals in the order in which they were fetched, or those of one document."""
    query = select(originals.c.record)
    if doc_id is None:
        query = query.order_by(originals.c.fetched_at, originals.c.sha256)
    else:
        document = tables.documents
        query = (
            query.join(captures, captures.c.sha256 == originals.c.sha256)
            .join(document, document.c.id == captures.c.document_id)
            .where(document.c.doc_id == doc_id)
            .order_by(document.c.id)
        )
    for row in connection.execute(query):
        yield row.record
