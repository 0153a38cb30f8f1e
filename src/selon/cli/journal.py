"""`selon journal`: every decision, with what stood before and after it."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.messages import message

if TYPE_CHECKING:
    from selon.ledger.journal import Entry

_LONGEST = 80  # characters of a value in a line


@click.command("journal")
@of_ledger
@click.option("--doc", "doc_id", metavar="ID")
@click.option("--by", metavar="NAME")
@click.option("--format", "format_", type=click.Choice(("text", "jsonl")), default="text")
def command(*, path: Path, doc_id: str | None, by: str | None, format_: str) -> None:
    """Print every change."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed
    from selon.ledger.journal import entries  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        found = [e for e in entries(ledger.decisions(doc_id)) if by in (None, e.by)]
    if format_ == "jsonl":
        for entry in found:
            click.echo(json.dumps(asdict(entry), ensure_ascii=False))
        return
    _print(found, current_language())


def _print(found: "Iterable[Entry]", language: str) -> None:
    for entry in found:
        what = message("keeping", f"verdict.{entry.verdict}", language=language)
        where = ":".join(part for part in (entry.doc_id, entry.record, entry.field) if part)
        known = {"number": entry.number, "at": entry.at, "by": entry.by}
        line = message("keeping", "entry", language=language, what=what, where=where, **known)
        if entry.verdict == "correct":
            line += f"  {_short(entry.before)} → {_short(entry.after)}"
        if entry.undoes is not None:
            line += f"  ← {entry.undoes}"
        if entry.reason:
            line += f"  ({entry.reason})"
        if not entry.holds:
            line += f"  [{message('keeping', 'undone', language=language)}]"
        click.echo(line)


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
