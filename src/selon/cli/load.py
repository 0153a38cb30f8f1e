"""`selon load`: parts that `selon code --parts` wrote, into a ledger, as `selon run` would have."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli import jobs, ledgers, run
from selon.cli.interface import current_language
from selon.records import Refusal

if TYPE_CHECKING:
    from selon.ledger.book import Ledger
    from selon.shards import Row


@click.command("load")
@ledgers.of_ledger
@click.option("--read", type=click.Choice(jobs.READ), default="claims")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
def command(paths: tuple[Path, ...], *, path: Path, read: str) -> int:
    """Take coded parts into a ledger."""
    from selon.incidents.linking import link_pending  # noqa: PLC0415 - only where needed
    from selon.ledger import lexicon_digest, open_ledger  # noqa: PLC0415 - as above
    from selon.shards import read_part  # noqa: PLC0415 - as above

    language = current_language()
    outcomes: Counter[str] = Counter(dict.fromkeys(run.OUTCOMES, 0))
    refused: Counter[str] = Counter()
    with open_ledger(path) as ledger:
        digest = lexicon_digest(read=read)
        for part in _parts(paths):
            for row in read_part(part):
                outcomes[_settle(ledger, row, digest)] += 1
                refused.update([row.item.code] if isinstance(row.item, Refusal) else [])
        link_pending(ledger)
        stats = ledger.stats()
    summary = run.Summary(dict(outcomes), dict(sorted(refused.items())))
    click.echo(run.summary_text(path, summary, stats, language=language))
    return run.PARTIAL if refused else 0


def _parts(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Give the parts of folders, in the order of their numbers."""
    for path in paths:
        yield from sorted(path.glob("part-*.parquet")) if path.is_dir() else [path]


def _settle(ledger: "Ledger", row: "Row", digest: str) -> str:
    """Write one document or refusal; give what became of it."""
    if isinstance(row.item, Refusal):
        ledger.set_aside(row.item)
        return "refused"
    coded = json.loads(row.line)
    return ledger.store(row.item, coded, version=coded["selon"], lexicon_digest=digest)
