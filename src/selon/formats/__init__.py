"""The forms in which coded documents leave selon: one module a form, each with `write`.

All of them start from the JSON object of `selon.contract`, so that what they show is what the
contract promises.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final, Protocol, TextIO

from selon.contract import Json


@dataclass(frozen=True, slots=True)
class Output:
    """A coded or refused document, and the text that its spans point into."""

    document: Json
    text: str = ""  # "" for a refused document


class Writer(Protocol):
    """Writes documents in one form; `language` is that of the interface, for people's eyes."""

    def __call__(self, outputs: Iterable[Output], file: TextIO, *, language: str) -> None:
        """Write the documents in their order."""


# Modules, not functions: only the form that is asked for is imported.
FORMATS: Final = MappingProxyType(
    {
        "jsonl": "selon.formats.jsonl",
        "json": "selon.formats.json",
        "table": "selon.formats.table",
        "csv": "selon.formats.csv",
        "geojson": "selon.formats.geojson",
    }
)


def writer(name: str) -> Writer:
    """Give the writer of a form; KeyError for a name that is not in FORMATS."""
    write: Writer = import_module(FORMATS[name]).write
    return write
