"""How well documents are linked: B³ over the authored set, copies, differences, order.

`python tools/measure_incidents.py` prints it; tests/incidents/test_authored.py holds the floors.
"""

import json
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selon import contract
from selon.documents import read_documents
from selon.incidents import reading
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.pipeline import Coder
from selon.records import Article, Coded

FOLDER = Path(__file__).parent / "authored"
LAYERS = frozenset({"claims", "events", "framing"})
HALVES = ("a", "b")

Read = tuple[Article, dict[str, Any]]


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1."""

    p: float
    r: float

    @property
    def f1(self) -> float:
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def __str__(self) -> str:
        return f"P {self.p:.3f}  R {self.r:.3f}  F1 {self.f1:.3f}"


def read_half(half: str, coder: Coder) -> list[Read]:
    """Give the documents of a half that can be coded, with their coding."""
    path = str(FOLDER / half / "docs.jsonl")
    items = read_documents([path], language=None, published=None, outlet=None)
    coded = [one for one in coder.code(items, layers=LAYERS) if isinstance(one, Coded)]
    return [(one.article, contract.document(one)) for one in coded]


def linked(read: Sequence[Read], ledger: Ledger) -> list[dict[str, Any]]:
    """Store and link documents in their order; give the incidents."""
    for article, document in read:
        ledger.store(article, document, version="1", lexicon_digest="a")
    link_pending(ledger)
    return list(reading.incidents(ledger))


def clusters(half: str, known: Iterable[str]) -> dict[str, str]:
    """Give the gold cluster of each document that could be coded."""
    rows = rows_of(half, "gold")
    kept = set(known)
    return {row["doc_id"]: row["cluster"] for row in rows if row["doc_id"] in kept}


def b_cubed(incidents: Iterable[dict[str, Any]], gold: dict[str, str]) -> Score:
    """Score the main incidents of documents (Bagga and Baldwin, 1998)."""
    mine = {doc_id: f"alone-{doc_id}" for doc_id in gold}
    for incident in incidents:
        for document in incident["documents"]:
            if document["main"] and document["doc_id"] in mine:
                mine[document["doc_id"]] = incident["incident_id"]
    p = r = 0.0
    for doc_id in gold:
        same = {x for x in gold if mine[x] == mine[doc_id]}
        true = {x for x in gold if gold[x] == gold[doc_id]}
        p += len(same & true) / len(same)
        r += len(same & true) / len(true)
    return Score(p / len(gold), r / len(gold))


def copies(incidents: Iterable[dict[str, Any]], half: str, known: Iterable[str]) -> Score:
    """Score which pairs of documents are copies of one text."""
    kept = set(known)
    gold = {
        frozenset((row["doc_id"], row["copy_of"]))
        for row in rows_of(half, "gold")
        if row.get("copy_of") and {row["doc_id"], row["copy_of"]} <= kept
    }
    voices = {d["doc_id"]: d["voice"] for one in incidents for d in one["documents"]}
    found = {frozenset((a, b)) for a in voices for b in voices if a < b and voices[a] == voices[b]}
    return _score(len(gold & found), len(found), len(gold))


def differing(
    incidents: Iterable[dict[str, Any]], half: str, gold: dict[str, str]
) -> tuple[Score, list[str]]:
    """Score what the incidents are said to differ in, as field and kind; tell the errors."""
    wanted = {row["cluster"]: set(row["differences"]) for row in rows_of(half, "differences")}
    wanted = {name: kinds for name, kinds in wanted.items() if name in gold.values()}
    found: dict[str, set[str]] = {}
    for incident in incidents:
        names = sorted({gold[d["doc_id"]] for d in incident["documents"] if _counts(d, gold)})
        for name in names:
            kinds = {f"{d['field']}:{d['kind']}" for d in incident["differences"]}
            found.setdefault(name, set()).update(kinds)
    pairs = {name: (found.get(name, set()), kinds) for name, kinds in wanted.items()}
    errors = [
        f"{name}: missed {sorted(true - mine)}, false {sorted(mine - true)}"
        for name, (mine, true) in pairs.items()
        if mine != true
    ]
    right = sum(len(mine & true) for mine, true in pairs.values())
    numbers = [sum(map(len, column)) for column in zip(*pairs.values(), strict=True)]
    return _score(right, *numbers), errors


def grouped(incidents: Iterable[dict[str, Any]]) -> set[frozenset[tuple[str, str]]]:
    """Give the groups of events, whatever their numbers."""
    return {
        frozenset((event["doc_id"], event["event_id"]) for event in incident["events"])
        for incident in incidents
    }


def shuffled(read: Sequence[Read], seed: int) -> set[frozenset[tuple[str, str]]]:
    """Give the groups where the documents come in another order, each linked as it comes."""
    order = list(read)
    random.Random(seed).shuffle(order)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db") as ledger:
        for article, document in order:
            ledger.store(article, document, version="1", lexicon_digest="a")
            link_pending(ledger)
        return grouped(reading.incidents(ledger))


def _counts(document: dict[str, Any], gold: dict[str, str]) -> bool:
    return bool(document["main"]) and document["doc_id"] in gold


def _score(right: int, found: int, true: int) -> Score:
    return Score(right / found if found else 1.0, right / true if true else 1.0)


def rows_of(half: str, name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / half / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
