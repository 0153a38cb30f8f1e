"""Killed in the middle of a poll, and a worker that is stopped: nothing is lost, nothing twice."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from selon.intake.queueing import beside
from selon.ledger import open_ledger
from selon.ledger.intake_rows import Feed
from tests.documents.archives import page
from tests.intake.server import Asked, Reply, Server
from tests.intake.test_polling import rss
from tests.intake.test_queueing import until

ROOT = Path(__file__).parents[2]
ARTICLES = tuple(f"/{number}" for number in range(12))


def start(server: Server, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.intake.follower", str(server.port), *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def follow(path: Path, server: Server) -> None:
    now = "2024-03-13T09:00:00Z"
    with open_ledger(path) as ledger, ledger.intake() as rows:
        rows.add(Feed(url=server.url("/flux"), every=3600, due_at=now, added_at=now))


def content(path: Path) -> list[str]:
    with open_ledger(path, create=False) as ledger:
        assert {fault.why for fault in ledger.faults()} <= {"span"}, "the coder is a stand-in"
        return list(ledger.content())


@pytest.fixture
def told(server: Server) -> Server:
    server.pages["/flux"] = rss(*ARTICLES)
    server.pages |= {path: Reply(page(title=f"Attaque {path}")) for path in ARTICLES}
    return server


def test_a_poll_that_is_killed_again_and_again(told: Server, path: Path, tmp_path: Path) -> None:
    """Killed while the feed, the third and the tenth article are asked for."""
    undisturbed = tmp_path / "undisturbed.db"
    follow(undisturbed, told)
    with start(told, "poll", "--db", str(undisturbed)) as process:
        assert process.wait(60) == 0
    follow(path, told)
    for fatal in ("/flux", ARTICLES[2], ARTICLES[9]):
        killed = start(told, "poll", "--db", str(path))
        answer = told.pages[fatal]

        def kill(_asked: Asked, process: "subprocess.Popen[str]" = killed) -> Reply:
            process.kill()
            return Reply(status=500)

        told.pages[fatal] = kill
        with killed:
            assert killed.wait(60) == -signal.SIGKILL
        told.pages[fatal] = answer
        content(path)
    with start(told, "poll", "--db", str(path)) as process:
        assert process.wait(60) == 0
    assert content(path) == content(undisturbed)


def test_a_worker_follows_until_it_is_stopped(told: Server, path: Path) -> None:
    follow(path, told)
    beside(path).write_bytes(b"what an earlier worker left")

    def documents() -> int:
        with open_ledger(path, create=False) as ledger:
            return ledger.stats().documents

    with start(told, "worker", "--db", str(path), "--ui", "fr") as process:
        assert until(lambda: documents() == len(ARTICLES), 60)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    first, *others = said.splitlines()
    assert first.endswith("les flux sont suivis. Ctrl-C arrête après les articles en cours.")
    assert any("nouveaux articles 12" in line for line in others)
    assert others[-1].endswith("Ce qui n'a pas encore été pris attend dans le registre.")
    assert told.paths().count("/flux") == 1
