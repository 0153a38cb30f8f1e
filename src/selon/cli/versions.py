"""`selon versions`: how an article changed from one publication to the next."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.errors import UsageError
from selon.messages import message


@click.command("versions")
@click.argument("document", metavar="DOC")
@of_ledger
def command(*, document: str, path: Path) -> None:
    """Show how an article changed."""
    from selon.incidents.revisions import revisions  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    language = current_language()
    with open_ledger(path, create=False) as ledger:
        found = revisions(ledger, document)
    if not found:
        raise UsageError("incidents.document", id=document)
    for number, revision in enumerate(found, 1):
        fields = {
            "number": number,
            "published": revision.published or "?",
            "stored": revision.stored_at,
            "digest": revision.text_sha256[:12],
        }
        click.echo(message("incidents", "version", language=language, **fields))
        for mark, sentence in revision.changes:
            click.echo(f"  {mark} {sentence}")
