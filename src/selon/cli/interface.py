"""The command line in the user's language: helps, headings and errors of usage.

Click speaks English only; its helps and errors are replaced here by those of
`selon/messages/<language>/cli.toml`, keyed by command and option: `code.options.jobs`.
"""

import copy
import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

import click

from selon.messages import LANGUAGES, catalogue, message


def chosen_language(args: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give "fr" or "en": --ui, then SELON_UI, then the locale; English where none says.

    >>> chosen_language(["code", "--ui", "fr"], {"LANG": "en_GB.UTF-8"})
    'fr'
    >>> chosen_language([], {"LC_ALL": "", "LANG": "fr_CA.UTF-8"})
    'fr'
    """
    for word, following in pairwise([*args, ""]):
        value = following if word == "--ui" else word.removeprefix("--ui=")
        if value != word and value in LANGUAGES:
            return value
    for variable in ("SELON_UI", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "")
        if value:
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


def current_language() -> str:
    """Give the language of the interface inside a running command."""
    ctx = click.get_current_context(silent=True)
    language = ctx.find_root().obj if ctx else None
    return language if language in LANGUAGES else chosen_language((), os.environ)


class Formatter(click.HelpFormatter):
    """Writes the headings of a help in the user's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage."""
        usage = message("cli", "heading.usage", language=current_language())
        super().write_usage(prog, args, prefix or f"{usage} ")

    def write_heading(self, heading: str) -> None:
        """Write a heading, translated where the catalogue has it."""
        known = catalogue("cli", current_language())
        title = known.get(f"heading.{heading.lower()}", f"{heading}:")
        self.write(f"{'':>{self.current_indent}}{title}\n")


class Context(click.Context):
    """A context whose helps are written by `Formatter`."""

    formatter_class = Formatter


def localized(command: click.Command, language: str, name: str) -> click.Command:
    """Give a copy of the command with its helps in `language`, and with --ui and --help.

    What has no entry in the catalogue keeps the help that its module gave it.
    """
    known = catalogue("cli", language)
    result = copy.copy(command)
    result.context_class = Context
    result.help = known.get(f"{name}.help", command.help)
    result.short_help = known.get(f"{name}.short", command.short_help)
    params = command.params if isinstance(command, click.Group) else [*command.params, _ui_option()]
    result.params = [_translated(param, known, name) for param in (*params, _help_option())]
    result.add_help_option = False
    if isinstance(result, click.Group):
        result.commands = {
            child: localized(sub, language, f"{name}.{child}")
            for child, sub in result.commands.items()
        }
    return result


def usage_text(error: click.UsageError, language: str) -> str:
    """Say in the user's language what was not understood, and how to get help."""
    text = _usage_fault(error, language)
    if error.ctx is None:
        return text
    hint = message("cli", "usage.hint", language=language, command=error.ctx.command_path)
    return f"{text}\n{hint}"


def system_text(error: OSError, language: str) -> str:
    """Say in the user's language that the system refused a file."""
    fields = {"file": error.filename or "-", "detail": error.strerror or str(error)}
    return message("cli", "file", language=language, **fields)


def _usage_fault(error: click.UsageError, language: str) -> str:
    """Translate the errors of click by their class, which is stable; their wording is not."""
    match error:
        case click.NoSuchOption():
            return message("cli", "usage.no_option", language=language, name=error.option_name)
        case _ if hasattr(error, "command_name"):
            return message("cli", "usage.no_command", language=language, name=error.command_name)
        case click.MissingParameter():
            return message("cli", "usage.missing", language=language, name=_param(error.param))
        case click.BadParameter() if isinstance(error.param, click.Parameter):
            return _bad_value(error, error.param, language)
        case _ if language == "en":
            return error.format_message()
        case _:
            return message("cli", "usage.other", language=language, detail=error.format_message())


def _bad_value(error: click.BadParameter, param: click.Parameter, language: str) -> str:
    """Say what a value may be."""
    name = _param(param)
    match param.type:
        case click.Choice() as choice:
            allowed = ", ".join(map(str, choice.choices))
            return message("cli", "usage.choice", language=language, name=name, allowed=allowed)
        case click.types.IntParamType() | click.IntRange():
            return message("cli", "usage.number", language=language, name=name)
        case click.DateTime():
            return message("cli", "usage.date", language=language, name=name)
        case _:
            detail = error.message
            return message("cli", "usage.value", language=language, name=name, detail=detail)


def _param(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else (param.name or "").upper()


def _translated(param: click.Parameter, known: Mapping[str, str], name: str) -> click.Parameter:
    """Give a copy of an option with its help from the catalogue."""
    if not isinstance(param, click.Option):
        return param
    result = copy.copy(param)
    key = f"{name}.options.{param.name}"
    result.help = known.get(key, known.get(f"options.{param.name}", param.help))
    return result


def _ui_option() -> click.Option:
    """Give the option that `chosen_language` has read already; here it is only checked."""
    return click.Option(["--ui"], type=click.Choice(list(LANGUAGES)), expose_value=False)


def _help_option() -> click.Option:
    """Give a --help option of our own: the help of click's own cannot be translated."""
    return click.Option(
        ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help
    )


def _show_help(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()
