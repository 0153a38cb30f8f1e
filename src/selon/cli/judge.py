"""`selon judge`: a person says whether two incidents, or parts of them, are one."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import by_somebody, of_ledger
from selon.messages import message

VERDICTS = ("same", "different", "unsure")


@click.command("judge")
@click.argument("one", metavar="INC-YYYY-NNNN|DOC[:EVENT]")
@click.argument("other", metavar="INC-YYYY-NNNN|DOC[:EVENT]")
@click.argument("verdict", type=click.Choice(VERDICTS))
@of_ledger
@by_somebody
def command(*, one: str, other: str, verdict: str, path: Path, by: str, reason: str | None) -> None:
    """Say of two incidents whether they are one."""
    from selon.incidents import curating  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    language = current_language()
    with open_ledger(path, create=False) as ledger:
        stored = curating.judge(ledger, (one, other), verdict, by=by, reason=reason)
    said = message("incidents", f"verdict.{verdict}", language=language)
    fields = {"number": stored.number, "one": one, "other": other, "verdict": said}
    click.echo(message("incidents", "judged", language=language, **fields))
