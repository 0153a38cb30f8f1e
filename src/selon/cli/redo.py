"""`selon redo`: the documents of a ledger read anew from their originals."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from selon.cli.intaking import storing, tell
from selon.cli.interface import current_language
from selon.cli.jobs import READ
from selon.cli.learned import coder_of
from selon.cli.ledgers import of_ledger
from selon.errors import UsageError
from selon.messages import message

if TYPE_CHECKING:
    from selon.sifting import Read

PARTIAL = 3  # exit status: some documents were set aside


@click.command("redo")
@of_ledger
@click.option("--doc", "document", metavar="DOC")
@click.option("--read", type=click.Choice(READ), default="claims")
def command(*, path: Path, document: str | None, read: "Read") -> int:
    """Read the documents of a ledger anew from their originals."""
    from selon.incidents.linking import link_pending  # noqa: PLC0415 - only where needed
    from selon.intake.redoing import again  # noqa: PLC0415 - as above
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger:
        before = ledger.stats()
        store = storing(ledger, coder_of(ledger), tell, read=read)
        settled = list(store(again(ledger, document)))
        if document is not None and not settled:
            raise UsageError("incidents.document", id=document)
        link_pending(ledger)
        after = ledger.stats()
    refused = sum(refusal is not None for _, refusal in settled)
    fields = {"number": len(settled), "revised": after.versions - before.versions}
    language = current_language()
    click.echo(message("intake", "redo.summary", language=language, **fields, refused=refused))
    return PARTIAL if refused else 0
