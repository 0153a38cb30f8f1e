"""The rules of the house that no linter knows (CONTRIBUTING.md, "Rules of the house")."""

import ast
import re
import statistics
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from selon.schema import read_events

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src/selon").rglob("*.py"))
BANNED_NAMES = {"utils", "util", "helpers", "helper", "base", "common", "manager", "misc"}
HEAVY = {"spacy", "thinc", "trafilatura", "sqlalchemy", "alembic", "py3langid", "rich", "numpy"}
HEAVY |= {"httpcore2", "feedparser", "protego", "warcio", "huey", "brotli"}
HEAVY |= {"fastapi", "starlette", "jinja2", "uvicorn"}
VOCABULARY = {name for e in read_events().values() for name in (e.name, e.event_type)}
CHANGING = {"append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "clear"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short_and_take_few_parameters(path: Path) -> None:
    long = [node.name for node in functions(path) if length(node) >= 40]
    assert not long
    for node in functions(path):
        taken = len(node.args.posonlyargs + node.args.args + node.args.kwonlyargs)
        assert taken <= 7 if _is_method(node) else taken <= 6, node.name


def test_the_median_function_is_under_twelve_lines() -> None:
    assert statistics.median(length(n) for path in MODULES for n in functions(path)) < 12


def test_modules_are_named_after_what_they_make() -> None:
    assert not {path.stem for path in MODULES} & BANNED_NAMES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_words_of_a_natural_language_in_code(path: Path) -> None:
    """Words live in TOML: no literal outside docstrings has an accent or reads like a phrase."""
    assert not list(_worded(tree_of(path)))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_mutable_state_in_modules(path: Path) -> None:
    """What a module holds is never changed: no `global`, no method or item that changes it."""
    tree = tree_of(path)
    held = {name for node in tree.body for name in _bound(node)}
    inside = [child for node in functions(path) for child in ast.walk(node)]
    assert not [node for node in inside if isinstance(node, ast.Global)]
    assert not [change for node in inside for change in _changed(node) if change in held]


def test_importing_selon_loads_no_model() -> None:
    code = "import sys, selon, selon.cli; print(*sorted(sys.modules))"
    loaded = set(_run(code).split())
    assert "selon.cli" in loaded
    assert not loaded & HEAVY


def test_help_is_quick() -> None:
    """Under half a second where Python itself starts in 20 ms or so: told as a ratio, best of 5."""
    help_ = "import sys; from selon.cli import main; sys.argv = ['selon', '--help']; main()"
    assert min(_seconds(help_) for _ in range(5)) < 20 * min(_seconds("pass") for _ in range(5))


def _bound(node: ast.stmt) -> Iterator[str]:
    """Give the names that a statement of a module binds to a list, a set or a dictionary."""
    mutable = ast.List | ast.Set | ast.Dict | ast.ListComp | ast.SetComp | ast.DictComp
    if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, mutable):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def _changed(node: ast.AST) -> Iterator[str]:
    """Give the names that an expression changes in place."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
            if method in CHANGING:
                yield name
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
            yield name


def _is_method(node: Function) -> bool:
    arguments = node.args.posonlyargs + node.args.args
    return bool(arguments) and arguments[0].arg in ("self", "cls")


def _worded(tree: ast.Module) -> Iterator[str]:
    """Give the literals that read like a natural language."""
    ignored = {id(literal) for node in ast.walk(tree) for literal in _told_elsewhere(node)}
    literals = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in ignored)
    for node in literals:
        text = node.value
        if isinstance(text, str) and text not in VOCABULARY and _is_phrase(text):
            yield f"{node.lineno}: {text[:60]!r}"


def _is_phrase(text: str) -> bool:
    """Say whether a literal holds an accented word, or more than three words in a row."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}|<[^>]*>|\\.", " ", text))
    latin = [
        c for w in words if len(w) > 2 for c in w if unicodedata.name(c, "").startswith("LATIN")
    ]
    return any(map(unicodedata.decomposition, latin)) or (
        len(words) > 3 and " " in text and not _is_technical(text)
    )


def _told_elsewhere(node: ast.AST) -> Iterator[ast.Constant]:
    """Give docstrings, and what programmers alone see: messages of ValueError and the like."""
    body = getattr(node, "body", None)
    if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
        yield from (n for n in ast.walk(body[0]) if isinstance(n, ast.Constant))
    if isinstance(node, ast.Raise):
        yield from (n for n in ast.walk(node) if isinstance(n, ast.Constant))
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value


def _is_technical(text: str) -> bool:
    """Say whether a literal is a statement of SQL, a list of identifiers, a style or a pattern."""
    sql = re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|DROP|ALTER|WITH)\b", text)
    return bool(sql) or "," in text or "-" in text or re.search(r"[;:(){}=|]", text) is not None


def _run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return done.stdout


def _seconds(code: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT)
    return perf_counter() - start
