"""`selon merge`: a person says that incidents are one."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import by_somebody, of_ledger
from selon.messages import message


@click.command("merge")
@click.argument("ids", nargs=-1, required=True, metavar="INC-YYYY-NNNN...")
@of_ledger
@by_somebody
def command(*, ids: tuple[str, ...], path: Path, by: str, reason: str | None) -> None:
    """Say that incidents are one."""
    from selon.incidents import curating  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        stored = curating.merge(ledger, ids, by=by, reason=reason)
        name = curating.current(ledger, ids[0])
    fields = {"id": name, "number": stored.number}
    click.echo(message("incidents", "merged", language=current_language(), **fields))
