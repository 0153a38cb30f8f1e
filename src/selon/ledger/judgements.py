"""What a person says about a document, made into a decision that the ledger can keep.

Pure: the judgement and the document as it stands go in, the decision comes out, with what it will
be found again by (`anchors`) and what stood there before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from selon.errors import UsageError
from selon.ledger import anchors, corrections
from selon.ledger.anchors import DOCUMENT, EVENTS
from selon.ledger.correcting import TOLLS, current
from selon.ledger.records import Decision
from selon.ledger.reviewed import Fact, ReviewedDocument
from selon.schema import read_events, read_weapons

Json: TypeAlias = Mapping[str, Any]

ACCEPT: Final = "accept"
REJECT: Final = "reject"
UNSURE: Final = "unsure"
CORRECT: Final = "correct"
ADD: Final = "add"
KEEP: Final = "keep"
SET_ASIDE: Final = "set_aside"
ALWAYS: Final = "always"
VERDICTS: Final = (ACCEPT, REJECT, UNSURE, CORRECT, ADD, KEEP, SET_ASIDE, ALWAYS)

ALIASES: Final = "aliases"  # the record of a name that is always to be read so
NAMED: Final = ("actor", "place", "weapon")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says, before it is a decision.

    `correct` takes a field and its whole new value; `add` the event as a value; `always` the kind
    of name as the field ("actor", "place", "weapon") and {"name": …, "id": …} as the value.
    """

    verdict: str  # one of VERDICTS
    record: str = DOCUMENT
    field: str | None = None
    value: object = None
    span: tuple[int, int] | None = None  # the words that are the reason
    reason: str | None = None


def decision(said: Judgement, document: ReviewedDocument, text: str, *, by: str) -> Decision:
    """Give the decision that a judgement is; UsageError where it is about nothing that is there.

    Codes: `review.verdict`, `review.record`, `review.field`, `review.value`, `review.reason`,
    `review.by`.
    """
    if not by.strip():
        raise UsageError("review.by")
    if said.verdict not in VERDICTS:
        raise UsageError("review.verdict", verdict=said.verdict, known=", ".join(VERDICTS))
    if said.verdict == REJECT and not (said.reason or "").strip():
        raise UsageError("review.reason")
    before, after = _content(said, document, text)
    return Decision(
        by=by,
        record=_record(said),
        verdict=said.verdict,
        doc_id=document.doc_id,
        text_sha256=document.text_sha256,
        field=said.field,
        before=before,
        after=after,
        reason=said.reason,
    )


def fact(document: ReviewedDocument, record: str) -> Fact:
    """Give a fact by its name; UsageError `review.record` where there is none."""
    for found in (*document.events, *document.claims):
        if found.record == record:
            return found
    raise UsageError("review.record", id=document.doc_id, record=record)


def _record(said: Judgement) -> str:
    fixed = {ADD: EVENTS, KEEP: DOCUMENT, SET_ASIDE: DOCUMENT, ALWAYS: ALIASES}
    return fixed.get(said.verdict, said.record)


def _content(said: Judgement, document: ReviewedDocument, text: str) -> tuple[Any, Any]:
    """Give what stands before and what stands after a judgement."""
    if said.verdict in (KEEP, SET_ASIDE):
        return {"state": document.state}, None
    if said.verdict == ADD:
        return None, {"value": _event(said.value, text)} | _pointed(said, text)
    if said.verdict == ALWAYS:
        return None, _alias(said) | _pointed(said, text)
    found = fact(document, said.record)
    before = _anchor(found) | {"state": found.state}
    if said.verdict != CORRECT:
        return before, None
    return _corrected(said, found, before, text)


def _corrected(
    said: Judgement, found: Fact, before: dict[str, Any], text: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    field = said.field or ""
    family = said.record.partition(".")[0]
    new = corrections.checked(family, field, said.value, text)
    claim = _claim(found.value, field)
    old = current(found.value, field, claim)
    after = {"value": new} | _pointed(said, text) | ({"claim": claim} if claim else {})
    return before | {"value": old}, after


def _anchor(found: Fact) -> dict[str, Any]:
    """Give what a decision about a fact is found again by: what the machine said it was."""
    told = found.value if found.machine is None else found.machine
    seen = anchors.of_record(told)
    return {"kind": seen.kind, "spans": [list(span) for span in seen.spans]}


def _pointed(said: Judgement, text: str) -> dict[str, Any]:
    """Give the words that a person pointed at."""
    if said.span is None:
        return {}
    start, end = said.span
    if not 0 <= start < end <= len(text):
        raise UsageError("review.value", field=said.field or said.verdict, detail=f"{start}:{end}")
    return {"span": [start, end], "text": text[start:end]}


def _claim(event: Json, field: str) -> dict[str, Any] | None:
    """Give whose figure a field is: how it is found again where the claims are numbered anew."""
    parts = field.split(".")
    if parts[-1] not in TOLLS or len(parts) != 3:
        return None
    told = event.get("claims") or ()
    if not parts[1].isdigit() or int(parts[1]) >= len(told):
        raise UsageError("review.field", field=field, known=", ".join(corrections.FIELDS[EVENTS]))
    said = told[int(parts[1])]
    known = {name: said[name] for name in ("claim_id", "source", "stance", "preliminary")}
    return known | {"at": (said[parts[2]] or {}).get("start")}


_EMPTY: Final[Any] = {
    "aggregate": False,
    "background": False,
    "initiator": [],
    "target": [],
    "weapon": [],
    "count": None,
    "places": [],
    "date": None,
    "responsibility": [],
}


def _event(value: object, text: str) -> dict[str, Any]:
    """Give an event that a person found, whole, as the contract has it."""
    known = dict(value) if isinstance(value, Mapping) else {}
    told = {"status": "happened"} | {k: v for k, v in known.items() if k not in TOLLS}
    checked = {name: corrections.checked(EVENTS, name, said, text) for name, said in told.items()}
    tolls = {name: corrections.checked(EVENTS, name, known.get(name), text) for name in TOLLS}
    for name in ("sub_event_type", "mentions"):
        if name not in checked:
            raise UsageError("review.value", field=name, detail="null")
    kind = read_events()[str(checked["sub_event_type"])]
    voice = {"claim_id": None, "source": None, "stance": "reports", "preliminary": False}
    said = [voice | tolls | {"affected": []}] if any(tolls.values()) else []
    made: dict[str, Any] = _EMPTY | checked
    return made | {
        "event_type": kind.event_type,
        "plover": kind.plover,
        "place": made["places"][0] if made["places"] else None,
        "claims": said,
        "confidence": 1.0,
        "because": [],
        "empty": {},
    }


def _alias(said: Judgement) -> dict[str, Any]:
    """Give a name and what it always means."""
    known = said.value if isinstance(said.value, Mapping) else {}
    name, id_ = known.get("name"), known.get("id")
    right = isinstance(name, str) and isinstance(id_, str) and name.strip() and id_.strip()
    if said.field not in NAMED or not right or set(known) - {"name", "id"}:
        detail = f"{said.field}: {{name, id}}"
        raise UsageError("review.value", field=ALIASES, detail=detail)
    if said.field == "weapon" and id_ not in read_weapons():
        raise UsageError("review.value", field=ALIASES, detail=str(id_))
    return {"value": {"name": str(name).strip(), "id": str(id_).strip()}}
