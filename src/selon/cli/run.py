"""`selon run`: documents into a ledger; safe to interrupt and to run again.

Each document is written with its reading in one transaction, in the order of the input. What this
selon and this lexicon have read already is not read again.
"""

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import click

from selon import __version__, contract
from selon.cli import files
from selon.cli.interface import current_language
from selon.cli.jobs import READ
from selon.cli.learned import coder_of, digest_of
from selon.messages import message
from selon.records import Article, Coded, Refusal

if TYPE_CHECKING:
    from rich.progress import Progress

    from selon.ledger import Stats
    from selon.ledger.book import Ledger
    from selon.sifting import Read

PARTIAL: Final = 3  # exit status: some documents were set aside

LAYERS: Final = frozenset({"claims", "events", "framing"})  # as `selon code` by default
OUTCOMES: Final = ("new", "revised", "reread", "unchanged", "refused")

# Refused documents told one by one; all of them stand in the ledger.
SHOWN: Final = 20


class Coder(Protocol):
    """Whatever codes articles: `selon.pipeline.Coder`, or a stand-in in tests."""

    def code(
        self, items: Iterable[Article | Refusal], *, layers: frozenset[str], read: "Read"
    ) -> Iterator[Coded | Refusal]:
        """Give each article coded or refused, in the order of the input."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one document."""

    doc_id: str
    outcome: str  # one of OUTCOMES
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of all documents of a run."""

    outcomes: Mapping[str, int]  # by OUTCOMES
    refused: Mapping[str, int]  # by code


Report = Callable[[Settled], None]


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that needs no coding."""

    doc_id: str


@dataclass(slots=True)
class _Desk:
    """Documents on their way into the ledger; they are settled in the order in which they came."""

    ledger: "Ledger"
    vintage: Mapping[str, str]
    report: Report
    waiting: deque[Article | Refusal | _Known] = field(default_factory=deque)

    def unread(self, items: Iterable[Article | Refusal]) -> Iterator[Article]:
        """Give the articles that must be coded; put everything in the queue."""
        for item in items:
            if isinstance(item, Article) and not self.ledger.is_read(item, **self.vintage):
                self.waiting.append(item)
                yield item
                continue
            self.waiting.append(item if isinstance(item, Refusal) else _Known(item.doc_id))
            self.settle_known()

    def settle(self, result: Coded | Refusal) -> None:
        """Write what was read off the first article of the queue, and what waited behind it."""
        article = self.waiting.popleft()
        if isinstance(result, Refusal):
            self._refuse(result)
        elif isinstance(article, Article):
            coded = contract.document(result)
            outcome = self.ledger.store(article, coded, **self.vintage)
            self.report(Settled(article.doc_id, outcome))
        self.settle_known()

    def settle_known(self) -> None:
        """Settle the head of the queue as far as it needs no coding."""
        while self.waiting and not isinstance(self.waiting[0], Article):
            known = self.waiting.popleft()
            if isinstance(known, Refusal):
                self._refuse(known)
            else:
                self.ledger.readmit(known.doc_id)
                self.report(Settled(known.doc_id, "unchanged"))

    def _refuse(self, refusal: Refusal) -> None:
        self.ledger.set_aside(refusal)
        self.report(Settled(refusal.doc_id, "refused", refusal))


def run(
    items: Iterable[Article | Refusal],
    coder: Coder,
    ledger: "Ledger",
    report: Report,
    *,
    lexicon_digest: str,
    read: "Read" = "claims",
) -> Summary:
    """Read the documents into the ledger; tell `report` what became of each, in their order.

    A document that cannot be read or coded is set aside and the run goes on. LedgerError stops it;
    what was settled before stays.
    """
    outcomes: Counter[str] = Counter(dict.fromkeys(OUTCOMES, 0))
    refused: Counter[str] = Counter()

    def counting(settled: Settled) -> None:
        outcomes[settled.outcome] += 1
        if settled.refusal is not None:
            refused[settled.refusal.code] += 1
        report(settled)

    vintage = {"version": __version__, "lexicon_digest": lexicon_digest}
    desk = _Desk(ledger, vintage, counting)
    for result in coder.code(desk.unread(items), layers=LAYERS, read=read):
        desk.settle(result)
    return Summary(dict(outcomes), dict(sorted(refused.items())))


def _needed(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
    """Refuse a missing --db; click's own `required` would add an English word to the help."""
    if value is None:
        raise click.MissingParameter(ctx=ctx, param=param)
    return value


@click.command("run")
@files.reads_documents
@click.option(
    "--db", "path", type=click.Path(path_type=Path), callback=_needed, metavar="LEDGER.db"
)
@click.option("--read", type=click.Choice(READ), default="claims")
def command(items: Iterator[Article | Refusal], *, path: Path, read: "Read") -> int:
    """Code texts into a ledger and keep it up to date."""
    from selon.incidents.linking import link_pending  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    language = current_language()
    with open_ledger(path) as ledger:
        try:
            with _progress(language) as report:
                coder, digest = coder_of(ledger), digest_of(ledger, read=read)
                summary = run(items, coder, ledger, report, lexicon_digest=digest, read=read)
            link_pending(ledger)
        except KeyboardInterrupt:
            kept = ledger.stats().documents
            click.echo(message("run", "interrupted", language=language, documents=kept), err=True)
            raise
        stats = ledger.stats()
    click.echo(summary_text(path, summary, stats, language=language))
    return PARTIAL if summary.outcomes["refused"] else 0


def summary_text(path: Path, summary: Summary, stats: "Stats", *, language: str) -> str:
    """Give the one line that ends a run: what became of the documents, what the ledger holds."""
    codes = ", ".join(f"{code} {number}" for code, number in summary.refused.items())
    stances = ", ".join(
        f"{message('formats', f'stance.{stance}', language=language)} {number}"
        for stance, number in sorted(stats.claims.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    fields = {
        "ledger": path,
        **summary.outcomes,
        "codes": f" ({codes})" if codes else "",
        "documents": stats.documents,
        "events": stats.events,
        "aggregates": stats.aggregates,
        "claims": sum(stats.claims.values()),
        "stances": f" ({stances})" if stances else "",
    }
    return message("run", "summary", language=language, **fields)


@contextmanager
def _progress(language: str) -> Iterator[Report]:
    """Give what tells people how far the run is: a moving line where somebody looks on."""
    if not sys.stderr.isatty():
        yield telling(lambda text: click.echo(text, err=True), language)
        return
    with _bar() as bar:
        task = bar.add_task(message("run", "progress", language=language, number=0), total=None)
        tell = telling(lambda text: bar.console.print(text, markup=False), language)
        done = 0

        def moving(settled: Settled) -> None:
            nonlocal done
            done += 1
            tell(settled)
            text = message("run", "progress", language=language, number=done)
            bar.update(task, description=text, completed=done)

        yield moving


def _bar() -> "Progress":
    """Give a progress bar on standard error that leaves nothing behind; rich heeds NO_COLOR."""
    from rich.console import Console  # noqa: PLC0415 - only where somebody looks on
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True, highlight=False), transient=True)


def telling(write: Callable[[str], None], language: str) -> Report:
    """Give a report that writes a line for each refused document, up to SHOWN of them."""
    refused = 0

    def tell(settled: Settled) -> None:
        nonlocal refused
        if settled.refusal is None:
            return
        refused += 1
        if refused <= SHOWN:
            error = contract.refusal(settled.refusal, language=language)["error"]
            write(message("run", "refused", language=language, text=error["message"]))
        elif refused == SHOWN + 1:
            write(message("run", "more", language=language, shown=SHOWN))

    return tell
