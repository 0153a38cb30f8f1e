"""What selon says to people, in French and in English.

One folder a language, one TOML file an area, flat tables of templates for `str.format`.
"""

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr")


def message(area: str, key: str, /, *, language: str = "en", **fields: object) -> str:
    """Give a message of the interface; KeyError when the catalogue has no such key.

    >>> message("errors", "input.empty", doc_id="x").startswith("x: ")
    True
    """
    return catalogue(area, language)[key].format(**fields)


@cache
def catalogue(area: str, language: str) -> dict[str, str]:
    """Give every template of an area; keys are dotted names."""
    path = files(__name__) / language / f"{area}.toml"
    return _flatten(tomllib.loads(path.read_text(encoding="utf-8")))


def _flatten(table: dict[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = str(value)
    return flat
