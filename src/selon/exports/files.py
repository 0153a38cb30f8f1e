"""Tables as files: CSV that a spreadsheet may open, and Parquet with types."""

import csv
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from selon.errors import UsageError
from selon.exports.tables import Cell, Table

if TYPE_CHECKING:
    import pyarrow as pa

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection").
_FORMULA: Final = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_BREAKS: Final = str.maketrans({"\r": " ", "\n": " ", "\t": " "})


def csv_file(path: Path, made: Table, *, safe: bool, tab: bool = False) -> Path:
    """Write a table as CSV, or as TSV: UTF-8, a header, cells on one line, nothing for unknown.

    With `safe`, a text that a spreadsheet would compute gets a ' before it; numbers never do.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n", delimiter="\t" if tab else ",")
        rows.writerow(column.name for column in made.columns)
        for row in made.rows:
            rows.writerow(_text(cell, safe=safe) for cell in row.values())
    return path


def _text(cell: Cell, *, safe: bool) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    if not isinstance(cell, str):
        return cell
    text = cell.translate(_BREAKS)
    return f"'{text}" if safe and text.startswith(_FORMULA) else text


def parquet_file(path: Path, made: Table) -> Path:
    """Write a table as Parquet; UsageError names the extra where PyArrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise UsageError("export.parquet") from error
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("ms"),
    }
    fields = [pa.field(column.name, types[column.type]) for column in made.columns]
    arrays = [_array(made, column.name, column.type, types[column.type]) for column in made.columns]
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), path)
    return path


def _array(made: Table, name: str, kind: str, type_: "pa.DataType") -> "pa.Array":
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return pa.array([_typed(row[name], kind) for row in made.rows], type=type_)


def _typed(cell: Cell, kind: str) -> Any:  # noqa: ANN401 - a value of any column
    if isinstance(cell, str) and kind == "date":
        return date.fromisoformat(cell)
    if isinstance(cell, str) and kind == "datetime":
        return datetime.fromisoformat(cell)  # without zone: a day as it was told
    return cell
