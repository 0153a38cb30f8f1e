"""What people decided: appended, chained by hash, never changed by anybody or anything."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from selon import __version__
from selon.errors import LedgerError
from selon.ledger.records import Decision, StoredDecision, canonical
from selon.ledger.tables import decisions
from selon.ledger.vintage import now


def append(connection: Connection, decision: Decision) -> StoredDecision:
    """Write a decision at the end of the chain and give it as it stands there.

    The connection must hold the right to write, so that the last row stays the last.
    """
    number, previous = head(connection)
    row = _columns(decision) | {
        "number": number + 1,
        "decided_at": now(),
        "selon_version": __version__,
        "previous_hash": previous,
    }
    row["hash"] = _hash(row)
    connection.execute(insert(decisions).values(**row))
    return _stored(row)


def decided(connection: Connection, doc_id: str | None = None) -> Iterator[StoredDecision]:
    """Give the decisions, oldest first: all, or those on one document."""
    query = select(decisions).order_by(decisions.c.number)
    if doc_id is not None:
        query = query.where(decisions.c.doc_id == doc_id)
    for row in connection.execute(query).mappings():
        yield _stored(dict(row))


def about(connection: Connection, record: str) -> Iterator[StoredDecision]:
    """Give the decisions on one record of whatever document, undoings included, oldest first."""
    query = select(decisions).where(decisions.c.record == record).order_by(decisions.c.number)
    for row in connection.execute(query).mappings():
        yield _stored(dict(row))


def is_decided(connection: Connection, doc_id: str) -> bool:
    """Say whether anybody ever decided anything about a document."""
    query = select(decisions.c.number).where(decisions.c.doc_id == doc_id).limit(1)
    return connection.execute(query).first() is not None


def numbered(connection: Connection, number: int) -> StoredDecision | None:
    """Give one decision by its number."""
    query = select(decisions).where(decisions.c.number == number)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _stored(dict(row))


def check(connection: Connection, *, path: Path) -> int:
    """Compute the chain again and give the number of decisions.

    LedgerError `ledger.chain` names the first decision that is not as it was written, or that does
    not follow the one before it.
    """
    for number in broken(connection):
        raise LedgerError("ledger.chain", path=path, number=number)
    return int(connection.execute(select(func.count()).select_from(decisions)).scalar_one())


def broken(connection: Connection) -> Iterator[int]:
    """Give the places in the chain where a decision is not as it was written or does not follow."""
    previous, place = "", 0
    for found in connection.execute(select(decisions).order_by(decisions.c.number)).mappings():
        row = dict(found)
        place += 1
        follows = row["number"] == place and row["previous_hash"] == previous
        if not follows or row["hash"] != _hash(row):
            yield place
        previous, place = row["hash"], row["number"]


def head(connection: Connection) -> tuple[int, str]:
    """Give the number and the hash of the last decision: 0 and "" where there is none."""
    query = select(decisions.c.number, decisions.c.hash).order_by(decisions.c.number.desc())
    last = connection.execute(query.limit(1)).one_or_none()
    return (0, "") if last is None else (last.number, last.hash)


def _columns(decision: Decision) -> dict[str, Any]:
    return {
        "decided_by": decision.by,
        "doc_id": decision.doc_id,
        "text_sha256": decision.text_sha256,
        "record": decision.record,
        "field": decision.field,
        "verdict": decision.verdict,
        "before": _json(decision.before),
        "after": _json(decision.after),
        "reason": decision.reason,
        "undoes": decision.undoes,
    }


def _json(value: object) -> str | None:
    return None if value is None else canonical(value)


def _hash(row: Mapping[str, Any]) -> str:
    """Give the SHA-256 of every column but the hash itself, the previous hash included."""
    covered = {name: value for name, value in row.items() if name != "hash"}
    return hashlib.sha256(canonical(covered).encode()).hexdigest()


def _stored(row: Mapping[str, Any]) -> StoredDecision:
    decision = Decision(
        by=row["decided_by"],
        before=None if row["before"] is None else json.loads(row["before"]),
        after=None if row["after"] is None else json.loads(row["after"]),
        **{name: row[name] for name in ("record", "verdict", "doc_id", "text_sha256", "field")},
        **{name: row[name] for name in ("reason", "undoes")},
    )
    kept = ("number", "selon_version", "previous_hash", "hash")
    return StoredDecision(decision, at=row["decided_at"], **{name: row[name] for name in kept})
