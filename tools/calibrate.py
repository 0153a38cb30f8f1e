"""Measure on the gate how often each kind of event is right, and write the table of confidence.

    python tools/calibrate.py            writes src/selon/data/confidence.toml
    python tools/calibrate.py DOCS GOLD  prints predicted against observed on another set

The development sets only check the table; they never make it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from selon.contract import document  # noqa: E402 - the checkout is no package
from selon.events.confidence import kind_of  # noqa: E402
from selon.measure.events import matched  # noqa: E402
from selon.pipeline import open_coder  # noqa: E402
from selon.records import Article  # noqa: E402
from selon.repertoire import open_repertoire  # noqa: E402

TABLE = ROOT / "src/selon/data/confidence.toml"
GATE = ROOT / "tests/gate/fr"
WEIGHT = 6  # occurrences that the precision of all kinds counts for beside a kind's own
BINS = (0.0, 0.75, 0.85, 0.9, 0.95, 1.01)


def main(args: list[str]) -> int:
    """Write the table, or print the reliability on other documents."""
    if args:
        print_reliability(list(outcomes(Path(args[0]), Path(args[1]))))
        return 0
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for event, found in outcomes(GATE / "docs.jsonl", GATE / "gold.jsonl"):
        kind = kind_of(strengths(event), event["status"])
        for name in (kind, "all"):
            seen[name] += 1
            right[name] += found
    TABLE.write_text(table(seen, right), encoding="utf-8")
    return 0


def outcomes(docs: Path, gold: Path) -> Iterator[tuple[dict[str, Any], bool]]:
    """Give every coded event and whether the gold has it."""
    golds = {doc["doc_id"]: doc["events"] for doc in lines(gold)}
    coder = open_coder()
    for doc in lines(docs):
        (item,) = coder.code([article(doc)], layers=frozenset({"claims", "events"}))
        events = document(item)["events"]
        hits = matched(events, golds.get(doc["doc_id"], []), doc["text"])
        yield from ((event, n in hits) for n, event in enumerate(events))


def article(doc: dict[str, Any]) -> Article:
    """Give a document of a JSON-lines file as an article."""
    published = date.fromisoformat(doc["published"]) if doc.get("published") else None
    return Article(doc["doc_id"], doc["text"], "fr", published, "given")


def lines(path: Path) -> list[dict[str, Any]]:
    """Give the objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def strengths(event: dict[str, Any]) -> list[str]:
    """Give the strength of the entry behind each mention."""
    known = {
        entry.id: entry.strength
        for entries in (*WORDS.nouns.values(), *WORDS.verbs.values())
        for entry in entries
    }
    return [known[e["entry"].partition(".")[2]] for e in event["because"]]


WORDS = open_repertoire("fr").events


def table(seen: Counter[str], right: Counter[str]) -> str:
    """Give the table of confidence as TOML."""
    head = (
        "# How often an event of each kind is right: counted on the gate (tests/gate) by\n"
        "# tools/calibrate.py, never on a development set. Kinds: selon.events.confidence.\n\n"
        f"[prior]\nweight = {WEIGHT}\n"
    )
    rows = [f"\n[{kind}]\ncoded = {seen[kind]}\nright = {right[kind]}\n" for kind in sorted(seen)]
    return head + "".join(rows)


def print_reliability(found: list[tuple[dict[str, Any], bool]]) -> None:
    """Print the mean confidence of each bin beside the share of it that is right."""
    print("confidence      events  predicted  observed")
    for low, high in pairwise(BINS):
        inside = [(e["confidence"], ok) for e, ok in found if low <= e["confidence"] < high]
        if inside:
            said = sum(c for c, _ in inside) / len(inside)
            seen = sum(ok for _, ok in inside) / len(inside)
            print(f"{low:.2f} to {high:.2f} {len(inside):9d} {said:10.2f} {seen:9.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
