"""An incident in one paragraph: the day first, then what is said and by whom, as ACLED's notes."""

from collections.abc import Mapping
from typing import Any

from selon.exports.common_columns import named
from selon.messages import message
from selon.schema import read_events

Json = Mapping[str, Any]


def note(incident: Json, *, language: str) -> str:
    """Give the paragraph; every figure stands with the one who gives it."""
    parts = [_what(incident, language), *_figures(incident, language)]
    if incident["differences"]:
        parts.append(_say("disputed", language, fields=_fields(incident, language)))
    return " ".join(parts)


def _what(incident: Json, language: str) -> str:
    date = incident["date"]
    days = " – ".join(dict.fromkeys((date["start"], date["end"]))) if date else ""
    kind = read_events()[incident["sub_event_type"]]
    fields = {
        "days": days,
        "what": kind.label_fr if language == "fr" else kind.name,
        "place": (incident["place"] or {}).get("name") or "",
        "initiator": named(incident["initiator"]) or _say("nobody", language),
        "target": named(incident["target"]) or _say("nobody", language),
    }
    return _say("what", language, **fields)


def _figures(incident: Json, language: str) -> list[str]:
    """Give who says how many were killed and wounded, each sentence once."""
    outlets = {d["doc_id"]: d["outlet"] or d["doc_id"] for d in incident["documents"]}
    found = []
    for claim in incident["claims"]:
        who = claim["source_name"] or claim["source"] or outlets[claim["doc_id"]]
        for name in ("killed", "wounded"):
            if claim[name]:
                number = _number(claim[name], language)
                found.append(_say(f"figure.{name}", language, who=who, number=number))
    return list(dict.fromkeys(found))


def _number(toll: Json, language: str) -> str:
    low, high = toll["low"], toll["high"] if toll["high"] is not None else toll["best"]
    if high is None:
        return _say("at_least", language, number=low)
    return str(high) if low == high else f"{low if low is not None else 0}–{high}"


def _fields(incident: Json, language: str) -> str:
    names = (
        message("incidents", f"field.{d['field']}", language=language)
        for d in incident["differences"]
    )
    return ", ".join(dict.fromkeys(names))


def _say(key: str, language: str, **fields: object) -> str:
    return message("exports", f"note.{key}", language=language, **fields)
