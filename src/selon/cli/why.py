"""`selon why`: what is in an incident, where its documents differ, and why they are one."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger


@click.command("why")
@click.argument("incident", metavar="INC-YYYY-NNNN")
@of_ledger
def command(*, incident: str, path: Path) -> None:
    """Show why events are one incident, and where they differ."""
    from selon.incidents import boards, curating, reading  # noqa: PLC0415 - loads the actors
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    language = current_language()
    with open_ledger(path, create=False) as ledger:
        name = curating.current(ledger, incident)
        found = next(iter(reading.incidents(ledger, ids=[name], language=language)))
        with ledger.link_rows() as rows:
            history = rows.incidents.history(name)
        links = reading.links(ledger, name)
        board = boards.board(found, reading.accounts(ledger, name), links, language=language)
    click.echo(board)
    for happening in history:
        click.echo(boards.happening(happening, language=language))
