"""`selon tally`: running totals that are claimed, beside what the ledger holds."""

import json
from pathlib import Path
from typing import Any

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.contract import dumps
from selon.messages import message


@click.command("tally")
@of_ledger
@click.option("--where", "query", default="", metavar="QUERY")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text")
def command(*, path: Path, query: str, form: str) -> None:
    """Show claimed totals beside what is on record."""
    from selon.incidents.reading import incidents  # noqa: PLC0415 - loads the list of actors
    from selon.incidents.tallies import tally  # noqa: PLC0415 - only where needed
    from selon.incidents.weights import read_weights  # noqa: PLC0415 - as above
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.query import matching, parse  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        record = list(matching(incidents(ledger), parse(query), ledger))
        rows = tally(map(json.loads, ledger.coded_lines()), record, read_weights())
    for row in rows:
        click.echo(dumps(row) if form == "jsonl" else _text(row))


def _text(row: dict[str, Any]) -> str:
    language = current_language()
    kinds = ("count", "killed", "wounded")
    claimed = {kind: row["claimed"][kind] for kind in kinds if row["claimed"][kind]}
    record = row["on_record"]
    fields = {
        "claimant": row["claimant"],
        "document": row["doc_id"],
        "published": row["published"] or "?",
        "since": row["since"] or "?",
        "until": row["until"] or "?",
        "initiator": ", ".join(row["initiator"]) or "?",
        "target": ", ".join(row["target"]) or "?",
        "claimed": ", ".join(f"{_kind(k, language)} {_number(n)}" for k, n in claimed.items()),
        "incidents": len(record["incidents"]),
        "killed": _number(record["killed"]),
        "wounded": _number(record["wounded"]),
    }
    return message("exports", "tally", language=language, **fields)


def _kind(name: str, language: str) -> str:
    return message("incidents", f"field.{name}", language=language)


def _number(said: dict[str, Any] | None) -> str:
    if said is None:
        return "–"
    high = said["high"] if said["high"] is not None else said.get("best")
    if high is None:
        return f"≥ {said['low']}"
    return str(high) if high == said["low"] else f"{said['low']}–{high}"
