"""What feeds announced, fetched and read: every article once, again where it failed for a moment.

Nothing is lost where the work is broken off: an article waits in the ledger until it was stored.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from selon.documents import Given
from selon.intake.checking import Checked, check_feed
from selon.intake.clock import stamp
from selon.intake.manners import Manners
from selon.intake.pages import PASSING, Hints, carried_page, fetch_page
from selon.ledger.intake_rows import FAILED, PENDING, TAKEN, Announced, Failure, Feed
from selon.records import Article, Refusal

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

# Articles that are fetched before they are coded and stored: few, so that little is fetched twice.
TOGETHER: Final = 8
# Seconds before an article that failed for a moment is asked for again; then it is given up.
AGAIN: Final = (15 * 60, 2 * 3600, 24 * 3600)

Items = Iterator[Article | Refusal]
Store = Callable[[Items], Iterable[tuple[str, Refusal | None]]]  # doc_id, and why it was refused


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the articles that waited."""

    taken: int
    failed: int  # given up
    later: int  # to be asked for again


def check_due(ledger: "Ledger", manners: Manners, *, feed: int | None = None) -> Iterator[Checked]:
    """Check every feed whose time has come, or one feed whatever the time."""
    now = stamp(manners.clock.now())
    with ledger.intake_rows() as rows:
        known = list(rows.feeds())
    for found in known:
        due = not found.paused and found.due_at <= now
        if found.number == feed or (feed is None and due):
            yield check_feed(ledger, found, manners)


def take_pending(
    ledger: "Ledger", manners: Manners, store: Store, *, feed: int | None = None, most: int | None
) -> Taken:
    """Fetch what waits, a few articles at a time, and let `store` code and keep them."""
    counts: Counter[str] = Counter()
    with ledger.intake_rows() as rows:
        feeds = {known.number: known for known in rows.feeds()}
        waiting = list(rows.pending(stamp(manners.clock.now()), feed=feed))
    queue = islice(in_turns(waiting), most)
    while group := list(islice(queue, TOGETHER)):
        by_name = {item.doc_id: item for item in group}
        items = (_document(item, feeds.get(item.feed), manners) for item in group)
        for doc_id, refusal in store(items):
            counts[_settle(ledger, by_name[doc_id], refusal, manners)] += 1
    return Taken(counts[TAKEN], counts[FAILED], counts[PENDING])


def in_turns(waiting: Iterable[Announced]) -> list[Announced]:
    """Give what waits so that no site is asked twice in a row where others wait too."""
    places: Counter[str] = Counter()
    ordered: list[tuple[int, Announced]] = []
    for item in waiting:
        host = urlsplit(item.url).netloc if "[" not in item.url else item.url
        ordered.append((places[host], item))
        places[host] += 1
    return [item for _, item in sorted(ordered, key=lambda pair: pair[0])]


def _document(item: Announced, feed: Feed | None, manners: Manners) -> Article | Refusal:
    hints = Hints(
        published=item.published,
        outlet=feed.title if feed else None,
        title=item.title,
        seen=date.fromisoformat(item.seen_at[:10]),
    )
    if item.content is None:
        return fetch_page(item.url, manners, doc_id=item.doc_id, given=Given(), hints=hints)
    where = {"doc_id": item.doc_id, "url": item.url, "at": item.seen_at}
    return carried_page(item.content, **where, given=Given(), hints=hints)


def _settle(ledger: "Ledger", item: Announced, refusal: Refusal | None, manners: Manners) -> str:
    """Write what became of an article; give its state."""
    state, later = TAKEN, 0.0
    if refusal is not None:
        again = refusal.code in PASSING and item.attempts < len(AGAIN)
        state, later = (PENDING, AGAIN[item.attempts]) if again else (FAILED, 0.0)
    failure = None if refusal is None else Failure(refusal.code, refusal.fields)
    due = stamp(manners.clock.now(), later=later)
    with ledger.intake() as rows:
        rows.settle(item.doc_id, state, due_at=due, failure=failure)
    return state
