"""A document as machine and people see it together: every field with both, nothing overwritten.

Pure: what was coded and the decisions go in, what is shown and counted comes out. A decision is
found again by the text, the spans and the kind that it was made about (`anchors`), so that reading
a document anew loses none; those that nothing answers to any more are told apart, as `lost`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from selon.ledger import anchors
from selon.ledger.anchors import CLAIMS, DOCUMENT, EVENTS, Seen
from selon.ledger.correcting import Change, correct
from selon.ledger.records import StoredDecision
from selon.ledger.standing import standing

Json: TypeAlias = Mapping[str, Any]

PROPOSED: Final = "proposed"  # by the machine; nobody said anything
ACCEPTED: Final = "accepted"
CORRECTED: Final = "corrected"
REJECTED: Final = "rejected"
UNSURE: Final = "unsure"
ADDED: Final = "h"  # what a person added is called events.h7 after the decision that did
NEW: Final = "new"  # a document that nobody kept or set aside
KEPT: Final = "kept"
ASIDE: Final = "aside"

_DOCUMENT: Final = {"keep": KEPT, "set_aside": ASIDE}
_STATE: Final = {
    "accept": ACCEPTED,
    "reject": REJECTED,
    "unsure": UNSURE,
    "correct": CORRECTED,
    "add": ACCEPTED,
}

STATES: Final = (PROPOSED, ACCEPTED, CORRECTED, REJECTED, UNSURE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One event or claim: what the machine coded, what people made of it."""

    record: str  # "events.e2"; "events.h7" for what decision 7 added
    state: str  # one of STATES
    machine: Json | None  # as coded; None where only a person found it
    value: Json  # with what people corrected
    changes: tuple[Change, ...] = ()  # what differs, field by field, oldest first
    said: StoredDecision | None = None  # the decision that made the state


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """One version of a document with all that people said of it."""

    doc_id: str
    text_sha256: str
    state: str  # new | kept | aside
    said: StoredDecision | None  # the decision that made the state
    claims: tuple[Fact, ...]
    events: tuple[Fact, ...]
    lost: tuple[StoredDecision, ...]  # about what is not coded, or not of this text, any more
    version: int  # number of the last decision on the document, undoings included; 0 for none


def reviewed(coded: Json, decisions: Iterable[StoredDecision]) -> ReviewedDocument:
    """Give a coded document with what people decided about it."""
    doc_id = coded["doc_id"]
    mine = [stored for stored in decisions if stored.decision.doc_id == doc_id]
    held = standing(mine)
    found, lost = _found(coded, [s for s in held if seen_of(s).family in (EVENTS, CLAIMS)])
    state = next((s for s in reversed(held) if s.decision.record == DOCUMENT), None)
    return ReviewedDocument(
        doc_id=doc_id,
        text_sha256=coded["text_sha256"],
        state=NEW if state is None else _DOCUMENT[state.decision.verdict],
        said=state,
        claims=_facts(coded, CLAIMS, found),
        events=(*_facts(coded, EVENTS, found), *_added(coded, found)),
        lost=tuple(lost),
        version=max((stored.number for stored in mine), default=0),
    )


def effective(document: ReviewedDocument, coded: Json) -> dict[str, Any]:
    """Give the coded document as it stands after review: corrected, and without what was rejected.

    What a person added comes last; a claim that was rejected stays where an event hangs on it.
    """
    result = dict(coded)
    if EVENTS in coded:
        result[EVENTS] = [dict(f.value) for f in document.events if f.state != REJECTED]
    if CLAIMS in coded:
        used = {said["claim_id"] for event in result.get(EVENTS, ()) for said in event["claims"]}
        result[CLAIMS] = [
            dict(f.value)
            for f in document.claims
            if f.state != REJECTED or f.value["claim_id"] in used
        ]
    return result


def seen_of(stored: StoredDecision) -> Seen:
    """Give what a decision was made about."""
    said = stored.decision
    before: Any = said.before or {}
    spans = tuple((int(start), int(end)) for start, end in before.get("spans", ()))
    known = (said.doc_id or "", said.text_sha256 or "", said.record)
    return Seen(*known, before.get("kind", ""), spans)


def _found(
    coded: Json, held: Sequence[StoredDecision]
) -> tuple[dict[str, list[StoredDecision]], list[StoredDecision]]:
    """Give the decisions by the name that their record has now, and those without one."""
    corrected: dict[tuple[str, str], set[str]] = {}
    for stored in held:
        if stored.decision.field in ("sub_event_type", "stance"):
            after: Any = stored.decision.after
            corrected.setdefault(_place(stored), set()).add(after["value"])
    added = {f"{EVENTS}.{ADDED}{s.number}" for s in held if s.decision.verdict == "add"}
    found: dict[str, list[StoredDecision]] = {}
    lost = []
    for stored in held:
        name: str | None = stored.decision.record
        if stored.decision.verdict == "add":
            name = f"{EVENTS}.{ADDED}{stored.number}"
            if stored.decision.text_sha256 != coded["text_sha256"]:
                name = None
        elif name not in added:
            name = anchors.find(seen_of(stored), coded, kinds=corrected.get(_place(stored), ()))
        if name is None:
            lost.append(stored)
        else:
            found.setdefault(name, []).append(stored)
    return found, lost


def _place(stored: StoredDecision) -> tuple[str, str]:
    """Give what two decisions about the same thing share: the text and where in it."""
    return stored.decision.text_sha256 or "", str(seen_of(stored).spans)


def _facts(coded: Json, family: str, found: Mapping[str, list[StoredDecision]]) -> tuple[Fact, ...]:
    key = "event_id" if family == EVENTS else "claim_id"
    names = [(f"{family}.{record[key]}", record) for record in coded.get(family) or ()]
    return tuple(_fact(name, record, record, found.get(name, ())) for name, record in names)


def _added(coded: Json, found: Mapping[str, list[StoredDecision]]) -> tuple[Fact, ...]:
    """Give what people added; where the machine finds the same since, both stand, side by side."""
    facts = []
    for name, told in found.items():
        if told[0].decision.verdict == "add":
            after: Any = told[0].decision.after
            value = dict(after["value"]) | {"event_id": name.partition(".")[2]}
            facts.append(_fact(name, None, value, told))
    return tuple(facts)


def _fact(name: str, machine: Json | None, value: Json, told: Sequence[StoredDecision]) -> Fact:
    fact = Fact(name, PROPOSED, machine, value)
    for stored in told:
        fact = _after(fact, stored)
    return fact


def _after(fact: Fact, stored: StoredDecision) -> Fact:
    """Give a fact after one more decision; to accept a corrected fact is to accept it so."""
    state = _STATE.get(stored.decision.verdict, fact.state)
    if stored.decision.verdict == "correct":
        value, change = correct(fact.value, stored)
        fact = replace(fact, value=value, changes=(*fact.changes, change))
    if state == ACCEPTED and fact.changes:
        state = CORRECTED
    return replace(fact, state=state, said=stored)
