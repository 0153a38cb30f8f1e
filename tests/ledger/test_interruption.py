"""Killed in the middle, two at a time: the ledger opens, and a second run ends the same."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from selon.ledger import open_ledger

ROOT = Path(__file__).parents[2]
COUNT = 12


def start(db: Path, *, delay: float = 0.0, stop: int = -1) -> subprocess.Popen[str]:
    arguments = [str(db), str(COUNT), str(delay), str(stop)]
    command = [sys.executable, "-m", "tests.ledger.worker", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def lines(process: subprocess.Popen[str]) -> list[str]:
    """Let the process end and give what it said."""
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return said.splitlines()


def kill_after(process: subprocess.Popen[str], line: str) -> None:
    """Kill the process as soon as it has said the line, with no chance to clean up."""
    assert process.stdout is not None
    with process:
        assert any(said.strip() == line for said in process.stdout)
        process.kill()
    assert process.returncode < 0


def content(db: Path) -> list[str]:
    """Give all that the ledger holds; it must be sound."""
    with open_ledger(db, create=False) as ledger:
        held = list(ledger.content())
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    return held


def documents(db: Path) -> int:
    with open_ledger(db, create=False) as ledger:
        return ledger.stats().documents


def test_killed_between_and_inside_documents(tmp_path: Path) -> None:
    undisturbed, killed = tmp_path / "undisturbed.db", tmp_path / "killed.db"
    assert len(lines(start(undisturbed))) == COUNT
    kill_after(start(killed, delay=0.02), "new a003")
    assert documents(killed) >= 4
    kill_after(start(killed, stop=8), "inside")
    assert documents(killed) == 8
    assert lines(start(killed)) == [
        f"{'unchanged' if number < 8 else 'new'} a{number:03}" for number in range(COUNT)
    ]
    assert content(killed) == content(undisturbed)


def test_two_processes_on_one_ledger(tmp_path: Path) -> None:
    undisturbed, shared = tmp_path / "undisturbed.db", tmp_path / "shared.db"
    both = [start(shared, delay=0.002), start(shared, delay=0.002)]
    said = [line for process in both for line in lines(process)]
    assert sorted(line for line in said if line.startswith("new")) == [
        f"new a{number:03}" for number in range(COUNT)
    ]
    lines(start(undisturbed))
    assert content(shared) == content(undisturbed)
