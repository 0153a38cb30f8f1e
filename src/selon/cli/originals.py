"""`selon originals`: what was fetched, as a web archive."""

import os
import sys
from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.errors import UsageError
from selon.messages import message


@click.command("originals")
@click.argument("file")
@of_ledger
@click.option("--doc", "document", metavar="DOC")
def command(*, file: str, path: Path, document: str | None) -> None:
    """Write the originals of what was fetched as a web archive."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    with open_ledger(path, create=False) as ledger:
        records = ledger.originals(document)
        if file == "-":
            sys.stdout.buffer.writelines(records)
            return
        target = Path(file).resolve()
        draft = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with draft.open("xb") as output:
                number = sum(1 for record in records if output.write(record))
            if not number and document is not None:
                raise UsageError("incidents.document", id=document)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    fields = {"number": number, "file": file}
    click.echo(message("intake", "originals", language=current_language(), **fields))
