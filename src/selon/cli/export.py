"""`selon export`: incidents as a data set, in the formats of others or in our own."""

from pathlib import Path

import click

from selon.cli.exporting import asks, folder_of, tell
from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger


@click.command("export")
@folder_of
@of_ledger
@asks
def command(*, folder: Path, path: Path, **options: object) -> None:
    """Write incidents as a data set."""
    from selon.cli.exporting import asked_of, chosen  # noqa: PLC0415 - loads the formats
    from selon.exports import export  # noqa: PLC0415 - as above
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    language = current_language()
    asked = asked_of(options, language)
    with open_ledger(path, create=False) as ledger:
        written = export(folder, chosen(ledger, asked), asked)
    tell(folder, written, asked)
