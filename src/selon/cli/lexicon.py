"""`selon lexicon check`: all faults of a language at once."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.errors import UsageError
from selon.lang import checks, folders, usage
from selon.lang.checks import Fault
from selon.lang.lexicon import Table
from selon.messages import message
from selon.records import Article

FAULTY = 1  # exit status: there are faults


@click.group("lexicon")
def command() -> None:
    """Check the words that selon knows."""


@command.command("check")
@click.option("--lang", "language", metavar="CODE")
@click.option("--texts", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(language: str | None, texts: Path | None) -> int:
    """Tell all faults of a lexicon at once."""
    ui = current_language()
    known = folders.languages()
    if language and language not in known:
        raise UsageError("lexicon.language", asked=language, known=", ".join(known))
    faulty = False
    for name in [language] if language else known:
        tables, faults = checks.read_language(name, ui=ui)
        faults += checks.unsorted(tables, ui=ui)
        faults += checks.failing(tables, name)
        faulty = faulty or bool(faults)
        for line in _report(name, tables, faults, ui):
            click.echo(line)
        if texts:
            for line in _unused(name, tables, texts, ui):
                click.echo(line)
    return FAULTY if faulty else 0


def _report(
    language: str, tables: Mapping[str, Table], faults: Iterable[Fault], ui: str
) -> Iterator[str]:
    """Give the faults, sorted by file and entry, then how much was checked."""
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.entry or "", fault.text))
    for fault in ordered:
        where = [f"lang/{language}/{fault.file}", *([fault.entry] if fault.entry else ())]
        yield ": ".join([*where, fault.text])
    counts = checks.count(tables)
    fields = {"files": counts.files, "entries": counts.entries, "faults": len(ordered)}
    fields |= {"examples": counts.examples, "rejects": counts.rejects}
    yield message("cli", "lexicon.summary", language=ui, folder=f"lang/{language}", **fields)


def _unused(language: str, tables: Mapping[str, Table], texts: Path, ui: str) -> Iterator[str]:
    """Give the entries that no text uses; that is worth knowing, and no fault."""
    by_file: dict[str, list[str]] = {}
    for file, entry in sorted(usage.unused(tables, _articles(texts, language), language)):
        by_file.setdefault(file, []).append(entry)
    for name, ids in by_file.items():
        fields = {"file": f"lang/{language}/{name}", "ids": ", ".join(ids), "number": len(ids)}
        yield message("cli", "lexicon.unused", language=ui, **fields)


def _articles(folder: Path, language: str) -> Iterator[Article]:
    from selon.documents import read_documents  # noqa: PLC0415 - loads the HTML extractor

    paths = tuple(sorted(str(path) for path in folder.rglob("*") if path.is_file()))
    for item in read_documents(paths, language=language, published=None, outlet=None):
        if isinstance(item, Article):
            yield item
