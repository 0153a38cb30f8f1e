"""CSV: one row for each thing that a claim says of an event.

An event with two sources stands on two rows; an event that nobody gives figures for stands on the
rows of its claims all the same; a document without events has no row; a refused one has a row with
`error`. Several values in a cell are separated by "; ".
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import Final, TextIO, TypeAlias

from selon.contract import Json
from selon.formats import Output
from selon.formats.wording import line

Cell: TypeAlias = str | int | float | None
Column: TypeAlias = Callable[[Json, Json, Json], Cell]

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def _of_document(key: str) -> Column:
    return lambda document, _event, _claim: document.get(key)


def _of_event(key: str) -> Column:
    return lambda _document, event, _claim: _cell(event.get(key))


def _of_claim(key: str) -> Column:
    return lambda _document, _event, claim: _cell(claim.get(key))


def _inside(part: str, key: str) -> Column:
    """Read a key of the event's date, place or count."""
    return lambda _document, event, _claim: (event.get(part) or {}).get(key)


def _said(part: str, key: str) -> Column:
    """Read a key of the claim's source or toll."""
    return lambda _document, _event, claim: _cell((claim.get(part) or {}).get(key))


def _each(part: str, key: str) -> Column:
    """Join a key of several parties, weapons or mentions."""
    return lambda _document, event, _claim: _joined(item[key] for item in event.get(part, ()))


def _affected(_document: Json, _event: Json, claim: Json) -> Cell:
    return _joined(f"{item['kind']} {_range(item)}" for item in claim.get("affected", ()))


def _parts(part: str) -> Column:
    def cell(_document: Json, _event: Json, claim: Json) -> Cell:
        toll = claim.get(part) or {"parts": ()}
        return _joined(f"{item['group']} {_range(item)}" for item in toll["parts"])

    return cell


def _error(document: Json, _event: Json, _claim: Json) -> Cell:
    return document["error"]["message"] if "error" in document else None


COLUMNS: Final = MappingProxyType(
    {
        "doc_id": _of_document("doc_id"),
        "outlet": _of_document("outlet"),
        "published": _of_document("published"),
        "language": _of_document("language"),
        "event_id": _of_event("event_id"),
        "sub_event_type": _of_event("sub_event_type"),
        "event_type": _of_event("event_type"),
        "plover": _of_event("plover"),
        "status": _of_event("status"),
        "aggregate": _of_event("aggregate"),
        "background": _of_event("background"),
        "mentions": _each("mentions", "text"),
        "date_start": _inside("date", "start"),
        "date_end": _inside("date", "end"),
        "date_precision": _inside("date", "precision"),
        "date_text": _inside("date", "text"),
        "initiator": _each("initiator", "text"),
        "initiator_name": _each("initiator", "name"),
        "target": _each("target", "text"),
        "target_name": _each("target", "name"),
        "weapon": _each("weapon", "text"),
        "count_low": _inside("count", "low"),
        "count_best": _inside("count", "best"),
        "count_high": _inside("count", "high"),
        "count_unit": _inside("count", "unit"),
        "place": _inside("place", "text"),
        "place_name": _inside("place", "name"),
        "gazetteer_id": _inside("place", "gazetteer_id"),
        "lat": _inside("place", "lat"),
        "lon": _inside("place", "lon"),
        "country": _inside("place", "country"),
        "admin1": _inside("place", "admin1"),
        "place_precision": _inside("place", "precision"),
        "responsibility": _each("responsibility", "text"),
        "claim_id": _of_claim("claim_id"),
        "source": _said("source", "text"),
        "source_name": _said("source", "name"),
        "source_kind": _said("source", "kind"),
        "stance": _of_claim("stance"),
        "preliminary": _of_claim("preliminary"),
        "killed_low": _said("killed", "low"),
        "killed_best": _said("killed", "best"),
        "killed_high": _said("killed", "high"),
        "killed_who": _said("killed", "who"),
        "killed_approx": _said("killed", "approx"),
        "killed_parts": _parts("killed"),
        "wounded_low": _said("wounded", "low"),
        "wounded_best": _said("wounded", "best"),
        "wounded_high": _said("wounded", "high"),
        "wounded_who": _said("wounded", "who"),
        "wounded_approx": _said("wounded", "approx"),
        "wounded_parts": _parts("wounded"),
        "affected": _affected,
        "confidence": _of_event("confidence"),
        "error": _error,
    }
)


def write(outputs: Iterable[Output], file: TextIO, *, language: str) -> None:
    """Write a header and the rows; cells that a spreadsheet would compute get a ' before them."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for output in outputs:
        rows.writerows(_rows(output.document))


def _rows(document: Json) -> Iterator[list[Cell]]:
    if "error" in document:
        yield _row(document, {}, {})
    for event in document.get("events", ()):
        claims: list[Json] = event["claims"] or [{}]
        for claim in claims:
            yield _row(document, event, claim)


def _row(document: Json, event: Json, claim: Json) -> list[Cell]:
    return [_safe(column(document, event, claim)) for column in COLUMNS.values()]


def _safe(cell: Cell) -> Cell:
    """Give a cell on one line that no spreadsheet computes."""
    if not isinstance(cell, str):
        return cell
    text = line(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(value: Cell) -> Cell:
    """Write truth as in JSON: "True" and "False" are Python's."""
    return str(value).lower() if isinstance(value, bool) else value


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(value for value in values if value) or None


def _range(quantity: Json) -> str:
    """Give low/best/high, an unknown one as "?"."""
    return "/".join(
        "?" if quantity[k] is None else str(quantity[k]) for k in ("low", "best", "high")
    )
