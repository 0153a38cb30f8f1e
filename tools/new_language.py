"""Write the skeleton of a language: every file, with every key explained.

    python tools/new_language.py xx [--into FOLDER]

The explanations are those of the models that read the files (`selon.lang.folders`), so that they
never grow old. What must be filled in stands as an empty value; entries stand as comments, to be
copied. The skeleton reads without a fault, and codes nothing until it is filled.
`CONTRIBUTING.md` says in which order to fill it.
"""

import argparse
import inspect
import re
import sys
import textwrap
import tomllib
import types
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from selon.lang.folders import MODELS, model_of
from selon.lang.lexicon import Entry, Table

LANG = Path(__file__).parents[1] / "src" / "selon" / "lang"
WIDTH = 100


def skeleton(name: str, code: str) -> str:
    """Give the text of one file of a new language."""
    model = model_of(name)
    keys, tables = [], []
    for field, info in model.model_fields.items():
        inner = table_of(info.annotation)
        if inner is None or is_mapping(info.annotation):
            keys += [*comment(told(model, field)), *shown(name, field)]
            keys += [GIVEN.get((name, field), line(field, info)).replace("{code}", code), ""]
        elif issubclass(inner, Entry) or get_origin(info.annotation) is tuple:
            keys += (
                [*comment(told(model, field)), f"{field} = []", ""] if info.is_required() else []
            )
            tables += entry(field, inner)
        elif info.is_required():
            tables += section(name, field, inner)
        else:
            tables += [f"# {text}" if text else "" for text in section(name, field, inner)]
    head = [*comment(f"{code}: {inspect.getdoc(model) or ''}"), ""]
    return "\n".join([*head, *keys, *tables]).rstrip() + "\n"


def section(file: str, name: str, model: type[Table]) -> list[str]:
    """Give a table of single values: `[name]` and its keys."""
    lines = [*comment(own_doc(model)), f"[{name}]"]
    for field, info in model.model_fields.items():
        lines += [*comment(told(model, field)), *shown(file, name, field), line(field, info)]
    return [*lines, ""]


def shown(file: str, *path: str) -> list[str]:
    """Give what stands under a key in French, in one comment line."""
    value: Any = french(file)
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if value is None or isinstance(value, dict):
        return []
    said = f"# French: {written(value)}"
    return [said if len(said) <= WIDTH else said[: WIDTH - 2].rsplit(",", 1)[0] + ", …"]


@cache
def french(file: str) -> dict[str, Any]:
    """Give the French file as it is written."""
    return tomllib.loads((LANG / "fr" / file).read_text(encoding="utf-8"))


# Keys that may not be empty.
GIVEN = {
    ("times.toml", "language"): 'language = "{code}"',
    ("times.toml", "words"): "words = { number_word = {}, ordinal_word = {} }",
    ("times.toml", "fragments"): "fragments = {}",
}


def entry(name: str, model: type[Table]) -> list[str]:
    """Give one entry as a comment: every key, what it means, and what it must be."""
    lines = [f"# An entry of {name} (remove the line `{name} = []` when you write the first):"]
    lines += [*comment(own_doc(model)), "#", f"# [[{name}]]"]
    for field, info in model.model_fields.items():
        said = told(model, field)
        must = "" if info.is_required() else "  (may be left out)"
        lines.append(f"# {line(info.alias or field, info)}{must}")
        lines += comment(said, "#   ")
    return [*lines, ""]


def line(field: str, info: FieldInfo) -> str:
    """Give a key with its default, or with an empty value of its type."""
    if info.is_required():
        return f"{field} = {written(empty(info.annotation))}"
    default = info.get_default(call_default_factory=True)
    return f"{field} = {written(default)}"


def empty(kind: object) -> object:
    """Give the emptiest value of a type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return inner[0]
    if origin in (Annotated, Union, types.UnionType):
        return empty(inner[0])
    if origin is not None:
        return {} if is_mapping(kind) else []
    if inspect.isclass(kind) and issubclass(kind, str):
        members = list(kind) if hasattr(kind, "__members__") else [""]
        return members[0]
    return {bool: False, int: 0, float: 0.0}.get(kind, "")


def written(value: object) -> str:
    """Write a value as TOML does."""
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, dict) or hasattr(value, "keys"):
        return "{ " + ", ".join(f'"{k}" = {written(v)}' for k, v in value.items()) + " }"
    if isinstance(value, (list, tuple, set, frozenset)):
        listed = sorted(value) if isinstance(value, (set, frozenset)) else value
        return "[" + ", ".join(written(v) for v in listed) + "]"
    return str(value)


def table_of(kind: object) -> type[Table] | None:
    """Give the table that a field holds, one or many of it."""
    if inspect.isclass(kind) and issubclass(kind, Table):
        return kind
    return next((t for inner in get_args(kind) if (t := table_of(inner)) is not None), None)


def is_mapping(kind: object) -> bool:
    """Say whether a type is a table with keys of the writer's own."""
    return "Mapping" in str(get_origin(kind)) or get_origin(kind) is dict


def told(model: type[Table], field: str) -> str:
    """Give what the source of a model says beside a key."""
    for owner in model.__mro__:
        if field in getattr(owner, "__annotations__", {}):
            found = re.search(
                rf"^    {field}: [^#\n]*(?:#\s*(.+))?$", inspect.getsource(owner), re.MULTILINE
            )
            return (found.group(1) or "") if found else ""
    return ""


def own_doc(model: type[Table]) -> str:
    """Give the explanation of a model, if it is its own."""
    return inspect.cleandoc(model.__doc__) if model.__doc__ else ""


def comment(text: str, mark: str = "# ") -> Iterator[str]:
    """Give a text as comment lines."""
    for paragraph in text.split("\n"):
        for piece in textwrap.wrap(paragraph, WIDTH - len(mark)) or ([""] if paragraph else []):
            yield mark + piece


def main(arguments: list[str]) -> int:
    """Write the folder, unless it is there."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("code", help="ISO 639-1 code of the language: es, ar, uk …")
    parser.add_argument("--into", type=Path, default=LANG, help="where the folder is made")
    given = parser.parse_args(arguments)
    folder = given.into / given.code
    if folder.exists():
        sys.stderr.write(f"{folder} exists: nothing written\n")
        return 1
    folder.mkdir(parents=True)
    for name in sorted(MODELS):
        (folder / name).write_text(skeleton(name, given.code), encoding="utf-8")
    sys.stderr.write(f"{len(MODELS)} files in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
