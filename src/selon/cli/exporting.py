"""What `selon export` and `selon release` share: their options, and what they say at the end."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from selon.cli.interface import current_language
from selon.messages import message

if TYPE_CHECKING:
    from selon.exports import Asked, Written
    from selon.ledger.book import Ledger

Command = TypeVar("Command", bound=Callable[..., Any])

NAMES = ("acled", "ucdp", "plover", "geojson", "parquet", "csv", "jsonl", "full")
POLICIES = ("range", "cautious", "per-claimant")


def folder_of(command: Command) -> Command:
    """Give a command its OUT, the folder that it writes."""
    kind = click.Path(path_type=Path, file_okay=False)
    return click.argument("folder", type=kind, metavar="OUT")(command)


def asks(command: Command) -> Command:
    """Give a command the options that say what is written."""
    for option in (
        click.option("--excel-safe/--raw", "safe", default=True),
        click.option("--round-km", type=click.FloatRange(min=1.0), default=1.0, metavar="KM"),
        click.option("--embargo", type=click.IntRange(min=0), metavar="HOURS"),
        click.option("--public", is_flag=True),
        click.option("--policy", type=click.Choice(POLICIES)),
        click.option("--where", "query", default="", metavar="QUERY"),
        click.option("--profile", type=click.Choice(NAMES), default="csv"),
    ):
        command = option(command)
    return command


def asked_of(options: Mapping[str, Any], language: str) -> "Asked":
    """Give what was asked for; published without an embargo means three days of it."""
    from selon.exports.writing import EMBARGO, Asked  # noqa: PLC0415 - loads the formats
    from selon.ledger.vintage import now  # noqa: PLC0415 - only where needed

    public, embargo = options["public"], options["embargo"]
    known = {name: options[name] for name in ("profile", "query", "policy", "safe", "round_km")}
    hours = embargo if embargo is not None else EMBARGO if public else 0
    return Asked(**known, public=public, embargo_hours=hours, now=now(), language=language)


def chosen(ledger: "Ledger", asked: "Asked") -> Iterator[dict[str, Any]]:
    """Give the incidents that are asked for, their tolls by the policy."""
    from selon.exports import PROFILES  # noqa: PLC0415 - loads the formats
    from selon.incidents.reading import incidents  # noqa: PLC0415 - loads the list of actors
    from selon.query import matching, parse  # noqa: PLC0415 - as above

    policy = PROFILES[asked.profile].read_with(asked.chosen_policy)
    found = incidents(ledger, policy=policy, language=asked.language)
    return matching(found, parse(asked.query), ledger)


def tell(folder: Path, written: "Written", asked: "Asked") -> None:
    """Say what was written, and why something was not."""
    language = current_language()
    fields = {
        "folder": folder,
        "rows": written.rows,
        "incidents": written.asked_for,
        "left_out": sum(written.left_out.values()),
        "policy": asked.chosen_policy,
        "reasons": f" ({reasons})" if (reasons := _reasons(written, language)) else "",
    }
    click.echo(message("exports", "done", language=language, **fields))


def _reasons(written: "Written", language: str) -> str:
    told = (
        (number, message("exports", f"left_out.{reason}", language=language))
        for reason, number in sorted(written.left_out.items())
    )
    return "; ".join(
        message("exports", "reason", language=language, number=number, text=text)
        for number, text in told
    )
