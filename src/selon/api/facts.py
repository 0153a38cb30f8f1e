"""Facts as JSON: what the machine coded, what people made of it."""

import json
from dataclasses import asdict
from typing import Any

from selon.errors import UsageError
from selon.ledger.book import Ledger
from selon.ledger.journal import Entry
from selon.ledger.reviewed import Fact, ReviewedDocument, reviewed

Json = dict[str, Any]


def whole(ledger: Ledger, doc_id: str) -> tuple[ReviewedDocument, Json]:
    """Give a document with its decisions, and as it was coded."""
    line = next(iter(ledger.coded_lines(doc_id)), None)
    if line is None:
        raise UsageError("review.document", id=doc_id)
    coded: Json = json.loads(line)
    return reviewed(coded, ledger.decisions(doc_id)), coded


def fact_json(fact: Fact) -> Json:
    """Give one fact: its value, its state, and where people differ from the machine."""
    return {
        "record": fact.record,
        "state": fact.state,
        "value": dict(fact.value),
        "machine": None if fact.machine is None or not fact.changes else dict(fact.machine),
        "changes": [asdict(change) for change in fact.changes],
        "decision": None if fact.said is None else fact.said.number,
    }


def entry_json(entry: Entry) -> Json:
    """Give one entry of the journal."""
    return asdict(entry)
