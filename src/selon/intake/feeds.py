"""Feeds: what RSS, Atom and JSON feeds announce, whatever shape they are in.

A feed is read in a process that can be killed (`selon.documents.beside`): the parsers of XML and of
broken XML can both be kept busy on purpose.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import urljoin

from selon.documents.beside import SECONDS, Told, TooMuch, ask
from selon.errors import InputError

MOST: Final = 1_000  # entries of one feed that are looked at, the first ones
_LONG: Final = 1_000  # characters of a title or a name
_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
_JSON: Final = re.compile(rb"(\xef\xbb\xbf)?\s*\{")
_VERSION: Final = "https://jsonfeed.org/version/"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article."""

    key: str  # the feed's own name of it, or its address
    url: str
    title: str | None
    published: date | None  # the day as written, in its own zone
    changed: str | None  # when it was changed, as written
    content: str | None  # HTML


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed as it is now."""

    title: str | None
    entries: tuple[Entry, ...]


def read_feed(content: bytes, *, url: str, kind: str) -> Channel:
    """Give what a feed announces. InputError `feed.format`, `feed.entities` or `input.slow`.

    Entries without an address are left out; `url` is that of the feed, `kind` its media type.
    """
    if _ENTITY.search(content.replace(b"\0", b"")):
        raise InputError("feed.entities", doc_id=url)
    try:
        found = ask(f"{__name__}:parsed", content, {"url": url, "kind": kind})
    except TooMuch as error:
        raise InputError("input.slow", doc_id=url, seconds=int(SECONDS)) from error
    if not found:
        raise InputError("feed.format", doc_id=url)
    entries = (_entry(told) for told in found["entries"])
    return Channel(found["title"], tuple(entries))


def _entry(told: Told) -> Entry:
    day = told["published"]
    return Entry(**{**told, "published": date.fromisoformat(day) if day else None})


def parsed(content: bytes, told: Told) -> Told:
    """Give a feed as JSON, nothing where it is none; called in the process beside."""
    if _JSON.match(content):
        return _json_feed(content, told["url"])
    return _xml_feed(content, told["url"], told["kind"])


def _json_feed(content: bytes, base: str) -> Told:
    """Read a JSON feed (jsonfeed.org, 1.0 and 1.1)."""
    try:
        feed = json.loads(content.decode("utf-8-sig", "replace"), parse_int=str)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(_VERSION):
        return {}
    items = feed.get("items")
    rows = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    entries = [
        _told(
            base,
            link=item.get("url") or item.get("external_url"),
            key=item.get("id"),
            title=item.get("title"),
            days=(item.get("date_published"), item.get("date_modified")),
            content=item.get("content_html") or item.get("content_text") or item.get("summary"),
        )
        for item in rows[:MOST]
    ]
    return {"title": _line(feed.get("title")), "entries": [e for e in entries if e]}


def _xml_feed(content: bytes, base: str, kind: str) -> Told:
    """Read RSS, Atom or something near them."""
    import feedparser  # noqa: PLC0415 - an extra

    headers = {"content-type": kind, "content-location": base}
    options = {"sanitize_html": False, "resolve_relative_uris": False}
    feed: Any = feedparser.parse(BytesIO(content), response_headers=headers, **options)
    if not feed.get("version") and not feed.entries:
        return {}
    entries = [
        _told(
            base,
            link=item.get("link"),
            key=item.get("id"),
            title=item.get("title"),
            days=(item.get("published"), item.get("updated")),
            content=_content(item),
        )
        for item in feed.entries[:MOST]
    ]
    return {"title": _line(feed.feed.get("title")), "entries": [e for e in entries if e]}


def _content(item: Mapping[str, Any]) -> object:
    """Give the longest text that an entry carries."""
    bodies: Iterable[Mapping[str, Any]] = item.get("content") or ()
    texts = [str(body.get("value") or "") for body in bodies]
    return max([*texts, str(item.get("summary") or "")], key=len)


def _told(
    base: str,
    *,
    link: object,
    key: object,
    title: object,
    days: tuple[object, object],
    content: object,
) -> Told:
    """Give an entry as JSON; nothing for one without an address."""
    if not isinstance(link, str) or not link.strip():
        return {}
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return {}
    published, changed = days
    return {
        "key": (_line(key) or url)[:_LONG],
        "url": url,
        "title": _line(title),
        "published": day_of(published) or day_of(changed),
        "changed": _line(changed) or _line(published),
        "content": content if isinstance(content, str) and content.strip() else None,
    }


def _line(value: object) -> str | None:
    """Give a text on one line, not too long; None for no text."""
    text = " ".join(value.replace("\0", " ").split())[:_LONG] if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode() or None


def day_of(value: object) -> str | None:
    """Give the day of a time as feeds write it, in its own zone; None where there is none.

    >>> day_of("Wed, 24 Jan 2024 23:30:00 -0500"), day_of("2024-01-24T06:00:00Z"), day_of("hier")
    ('2024-01-24', '2024-01-24', None)
    """
    if not isinstance(value, str):
        return None
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(value.strip()[:60]).date().isoformat()
        except (ValueError, OverflowError):
            continue
    return None
