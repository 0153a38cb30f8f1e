"""Polls that are killed at random moments: `python -m tests.intake.campaign [KILLS]`.

A feed of sixteen articles is polled into a ledger from a server on this machine, again and again,
each time in a process that is killed after a random while; what is in the ledger in the end is
compared with a ledger that was left in peace. Every ledger must open after every kill, and be sound
in the end. The coder is a stand-in, and pages are extracted inside the process, so that most kills
meet the writing.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from selon.documents import extracting
from selon.intake import polling
from selon.ledger import open_ledger
from tests.documents.archives import page
from tests.intake import follower
from tests.intake.server import Reply, Server, serving
from tests.intake.test_interruption import content, follow
from tests.intake.test_polling import rss

ARTICLES = tuple(f"/{number}" for number in range(16))
ROUND = 3  # kills of one ledger, after which it is left in peace and compared


def main(kills: int) -> None:
    """Kill, compare, and say how it went."""
    extracting.ask = lambda _work, body, told: extracting.found_in(body, told)
    polling.TOGETHER = 3  # more moments between two groups of articles
    chance = random.Random(kills)
    begun, done, met = time.monotonic(), 0, 0
    with TemporaryDirectory() as folder, serving() as server:
        server.pages["/flux"] = rss(*ARTICLES)
        server.pages |= {path: Reply(page(title=f"Attaque {path}")) for path in ARTICLES}
        peaceful = Path(folder) / "peaceful.db"
        follow(peaceful, server)
        _poll(server, peaceful)  # in this process: what it loads, its children have
        whole = min(_polled(server, _followed(folder, server, n), None) for n in range(2))
        wanted = content(peaceful)
        while done < kills:
            ledger = _followed(folder, server, done + 2)
            for _ in range(min(ROUND, kills - done)):
                _polled(server, ledger, chance.uniform(0.0, whole))
                met += _documents(ledger) not in (0, len(ARTICLES))
                done += 1
            _polled(server, ledger, None)
            if content(ledger) != wanted:
                sys.exit(f"after {done} kills: {ledger} is not what it should be")
    seconds = time.monotonic() - begun
    print(f"{done} kills, {met} with a part stored, {seconds:.0f} s; all alike")


def _followed(folder: str, server: Server, number: int) -> Path:
    ledger = Path(folder) / f"{number}.db"
    follow(ledger, server)
    return ledger


def _polled(server: Server, ledger: Path, kill_after: float | None) -> float:
    """Poll in a process of its own, killed after so many seconds; give how long it took."""
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        with Path(os.devnull).open("w") as silent:
            os.dup2(silent.fileno(), 1)
            os._exit(_poll(server, ledger))
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if kill_after is None and status != 0:
        sys.exit(f"a poll left in peace ended with {status}")
    return time.monotonic() - begun


def _poll(server: Server, ledger: Path) -> int:
    return follower.main(str(server.port), "poll", "--db", str(ledger))


def _documents(ledger: Path) -> int:
    with open_ledger(ledger, create=False) as opened:
        return opened.stats().documents


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
