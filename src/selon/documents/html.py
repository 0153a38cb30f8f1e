"""Pages of the web: the article that trafilatura finds in them, and what the page says of it."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from selon.documents.content import Decoded, Fault, decode
from selon.records import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

# A page without a telling suffix is known by how it begins (HTML Living Standard, 13.1).
_BEGINNING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HEAD: Final = 4096  # bytes in which a page declares its encoding (1024 by the standard)

# Only dates that the page states: no search through its text, where the date of an event stands.
# A fixed end, not today: the same page gives the same date tomorrow.
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}


def is_page(content: bytes) -> bool:
    """Say whether bytes begin as a page of HTML does."""
    return bool(_BEGINNING.match(content[:_HEAD]))


def read_page(content: bytes, *, doc_id: str) -> Article | Fault:
    """Give the article of a page; its text is what the extractor found, `raw` the page itself."""
    decoded = _decoded(content)
    if isinstance(decoded, Fault):
        return decoded
    if not decoded.text.strip():
        return Fault("input.empty")
    found = _extracted(decoded.text)
    text = (found.text if found else None) or ""
    if found is None or not text.strip():
        return Fault("input.html")
    published = _day(found.date)
    return Article(
        doc_id=doc_id,
        text=text,
        language=None,
        published=published,
        published_basis="html" if published else None,
        outlet=found.sitename or found.hostname or None,
        title=found.title or None,
        url=found.url or None,
        raw=content,
        encoding=decoded.encoding,
    )


def _decoded(content: bytes) -> Decoded | Fault:
    """Give the characters of a page; as in a browser, a stray byte becomes U+FFFD."""
    match = _CHARSET.search(content[:_HEAD])
    declared = match[1].decode("ascii") if match else None
    decoded = decode(content, declared=declared)
    if isinstance(decoded, Fault) and decoded.code == "input.encoding":
        return Decoded(content.decode("utf-8", "replace"), "utf-8")
    return decoded


def _extracted(page: str) -> "Document | None":
    """Give what the extractor finds in a page; None where it finds no article.

    ValueError is lxml's for a page that holds nothing, RecursionError that of thousands of
    elements inside each other.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load

    options: dict[str, Any] = {"include_comments": False, "with_metadata": True}
    try:
        found = bare_extraction(page, date_extraction_params=dict(_DATES), **options)
    except (ValueError, RecursionError):
        return None
    return None if isinstance(found, dict) else found


def _day(stated: str | None) -> date | None:
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        return None
