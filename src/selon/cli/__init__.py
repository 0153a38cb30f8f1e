"""The command line: one module a command, loaded only when that command is called.

Exit status: 0 all went well; 1 an error; 2 the command was not understood; 3 some documents could
not be coded; 4 a ledger is not as it was written; 130 interrupted. Results go to standard output,
everything else to standard error.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Final

import click

from selon import __version__
from selon.cli import interface
from selon.errors import SelonError, UsageError
from selon.messages import LANGUAGES, message

OK: Final = 0
FAILED: Final = 1
MISUSED: Final = 2
PARTIAL: Final = 3
INTERRUPTED: Final = 130

# The module of each command defines `command`, a click command. Listed in the order of the help.
COMMANDS: Final = MappingProxyType(
    {
        "code": "selon.cli.code",
        "explain": "selon.cli.explain",
        "run": "selon.cli.run",
        "load": "selon.cli.load",
        "add": "selon.cli.add",
        "feeds": "selon.cli.feeds",
        "poll": "selon.cli.poll",
        "worker": "selon.cli.worker",
        "redo": "selon.cli.redo",
        "originals": "selon.cli.originals",
        "incidents": "selon.cli.incidents",
        "why": "selon.cli.why",
        "merge": "selon.cli.merge",
        "split": "selon.cli.split",
        "judge": "selon.cli.judge",
        "learn": "selon.cli.learn",
        "discount": "selon.cli.discount",
        "undo": "selon.cli.undo",
        "journal": "selon.cli.journal",
        "versions": "selon.cli.versions",
        "tally": "selon.cli.tally",
        "export": "selon.cli.export",
        "release": "selon.cli.release",
        "compare": "selon.cli.compare",
        "serve": "selon.cli.serve",
        "verify": "selon.cli.verify",
        "db": "selon.cli.db",
        "eval": "selon.cli.eval",
        "actor": "selon.cli.actor",
        "place": "selon.cli.place",
        "gazetteer": "selon.cli.gazetteer",
        "lexicon": "selon.cli.lexicon",
    }
)


class Commands(click.Group):
    """The commands by name, their helps in the user's language; imports only the one called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of a command and give the command in the user's language."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return interface.localized(command, interface.current_language(), cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their short helps; no command is imported for it."""
        language = interface.current_language()
        helps = [(name, message("cli", f"{name}.short", language=language)) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl(helps)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="selon", message="%(prog)s %(version)s")
@click.option("--ui", type=click.Choice(LANGUAGES), expose_value=False)
def commands() -> None:
    """Read conflict reporting; write who says what happened."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(status_of(list(sys.argv[1:] if args is None else args)))


def status_of(args: list[str]) -> int:
    """Run the command line; errors become a line on standard error and an exit status.

    A command says its exit status by returning it; None is success.
    """
    language = interface.chosen_language(args, os.environ)
    try:
        spoken = interface.localized(commands, language, "selon")
        status = spoken.main(args, prog_name="selon", standalone_mode=False, obj=language)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return MISUSED
    except (click.UsageError, click.Abort, SelonError, OSError) as error:
        text, status = _told(error, language)
        click.echo(message("cli", "error", language=language, text=text), err=True)
    return status if isinstance(status, int) else OK


def _told(error: Exception, language: str) -> tuple[str, int]:
    """Give what to say of an error, and the exit status."""
    match error:
        case click.UsageError():
            return interface.usage_text(error, language), MISUSED
        case SelonError():
            status = MISUSED if isinstance(error, UsageError) else FAILED
            return error.text(language), status
        case OSError():
            return interface.system_text(error, language), FAILED
        case _:
            return message("cli", "interrupted", language=language), INTERRUPTED
