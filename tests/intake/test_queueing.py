"""The worker's queue: huey itself, on a file, with a real consumer."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.intake.queueing import Jobs, beside, open_queue


class Done:
    """Notes what is done; `more` says how often more waits."""

    def __init__(self, *, more: int = 0, fails: int = 0) -> None:
        self.what: list[str] = []
        self.more = more
        self.fails = fails

    def jobs(self) -> Jobs:
        return Jobs(lambda: [1, 2], self.check, self.take)

    def check(self, number: int) -> None:
        self.what.append(f"check {number}")

    def take(self) -> bool:
        self.what.append("take")
        if self.fails:
            self.fails -= 1
            raise OSError("the disk is full")
        self.more -= 1
        return self.more >= 0


def work(queue, most: int = 50) -> None:
    """Do what waits, as a worker does."""
    for _ in range(most):
        task = queue.dequeue()
        if task is None:
            return
        queue.execute(task)


def test_feeds_are_looked_for_at_once(tmp_path: Path) -> None:
    done = Done(more=2)
    queue = open_queue(tmp_path / "q.jobs", done.jobs())
    work(queue)
    assert done.what == ["check 1", "check 2", "take", "take", "take"]
    queue.storage.close()


def test_what_waits_is_not_asked_for_twice(tmp_path: Path) -> None:
    done = Done()
    queue = open_queue(tmp_path / "q.jobs", done.jobs())
    queue.execute(queue.dequeue())  # look
    waiting = queue.pending_count()
    (look,) = queue._registry.periodic_tasks
    queue.execute(look)
    work(queue)
    assert waiting == 3
    assert done.what == ["check 1", "check 2", "take"]
    queue.storage.close()


def test_a_job_that_fails_is_tried_again_later(tmp_path: Path) -> None:
    done = Done(fails=1)
    queue = open_queue(tmp_path / "q.jobs", done.jobs())
    work(queue)
    assert done.what.count("take") == 1
    assert queue.scheduled_count() == 1
    (task,) = queue.scheduled()
    assert task.retries == 2
    queue.storage.close()


def test_the_file_holds_json_and_nothing_that_runs(tmp_path: Path) -> None:
    file = tmp_path / "q.jobs"
    queue = open_queue(file, Done(fails=1).jobs())
    queue.execute(queue.dequeue())
    rows = list(sqlite3.connect(file).execute("SELECT data FROM task"))
    assert len(rows) == 3
    assert all(bytes(data).startswith(b'{"message": ') for (data,) in rows)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE task SET data = ?", (b"\x80\x04cos\nsystem\n(S'x'\ntR.",))
    connection.close()
    with pytest.raises(ValueError, match=r"."):
        queue.dequeue()
    queue.storage.close()


def until(found: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.02)
    return False


def test_a_real_consumer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = Done(more=1)
    queue = open_queue(tmp_path / "q.jobs", done.jobs())
    consumer = queue.create_consumer(workers=1, periodic=False, initial_delay=0.01)
    monkeypatch.setattr(consumer, "_set_signal_handlers", lambda: None)
    consumer.start()
    try:
        assert until(lambda: done.what[-2:] == ["take", "take"])
    finally:
        consumer.stop(graceful=True)
    assert done.what == ["check 1", "check 2", "take", "take"]


def test_where_it_stands() -> None:
    assert beside(Path("a/ledger.db")) == Path("a/ledger.db.jobs")
