"""`selon release`: a data set that says what changed since the last one."""

from collections import Counter
from pathlib import Path

import click

from selon.cli.exporting import asks, folder_of, tell
from selon.cli.interface import current_language
from selon.cli.ledgers import needed, of_ledger
from selon.messages import message


@click.command("release")
@folder_of
@of_ledger
@click.option("--name", callback=needed, metavar="NAME")
@click.option("--since", type=click.Path(path_type=Path), metavar="FOLDER")
@asks
def command(*, folder: Path, path: Path, name: str, since: Path | None, **options: object) -> None:
    """Write a release of incidents."""
    from selon.cli.exporting import asked_of, chosen  # noqa: PLC0415 - loads the formats
    from selon.exports.releases import release  # noqa: PLC0415 - as above
    from selon.incidents.curating import leads_to  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    language = current_language()
    asked = asked_of(options, language)
    with open_ledger(path, create=False) as ledger:
        found = chosen(ledger, asked)
        made = release(
            folder, name, found, asked, since=since, leads_to=lambda one: leads_to(ledger, one)
        )
    tell(folder, made.written, asked)
    numbers = Counter(change.change for change in made.changes)
    fields = {key: numbers[key] for key in ("new", "changed", "withdrawn")}
    click.echo(message("exports", "released", language=language, name=name, **fields))
