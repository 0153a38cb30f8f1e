"""Rows of the tables that selon carries: tab-separated, a header line, no quoting."""

import csv
import io
from collections.abc import Iterator
from importlib.resources.abc import Traversable


def read_rows(path: Traversable) -> Iterator[dict[str, str]]:
    """Give the rows of a table by the names of its columns."""
    text = path.read_text(encoding="utf-8")
    return csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
