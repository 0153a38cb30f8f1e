"""Processes that are killed at random moments while a ledger is written.

A run, the linking and the review of documents are done in a child that is killed after a random
while, again and again; then it is left in peace, and what the ledger holds is compared with a
ledger that was never disturbed. Codings are made beforehand, so that the kills meet the writing.
"""

import os
import random
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from selon.cli.run import run
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.judgements import KEEP, Judgement
from selon.records import Article, Coded, Refusal

KILLS = 3  # of one ledger, after which it is left in peace and compared


@dataclass(frozen=True)
class Given:
    """A coder that has coded everything before."""

    coded: Sequence[Coded]

    def code(
        self, items: Iterable[Article | Refusal], *, layers: frozenset[str], read: str = "claims"
    ) -> Iterator[Coded | Refusal]:
        known = {one.article.doc_id: one for one in self.coded}
        for item in items:
            yield known[item.doc_id]


@dataclass
class Killed:
    """How many kills there were, and how many met each act half done."""

    kills: int = 0
    met: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("run", "link", "review"), 0))


def work(path: Path, coder: Given) -> None:
    """Run, link and review; what is done already is not done again."""
    with open_ledger(path) as ledger:
        articles = [one.article for one in coder.coded]
        run(articles, coder, ledger, lambda _settled: None, lexicon_digest="aa")
        link_pending(ledger)
        for article in articles:
            if ledger.review(article.doc_id).state == "new":
                ledger.judge(article.doc_id, Judgement(KEEP), by="amina")


def content(path: Path) -> list[str]:
    """Give all that a ledger holds; it must be sound."""
    with open_ledger(path, create=False) as ledger:
        assert list(ledger.faults()) == []
        return list(ledger.content())


def kill_often(folder: Path, coder: Given, kills: int, seed: int) -> Killed:
    """Kill as often as asked; AssertionError where a ledger is not what it should be."""
    chance, told = random.Random(seed), Killed()
    peaceful = folder / "peaceful.db"
    work(peaceful, coder)
    wanted = content(peaceful)
    whole = min(_worked(folder / f"timed{n}.db", coder, None) for n in range(2))
    while told.kills < kills:
        path = folder / f"{told.kills}.db"
        for _ in range(min(KILLS, kills - told.kills)):
            _worked(path, coder, chance.uniform(0, whole))
            told.kills += 1
            if act := _half_done(path, len(coder.coded)):
                told.met[act] += 1
        _worked(path, coder, None)
        assert content(path) == wanted, f"after {told.kills} kills, seed {seed}"
        for file in folder.glob(f"{path.name}*"):
            file.unlink()
    return told


def _worked(path: Path, coder: Given, kill_after: float | None) -> float:
    """Work in a process of its own, killed after so many seconds; give how long it took."""
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(path, coder)
            status = 0
        finally:
            os._exit(status)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert kill_after is not None or status == 0
    return time.monotonic() - begun


def _half_done(path: Path, count: int) -> str | None:
    """Say in which act a ledger stands after a kill; it opens, and is sound."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    with open_ledger(path) as ledger:
        assert list(ledger.faults()) == []
        documents = ledger.stats().documents
        known = [key.doc_id for key in ledger.document_keys()]
        reviewed = sum(ledger.review(doc_id).state != "new" for doc_id in known)
    if 0 < documents < count:
        return "run"
    if documents == count and reviewed == 0:
        return "link"
    return "review" if 0 < reviewed < count else None
