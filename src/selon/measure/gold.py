"""Gold files: read, and checked against the annotation format (`docs/guidelines.md`)."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from selon.errors import UsageError
from selon.measure.report import Json
from selon.measure.vocabulary import vocabulary

LAYERS: Final = ("events", "quotes", "times")  # what a gold document may annotate
_EVENT_KEYS: Final = frozenset(
    {
        "id",
        "sub_event_type",
        "status",
        "background",
        "aggregate",
        "mentions",
        "initiator",
        "target",
        "weapon",
        "count",
        "killed",
        "wounded",
        "place",
        "date",
        "sources",
        "responsibility",
    }
)


def read_gold(path: Path) -> tuple[Json, ...]:
    """Read a gold file, one JSON object a line; UsageError names the first line that is none."""
    docs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            doc = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError("eval.gold_line", file=path, line=number, detail=error) from error
        if not isinstance(doc, dict) or "doc_id" not in doc or not any(k in doc for k in LAYERS):
            raise UsageError("eval.gold_keys", file=path, line=number)
        docs.append(doc)
    if not docs:
        raise UsageError("eval.gold_empty", file=path)
    return tuple(docs)


def faults(doc: Json, text: str) -> Iterator[str]:
    """Say everything in a gold document that is not as the format wants it, in its own terms."""
    for event in doc.get("events", ()):
        missing = sorted(_EVENT_KEYS - event.keys())
        if missing:
            yield f"{event.get('id')}: keys {', '.join(missing)}"
        else:
            yield from (f"{event['id']}: {fault}" for fault in _event_faults(event, text))
    for layer in ("quotes", "times"):
        for record in doc.get(layer, ()):
            # An end past the text is harmless: spans are compared by overlap.
            if not 0 <= record["start"] < min(record["end"], len(text)):
                yield f"{layer}: span {record['start']}-{record['end']}"


def _event_faults(event: Json, text: str) -> Iterator[str]:
    words = vocabulary()
    if event["sub_event_type"] not in words.event_type_of:
        yield f"sub_event_type {event['sub_event_type']}"
    if event["status"] not in words.statuses:
        yield f"status {event['status']}"
    if not event["mentions"]:
        yield "mentions []"
    for mention in event["mentions"]:
        yield from _once("mentions", mention["quote"], text)
        if mention["anchor"] not in mention["quote"] or not mention["anchor"]:
            yield f"anchor {mention['anchor']!r}"
    for slot, found in _quoted(event):
        if found not in text:
            yield f"{slot} {found!r}"
    yield from _toll_faults(event, text)
    yield from _source_faults(event)
    yield from _place_faults(event["place"])
    yield from _date_faults(event["date"])


def _once(slot: str, quote: str, text: str) -> Iterator[str]:
    if not quote or text.count(quote) != 1:
        yield f"{slot} {quote!r} ({text.count(quote)}x)"


def _quoted(event: Json) -> Iterator[tuple[str, str]]:
    """Give every string that must stand in the text, with its slot."""
    for slot in ("initiator", "target"):
        yield from ((slot, text) for party in event[slot] for text in party["texts"])
    yield from (("weapon", text) for text in event["weapon"])
    for slot in ("sources", "responsibility"):
        yield from ((slot, record["text"]) for record in event[slot])
    for slot in ("killed", "wounded"):
        yield from ((slot, toll["source"]) for toll in event[slot] if toll.get("source"))
    yield from (("place", text) for text in (event["place"] or {"texts": ()})["texts"])


def _toll_faults(event: Json, text: str) -> Iterator[str]:
    sides = vocabulary().sides
    for slot in ("killed", "wounded"):
        for toll in event[slot]:
            yield from _once(slot, toll["quote"], text)
            low, high = toll["low"], toll["high"]
            if not isinstance(low, int) or (high is not None and high < low):
                yield f"{slot} {low}-{high}"
            if toll.get("who") not in sides:
                yield f"{slot} who {toll.get('who')}"


def _source_faults(event: Json) -> Iterator[str]:
    words = vocabulary()
    for source in event["sources"]:
        if source["kind"] not in words.kinds or source["stance"] not in words.stances:
            yield f"sources {source['kind']}, {source['stance']}"


def _place_faults(place: Mapping[str, object] | None) -> Iterator[str]:
    if place is None:
        return
    lat, lon, country = place["lat"], place["lon"], place["country"]
    if not _degrees(lat, 90) or not _degrees(lon, 180):
        yield f"place {lat}, {lon}"
    if country is not None and not (isinstance(country, str) and len(country) == 2):
        yield f"place country {country}"


def _degrees(value: object, most: int) -> bool:
    return isinstance(value, int | float) and -most <= value <= most


def _date_faults(days: Mapping[str, str] | None) -> Iterator[str]:
    if days is None:
        return
    try:
        start, end = (date.fromisoformat(days[key]) for key in ("start", "end"))
    except (KeyError, ValueError):
        yield f"date {days}"
        return
    if end < start:
        yield f"date {start} > {end}"
