"""`selon poll`: every feed whose time has come, once, and what it announced into the ledger."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli.intaking import failure_text, polite, storing, tell
from selon.cli.interface import current_language
from selon.cli.learned import coder_of
from selon.cli.ledgers import of_ledger, of_mixed_feeds
from selon.cli.run import Coder
from selon.errors import UsageError
from selon.messages import message

if TYPE_CHECKING:
    from selon.intake.manners import Manners
    from selon.intake.polling import Taken
    from selon.ledger.book import Ledger
    from selon.sifting import Read

PARTIAL = 3  # exit status: a feed or an article could not be had


@click.command("poll")
@of_ledger
@click.option("--feed", type=int, metavar="NUMBER")
@click.option("--max", "most", type=click.IntRange(min=1), metavar="N")
@of_mixed_feeds
def command(*, path: Path, feed: int | None, most: int | None, read: "Read") -> int:
    """Check the feeds once."""
    from selon.incidents.linking import link_pending  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    manners = polite()
    with open_ledger(path, create=False) as ledger:
        with ledger.intake_rows() as rows:
            if feed is not None and feed not in {known.number for known in rows.feeds()}:
                raise UsageError("feed.unknown", asked=feed)
        failed = check(ledger, manners, feed=feed, say=click.echo)
        taken = take(ledger, manners, feed=feed, most=most, read=read)
        link_pending(ledger)
    fields = {"taken": taken.taken, "later": taken.later, "failed": taken.failed}
    click.echo(message("intake", "poll.summary", language=current_language(), **fields))
    return PARTIAL if failed or taken.failed or taken.later else 0


def check(
    ledger: "Ledger", manners: "Manners", *, feed: int | None, say: Callable[[str], None]
) -> int:
    """Check the feeds that are due and say what each brought; give how many failed."""
    from selon.intake.polling import check_due  # noqa: PLC0415 - only where needed

    language, failed = current_language(), 0
    for checked in check_due(ledger, manners, feed=feed):
        found = checked.feed
        fields = {"title": found.title or found.url, "new": checked.new}
        text = message("intake", "poll.feed", language=language, **fields, dropped=checked.dropped)
        if found.failure is not None:
            failed += 1
            told = found.failure
            text = failure_text(told.code, told.fields, name=found.url, language=language)
        say(text)
    return failed


def take(
    ledger: "Ledger",
    manners: "Manners",
    *,
    feed: int | None = None,
    most: int | None = None,
    coder: Callable[[], Coder] | None = None,
    read: "Read" = "events",
) -> "Taken":
    """Fetch, code and keep what the feeds announced; nothing is loaded where nothing waits."""
    from selon.intake.clock import stamp  # noqa: PLC0415 - only where needed
    from selon.intake.polling import Taken, take_pending  # noqa: PLC0415 - as above

    with ledger.intake_rows() as rows:
        waits = any(True for _ in rows.pending(stamp(manners.clock.now()), feed=feed))
    if not waits:
        return Taken(0, 0, 0)
    if coder is None:
        coder = partial(coder_of, ledger)
    store = storing(ledger, coder(), tell, read=read)
    return take_pending(ledger, manners, store, feed=feed, most=most)
