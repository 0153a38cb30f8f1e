"""Coded documents as Parquet: what `selon code` writes of each, and the document itself."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from selon.contract import dumps
from selon.errors import UsageError
from selon.fetched import Fetched
from selon.records import Article, Refusal

_TEXTS: Final = ("doc_id", "line", "text", "known", "code", "fields")


@dataclass(frozen=True, slots=True)
class Row:
    """One document: its line of output, and the article or the refusal that it is of."""

    line: str
    item: Article | Refusal


def write_part(path: Path, rows: Iterable[Row]) -> None:
    """Write a part, whole or not at all; UsageError where PyArrow is not installed."""
    arrow, parquet = _arrow()
    made = [_cells(row) for row in rows]
    columns: dict[str, Any] = {
        name: arrow.array([cells[name] for cells in made], arrow.string()) for name in _TEXTS
    }
    columns["raw"] = arrow.array([cells["raw"] for cells in made], arrow.binary())
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    parquet.write_table(arrow.table(columns), draft, compression="zstd")
    draft.replace(path)


def read_part(path: Path) -> Iterator[Row]:
    """Give the rows of a part in their order; a batch of them is in memory at a time."""
    _, parquet = _arrow()
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=64):
            for cells in batch.to_pylist():
                yield Row(cells["line"], _item(cells))


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        raise UsageError("export.parquet") from error
    return pa, pq


def _cells(row: Row) -> Mapping[str, str | bytes | None]:
    item = row.item
    if isinstance(item, Refusal):
        blank = dict.fromkeys(("text", "known", "raw"))
        told = {"code": item.code, "fields": json.dumps(dict(item.fields), default=str)}
        return {"doc_id": item.doc_id, "line": row.line, **blank, **told}
    known = asdict(replace(item, text="", raw=None))
    return {
        "doc_id": item.doc_id,
        "line": row.line,
        "text": item.text,
        "known": dumps(known | {"published": item.published and item.published.isoformat()}),
        "raw": item.raw,
        "code": None,
        "fields": None,
    }


def _item(cells: Mapping[str, Any]) -> Article | Refusal:
    if cells["code"] is not None:
        return Refusal(cells["doc_id"], cells["code"], json.loads(cells["fields"]))
    known = json.loads(cells["known"])
    day, fetched = known["published"], known["fetched"]
    known |= {"text": cells["text"], "raw": cells["raw"]}
    known["published"] = date.fromisoformat(day) if day else None
    known["fetched"] = fetched and Fetched(**_tupled(fetched))
    return Article(**known)


def _tupled(value: Mapping[str, Any]) -> dict[str, Any]:
    """Give pairs as they were before JSON made lists of them."""
    return {k: tuple(map(tuple, v)) if isinstance(v, list) else v for k, v in value.items()}
