"""Reading a document with what people said of it, and writing what they say, in one transaction."""

import json

from sqlalchemy import Connection, delete, insert, select

from selon.errors import UsageError
from selon.ledger import decisions, incident_tables, reading, rule_rows, tables
from selon.ledger.anchors import CLAIMS, DOCUMENT, EVENTS, Json
from selon.ledger.judgements import Judgement, decision
from selon.ledger.records import Decision, StoredDecision
from selon.ledger.reviewed import ASIDE, KEPT, ReviewedDocument, effective, reviewed
from selon.ledger.standing import UNDO, standing, undone


def document(connection: Connection, doc_id: str) -> ReviewedDocument:
    """Give the current version of a document with the decisions on it."""
    line = next(reading.lines(connection, doc_id), None)
    if line is None:
        raise UsageError("review.document", id=doc_id)
    return reviewed(json.loads(line), decisions.decided(connection, doc_id))


def judge(
    connection: Connection, doc_id: str, said: Judgement, *, by: str, version: int | None
) -> StoredDecision:
    """Append what a person says of the current version of a document."""
    found = document(connection, doc_id)
    if version is not None and version != found.version:
        raise UsageError("review.stale", id=doc_id, seen=version, now=found.version)
    query = select(tables.documents.c.text).where(
        tables.documents.c.doc_id == doc_id,
        tables.documents.c.text_sha256 == found.text_sha256,
    )
    text = connection.execute(query).scalar_one()
    stored = decisions.append(connection, decision(said, found, text, by=by))
    _follow(connection, stored)
    return stored


def take_back(
    connection: Connection, number: int, *, by: str, reason: str | None
) -> StoredDecision:
    """Append that a decision is taken back."""
    found = decisions.numbered(connection, number)
    if found is None:
        raise UsageError("review.decision", number=number)
    said = found.decision
    if number in undone(decisions.about(connection, said.record)):
        raise UsageError("review.undone", number=number)
    undoing = Decision(
        by=by,
        record=said.record,
        verdict=UNDO,
        doc_id=said.doc_id,
        text_sha256=said.text_sha256,
        field=said.field,
        reason=reason,
        undoes=number,
    )
    stored = decisions.append(connection, undoing)
    _follow(connection, stored)
    return stored


def effective_of(connection: Connection, doc_id: str, coded: Json) -> Json:
    """Give a coded document as people left it; as it is where nobody said anything."""
    told = list(decisions.decided(connection, doc_id))
    return effective(reviewed(coded, told), coded) if told else coded


def _follow(connection: Connection, stored: StoredDecision) -> None:
    """Let a decision on facts take effect: rules learn, the document is to be linked anew."""
    said = stored.decision
    if said.doc_id is None or said.record.partition(".")[0] not in (EVENTS, CLAIMS):
        return
    key = learn(connection, said.doc_id)
    linked, members, stale = (
        incident_tables.linked,
        incident_tables.members,
        incident_tables.stale_cards,
    )
    connection.execute(delete(linked).where(linked.c.document_id == key))
    shown = select(members.c.incident_id).where(members.c.doc_id == said.doc_id).distinct()
    new = shown.where(members.c.incident_id.not_in(select(stale.c.incident_id)))
    connection.execute(insert(stale).from_select(["incident_id"], new))


def learn(connection: Connection, doc_id: str) -> int:
    """Write what the verdicts on the current version of a document teach; give its key."""
    found = document(connection, doc_id)
    query = select(tables.documents.c.id).where(
        tables.documents.c.doc_id == doc_id,
        tables.documents.c.text_sha256 == found.text_sha256,
    )
    key = int(connection.execute(query).scalar_one())
    rule_rows.write(connection, key, found)
    return key


def document_states(connection: Connection) -> dict[str, str]:
    """Give the documents that were kept or set aside, by doc_id."""
    states = {"keep": KEPT, "set_aside": ASIDE}
    held = standing(decisions.about(connection, DOCUMENT))
    return {s.decision.doc_id or "": states[s.decision.verdict] for s in held}
