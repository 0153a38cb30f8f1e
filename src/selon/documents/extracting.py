"""The extractor of pages: what trafilatura finds in one, in a process that can be killed."""

import re
from typing import Any, Final

from selon.documents.beside import Told, ask

# Elements inside each other. libxml2 builds no tree deeper than 256; far above it, it is not asked.
DEEPEST: Final = 5_000
LIKELY: Final = 250

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements without content, and those whose end need not be written (HTML Living Standard, 13.1.2).
_FLAT: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "li", "dt", "dd", "p", "option", "optgroup", "tr", "td", "th"),
        *("thead", "tbody", "tfoot", "colgroup", "caption", "rt", "rp", "html", "head", "body"),
    )
)
# Only dates that the page states: no search through its text, where the date of an event stands.
# A fixed end, not today: the same page gives the same date tomorrow.
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_FIELDS: Final = ("text", "date", "sitename", "hostname", "title", "url")


class TooDeep(Exception):  # noqa: N818 - an outcome of a page
    """The elements of the page stand inside each other beyond all measure."""


def extract(page: str) -> Told:
    """Give text, date, title … of the article in a page; nothing where there is none.

    Raises TooDeep or TooMuch for a page that is made to be a burden.
    """
    found = ask(f"{__name__}:found_in", page.encode("utf-8", "replace"), {})
    if found.get("deep"):
        raise TooDeep
    return found


def found_in(content: bytes, _told: Told) -> Told:
    """Give what the extractor finds in a page; called in the process beside."""
    page = content.decode("utf-8")
    deep = depth(page)
    if deep > DEEPEST:
        return {"deep": True}
    found = _extracted(page)
    if not (found.get("text") or "").strip() and deep > LIKELY:
        return {"deep": True}
    return found


def depth(page: str) -> int:
    """Give how many elements stand inside each other at most, by their tags alone.

    >>> depth("<div><p>un<p>deux<div><b>trois</b></div></div>")
    3
    """
    deepest = now = 0
    for match in _TAG.finditer(page):
        if match[2].lower() not in _FLAT:
            now = max(0, now - 1) if match[1] else now + 1
            deepest = max(deepest, now)
    return deepest


def _extracted(page: str) -> dict[str, Any]:
    """Give what the extractor finds; nothing where it finds no article.

    ValueError is lxml's for a page that holds nothing, RecursionError that of thousands of
    elements inside each other.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load

    options: dict[str, Any] = {"include_comments": False, "with_metadata": True}
    try:
        found = bare_extraction(page, date_extraction_params=dict(_DATES), **options)
    except (ValueError, RecursionError):
        return {}
    if found is None or isinstance(found, dict):
        return {}
    return {name: getattr(found, name) for name in _FIELDS}
