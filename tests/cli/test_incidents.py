"""The commands about incidents, through the command line: what they print and how they end."""

import json
import tomllib
from pathlib import Path

import pytest

from selon.cli import MISUSED, OK, status_of
from selon.incidents.weights import read_weights, weights_digest
from selon.ledger import open_ledger
from tests.exports.conftest import documents
from tests.incidents.made import coded, event, link, store, text_of

COUNT = {"low": 151, "best": 151, "high": 151, "unit": "attack", "approx": False}


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = tmp_path / "ledger.db"
    total = coded("z", event(aggregate=True, count=COUNT), published="2031-03-30")
    with open_ledger(path) as ledger:
        link(ledger, *documents(), total)
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert status_of(list(args)) == OK
    return capsys.readouterr().out


def test_incidents(db: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = told(capsys, "incidents", "--db", db).splitlines()
    assert len(lines) == 7
    assert lines[0].startswith("INC-2031-0001  2031-03-04  Kafr Nabl  Air/drone strike · ")
    assert "killed: ≥ 5" in lines[0]
    french = told(capsys, "incidents", "--db", db, "--ui", "fr", "--where", "id:0001")
    assert "tués\u00a0: ≥ 5" in french
    written = tmp_path / "out.jsonl"
    told(capsys, "incidents", "--db", db, "--format", "jsonl", "-o", str(written))
    rows = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert [row["incident_id"] for row in rows] == [line[:13] for line in lines]
    wanted = {"incident_id", "sub_event_type", "status", "grade", "grade_because", "date", "place"}
    wanted |= {"initiator", "target", "killed", "wounded", "documents", "events", "claims"}
    assert wanted | {"differences", "because"} <= set(rows[0])
    assert rows[0]["differences"][0]["between"] == [["b", "c1"], ["a", "c1"]]


def test_a_board_shows_who_says_what(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    board = told(capsys, "incidents", "--db", db, "--format", "board", "--where", "documents>=2")
    assert "Syrian Observatory for Human Rights, in Gazette a (a)" in board
    assert "≠ killed: 5 (b:c1) / ≥ 12 (a:c1) · the two numbers exclude each other" in board


def test_why(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    why = told(capsys, "why", "INC-2031-0001", "--db", db)
    assert "a:e1 = b:e1: +" in why
    assert "time.same_day" in why
    assert "made" in why
    assert status_of(["why", "INC-1900-0001", "--db", db]) == MISUSED
    assert "INC-1900-0001" in capsys.readouterr().err


def test_versions(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"{text_of('a').split('. ')[0]}. Neuf morts."
    with open_ledger(Path(db)) as ledger:
        store(ledger, coded("a", event(), text=text), text)
    lines = told(capsys, "versions", "a", "--db", db).splitlines()
    assert [line for line in lines if not line.startswith(" ")][1].startswith("Version 2, ")
    assert "  + Neuf morts." in lines
    assert lines[2].startswith("  - mota0 mota1")
    assert status_of(["versions", "nobody", "--db", db]) == MISUSED


def test_people_decide(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    who = ("--db", db, "--by", "amina")
    split = told(capsys, "split", "INC-2031-0001", "b", *who, "--reason", "deux raids")
    assert "selon undo 1" in split
    assert len(told(capsys, "incidents", "--db", db).splitlines()) == 8
    told(capsys, "undo", "1", *who)
    assert len(told(capsys, "incidents", "--db", db).splitlines()) == 7
    merged = told(capsys, "merge", "INC-2031-0001", "INC-2031-0002", *who)
    assert "INC-2031-0001" in merged
    assert "INC-2031-0001" in told(capsys, "why", "INC-2031-0002", "--db", db)
    told(capsys, "discount", "INC-2031-0003", *who, "--reason", "exercice")
    (line,) = told(capsys, "incidents", "--db", db, "--where", "grade:discounted").splitlines()
    assert line.startswith("INC-2031-0003")
    told(capsys, "undo", "4", *who)
    assert told(capsys, "incidents", "--db", db, "--where", "grade:discounted") == ""
    assert status_of(["merge", "INC-2031-0001", "INC-2031-0003", "--db", db]) == MISUSED


def test_data_sets(db: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = str(tmp_path / "v1")
    args = ("--db", db, "--profile", "acled", "--raw")
    said = told(capsys, "export", out, *args, "--where", "killed>=1")
    assert "rows 2, incidents asked for 2, left out 0" in said
    said = told(capsys, "release", out, *args, "--name", "v1")
    assert "left out 3 (1: nobody says when; 1: no place is named; 1: nobody says that it" in said
    assert "new 4, changed 0, withdrawn 0" in said
    again = told(capsys, "release", str(tmp_path / "v2"), *args, "--name", "v2", "--since", out)
    assert "new 0, changed 0, withdrawn 0" in again
    compared = told(capsys, "compare", f"{out}/acled.csv", "--db", db)
    assert compared.startswith("In both: 4. Only in the file: 0.")
    found = json.loads(told(capsys, "compare", f"{out}/acled.csv", "--db", db, "--format", "json"))
    assert len(found["both"]) == 4


def test_tally(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = told(capsys, "tally", "--db", db)
    assert line.startswith("Gazette z (z, 2031-03-30) · 2031-03-04 – 2031-03-30 · ")
    assert "claimed: how many 151 · on record: incidents 3" in line
    (row,) = map(json.loads, told(capsys, "tally", "--db", db, "--format", "jsonl").splitlines())
    assert row["gap"]["count"] == 151 - len(row["on_record"]["incidents"])


@pytest.mark.parametrize("query", ["nope>1", "killed>=x", "("])
def test_a_query_that_is_not_understood(
    db: str, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    assert status_of(["incidents", "--db", db, "--where", query]) == MISUSED
    assert capsys.readouterr().err.startswith("selon: ")


def test_judging(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    by = ("--db", db, "--by", "amina")
    said = told(capsys, "judge", "a", "b:e1", "different", *by)
    assert "two incidents" in said
    assert len(told(capsys, "incidents", "--db", db).splitlines()) == 8
    told(capsys, "judge", "a", "b", "unsure", *by, "--reason", "too little")
    assert len(told(capsys, "incidents", "--db", db).splitlines()) == 7
    assert status_of(["judge", "a", "INC-2031-0001", "same", *by]) == MISUSED
    assert status_of(["judge", "a", "nowhere", "same", *by]) == MISUSED
    assert "nowhere" in capsys.readouterr().err


def test_verdicts_teach(
    db: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SELON_HOME", str(tmp_path))
    assert told(capsys, "learn", "--db", db, "--write").startswith("0 pairs")
    assert not (tmp_path / "weights.toml").exists()
    told(capsys, "judge", "a", "b", "different", "--db", db, "--by", "amina")
    shown = told(capsys, "learn", "--db", db, "--write")
    assert shown.startswith("1 pairs")
    assert "place.same" in shown
    kept = tomllib.loads((tmp_path / "weights.toml").read_text(encoding="utf-8"))
    assert kept["place"]["same"] < read_weights().of["place", "same"]
    assert read_weights.__wrapped__().of["place", "same"] == kept["place"]["same"]
    assert weights_digest.__wrapped__() != weights_digest()
