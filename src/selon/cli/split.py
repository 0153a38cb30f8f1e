"""`selon split`: a person says that events of an incident are another one."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import by_somebody, of_ledger
from selon.messages import message


@click.command("split")
@click.argument("incident", metavar="INC-YYYY-NNNN")
@click.argument("parts", nargs=-1, required=True, metavar="DOC[:EVENT]...")
@of_ledger
@by_somebody
def command(
    *, incident: str, parts: tuple[str, ...], path: Path, by: str, reason: str | None
) -> None:
    """Say that events of an incident are another one."""
    from selon.incidents import curating  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        stored = curating.split(ledger, incident, parts, by=by, reason=reason)
    fields = {"id": incident, "number": stored.number, "parts": ", ".join(parts)}
    click.echo(message("incidents", "split", language=current_language(), **fields))
