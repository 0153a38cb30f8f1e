"""Writes docs/reference.md and docs/reference.fr.md: commands, formats, types, weapons, errors.

    python tools/reference.py [--check]

Everything in them is read from the program, so that they cannot differ from it; a test fails where
they do. Run this after adding a command, an option, a type, a weapon class or an error.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from selon.cli import COMMANDS
from selon.cli.interface import Context, localized
from selon.cli.jobs import LAYERS
from selon.formats import FORMATS
from selon.messages import LANGUAGES, catalogue
from selon.schema import read_events, read_weapons

DOCS = Path(__file__).parent.parent / "docs"
FILES = {"en": DOCS / "reference.md", "fr": DOCS / "reference.fr.md"}
WIDTH = 96


def main() -> None:
    """Write both files, or with --check only say whether they are as they should be."""
    stale = [
        path for path, text in pages().items() if not path.exists() or path.read_text() != text
    ]
    if "--check" in sys.argv[1:]:
        sys.exit(f"python tools/reference.py: {', '.join(map(str, stale))}" if stale else 0)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
    """Give both files as they should be."""
    return {FILES[language]: "\n".join(_page(language)) + "\n" for language in LANGUAGES}


def _page(language: str) -> Iterator[str]:
    say = catalogue("reference", language)
    yield from (f"# {say['title']}", "", say["about"], "", f"## {say['commands']}", "")
    for name, module in COMMANDS.items():
        command = import_module(module).command
        yield from _command(localized(command, language, name), f"selon {name}", language)
    yield from (f"## {say['formats']}", "", ", ".join(f"`{name}`" for name in FORMATS), "")
    yield from (f"## {say['layers']}", "", ", ".join(f"`{name}`" for name in sorted(LAYERS)), "")
    yield from (f"## {say['events']}", "", say["events_about"], "", *_events(language), "")
    yield from (f"## {say['weapons']}", "", *_weapons(language), "")
    yield from (f"## {say['errors']}", "", say["errors_about"], "", *_errors(language))


def _command(command: click.Command, name: str, language: str) -> Iterator[str]:
    """Give the help of a command and of those below it."""
    with Context(command, info_name=name, terminal_width=WIDTH, obj=language) as ctx:
        text = command.get_help(ctx)
    yield from (
        f"### {name}",
        "",
        "```text",
        *(line.rstrip() for line in text.splitlines()),
        "```",
        "",
    )
    for child in getattr(command, "commands", {}).values():
        yield from _command(child, f"{name} {child.name}", language)


def _events(language: str) -> Iterator[str]:
    say = catalogue("reference", language)
    yield _row(
        say["event_type"], say["sub_event_type"], say["definition"], "PLOVER", "CAMEO", "UCDP"
    )
    yield _row(*["---"] * 6)
    for event in read_events().values():
        label = event.name if language == "en" else f"{event.name} — {event.label_fr}"
        meaning = event.definition_en if language == "en" else event.definition_fr
        ucdp = " ".join(map(str, event.ucdp)) or "—"
        yield _row(event.event_type, label, meaning, f"`{event.plover}`", event.cameo, ucdp)


def _weapons(language: str) -> Iterator[str]:
    say = catalogue("reference", language)
    yield _row(say["weapon"], say["label"], say["implies"])
    yield _row(*["---"] * 3)
    for weapon in read_weapons().values():
        label = weapon.label_en if language == "en" else weapon.label_fr
        yield _row(f"`{weapon.id}`", label, weapon.implies or "—")


def _errors(language: str) -> Iterator[str]:
    say = catalogue("reference", language)
    yield _row(say["code"], say["meaning"])
    yield _row("---", "---")
    for code, text in sorted(catalogue("errors", language).items()):
        yield _row(f"`{code}`", text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;"))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
