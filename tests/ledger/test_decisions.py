"""Human decisions: appended, chained, out of the reach of machines and of everybody else."""

import json
import sqlite3
from pathlib import Path

import pytest

from selon.errors import LedgerError
from selon.ledger import Decision, open_ledger
from selon.ledger.book import Ledger
from tests.ledger.made import NEWER, VINTAGE, article, coded

ACCEPT = Decision("reader-1", "claims.c2", "accept", doc_id="a001", reason="lu deux fois")
CORRECT = Decision(
    "reader-2",
    "events.e1",
    "correct",
    doc_id="a001",
    field="date",
    before={"start": "2018-08-09"},
    after={"start": "2018-08-08"},
)
UNDO = Decision("reader-1", "claims.c2", "undo", doc_id="a002", undoes=1)


def fill(ledger: Ledger) -> list[str]:
    return [ledger.decide(decision).hash for decision in (ACCEPT, CORRECT, UNDO)]


def test_decisions_come_back_in_their_order(ledger: Ledger) -> None:
    hashes = fill(ledger)
    stored = list(ledger.decisions())
    assert [s.decision for s in stored] == [ACCEPT, CORRECT, UNDO]
    assert [s.number for s in stored] == [1, 2, 3]
    assert [s.previous_hash for s in stored] == ["", *hashes[:2]]
    assert [s.decision for s in ledger.decisions("a002")] == [UNDO]
    assert ledger.check_decisions() == ledger.stats().decisions == 3


def test_reading_again_touches_no_decision(ledger: Ledger) -> None:
    one = article(1)
    ledger.store(one, coded(one), **VINTAGE)
    fill(ledger)
    before = list(ledger.decisions())
    less = coded(one) | {"claims": [], "events": [], "framing": []}
    assert ledger.store(one, less, **NEWER) == "reread"
    assert list(ledger.events()) == []
    assert list(ledger.decisions()) == before
    assert ledger.check_decisions() == 3


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "decided.db"
    with open_ledger(path) as ledger:
        fill(ledger)
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET verdict = 'reject' WHERE number = 1",
        "UPDATE decisions SET hash = hash",
        "DELETE FROM decisions",
        "DELETE FROM decisions WHERE number = 3",
        "INSERT OR REPLACE INTO decisions SELECT * FROM decisions WHERE number = 3",
        "REPLACE INTO decisions SELECT * FROM decisions WHERE number = 1",
        "INSERT INTO decisions SELECT number + 6, decided_at, decided_by, doc_id, text_sha256,"
        " record, field, verdict, before, after, reason, undoes, selon_version, 'fork', 'new'"
        " FROM decisions",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_no_program_changes_a_decision(filled: Path, statement: str, recursive: str) -> None:
    """Not even one that knows nothing of selon and opens the file by itself."""
    connection = sqlite3.connect(filled)
    connection.execute(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()
    with open_ledger(filled) as ledger:
        assert ledger.check_decisions() == 3


@pytest.mark.parametrize(
    ("tampering", "number"),
    [
        ("UPDATE decisions SET verdict = 'reject' WHERE number = 2", 2),
        ("UPDATE decisions SET decided_by = 'someone' WHERE number = 1", 1),
        ("UPDATE decisions SET previous_hash = '' WHERE number = 3", 3),
        ("DELETE FROM decisions WHERE number = 2", 2),
        ("UPDATE decisions SET number = 7 WHERE number = 3", 3),
    ],
)
def test_tampering_is_found(filled: Path, tampering: str, number: int) -> None:
    connection = sqlite3.connect(filled)
    for (name,) in list(connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger'")):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(tampering)
    connection.commit()
    connection.close()
    with open_ledger(filled) as ledger, pytest.raises(LedgerError) as caught:
        ledger.check_decisions()
    assert caught.value.code == "ledger.chain"
    assert caught.value.fields["number"] == number


def test_a_change_through_selon_is_a_coded_error(ledger: Ledger) -> None:
    fill(ledger)
    with pytest.raises(LedgerError) as caught, ledger._writing() as connection:
        connection.exec_driver_sql("DELETE FROM decisions")
    assert caught.value.code == "ledger.immutable"
    assert ledger.stats().decisions == 3


def test_before_and_after_are_plain_json(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    (before,) = connection.execute("SELECT before FROM decisions WHERE number = 2").fetchone()
    connection.close()
    assert json.loads(before) == {"start": "2018-08-09"}
