"""JSON lines: one coded document a line, as the contract says."""

from collections.abc import Iterable
from typing import TextIO

from selon.contract import dumps
from selon.formats import Output


def write(outputs: Iterable[Output], file: TextIO, *, language: str) -> None:
    """Write one JSON object a line, each as soon as it is there."""
    for output in outputs:
        file.write(dumps(output.document) + "\n")
        file.flush()
