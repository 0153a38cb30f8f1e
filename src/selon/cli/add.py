"""`selon add`: addresses, lists of them and files into a ledger, with a report row by row."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from selon import contract
from selon.cli import files
from selon.cli.intaking import polite
from selon.cli.interface import current_language
from selon.cli.learned import coder_of, digest_of
from selon.cli.ledgers import of_ledger, of_mixed_feeds
from selon.cli.run import PARTIAL, Settled, run, summary_text, telling
from selon.errors import UsageError
from selon.ledger.records import text_digest
from selon.records import Article, Refusal

if TYPE_CHECKING:
    from selon.documents import Given
    from selon.intake.lists import Row
    from selon.intake.manners import Manners
    from selon.sifting import Read

COLUMNS = ("row", "input", "doc_id", "outcome", "code", "message", "url", "sha256")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula (OWASP)


@dataclass(slots=True)
class Report:
    """A table that says what became of each row, written as it happens."""

    file: TextIO | None
    waiting: deque[tuple[str, Article | Refusal]] = field(default_factory=deque)
    number: int = 0

    def noting(self, asked: str, items: Iterator[Article | Refusal]) -> Iterator[Article | Refusal]:
        """Give the documents as they come, and remember what was asked for."""
        for item in items:
            self.waiting.append((asked, item))
            yield item

    def told(self, settled: Settled) -> None:
        """Write a row; documents are settled in the order in which they came."""
        asked, item = self.waiting.popleft()
        self.number += 1
        if self.file is None:
            return
        error = _error(settled.refusal)
        known = item if isinstance(item, Article) else None
        row = {
            "row": self.number,
            "input": asked,
            "doc_id": settled.doc_id,
            "outcome": settled.outcome,
            "code": error.get("code"),
            "message": error.get("message"),
            "url": known and known.url,
            "sha256": known and text_digest(known.text),
        }
        csv.writer(self.file, lineterminator="\n").writerow([_cell(row[name]) for name in COLUMNS])
        self.file.flush()


@click.command("add")
@click.argument("inputs", nargs=-1, metavar="[PATH|URL]...")
@of_ledger
@click.option("--from-file", "lines", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--csv", "table", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--url-column", "column", default="url", metavar="NAME")
@click.option("--report", "report", type=click.Path(path_type=Path), metavar="FILE")
@of_mixed_feeds
@files.told_of_documents
def command(
    *,
    inputs: tuple[str, ...],
    path: Path,
    report: Path | None,
    lines: Path | None,
    table: Path | None,
    column: str,
    **told: Any,  # noqa: ANN401 - as click gives
) -> int:
    """Fetch and read addresses and files into a ledger."""
    from selon.documents import Given  # noqa: PLC0415 - loads the HTML extractor
    from selon.incidents.linking import link_pending  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    if not inputs and lines is None and table is None:
        raise UsageError("list.nothing")
    read: Read = told.pop("read")
    language, given = current_language(), Given(**told)
    rows_of_table = _rows(table, column)
    with open_ledger(path) as ledger, _opened(report) as file:
        rows, tell = Report(file), telling(lambda text: click.echo(text, err=True), language)

        def settle(settled: Settled) -> None:
            rows.told(settled)
            tell(settled)

        items = _items(rows, inputs, given, lines=lines, table=rows_of_table)
        coder, digest = coder_of(ledger), digest_of(ledger, read=read)
        summary = run(items, coder, ledger, settle, lexicon_digest=digest, read=read)
        link_pending(ledger)
        stats = ledger.stats()
    click.echo(summary_text(path, summary, stats, language=language))
    return PARTIAL if summary.outcomes["refused"] else 0


def _items(
    rows: Report,
    inputs: tuple[str, ...],
    given: "Given",
    *,
    lines: Path | None,
    table: "Iterable[Row]",
) -> Iterator[Article | Refusal]:
    """Give the documents of all that was named: words first, then lines, then rows of the table."""
    from selon.documents import read_documents  # noqa: PLC0415 - loads the HTML extractor
    from selon.intake import lists  # noqa: PLC0415 - as above

    for word in inputs:
        if not lists.is_address(word):
            found = read_documents(
                [word], language=given.language, published=given.published, outlet=given.outlet
            )
            yield from rows.noting(word, found)
    addresses = [lists.Row(n, w) for n, w in enumerate(inputs, 1) if lists.is_address(w)]
    listed = lists.read_lines(lines) if lines else iter(())
    manners: Manners | None = None
    for row in chain(addresses, listed, table):
        manners = manners or polite()
        yield from rows.noting(row.value, lists.documents([row], manners, given))


def _rows(table: Path | None, column: str) -> "Iterable[Row]":
    """Give the rows of the table; wrong headings are told before anything is done."""
    from selon.intake import lists  # noqa: PLC0415 - only where needed

    if table is None:
        return ()
    rows = lists.read_table(table, column=column)
    first = next(rows, None)
    return () if first is None else chain([first], rows)


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO | None]:
    """Open the report and write its headings; what is there before is replaced."""
    if path is None:
        yield None
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(COLUMNS)
        yield file


def _error(refusal: Refusal | None) -> dict[str, str]:
    if refusal is None:
        return {}
    error: dict[str, str] = contract.refusal(refusal, language=current_language())["error"]
    return error


def _cell(value: object) -> str:
    """Give a value as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
