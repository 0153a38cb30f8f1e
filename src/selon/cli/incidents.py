"""`selon incidents`: the incidents of a ledger, one a line, or as people read them."""

from pathlib import Path

import click

from selon.cli import files
from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.contract import dumps
from selon.incidents.summaries import POLICIES, RANGE


@click.command("incidents")
@of_ledger
@click.option("--format", "form", type=click.Choice(["jsonl", "table", "board"]), default="table")
@click.option("--where", "query", metavar="QUERY")
@click.option("--policy", type=click.Choice(POLICIES), default=RANGE)
@click.option("--output", "-o", default="-", metavar="FILE")
def command(*, path: Path, form: str, query: str | None, policy: str, output: str) -> None:
    """Show the incidents of a ledger."""
    from selon.incidents import boards, reading  # noqa: PLC0415 - loads the list of actors
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed
    from selon.query import matching, parse  # noqa: PLC0415 - as above

    # Only what people read speaks their language: a file has the same bytes for everybody.
    language = "en" if form == "jsonl" else current_language()
    wanted = parse(query or "")
    with open_ledger(path, create=False) as ledger, files.opened(output) as file:
        found = reading.incidents(ledger, policy=policy, language=language)
        for incident in matching(found, wanted, ledger):
            match form:
                case "jsonl":
                    told = dumps(incident)
                case "board":
                    accounts = reading.accounts(ledger, incident["incident_id"])
                    told = boards.board(incident, accounts, (), language=language)
                case _:
                    told = boards.line(incident, language=language)
            file.write(f"{told}\n")
