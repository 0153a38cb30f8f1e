"""`selon code`: texts in, coded documents out, in the order of the input; keeps no state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli import files, jobs, sharding
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
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local")
@click.option("--parts", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--layers", callback=_layers, default=DEFAULT_LAYERS, metavar="NAMES")
def command(
    items: Iterator[Article | Refusal],
    *,
    form: str,
    output: str,
    engine: str,
    parts: Path | None,
    **how: Any,  # noqa: ANN401 - the options of click: processes, read, layers
) -> int:
    """Code texts into claims and events."""
    ui = current_language()
    # Only what people read speaks their language: a file has the same bytes for everybody.
    how["language"] = ui if form == "table" else "en"
    if parts is None and engine != "local":
        raise UsageError("cli.parts")
    coded = _coded(items, **how) if parts is None else sharding.coded(parts, engine=engine, **how)
    tally = Tally()
    with files.opened(output) as file:
        writer(form)(tally.counting(coded), file, language=ui)
    if not tally.refused:
        return 0
    fields = {"refused": tally.refused, "total": tally.total}
    click.echo(message("cli", "code.done.refused", language=ui, **fields), err=True)
    return PARTIAL


def _coded(
    items: Iterator[Article | Refusal],
    *,
    processes: int,
    layers: frozenset[str],
    language: str,
    read: "Read",
) -> Iterator[Output]:
    """Code in this process or in several, which keep nothing."""
    if processes == 1:
        return jobs.code_in_process(items, layers=layers, language=language, read=read)
    return jobs.code_in_processes(
        items, layers=layers, language=language, jobs=processes, read=read
    )
