"""`selon undo`: a decision is taken back."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import by_somebody, of_ledger
from selon.messages import message


@click.command("undo")
@click.argument("number", type=click.IntRange(min=1), metavar="NUMBER")
@of_ledger
@by_somebody
def command(*, number: int, path: Path, by: str, reason: str | None) -> None:
    """Take back a decision."""
    from selon.incidents import curating  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        stored = curating.undo(ledger, number, by=by, reason=reason)
    fields = {"undone": number, "number": stored.number}
    click.echo(message("incidents", "undone", language=current_language(), **fields))
