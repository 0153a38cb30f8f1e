"""Documents of a ledger read anew from what they were made of: an original, a page, a text.

An extractor that was mended finds another text in the same page, which is then a new version. What
people or feeds said of a document stays; what was read off it is found again.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from selon.documents import Given, complete
from selon.documents.content import Fault
from selon.documents.html import read_page
from selon.documents.warc import read_archive
from selon.records import Article, Refusal

if TYPE_CHECKING:
    from selon.ledger import StoredDocument
    from selon.ledger.book import Ledger

_SAID: Final = "given"  # the basis of a day that somebody said; others are found again


def again(ledger: "Ledger", doc_id: str | None = None) -> Iterator[Article | Refusal]:
    """Give the current documents of a ledger, or one, read anew; in the order of their names."""
    for stored in ledger.documents():
        if doc_id in (None, stored.article.doc_id):
            yield _again(ledger, stored)


def _again(ledger: "Ledger", stored: "StoredDocument") -> Article | Refusal:
    before = stored.article
    found = _read(ledger, before)
    if isinstance(found, Fault):
        return Refusal(before.doc_id, found.code, found.fields)
    if isinstance(found, Refusal):
        return Refusal(before.doc_id, found.code, found.fields)
    said = before.published_basis == _SAID
    kept = replace(
        found,
        doc_id=before.doc_id,
        language=before.language,
        published=before.published if said else found.published,
        published_basis=_SAID if said else found.published_basis,
        outlet=found.outlet or before.outlet,
        title=found.title or before.title,
        url=found.url or before.url,
        path=before.path,
    )
    whole = complete(kept, Given())
    if isinstance(whole, Article) and whole.published is None and before.published is not None:
        return replace(whole, published=before.published, published_basis=before.published_basis)
    return whole


def _read(ledger: "Ledger", before: Article) -> Article | Fault | Refusal:
    records = list(ledger.originals(before.doc_id))
    if records:
        return next(read_archive(BytesIO(records[-1]), name=before.doc_id, every=True))
    if before.raw is not None:
        return read_page(before.raw, doc_id=before.doc_id)
    if before.published_basis == _SAID:
        return before
    return replace(before, published=None, published_basis=None)
