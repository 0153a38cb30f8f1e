"""A coded document as rows of the ledger's tables: what the contract nests, laid flat.

Pure: a document in, rows out, in the order in which the tables must be filled.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

Json: TypeAlias = Mapping[str, Any]  # an object of the contract
Row: TypeAlias = dict[str, Any]

_ROLES: Final = ("initiator", "target", "responsibility")
_TOLLS: Final = ("killed", "wounded")
_WIDEST: Final = 2**63 - 1  # the largest integer of SQLite and of PostgreSQL's bigint


def rows(coded: Json) -> Iterator[tuple[str, Row]]:
    """Give (table, row) for all that was coded of one document; parents come before children.

    `document_id` is the ledger's own and is left to the writer.
    """
    for ordinal, claim in enumerate(coded.get("claims") or ()):
        yield "claims", _claim(ordinal, claim)
    for ordinal, event in enumerate(coded.get("events") or ()):
        yield "events", _event(ordinal, event)
        key = {"event_id": event["event_id"]}
        yield from ((table, key | row) for table, row in _parts(event))
    for ordinal, framing in enumerate(coded.get("framing") or ()):
        kept = {"neutral": framing["neutral"], "kind": framing["kind"]}
        yield "framing", {"ordinal": ordinal} | _said(framing) | kept
    yield from (("evidence", row) for row in _evidence(coded))


def _claim(ordinal: int, claim: Json) -> Row:
    source = claim["source"] or {}
    kept = ("claim_id", "stance", "factuality", "distance", "preliminary", "direct", "within")
    return (
        {"ordinal": ordinal}
        | {name: claim[name] for name in kept}
        | _said(source, "source_")
        | {f"source_{name}": source.get(name) for name in ("name", "kind", "actor_id")}
        | _said(claim["cue"], "cue_")
        | _span(claim["content"], "content_")
    )


def _event(ordinal: int, event: Json) -> Row:
    kept = ("event_id", "sub_event_type", "event_type", "plover", "status", "aggregate")
    count, date = event["count"] or {}, event["date"] or {}
    return (
        {"ordinal": ordinal}
        | {name: event[name] for name in (*kept, "background", "confidence")}
        | _range(count, "count_")
        | _span(count, "count_")
        | {"count_unit": count.get("unit"), "count_approx": count.get("approx")}
        | {f"date_{name}": date.get(name) for name in ("start", "end", "precision")}
        | {f"date_{name}": date.get(name) for name in ("value", "anchor", "text")}
        | {"date_start_char": date.get("text_start"), "date_end_char": date.get("text_end")}
    )


def _parts(event: Json) -> Iterator[tuple[str, Row]]:
    """Give the rows of all that an event has several of."""
    for nth, mention in enumerate(event["mentions"]):
        claim = {"claim_id": mention["claim_id"]}
        yield "mentions", {"ordinal": nth} | _said(mention) | claim
    for role in _ROLES:
        for nth, party in enumerate(event[role]):
            known = {name: party[name] for name in ("name", "actor_id", "country")}
            yield "parties", {"role": role, "ordinal": nth} | _said(party) | known
    for nth, weapon in enumerate(event["weapon"]):
        yield "weapons", {"ordinal": nth} | _said(weapon) | {"weapon": weapon["id"]}
    for nth, place in enumerate(event["places"]):
        yield "places", {"ordinal": nth} | _said(place) | _place(place)
    for nth, said in enumerate(event["claims"]):
        yield "event_claims", {"ordinal": nth} | _event_claim(said)
        for ordinal, figure in enumerate(_figures(said)):
            yield "figures", {"claim_ordinal": nth, "ordinal": ordinal} | figure
    for slot, reason in sorted((event.get("empty") or {}).items()):
        yield "gaps", {"slot": slot, "reason": reason}


def _place(place: Json) -> Row:
    kept = ("name", "gazetteer_id", "lat", "lon", "country", "admin1", "precision")
    return {name: place[name] for name in kept} | {"reason": place.get("reason")}


def _event_claim(said: Json) -> Row:
    source = said["source"] or {}
    known = {f"source_{name}": source.get(name) for name in ("name", "kind")}
    kept = {name: said[name] for name in ("claim_id", "stance", "preliminary")}
    return kept | _said(source, "source_") | known


def _figures(said: Json) -> Iterator[Row]:
    """Give each number that one claim says of an event, its parts after it."""
    for kind in _TOLLS:
        toll = said[kind]
        if toll is not None:
            yield _figure(toll, kind, part=None, who=toll["who"])
            for part in toll["parts"]:
                yield _figure(part, kind, part=part["group"], who=toll["who"])
    for affected in said["affected"]:
        yield _figure(affected, affected["kind"], part=None, who=None)


def _figure(said: Json, kind: str, *, part: str | None, who: str | None) -> Row:
    known = {"kind": kind, "part": part, "who": who, "approx": said.get("approx")}
    return known | _range(said) | _span(said)


def _evidence(coded: Json) -> Iterator[Row]:
    """Give every rule that fired, under the record that it made."""
    for record, because in _reasons(coded):
        for nth, reason in enumerate(because):
            known = {"rule": reason["rule"], "entry": reason["entry"]}
            yield {"record": record, "ordinal": nth} | known | _span(reason)


def _reasons(coded: Json) -> Iterator[tuple[str, Iterable[Json]]]:
    for claim in coded.get("claims") or ():
        yield f"claims.{claim['claim_id']}", claim["because"]
    for event in coded.get("events") or ():
        record = f"events.{event['event_id']}"
        yield record, event["because"]
        yield f"{record}.date", (event["date"] or {}).get("because") or ()
        for slot in ("initiator", "target", "responsibility", "weapon", "places"):
            for nth, told in enumerate(event[slot]):
                yield f"{record}.{slot}.{nth}", told.get("because") or ()
        for nth, said in enumerate(event["claims"]):
            for kind in ("killed", "wounded"):
                yield f"{record}.claims.{nth}.{kind}", (said[kind] or {}).get("because") or ()
            for at, affected in enumerate(said["affected"]):
                yield f"{record}.claims.{nth}.affected.{at}", affected.get("because") or ()
    for nth, framing in enumerate(coded.get("framing") or ()):
        yield f"framing.{nth}", framing.get("because") or ()


def _said(words: Json | None, prefix: str = "") -> Row:
    return {f"{prefix}text": (words or {}).get("text")} | _span(words, prefix)


def _span(words: Json | None, prefix: str = "") -> Row:
    known = words or {}
    return {f"{prefix}start_char": known.get("start"), f"{prefix}end_char": known.get("end")}


def _range(said: Json, prefix: str = "") -> Row:
    """Give a number as columns; one too large for a database stands in the coded document only."""
    values = {f"{prefix}{part}": said.get(part) for part in ("low", "best", "high")}
    return {name: None if value and value > _WIDEST else value for name, value in values.items()}
