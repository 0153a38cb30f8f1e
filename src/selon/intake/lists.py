"""Lists of addresses: lines of text, or a column of a table, with what is known of each article."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from selon.documents import Given
from selon.documents.addresses import canonical
from selon.documents.content import Decoded, decode, printable
from selon.errors import InputError
from selon.intake.manners import Manners
from selon.intake.pages import Hints, fetch_page
from selon.records import Article, Refusal

URL_COLUMN: Final = "url"
LARGEST: Final = 100_000_000  # bytes of a list
_WEB: Final = re.compile(r"(?i)https?:/*[^/\s]")
_CELL: Final = 1_000_000  # characters; Python's own limit is an eighth of it


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    number: int  # from 1, headings left out
    value: str  # as it stands in the list
    known: Mapping[str, str] = field(default_factory=dict)  # other columns, by their lower names

    @property
    def name(self) -> str:
        """Give what the document of the row is called."""
        return printable(canonical(self.value.strip())[:2_000])


def is_address(text: str) -> bool:
    """Say whether a text begins as an address of the web does.

    >>> is_address("https://exemple.org/a"), is_address("Attaque à Gao")
    (True, False)
    """
    return bool(_WEB.match(text.strip()))


def read_lines(path: Path) -> Iterator[Row]:
    """Give the lines of a file that hold something; "#" begins a remark."""
    lines = _text(path).splitlines()
    told = (line for line in lines if line.strip() and not line.lstrip().startswith("#"))
    for number, line in enumerate(told, 1):
        yield Row(number, line.strip())


def read_table(path: Path, *, column: str = URL_COLUMN) -> Iterator[Row]:
    """Give the rows of a table; InputError `list.column` or `list.csv`.

    Commas, semicolons and tabs are told apart by the line of headings.
    """
    text = _text(path)
    heading = text.partition("\n")[0]
    mark = max(",;\t", key=heading.count)
    csv.field_size_limit(_CELL)
    reader = csv.DictReader(text.splitlines(), delimiter=mark, restkey="")
    names = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
    if column.lower() not in names:
        known = ", ".join(name for name in names.values() if name)
        raise InputError("list.column", path=path, column=column, known=known)
    try:
        for number, cells in enumerate(reader, 1):
            value = str(cells.get(names[column.lower()]) or "")
            known_cells = {k: str(cells.get(v) or "").strip() for k, v in names.items() if k}
            yield Row(number, value, known_cells)
    except csv.Error as error:
        raise InputError("list.csv", path=path, detail=error) from error


def documents(rows: Iterable[Row], manners: Manners, given: Given) -> Iterator[Article | Refusal]:
    """Give one document or one refusal for each row, in their order."""
    for row in rows:
        if not is_address(row.value):
            name = row.name or f"#{row.number}"
            yield Refusal(name, "list.row", {"value": printable(row.value.strip()[:80])})
            continue
        hints = Hints(_day(row.known.get("published")), row.known.get("outlet") or None)
        yield fetch_page(row.value.strip(), manners, doc_id=row.name, given=given, hints=hints)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _text(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    decoded = decode(content) if len(content) <= LARGEST else None
    if not isinstance(decoded, Decoded):
        raise InputError("list.csv", path=path, detail=f"> {LARGEST:,}" if not decoded else "?")
    return decoded.text.removeprefix("\ufeff")
