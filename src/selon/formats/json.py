"""JSON: one array of coded documents."""

from collections.abc import Iterable
from typing import TextIO

from selon.contract import dumps
from selon.formats import Output


def write(outputs: Iterable[Output], file: TextIO, *, language: str) -> None:
    """Write one JSON array, a document a line; an empty array where there is none."""
    before = "[\n"
    for output in outputs:
        file.write(before + dumps(output.document))
        before = ",\n"
    file.write("[]\n" if before == "[\n" else "\n]\n")
