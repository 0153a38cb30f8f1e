"""verify, db and journal through the command line: what they print and how they end."""

import json
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from selon.cli import FAILED, MISUSED, OK, status_of
from selon.ledger import open_ledger
from selon.ledger.care import backup, restore
from selon.ledger.dialect import copying
from selon.ledger.judgements import Judgement
from tests.ledger.made import VINTAGE, article, coded
from tests.ledger.test_faults_found import past_triggers

BROKEN = 4


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        for number in (1, 2):
            ledger.store(article(number), coded(article(number)), **VINTAGE)
        ledger.judge("a001", Judgement("accept", "events.e1"), by="amina")
        said = Judgement("correct", "events.e2", field="status", value="denied", reason="p. 2")
        ledger.judge("a001", said, by="bakary")
    return path


def run(capsys: pytest.CaptureFixture[str], *args: object, status: int = OK) -> str:
    assert status_of([str(arg) for arg in args]) == status
    told = capsys.readouterr()
    return told.out + told.err


def test_a_sound_ledger(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "verify", "--db", db, "--ui", "en")
    assert said.startswith("Sound: 2 documents, 2 decisions")
    head = said.split("chain: ")[1].split(".")[0]
    run(capsys, "verify", "--db", db, "--head", head)
    assert "intact" in run(capsys, "db", "verify", "--db", db, "--ui", "fr").lower()


def test_a_head_that_is_gone(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "verify", "--db", db, "--head", "f" * 64, "--ui", "en", status=BROKEN)
    assert f"{'f' * 64}: this link of the chain is not there" in said


def test_a_flipped_byte_is_named(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    past_triggers(db, "UPDATE documents SET text = replace(text, '51', '61') WHERE id = 2")
    said = run(capsys, "verify", "--db", db, "--ui", "en", status=BROKEN)
    assert "documents: doc_id=a002: the text does not have its SHA-256" in said
    assert "documents: id=2: not as selon wrote it" in said


def test_a_file_that_is_broken_in_itself(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(db.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    db.write_bytes(content)
    run(capsys, "verify", "--db", db, status=BROKEN)
    db.write_bytes(b"no ledger at all, but a text" * 100)
    run(capsys, "verify", "--db", db, status=BROKEN)
    run(capsys, "verify", "--db", db.with_name("none.db"), status=FAILED)


def test_the_journal(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "undo", "1", "--db", db, "--by", "amina")
    lines = run(capsys, "journal", "--db", db, "--ui", "en").splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert lines[0].endswith("amina  accepted  a001:events.e1  [taken back]")
    assert 'corrected  a001:events.e2:status  "happened" → "denied"  (p. 2)' in lines[1]
    assert lines[2].endswith("taken back  a001:events.e1  ← 1")
    rows = [
        json.loads(x) for x in run(capsys, "journal", "--db", db, "--format", "jsonl").splitlines()
    ]
    assert (rows[1]["before"], rows[1]["after"], rows[1]["by"]) == ("happened", "denied", "bakary")
    assert rows[0]["holds"] is False
    assert run(capsys, "journal", "--db", db, "--doc", "a002") == ""
    assert len(run(capsys, "journal", "--db", db, "--by", "bakary").splitlines()) == 1


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_backup_and_restore(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy, again = tmp_path / "copy.db", tmp_path / "again.db"
    digest = run(capsys, "db", "backup", copy, "--db", db, "--ui", "en").split()[-1]
    assert run(capsys, "db", "restore", copy, "--db", again).split()[-1] == digest
    assert dump(db) == dump(copy) == dump(again)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["again.db", "copy.db", "ledger.db"]
    run(capsys, "verify", "--db", again)
    with open_ledger(db) as one, open_ledger(again) as other:
        assert list(one.content()) == list(other.content())
    copy.chmod(0o444)
    run(capsys, "db", "restore", copy, "--db", tmp_path / "third.db")
    run(capsys, "db", "backup", copy, "--db", db, status=FAILED)
    run(capsys, "db", "restore", copy, "--db", db, status=FAILED)
    run(capsys, "db", "restore", copy.with_name("none"), "--db", tmp_path / "x", status=FAILED)


def test_a_backup_while_others_write(db: Path, tmp_path: Path) -> None:
    """Each copy holds one state: as many readings as documents, and it verifies."""
    stop = threading.Event()

    def write() -> None:
        with open_ledger(db) as ledger:
            for number in range(10, 400):
                if stop.is_set():
                    return
                ledger.store(article(number), coded(article(number)), **VINTAGE)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            copy = tmp_path / f"copy{number}.db"
            backup(db, copy)
            with open_ledger(copy) as ledger:
                assert list(ledger.faults()) == []
    finally:
        stop.set()
        writer.join()


def test_a_copy_that_differs_is_thrown_away(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter(["one", "other"])
    monkeypatch.setattr(copying, "digest", lambda _connection: next(told))
    with pytest.raises(Exception, match="not equal") as caught:
        backup(db, tmp_path / "copy.db")
    assert getattr(caught.value, "code", "") == "ledger.copy"
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.db"]


def test_the_digest_sees_every_value(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    digest = backup(db, copy)
    past_triggers(copy, "UPDATE claims SET stance = 'denies' WHERE claim_id = 'c2'")
    assert restore(copy, tmp_path / "again.db") != digest


FULL = """
import resource, signal, sys
from pathlib import Path
from selon.errors import LedgerError
from selon.ledger.care import backup
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    backup(Path(sys.argv[1]), Path(sys.argv[2]))
except LedgerError as error:
    print(error.code)
"""


def test_a_disk_that_is_full(db: Path, tmp_path: Path) -> None:
    before = dump(db)
    done = subprocess.run(
        [sys.executable, "-c", FULL, db, tmp_path / "copy.db"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in ("ledger.full", "ledger.io")
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.db"]
    assert dump(db) == before


def test_a_folder_that_may_not_be_written(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "db", "backup", db / "copy.db", "--db", db, "--ui", "en", status=FAILED)
    assert "copy.db" in said


def test_stats_and_migrate(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "db", "stats", "--db", db, "--ui", "en")
    assert "documents 2, versions 2, events 4" in said
    assert "2  documents" in said
    assert "up to date" in run(capsys, "db", "migrate", "--db", db, "--ui", "en")
    run(capsys, "db", "migrate", "--db", db.with_name("none"), status=FAILED)
    run(capsys, "db", "backup", "--db", db, status=MISUSED)
