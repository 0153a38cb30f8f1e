"""Feeds and what they announced, as intake reads and writes them inside one transaction."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, update

from selon.ledger.intake_tables import entries, feeds
from selon.ledger.records import canonical

PENDING: Final = "pending"
TAKEN: Final = "taken"
DROPPED: Final = "dropped"
FAILED: Final = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a feed or an article could not be had: a code of `selon.errors` and its fields."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed, and how it went last time; times are UTC, ISO 8601."""

    url: str
    every: int  # seconds
    due_at: str
    title: str | None = None
    category: str | None = None
    fulltext: bool = True
    keep: str | None = None
    drop: str | None = None
    paused: bool = False
    added_at: str = ""
    etag: str | None = None
    modified: str | None = None
    checked_at: str | None = None
    failures: int = 0
    failure: Failure | None = None
    number: int | None = None  # None: not in a ledger yet


@dataclass(frozen=True, slots=True)
class Announced:
    """An article that a feed announced."""

    feed: int
    key: str
    doc_id: str
    url: str
    seen_at: str
    due_at: str
    title: str | None = None
    published: date | None = None
    changed: str | None = None
    content: str | None = None  # HTML that the feed carries
    state: str = PENDING
    attempts: int = 0


class IntakeRows:
    """The rows of feeds and of what they announced."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, feed: Feed) -> int:
        """Write a new feed and give its number; that of the same address where it is there."""
        known = self._connection.execute(select(feeds.c.id).where(feeds.c.url == feed.url))
        number = known.scalar()
        if number is None:
            statement = insert(feeds).values(**_feed_row(feed)).returning(feeds.c.id)
            number = self._connection.execute(statement).scalar_one()
        return int(number)

    def change(self, feed: Feed) -> None:
        """Write a feed as it is now."""
        statement = update(feeds).where(feeds.c.id == feed.number)
        self._connection.execute(statement.values(**_feed_row(feed)))

    def remove(self, number: int) -> None:
        """Forget a feed and what it announced; the documents stay."""
        self._connection.execute(delete(feeds).where(feeds.c.id == number))

    def feeds(self) -> Iterator[Feed]:
        """Give the feeds by their numbers."""
        for row in self._connection.execute(select(feeds).order_by(feeds.c.id)).mappings():
            yield _feed(row)

    def announce(self, announced: Iterable[Announced]) -> int:
        """Write what a feed announces; give how many are new, or changed since.

        What is known and unchanged stays as it is, taken or not.
        """
        count = 0
        for item in announced:
            here = (entries.c.feed == item.feed) & (entries.c.key == item.key)
            known = self._connection.execute(select(entries.c.changed).where(here)).one_or_none()
            if known is not None and known.changed == item.changed:
                continue
            if known is not None:
                self._connection.execute(delete(entries).where(here))
            self._connection.execute(insert(entries).values(**_entry_row(item)))
            count += item.state == PENDING
        return count

    def pending(self, now: str, *, feed: int | None = None) -> Iterator[Announced]:
        """Give what is to be taken now, in the order in which it was seen; each document once."""
        query = (
            select(entries)
            .where(entries.c.state == PENDING, entries.c.due_at <= now)
            .order_by(entries.c.seen_at, entries.c.feed, entries.c.key)
        )
        if feed is not None:
            query = query.where(entries.c.feed == feed)
        given: set[str] = set()
        for row in self._connection.execute(query).mappings():
            if row["doc_id"] not in given:
                given.add(row["doc_id"])
                yield _announced(row)

    def settle(
        self, doc_id: str, state: str, *, due_at: str, failure: Failure | None = None
    ) -> None:
        """Write what became of an article, for every feed that announced it and waits for it."""
        waiting = (entries.c.doc_id == doc_id) & (entries.c.state == PENDING)
        values: dict[str, Any] = {"state": state, "due_at": due_at}
        values["attempts"] = entries.c.attempts + 1
        values |= {"content": None} if state == TAKEN else {}
        statement = update(entries).where(waiting)
        self._connection.execute(statement.values(**values, **_failure_row(failure)))

    def counts(self, number: int) -> Mapping[str, int]:
        """Give how many articles of a feed are in each state."""
        query = select(entries.c.state).where(entries.c.feed == number)
        counts: dict[str, int] = {}
        for row in self._connection.execute(query):
            counts[row.state] = counts.get(row.state, 0) + 1
        return counts


_KEPT: Final = tuple(
    name for name in Feed.__slots__ if name not in ("number", "failure", "paused", "fulltext")
)


def _feed_row(feed: Feed) -> dict[str, Any]:
    row = {name: getattr(feed, name) for name in _KEPT}
    return row | {"paused": feed.paused, "fulltext": feed.fulltext} | _failure_row(feed.failure)


def _feed(row: Mapping[Any, Any]) -> Feed:
    kept = {name: row[name] for name in (*_KEPT, "paused", "fulltext")}
    return Feed(**kept, number=row["id"], failure=_failure(row))


def _entry_row(item: Announced) -> dict[str, Any]:
    names = ("feed", "key", "doc_id", "url", "title", "changed", "state", "attempts", "due_at")
    row = {name: getattr(item, name) for name in (*names, "seen_at")}
    content = None if item.content is None else zlib.compress(item.content.encode())
    published = item.published and item.published.isoformat()
    return row | {"content": content, "published": published}


def _announced(row: Mapping[Any, Any]) -> Announced:
    names = ("feed", "key", "doc_id", "url", "title", "changed", "state", "attempts", "due_at")
    content = row["content"]
    return Announced(
        **{name: row[name] for name in (*names, "seen_at")},
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        content=None if content is None else zlib.decompress(content).decode(),
    )


def _failure_row(failure: Failure | None) -> dict[str, str | None]:
    fields = None if failure is None else canonical(dict(failure.fields))
    return {"fault": None if failure is None else failure.code, "fault_fields": fields}


def _failure(row: Mapping[Any, Any]) -> Failure | None:
    if row["fault"] is None:
        return None
    return Failure(row["fault"], json.loads(row["fault_fields"] or "{}"))
