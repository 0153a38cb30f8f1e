"""`selon discount`: a person says that an incident is to be left out of account."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import needed, of_ledger
from selon.messages import message


@click.command("discount")
@click.argument("incident", metavar="INC-YYYY-NNNN")
@of_ledger
@click.option("--by", callback=needed, metavar="NAME")
@click.option("--reason", callback=needed, metavar="TEXT")
def command(*, incident: str, path: Path, by: str, reason: str) -> None:
    """Say that an incident is to be left out of account."""
    from selon.incidents import curating  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        stored = curating.discount(ledger, incident, by=by, reason=reason)
    fields = {"id": incident, "number": stored.number}
    click.echo(message("incidents", "discounted", language=current_language(), **fields))
