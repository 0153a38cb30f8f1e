"""Languages: each a folder of TOML files beside this one."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def folder(language: str) -> Traversable:
    """Give the folder of a language; KeyError when selon has none."""
    path = files(__name__) / language
    if not (path / "language.toml").is_file():
        raise KeyError(language)
    return path


def languages() -> tuple[str, ...]:
    """Give the codes of all languages that selon can code, sorted."""
    root = files(__name__)
    return tuple(sorted(p.name for p in root.iterdir() if (p / "language.toml").is_file()))
