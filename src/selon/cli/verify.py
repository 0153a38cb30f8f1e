"""`selon verify`: is the ledger as it was written? Exit status 4 where it is not."""

from pathlib import Path
from typing import Any, Final

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.errors import LedgerError
from selon.messages import message

BROKEN: Final = 4  # exit status: something is not as it was written
_BROKEN_CODES: Final = frozenset({"ledger.corrupt", "ledger.foreign", "ledger.newer"})
_SHOWN: Final = 50  # faults told one by one


@click.command("verify")
@of_ledger
@click.option("--head", "head", metavar="HASH")
def command(*, path: Path, head: str | None) -> int:
    """Look for what is not as it was written."""
    return verify(path, head=head)


def verify(path: Path, *, head: str | None = None) -> int:
    """Look through a ledger, tell what is found and give the exit status."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    language = current_language()
    try:
        with open_ledger(path, create=False) as ledger:
            faults = list(ledger.faults())
            number, last = ledger.head()
            stats = ledger.stats()
            lost = head is not None and head not in {s.hash for s in ledger.decisions()}
    except LedgerError as error:
        if error.code not in _BROKEN_CODES:
            raise
        click.echo(error.text(language), err=True)
        return BROKEN
    for fault in faults[:_SHOWN]:
        why = message("keeping", f"why.{fault.why}", language=language)
        fields = {"table": fault.table, "row": fault.row, "why": why}
        click.echo(message("keeping", "fault", language=language, **fields))
    if lost:
        click.echo(message("keeping", "head", language=language, head=head))
    if faults or lost:
        text = message("keeping", "broken", language=language, number=len(faults) + lost)
        click.echo(text, err=True)
        return BROKEN
    known: dict[str, Any] = {"language": language, "documents": stats.versions, "decisions": number}
    click.echo(message("keeping", "sound", head=last or "-", **known))
    return 0
