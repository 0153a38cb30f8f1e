"""Incidents as people read them: one line, or the whole board of claims and reasons."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from selon.incidents.accounts import Account
from selon.incidents.matrix import FIELDS, Column, matrix
from selon.incidents.reading import Link
from selon.incidents.wording import difference_value
from selon.ledger.incident_rows import Happening
from selon.messages import message
from selon.schema import read_events

Json = Mapping[str, Any]

_PAGE: Final = "page_incident"  # where it says in words what a rule compares
_UNCLEAR: Final = "?"


def line(incident: Json, *, language: str) -> str:
    """Give an incident on one line."""
    fields = {
        "id": incident["incident_id"],
        "days": _days(incident),
        "type": _type(incident["sub_event_type"], language),
        "place": (incident["place"] or {}).get("name") or _UNCLEAR,
        "grade": _say(f"grades.{incident['grade']}", language),
        "killed": toll(incident["killed"], language=language),
        "voices": incident["voices"],
        "documents": len(incident["documents"]),
        "differences": len(incident["differences"]),
    }
    return _say("line", language, **fields)


def board(
    incident: Json, accounts: Sequence[Account], links: Sequence[Link], *, language: str
) -> str:
    """Give everything about an incident: who says what, where they differ, why they are one."""
    parts = [
        line(incident, language=language),
        _say("because", language, text=incident["grade_because"]),
        "",
        *_matrix(matrix(accounts), language),
        "",
        *_differences(incident, language),
        "",
        *_reasons(links, language),
    ]
    return "\n".join(parts).rstrip() + "\n"


def happening(told: Happening, *, language: str) -> str:
    """Give one line of the history of an incident."""
    detail = ", ".join(f"{key} {_plain(value)}" for key, value in told.detail.items() if value)
    what = _say(f"history.{told.what}", language)
    return _say("happening", language, at=told.at, what=what, detail=detail)


def toll(summary: Json | None, *, language: str) -> str:
    """Give a summary as words: "not said" is not 0."""
    if summary is None:
        return _say("unsaid", language)
    low, high = summary["low"], summary["high"]
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low}–{high}"


def _matrix(columns: Sequence[Column], language: str) -> Iterator[str]:
    for column in columns:
        copies = len(column.copies) - 1
        repeated = _say("repeated", language, number=copies) if copies else ""
        fields = {"who": column.claimant, "doc": column.doc_id, "outlet": column.outlet}
        key = "column.own" if column.own else "column.quoted"
        yield _say(key, language, **fields) + repeated
        for name in FIELDS:
            cell = column.cells[name]
            if cell.said:
                words = f" « {cell.words} »" if cell.words else ""
                value = _value(name, cell.value, language)
                yield f"    {_say(f'field.{name}', language)}  {value}{words}"
        unsaid = [name for name in FIELDS if not column.cells[name].said]
        if unsaid and column.own:
            names = ", ".join(_say(f"field.{name}", language) for name in unsaid)
            yield f"    {_say('unsaid', language)}  {names}"


def _differences(incident: Json, language: str) -> Iterator[str]:
    if not incident["differences"]:
        yield _say("agree", language)
    for found in incident["differences"]:
        one, other = found["values"]
        fields = {
            "field": _say(f"field.{found['field']}", language),
            "one": difference_value(found["field"], one, language),
            "other": difference_value(found["field"], other, language),
            "first": ":".join(found["between"][0]),
            "second": ":".join(found["between"][1]),
            "why": message(_PAGE, f"rule.{found['rule'].split('.')[1]}", language=language),
            "rule": found["rule"],
        }
        yield _say("difference", language, **fields)


def _reasons(links: Sequence[Link], language: str) -> Iterator[str]:
    for link in links:
        fields = {
            "one": ":".join(link.one),
            "other": ":".join(link.other),
            "score": f"{link.comparison.score:+.1f}",
        }
        yield _say("link", language, **fields)
        for reason in link.comparison.reasons:
            name = f"{reason.feature}.{reason.value}"
            yield f"    {reason.weight:+.1f}  {name}  {reason.detail}".rstrip()


def _type(name: str, language: str) -> str:
    return read_events()[name].label_fr if language == "fr" else name


def _value(name: str, value: str, language: str) -> str:
    """Give the value of a cell as people read it."""
    if name == "sub_event_type":
        return _type(value, language)
    if name == "stance":
        said = (message("formats", f"stance.{one}", language=language) for one in value.split(", "))
        return ", ".join(said)
    return value


def _days(incident: Json) -> str:
    date = incident["date"]
    return "–".join(dict.fromkeys((date["start"], date["end"]))) if date else _UNCLEAR


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " ".join(_plain(item) for item in value)
    return str(value)


def _say(key: str, language: str, **fields: object) -> str:
    return message("incidents", key, language=language, **fields)
