"""Pages of the web: the article that trafilatura finds in them, and what the page says of it."""

import re
from datetime import date
from typing import Final

from selon.documents.beside import SECONDS, TooMuch
from selon.documents.content import Decoded, Fault, decode
from selon.documents.extracting import LIKELY, TooDeep, extract
from selon.records import Article

# A page without a telling suffix is known by how it begins (HTML Living Standard, 13.1).
_BEGINNING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HEAD: Final = 4096  # bytes in which a page declares its encoding (1024 by the standard)


def is_page(content: bytes) -> bool:
    """Say whether bytes begin as a page of HTML does."""
    return bool(_BEGINNING.match(content[:_HEAD]))


def read_page(content: bytes, *, doc_id: str, charset: str | None = None) -> Article | Fault:
    """Give the article of a page; its text is what the extractor found, `raw` the page itself.

    `charset` is what the answer of a server says, which outranks the page.
    """
    decoded = _decoded(content, charset)
    if isinstance(decoded, Fault):
        return decoded
    if not decoded.text.strip():
        return Fault("input.empty")
    try:
        found = extract(decoded.text)
    except TooDeep:
        return Fault("input.nested", {"depth": LIKELY})
    except TooMuch:
        return Fault("input.slow", {"seconds": int(SECONDS)})
    text = found.get("text") or ""
    if not text.strip():
        return Fault("input.html")
    published = _day(found["date"])
    return Article(
        doc_id=doc_id,
        text=text,
        language=None,
        published=published,
        published_basis="html" if published else None,
        outlet=found["sitename"] or found["hostname"] or None,
        title=found["title"] or None,
        url=found["url"] or None,
        raw=content,
        encoding=decoded.encoding,
    )


def _decoded(content: bytes, charset: str | None) -> Decoded | Fault:
    """Give the characters of a page; as in a browser, a stray byte becomes U+FFFD."""
    match = _CHARSET.search(content[:_HEAD])
    declared = charset or (match[1].decode("ascii") if match else None)
    decoded = decode(content, declared=declared)
    if isinstance(decoded, Fault) and decoded.code == "input.encoding":
        return Decoded(content.decode("utf-8", "replace"), "utf-8")
    return decoded


def _day(stated: str | None) -> date | None:
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        return None
