"""What is written about the program is true of it, and what it says exists in both languages."""

import re
import string
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from selon.cli import COMMANDS
from selon.formats import FORMATS
from selon.messages import LANGUAGES, catalogue
from selon.schema import read_events

ROOT = Path(__file__).parent.parent
MESSAGES = ROOT / "src/selon/messages"
AREAS = sorted({path.stem for path in MESSAGES.glob("*/*.toml")})
GUIDES = [ROOT / name for name in ("README.md", "README.fr.md", "CONTRIBUTING.md", "CHANGELOG.md")]
FRENCH_PAGES = [ROOT / "README.fr.md", *sorted((ROOT / "docs").rglob("*.fr.md"))]
NBSP = "\u00a0\u202f"
# What would only be true on the machine of the one who wrote it.
LOCAL = re.compile(
    r"(?<![\w.])/(work|home|root|opt|Users|mnt|data)/|\.\./shared|pypi\.org|pythonhosted|npmjs\.(org|com)"
)
BIG = 500_000


def tracked() -> list[Path]:
    """Give every file of the project: what git knows or, in a source archive, what is there."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    names = done.stdout.split("\0") if done.returncode == 0 else ()
    listed = [ROOT / name for name in names if name]
    found = listed or [p for p in ROOT.rglob("*") if not {".venv", ".git"} & set(p.parts)]
    return sorted(path for path in found if path.is_file())


def tool(name: str) -> ModuleType:
    spec = spec_from_file_location(name, ROOT / f"tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_program_says() -> None:
    """Every command, option, format, layer, type, weapon class and error code is documented."""
    for path, text in tool("reference").pages().items():
        assert path.read_text(encoding="utf-8") == text, "run: python tools/reference.py"


def test_the_readmes_show_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")  # the tool sets its own; this takes it back afterwards
    for path, text in tool("readme").pages().items():
        assert path.read_text(encoding="utf-8") == text, "run: python tools/readme.py"


@pytest.mark.parametrize("page", ["docs/reference.md", "docs/reference.fr.md"])
def test_the_reference_leaves_nothing_out(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    missing = [name for name in (*COMMANDS, *FORMATS, *read_events()) if name not in text]
    missing += [code for code in catalogue("errors", "en") if f"`{code}`" not in text]
    assert not missing


@pytest.mark.parametrize("path", GUIDES, ids=lambda p: p.name)
def test_commands_that_are_shown_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in re.findall(r"(?m)(?:^    |`)((?:selon|make|python) [^`\n]*)", text):
        program, name, *rest = line.split("#")[0].split()
        if program == "selon" and not name.startswith("-"):
            assert name in COMMANDS, line
            assert not _unknown_options(name, rest), line
        if program == "make":
            assert re.search(rf"(?m)^{re.escape(name)}:", makefile), line
        if program == "python" and name.endswith(".py"):
            assert (ROOT / name).is_file(), line


def _unknown_options(name: str, words: list[str]) -> set[str]:
    command = import_module(COMMANDS[name]).command
    below = getattr(command, "commands", {})
    params = [*command.params, *(param for child in below.values() for param in child.params)]
    known = {option for param in params for option in (*param.opts, *param.secondary_opts)}
    return {word for word in words if re.match(r"--?[a-z]", word)} - known - {"--ui", "--help"}


@pytest.mark.parametrize("path", [p for p in tracked() if p.suffix == ".md"], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_architecture_fits_and_names_every_part() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    parts = [p for p in (ROOT / "src/selon").iterdir() if p.suffix == ".py" or p.is_dir()]
    names = {p.stem for p in parts if not p.name.startswith("_") and p.name != "py.typed"}
    assert not {name for name in names if f"{name}/" not in text and f"{name}" not in text}


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs/decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for path in sorted(folder.glob("0*.md")):
        assert path.name in listed
        most = 140 if path.name.startswith("0009") else 70  # 0009 is a list: three lines each
        assert len(path.read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize("area", AREAS)
def test_every_message_exists_in_every_language(area: str) -> None:
    tables = {language: catalogue(area, language) for language in LANGUAGES}
    assert {frozenset(table) for table in tables.values()} == {frozenset(tables["en"])}
    for key in tables["en"]:
        fields = {language: _fields(table[key]) for language, table in tables.items()}
        assert fields["en"] == fields["fr"], key


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("area", AREAS)
def test_french_messages_are_set_as_french_is(area: str) -> None:
    assert not {key: f for key, text in catalogue(area, "fr").items() if (f := list(_faults(text)))}


@pytest.mark.parametrize("path", FRENCH_PAGES, ids=lambda p: p.name)
def test_french_pages_are_set_as_french_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    prose = re.sub(r"(?ms)^```.*?^```|^    .*?$|`[^`]*`|\]\([^)]*\)|^\|[- |]+$", "", text)
    assert not list(_faults(prose))


def test_the_french_of_the_schema_is_set_as_french_is() -> None:
    texts = [t for e in read_events().values() for t in (e.label_fr, e.definition_fr)]
    assert not [fault for text in texts for fault in _faults(text)]


def test_the_lint_of_french_finds_faults() -> None:
    assert len(list(_faults("Quoi? Oui : non; « là » l’été"))) == 6


def _faults(text: str) -> Iterator[str]:
    """Give each place where a no-break space is missing, or an apostrophe is curled."""
    code = re.sub(r"`[^`]*`|https?://\S+|\{[^}]*\}:\d|--?[\w-]+", "x", text)
    patterns = (
        rf"[^{NBSP}\s?!(][;!?](?=\s|$)",  # nothing before ; ! ?
        r"[\w{}]:(?=\s|$)",  # nothing before a colon
        r"[ ][;:!?»](?=\W|$)",  # a plain space before them
        r"«[^\u00a0\u202f]",
        "[’‘]",
    )
    yield from (match.group() for p in patterns for match in re.finditer(p, code))


@pytest.mark.parametrize("path", tracked(), ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stand_alone_and_are_small(path: Path) -> None:
    is_table = "src/selon/data" in path.as_posix()
    assert is_table or path.stat().st_size <= BIG
    own = path == Path(__file__)
    if own or path.suffix in {".db", ".png", ".gz"} or is_table or path.name == "LICENSE":
        return
    assert not [m.group() for m in LOCAL.finditer(path.read_text("utf-8", errors="ignore"))]


def test_licences() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").replace("-", "_").casefold()
    reasons = (ROOT / "docs/decisions/0009-dependencies.md").read_text("utf-8").replace("-", "_")
    pins = (ROOT / "requirements/constraints.txt").read_text("utf-8").replace("-", "_").casefold()
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    optional = [r for extra in project["optional-dependencies"].values() for r in extra]
    for requirement in (*project["dependencies"], *optional):
        name = re.split(r"[<>=!~\[; ]", requirement)[0].replace("-", "_").casefold()
        assert name in notice, "NOTICE names every direct dependency"
        assert name in reasons.casefold(), "docs/decisions/0009 says why"
        assert f"\n{name}==" in pins, "requirements/constraints.txt pins it"


def test_the_model_is_pinned_by_hash() -> None:
    models = (ROOT / "requirements/models.txt").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["optional-dependencies"]["fr"]:
        assert re.search(rf"(?m)^{re.escape(requirement)} --hash=sha256:[0-9a-f]{{64}}$", models)
