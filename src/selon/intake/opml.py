"""Lists of feeds as OPML (opml.org, 2.0), as every reader of feeds takes and gives them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from selon.errors import InputError

_LARGEST: Final = 5_000_000  # bytes: tens of thousands of feeds
_DECLARED: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_DEEPEST: Final = 10  # folders inside each other


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed of a list."""

    url: str
    title: str | None = None
    category: str | None = None  # the folders that it stands in: "Sahel/Mali"


def read_opml(path: Path) -> list[Listed]:
    """Give the feeds of a list in its order, each address once. InputError `feed.opml`."""
    from xml.etree.ElementTree import ParseError, fromstring  # noqa: PLC0415 - only where needed

    content = path.read_bytes()[: _LARGEST + 1]
    if len(content) > _LARGEST or _DECLARED.search(content.replace(b"\0", b"")):
        raise InputError("feed.opml", path=path, detail="DOCTYPE")
    try:
        root = fromstring(content)
    except (ParseError, ValueError, LookupError) as error:
        raise InputError("feed.opml", path=path, detail=error) from error
    body = root.find("body")
    found: dict[str, Listed] = {}
    for feed in () if body is None else _feeds(body, ()):
        found.setdefault(feed.url, feed)
    return list(found.values())


def write_opml(feeds: Iterable[Listed]) -> str:
    """Give a list of feeds as OPML, folder by folder."""
    folders: dict[str, list[Listed]] = {}
    for feed in feeds:
        folders.setdefault(feed.category or "", []).append(feed)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += ["  <head><title>selon</title></head>", "  <body>"]
    for category in sorted(folders):
        lines += [f"    <outline text={quoteattr(category)}>"] if category else []
        lines += [f"      {_outline(feed)}" for feed in folders[category]]
        lines += ["    </outline>"] if category else []
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _feeds(outline: Any, folders: tuple[str, ...]) -> Iterator[Listed]:  # noqa: ANN401 - Element
    for child in outline.findall("outline"):
        url = (child.get("xmlUrl") or "").strip()
        title = (child.get("title") or child.get("text") or "").strip()
        if url:
            yield Listed(url, title or None, "/".join(folders) or child.get("category"))
        elif len(folders) < _DEEPEST:
            yield from _feeds(child, (*folders, title) if title else folders)


def _outline(feed: Listed) -> str:
    title = quoteattr(feed.title or feed.url)
    return f'<outline type="rss" text={title} title={title} xmlUrl={quoteattr(feed.url)}/>'
