"""Feeds checked: what they announce is written down before any of it is asked for.

A feed is asked with what its last answer said (RFC 9110, 13), so that one without news costs a
line. One that fails is asked ever less often; one that says when to come back is asked then.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from selon.documents.addresses import canonical
from selon.errors import InputError
from selon.intake.clock import Clock, stamp
from selon.intake.feeds import Channel, Entry, read_feed
from selon.intake.manners import BUSY, Manners, retry_after
from selon.intake.net import Answer
from selon.intake.pages import without_name
from selon.ledger.intake_rows import DROPPED, PENDING, Announced, Failure, Feed

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

LONGEST: Final = 24 * 3600  # seconds between two checks, however often a feed failed
_GONE: Final = 410
_AGE: Final = re.compile(r"max-age=(\d{1,9})")
_MATCHED: Final = 2_000  # characters that a pattern sees


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a feed brought."""

    feed: Feed
    new: int = 0  # articles announced that were not known, or changed since
    dropped: int = 0  # of all that it announces, those that its patterns leave out


def check_feed(ledger: "Ledger", feed: Feed, manners: Manners) -> Checked:
    """Ask a feed what is new, and write that and how it went, all at once."""
    try:
        answer = manners.fetch(feed.url, headers=_conditions(feed))
        channel = _channel(feed, answer)
    except InputError as error:
        failed = _failed(feed, Failure(error.code, without_name(error.fields)), manners.clock)
        return _written(ledger, failed, ())
    now = manners.clock.now()
    if answer.status in BUSY:
        wait = retry_after(answer, now).total_seconds()
        failure = Failure("net.busy", {"status": answer.status})
        return _written(ledger, _failed(feed, failure, manners.clock, wait=wait), ())
    if channel is None and answer.status != 304:
        failure = Failure("net.status", {"status": answer.status})
        failed = _failed(feed, failure, manners.clock)
        return _written(ledger, replace(failed, paused=answer.status == _GONE), ())
    entries = () if channel is None else channel.entries
    announced = list(announced_by(feed, entries, now))
    return _written(ledger, _succeeded(feed, answer, channel, now), announced)


def announced_by(feed: Feed, entries: Iterable[Entry], now: datetime) -> Iterator[Announced]:
    """Give what a feed announces, each article with whether its patterns let it in."""
    keep, drop = (re.compile(p, re.I) if p else None for p in (feed.keep, feed.drop))
    for entry in entries:
        told = f"{entry.title or ''}\n{entry.url}"[:_MATCHED]
        left = (keep and not keep.search(told)) or (drop and drop.search(told))
        # A day to come is no day of publication: a clock that is wrong, or an event announced.
        past = entry.published if entry.published and entry.published <= now.date() else None
        yield Announced(
            feed=feed.number or 0,
            key=entry.key,
            doc_id=canonical(entry.url),
            url=entry.url,
            seen_at=stamp(now),
            due_at=stamp(now),
            title=entry.title,
            published=past,
            changed=entry.changed,
            content=None if feed.fulltext or left else entry.content,
            state=DROPPED if left else PENDING,
        )


def _channel(feed: Feed, answer: Answer) -> Channel | None:
    """Give what the answer announces; None where it is no feed by its status."""
    if answer.status != 200:
        return None
    return read_feed(answer.body, url=feed.url, kind=answer.header("Content-Type") or "")


def _conditions(feed: Feed) -> dict[str, str]:
    told = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    accepted = "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"
    return {"Accept": accepted} | {name: value for name, value in told.items() if value}


def _succeeded(feed: Feed, answer: Answer, channel: Channel | None, now: datetime) -> Feed:
    """Give a feed as it is after an answer; not asked before that is said to be stale."""
    told = _AGE.search(answer.header("Cache-Control") or "")
    fresh = min(int(told[1]), LONGEST) if told else 0
    known = (feed.etag, feed.modified)
    if channel is not None:
        known = (_header(answer, "ETag"), _header(answer, "Last-Modified"))
    return replace(
        feed,
        title=feed.title or (channel.title if channel else None),
        etag=known[0],
        modified=known[1],
        checked_at=stamp(now),
        due_at=stamp(now, later=max(feed.every, fresh)),
        failures=0,
        failure=None,
    )


def _failed(feed: Feed, failure: Failure, clock: Clock, *, wait: float = 0.0) -> Feed:
    """Give a feed as it is after a failure: asked again later each time, twice as late."""
    later = min(feed.every * 2 ** min(feed.failures, 10), LONGEST)
    now = clock.now()
    return replace(
        feed,
        checked_at=stamp(now),
        due_at=stamp(now, later=max(later, wait)),
        failures=feed.failures + 1,
        failure=failure,
    )


def _header(answer: Answer, name: str) -> str | None:
    """Give a header that is to be sent back: never one that could hold another one."""
    value = answer.header(name)
    return value if value and value.isascii() and value.isprintable() and len(value) < 500 else None


def _written(ledger: "Ledger", feed: Feed, announced: Iterable[Announced]) -> Checked:
    items = list(announced)
    with ledger.intake() as rows:
        rows.change(feed)
        new = rows.announce(items)
    return Checked(feed, new, sum(item.state == DROPPED for item in items))
