"""`selon worker`: the feeds of a ledger, followed until somebody stops it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli import poll
from selon.cli.intaking import polite
from selon.cli.interface import current_language
from selon.cli.learned import coder_of
from selon.cli.ledgers import of_ledger, of_mixed_feeds
from selon.errors import SelonError
from selon.messages import message

if TYPE_CHECKING:
    from selon.intake.manners import Manners
    from selon.intake.queueing import Jobs
    from selon.ledger.book import Ledger
    from selon.sifting import Read

GROUP = 8  # articles that are fetched before the worker looks whether it is to stop


@click.command("worker")
@of_ledger
@of_mixed_feeds
def command(*, path: Path, read: "Read") -> None:
    """Follow the feeds until stopped."""
    from selon.intake.queueing import beside, open_queue  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    manners = polite()
    with open_ledger(path, create=False) as ledger:
        file = beside(path)
        file.unlink(missing_ok=True)  # what an earlier worker left stands in the ledger too
        queue = open_queue(file, jobs_of(ledger, manners, click.get_current_context(), read))
        logging.getLogger("huey").setLevel(logging.CRITICAL)  # what fails is told by the jobs
        _say("worker.started", path=path)
        queue.create_consumer(workers=1, scheduler_interval=10).run()
    _say("worker.stopped", path=path)


def jobs_of(ledger: "Ledger", manners: "Manners", context: click.Context, read: "Read") -> "Jobs":
    """Give what the worker does; the coder is opened once, with the first article."""
    from functools import partial  # noqa: PLC0415 - only where needed

    from selon.incidents.linking import link_pending  # noqa: PLC0415 - as above
    from selon.intake.clock import stamp  # noqa: PLC0415 - as above
    from selon.intake.queueing import Jobs  # noqa: PLC0415 - as above

    coder = partial(coder_of, ledger)  # what the languages know is opened once all the same

    def due() -> list[int]:
        now = stamp(manners.clock.now())
        with ledger.intake_rows() as rows:
            found = [feed for feed in rows.feeds() if not feed.paused and feed.due_at <= now]
        return [feed.number for feed in found if feed.number is not None]

    def check(number: int) -> None:
        with _spoken(context):
            if number in due():
                poll.check(ledger, manners, feed=number, say=click.echo)

    def take() -> bool:
        with _spoken(context):
            taken = poll.take(ledger, manners, most=GROUP, coder=coder, read=read)
            link_pending(ledger)
            if any((taken.taken, taken.later, taken.failed)):
                fields = {"taken": taken.taken, "later": taken.later, "failed": taken.failed}
                _say("poll.summary", **fields)
        return taken.taken + taken.later + taken.failed == GROUP

    return Jobs(due, check, take)


@contextmanager
def _spoken(context: click.Context) -> Iterator[None]:
    """Speak the user's language in the thread of the worker, and say there why a job failed."""
    with context.scope(cleanup=False):
        try:
            yield
        except SelonError as error:
            language = current_language()
            text = message("cli", "error", language=language, text=error.text(language))
            click.echo(text, err=True)
            raise


def _say(key: str, **fields: object) -> None:
    click.echo(message("intake", key, language=current_language(), **fields))
