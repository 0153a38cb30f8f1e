"""`selon learn`: weights of links, learned from what people said of pairs."""

from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.errors import UsageError
from selon.messages import message


@click.command("learn")
@of_ledger
@click.option("--write", is_flag=True)
def command(*, path: Path, write: bool) -> None:
    """Learn the weights of links from verdicts."""
    from selon.incidents import learning  # noqa: PLC0415 - only where needed
    from selon.incidents.weights import read_weights  # noqa: PLC0415 - as above
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    language = current_language()
    weights = read_weights()
    with open_ledger(path, create=False) as ledger:
        pairs = learning.judged(ledger, weights)
    changed = learning.learned(pairs, weights)
    same = sum(pair.same for pair in pairs)
    fields = {"pairs": len(pairs), "same": same, "different": len(pairs) - same}
    click.echo(message("incidents", "learned", language=language, **fields))
    for name, weight in changed.items():
        click.echo(f"{'.'.join(name):28} {weights.of[name]:+.2f} -> {weight:+.2f}")
    if write and changed:
        kept = message("incidents", "weights", language=language, path=_written(changed))
        click.echo(kept, err=True)


def _written(changed: "dict[tuple[str, str], float]") -> Path:
    """Write the user's own weights anew; give where they stand."""
    from selon.incidents import learning  # noqa: PLC0415 - only where needed
    from selon.incidents.weights import OWN  # noqa: PLC0415 - as above
    from selon.settings import user_folder  # noqa: PLC0415 - as above

    folder = user_folder()
    if folder is None:
        raise UsageError("incidents.no_folder")
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / OWN
    before = own.read_text(encoding="utf-8") if own.is_file() else ""
    own.write_text(learning.as_toml(changed, before), encoding="utf-8")
    return own
