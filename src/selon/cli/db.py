"""`selon db`: the care of a ledger: copies, tables brought up to date, its size."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.cli.verify import verify
from selon.messages import message

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("db")
def command() -> None:
    """Care for a ledger."""


@command.command("migrate")
@of_ledger
def migrate(*, path: Path) -> None:
    """Bring the tables up to date."""
    from selon.ledger import care  # noqa: PLC0415 - only where needed

    before, after = care.migrate(path)
    key = "current" if before == after else "migrated"
    _say(key, path=path, before=before, after=after)


@command.command("backup")
@of_ledger
@click.argument("target", type=_FILE, metavar="COPY")
def backup(*, path: Path, target: Path) -> None:
    """Copy the ledger while it is in use."""
    from selon.ledger import care  # noqa: PLC0415 - only where needed

    _say("copied", path=path, target=target, digest=care.backup(path, target))


@command.command("restore")
@of_ledger
@click.argument("copy", type=_FILE, metavar="COPY")
def restore(*, path: Path, copy: Path) -> None:
    """Make a ledger of a backup."""
    from selon.ledger import care  # noqa: PLC0415 - only where needed

    _say("copied", path=copy, target=path, digest=care.restore(copy, path))


@command.command("stats")
@of_ledger
def stats(*, path: Path) -> None:
    """Say what the ledger holds."""
    from selon.ledger import care, open_ledger  # noqa: PLC0415 - only where needed

    with open_ledger(path, create=False) as ledger:
        held = ledger.stats()
        sizes = care.sizes(path)
    _say(
        "holds",
        path=path,
        megabytes=f"{path.stat().st_size / 1e6:.1f}",
        documents=held.documents,
        versions=held.versions,
        events=held.events,
        aggregates=held.aggregates,
        claims=sum(held.claims.values()),
        refusals=sum(held.refusals.values()),
        decisions=held.decisions,
    )
    for size in sizes:
        if size.rows:
            click.echo(f"{size.rows:>12}  {size.table}")


@command.command("verify")
@of_ledger
def check(*, path: Path) -> int:
    """Look for what is not as it was written."""
    return verify(path)


def _say(key: str, **fields: object) -> None:
    click.echo(message("keeping", key, language=current_language(), **fields))
