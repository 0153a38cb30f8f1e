"""`selon code`: texts in, coded documents out, in the order of the input; keeps no state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from selon.cli import files, jobs
from selon.cli.interface import current_language
from selon.errors import UsageError
from selon.formats import FORMATS, Output, writer
from selon.messages import message
from selon.records import Article, Refusal

if TYPE_CHECKING:
    from selon.sifting import Read

PARTIAL = 3  # exit status: some documents could not be coded
DEFAULT_LAYERS = "claims,events,framing"


@dataclass(slots=True)
class Tally:
    """How many documents have passed, and how many of them were refused."""

    total: int = 0
    refused: int = 0

    def counting(self, outputs: Iterable[Output]) -> Iterator[Output]:
        """Give the documents as they come, counted."""
        for output in outputs:
            self.total += 1
            self.refused += "error" in output.document
            yield output


def _layers(_ctx: click.Context, _param: click.Parameter, value: str) -> frozenset[str]:
    """Read --layers; UsageError names what is not a layer."""
    names = frozenset(name.strip() for name in value.split(","))
    if unknown := sorted(names - jobs.LAYERS):
        known = ", ".join(sorted(jobs.LAYERS))
        raise UsageError("cli.layers", unknown=", ".join(unknown), known=known)
    return names


@click.command("code")
@files.reads_documents
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl")
@click.option("--output", "-o", default="-", metavar="FILE")
@click.option("--jobs", "processes", type=click.IntRange(min=1), default=1, metavar="N")
@click.option("--read", type=click.Choice(jobs.READ), default="claims")
@click.option("--layers", callback=_layers, default=DEFAULT_LAYERS, metavar="NAMES")
def command(
    items: Iterator[Article | Refusal],
    *,
    form: str,
    output: str,
    processes: int,
    read: "Read",
    layers: frozenset[str],
) -> int:
    """Code texts into claims and events."""
    ui = current_language()
    # Only what people read speaks their language: a file has the same bytes for everybody.
    errors = ui if form == "table" else "en"
    outputs = (
        jobs.code_in_process(items, layers=layers, language=errors, read=read)
        if processes == 1
        else jobs.code_in_processes(
            items, layers=layers, language=errors, jobs=processes, read=read
        )
    )
    tally = Tally()
    with files.opened(output) as file:
        writer(form)(tally.counting(outputs), file, language=ui)
    if not tally.refused:
        return 0
    fields = {"refused": tally.refused, "total": tally.total}
    click.echo(message("cli", "code.done.refused", language=ui, **fields), err=True)
    return PARTIAL
