"""The options that say which ledger, and which incidents of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from selon.cli.jobs import READ

Command = TypeVar("Command", bound=Callable[..., Any])


def needed(ctx: click.Context, param: click.Parameter, value: object) -> object:
    """Refuse a missing option; click's own `required` would add an English word to the help."""
    if value is None:
        raise click.MissingParameter(ctx=ctx, param=param)
    return value


def of_ledger(command: Command) -> Command:
    """Give a command its --db, the path of a ledger."""
    kind = click.Path(path_type=Path)
    return click.option("--db", "path", type=kind, callback=needed, metavar="LEDGER.db")(command)


def of_mixed_feeds(command: Command) -> Command:
    """Give a command that takes whatever comes its --read: only what can hold an event."""
    return click.option("--read", type=click.Choice(READ), default="events")(command)


def by_somebody(command: Command) -> Command:
    """Give a command that decides something its --by and --reason."""
    command = click.option("--reason", metavar="TEXT")(command)
    return click.option("--by", callback=needed, metavar="NAME")(command)
