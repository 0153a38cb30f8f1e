"""`selon compare`: a file of ACLED or UCDP beside the ledger."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.contract import dumps
from selon.messages import message


@click.command("compare")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@of_ledger
@click.option("--profile", type=click.Choice(["acled", "ucdp"]), default="acled")
@click.option("--where", "query", default="", metavar="QUERY")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(*, file: Path, path: Path, profile: str, query: str, form: str) -> None:
    """Compare a file of ACLED or UCDP with the ledger."""
    from selon.exports.comparing import compare  # noqa: PLC0415 - only where needed
    from selon.incidents.reading import incidents  # noqa: PLC0415 - loads the list of actors
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above
    from selon.query import matching, parse  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        found = compare(file, profile, matching(incidents(ledger), parse(query), ledger))
    known = {name: getattr(found, name) for name in ("both", "file_only", "ledger_only", "unread")}
    if form == "json":
        click.echo(dumps(known))
        return
    language = current_language()
    counts = {name: n if isinstance(n, int) else len(n) for name, n in known.items()}
    click.echo(message("exports", "compared", language=language, **counts))
    for name in ("file_only", "ledger_only"):
        for one in known[name]:
            click.echo(message("exports", name, language=language, id=one))
