"""A correction put into a copy of an event or a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from selon.ledger.records import StoredDecision
from selon.schema import read_events

Json: TypeAlias = Mapping[str, Any]

TOLLS: Final = ("killed", "wounded")
_SAID: Final = "claims"  # of an event: what each claim says of it


@dataclass(frozen=True, slots=True)
class Change:
    """What a person changed in one field."""

    field: str
    before: object
    after: object
    span: tuple[int, int] | None  # the words that the person gave as their reason
    number: int
    by: str
    at: str
    reason: str | None


def correct(value: Json, stored: StoredDecision) -> tuple[dict[str, Any], Change]:
    """Give a record with one field changed, and what was changed."""
    said = stored.decision
    after: Any = said.after
    field, new = said.field or "", after["value"]
    old = current(value, field, after.get("claim"))
    span = tuple(after["span"]) if after.get("span") else None
    change = Change(field, old, new, span, stored.number, said.by, stored.at, said.reason)
    return put(value, field, new, after.get("claim")), change


def current(value: Json, field: str, claim: Json | None = None) -> object:
    """Give what a field holds; of several figures, the one that the claim gives."""
    name = field.rpartition(".")[2]
    if name not in TOLLS or _SAID not in value:
        return value.get(name)
    place = _figure(value[_SAID], field, claim)
    return None if place is None else value[_SAID][place][name]


def put(value: Json, field: str, new: object, claim: Json | None = None) -> dict[str, Any]:
    """Give a copy of a record with a field changed, and all that follows from the field."""
    name = field.rpartition(".")[2]
    result = dict(value)
    if name in TOLLS and _SAID in value:
        result[_SAID] = _with_toll(value[_SAID], field, new, claim)
        return result
    result[name] = new
    if name == "sub_event_type":
        kind = read_events()[str(new)]
        result |= {"event_type": kind.event_type, "plover": kind.plover}
    if name == "places" and isinstance(new, Sequence):
        result["place"] = new[0] if new else None
    slot = "place" if name == "places" else name
    if new and slot in (value.get("empty") or {}):
        result["empty"] = {key: why for key, why in value["empty"].items() if key != slot}
    return result


def _with_toll(
    told: Sequence[Json], field: str, new: object, claim: Json | None
) -> list[dict[str, Any]]:
    name = field.rpartition(".")[2]
    result = [dict(said) for said in told]
    place = _figure(told, field, claim)
    if place is not None:
        result[place][name] = new
        return result
    known = {"claim_id": None, "source": None, "stance": "reports", "preliminary": False}
    own = {key: said for key, said in (claim or {}).items() if key in known}
    empty: dict[str, Any] = {"killed": None, "wounded": None, "affected": []}
    return [*result, known | own | empty | {name: new}]


def _figure(told: Sequence[Json], field: str, claim: Json | None) -> int | None:
    """Give which of the figures a field means: by the words of the claim, else by its place.

    "claims.1.killed" is the second; "killed" alone the first that gives one, else the first.
    """
    name = field.rpartition(".")[2]
    if claim is not None:
        same = [n for n, said in enumerate(told) if _source(said) == _source(claim)]
        given = [n for n in same if told[n][name] is not None]
        exact = [n for n in given if told[n][name].get("start") == claim.get("at")]
        return next(iter([*exact, *given, *same]), None)
    parts = field.split(".")
    if len(parts) == 3 and parts[1].isdigit() and int(parts[1]) < len(told):
        return int(parts[1])
    given = [n for n, said in enumerate(told) if said[name] is not None]
    return next(iter([*given, *range(len(told))]), None)


def _source(said: Json) -> tuple[int, int] | None:
    """Give where the words stand that name who says it; None for the article's own voice."""
    source = said.get("source")
    return None if source is None else (source["start"], source["end"])
