"""What a person fills in to correct a field, as the whole new value that the ledger keeps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from selon.errors import UsageError
from selon.ledger.correcting import current
from selon.ledger.judgements import ADD, CORRECT, Judgement
from selon.ledger.reviewed import Fact
from selon.records import Actor, Place, Span
from selon.web.reading.locating import located

Json: TypeAlias = Mapping[str, Any]
Meant: TypeAlias = Place | Actor | None  # what selon knows of that name

# Fields of an event and of a claim in the order of the form.
EVENT_FIELDS: Final = (
    "sub_event_type",
    "status",
    "killed",
    "wounded",
    "initiator",
    "target",
    "weapon",
    "count",
    "places",
    "date",
)
CLAIM_FIELDS: Final = ("source", "stance")
LISTS: Final = frozenset({"initiator", "target", "weapon", "places"})
PARTIES: Final = frozenset({"initiator", "target", "source"})
TOLLS: Final = frozenset({"killed", "wounded"})
CHOSEN: Final = frozenset({"sub_event_type", "status", "stance"})  # no words of the text needed
REPLACE, ALSO, NONE = MODES = ("replace", "also", "none")


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it came in; what was left empty is None."""

    field: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    mode: str = REPLACE
    choice: str | None = None  # a type, a class of weapons, a kind of source, a unit …
    name: str | None = None
    place: str | None = None  # an id of the gazetteer
    low: int | None = None
    high: int | None = None
    since: str | None = None
    until: str | None = None
    saying: int | None = None  # which of the event's claims a toll belongs to
    reason: str | None = None


def judgement(filled: Filled, fact: Fact, text: str, meant: Meant) -> Judgement:
    """Give what is said of a fact; UsageError `web.words` or `web.empty` where too little is."""
    span = located(text, filled.words, start=filled.start, end=filled.end, near=_near(fact.value))
    field = filled.field
    if field in TOLLS and filled.saying is not None:
        field = f"claims.{filled.saying}.{field}"
    return Judgement(
        verdict=CORRECT,
        record=fact.record,
        field=field,
        value=_value(filled, fact.value, span, meant),
        span=None if span is None else (span.start, span.end),
        reason=filled.reason or None,
    )


def added(filled: Filled, text: str) -> Judgement:
    """Give an event that the machine missed."""
    span = located(text, filled.words, start=filled.start, end=filled.end, near=0)
    if span is None:
        raise UsageError("web.empty", field="mentions")
    value: dict[str, Any] = {"sub_event_type": filled.choice, "mentions": [_words(span)]}
    if filled.low is not None:
        value["killed"] = _toll(filled, None)
    where = (span.start, span.end)
    return Judgement(ADD, value=value, span=where, reason=filled.reason or None)


def _value(filled: Filled, record: Json, span: Span | None, meant: Meant) -> object:
    if filled.mode == NONE:
        return [] if filled.field in LISTS else None
    if filled.field in CHOSEN:
        return filled.choice
    make = _MAKERS.get(filled.field)
    if make is None:
        raise UsageError("web.empty", field=filled.field)
    made = make(filled, record, span, meant)
    if filled.field not in LISTS:
        return made
    kept = list(record.get(filled.field) or ()) if filled.mode == ALSO else []
    return [*map(_bare, kept), made]


def _party(filled: Filled, _record: Json, span: Span | None, meant: Meant) -> object:
    told = _words(_needed(filled, span))
    if isinstance(meant, Actor):
        return told | {"name": meant.name, "actor_id": meant.id, "country": meant.country}
    return told | {"name": filled.name or None}


def _weapon(filled: Filled, _record: Json, span: Span | None, _meant: Meant) -> object:
    return _words(_needed(filled, span)) | {"id": filled.choice or ""}


def _located_place(filled: Filled, _record: Json, span: Span | None, place: Meant) -> object:
    told: dict[str, object] = _words(_needed(filled, span))
    if not isinstance(place, Place):
        return told
    return told | {
        "name": place.name,
        "gazetteer_id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "precision": place.precision,
        "radius_km": place.radius,
    }


def _date(filled: Filled, _record: Json, span: Span | None, _meant: Meant) -> object:
    since, until = filled.since or None, filled.until or filled.since or None
    told = {"start": since, "end": until, "precision": "day" if since == until else "range"}
    if span is None:
        return told
    return told | {"text_start": span.start, "text_end": span.end}


def _count(filled: Filled, _record: Json, span: Span | None, _meant: Meant) -> object:
    return _range(filled, span) | {"unit": filled.choice or None}


def _toll_of(filled: Filled, record: Json, span: Span | None, _meant: Meant) -> object:
    told = record.get("claims") or ()
    number = filled.saying
    known = told[number][filled.field] if number is not None and number < len(told) else None
    who = (known or {}).get("who", "victims")
    return _toll(filled, span) | {"who": who}


def _source(filled: Filled, record: Json, span: Span | None, meant: Meant) -> object:
    known = current(record, "source") or {}
    kind = filled.choice or (known.get("kind") if isinstance(known, Mapping) else None)
    told = _words(_needed(filled, span))
    if isinstance(meant, Actor):
        told |= {"name": meant.name, "actor_id": meant.id}
        return told | {"kind": filled.choice or meant.kind}
    return told | {"name": filled.name or None, "kind": kind or "unknown"}


_MAKERS: Final[Mapping[str, Callable[[Filled, Json, Span | None, Meant], object]]] = (
    MappingProxyType(
        {
            "initiator": _party,
            "target": _party,
            "weapon": _weapon,
            "places": _located_place,
            "date": _date,
            "count": _count,
            "killed": _toll_of,
            "wounded": _toll_of,
            "source": _source,
        }
    )
)


def _toll(filled: Filled, span: Span | None) -> dict[str, Any]:
    return _range(filled, span)


def _range(filled: Filled, span: Span | None) -> dict[str, Any]:
    """Give a number: one figure is exact, "at least" leaves the upper one open (mode `also`)."""
    if filled.low is None and filled.high is None:
        raise UsageError("web.empty", field=filled.field)
    low, high = filled.low, filled.high
    if high is None and filled.mode != ALSO:
        high = low
    best = low if low == high else None
    told: dict[str, Any] = {"low": low, "best": best, "high": high}
    return told if span is None else told | {"start": span.start, "end": span.end}


def _words(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _needed(filled: Filled, span: Span | None) -> Span:
    if span is None:
        raise UsageError("web.empty", field=filled.field)
    return span


def _bare(value: Json) -> dict[str, Any]:
    """Give what stood there without the machine's reasons, which are of the machine's value."""
    return {name: said for name, said in value.items() if name != "because"}


def _near(record: Json) -> int:
    told = record.get("mentions") or [record.get("content") or {"start": 0}]
    return int(told[0]["start"])
