import subprocess
import sys

import click
import pytest

from selon import __version__
from selon.cli import COMMANDS, commands, interface, main, status_of
from selon.messages import LANGUAGES, catalogue


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'spacy', 'sqlalchemy', 'alembic', 'trafilatura', 'rich', 'py3langid', 'pydantic'}"
    code = (
        "import sys; from selon.cli import status_of; status = status_of(['--help']);"
        f"sys.exit(status or sorted({heavy} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command_in_the_language_of_the_interface(language, capsys) -> None:
    assert status_of(["--help", "--ui", language]) == 0
    told = capsys.readouterr().out
    known = catalogue("cli", language)
    assert known["heading.usage"] in told
    for name in COMMANDS:
        assert f"  {name} " in told


def leaves(command: click.Command, name: str) -> list[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        return [leaf for k, v in command.commands.items() for leaf in leaves(v, f"{name}.{k}")]
    return [(name, command)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_command_has_a_help(name: str, language: str) -> None:
    with click.Context(commands, obj=language) as ctx:
        command = commands.get_command(ctx, name)
    assert command is not None
    for path, leaf in leaves(command, name):
        known = catalogue("cli", language)
        assert known[f"{path}.help"]
        assert known[f"{path}.short"]
        for param in leaf.params:
            if isinstance(param, click.Option):
                assert param.help, (path, param.name)
                mine = f"{path}.options.{param.name}" in known
                assert mine or f"options.{param.name}" in known, (path, param.name)


def test_version(capsys) -> None:
    assert status_of(["--version"]) == 0
    assert capsys.readouterr().out == f"selon {__version__}\n"


@pytest.mark.parametrize(
    ("args", "english", "french"),
    [
        (["nothing"], "There is no command nothing.", "La commande nothing n'existe pas."),
        (["code"], "PATHS is missing.", "Il manque PATHS."),
        (["code", "x", "--nix"], "There is no option --nix.", "L'option --nix n'existe pas."),
        (["code", "x", "--jobs", "0"], "--jobs must be a whole number", "--jobs demande un nombre"),
        (
            ["code", "x", "--published", "1/2"],
            "--published must be a day",
            "--published demande un",
        ),
        (
            ["code", "x", "--format", "xml"],
            "--format may be: jsonl",
            "--format accepte\u00a0: jsonl",
        ),
        (["code", "x", "--layers", "a"], "there is no layer a", "la couche a n'existe pas"),
        (["lexicon", "nix"], "There is no command nix.", "La commande nix n'existe pas."),
    ],
)
def test_misuse_is_explained_in_both_languages(args, english, french, capsys) -> None:
    for language, text in (("en", english), ("fr", french)):
        assert status_of([*args, "--ui", language]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert text in told.err


def test_nothing_asked_shows_the_help(capsys) -> None:
    assert status_of([]) == 2
    assert "Usage: selon" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "fr"),
        ([], {"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8", "LC_ALL": ""}, "fr"),
        ([], {"LANG": "fr_FR.UTF-8", "SELON_UI": "en"}, "en"),
        (["--ui=fr", "code"], {"SELON_UI": "en"}, "fr"),
        (["code", "--ui", "fr"], {}, "fr"),
        (["code", "--ui", "xx"], {"LANG": "fr"}, "fr"),
        (["code", "--ui"], {}, "en"),
    ],
)
def test_the_language_of_the_interface(args, environment, language) -> None:
    assert interface.chosen_language(args, environment) == language


def test_a_file_that_cannot_be_written_is_named(tmp_path, capsys) -> None:
    target = tmp_path / "none" / "out.jsonl"
    assert status_of(["code", "a", "-o", str(target)]) == 1
    assert "out.jsonl" in capsys.readouterr().err


def test_main_ends_the_process_with_the_status() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["code", "x", "--nix"])
    assert ended.value.code == 2
