"""The gate: what it holds, how the coder is scored on it, and its floors."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from selon.measure import Report, score_events
from selon.measure.gold import read_gold
from selon.measure.slots import SLOTS
from selon.records import Article

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.json"
SLOT_NAMES = ("event", *(slot.name for slot in SLOTS), "ledger")
LANGUAGES = tuple(sorted(p.name for p in FOLDER.iterdir() if (p / "gold.jsonl").is_file()))


@dataclass(frozen=True, slots=True)
class Gate:
    """The annotated articles of one language."""

    language: str
    docs: tuple[dict[str, Any], ...]  # doc_id, text, published, outlet
    gold: tuple[dict[str, Any], ...]
    digest: str  # of both files: floors hold for one state of the gold

    @property
    def texts(self) -> dict[str, str]:
        return {doc["doc_id"]: doc["text"] for doc in self.docs}

    def articles(self) -> list[Article]:
        return [
            Article(
                doc_id=doc["doc_id"],
                text=doc["text"],
                language=self.language,
                published=date.fromisoformat(doc["published"]),
                published_basis="given",
                outlet=doc["outlet"],
            )
            for doc in self.docs
        ]


def read_gate(language: str) -> Gate:
    folder = FOLDER / language
    content = [(folder / name).read_bytes() for name in ("docs.jsonl", "gold.jsonl")]
    docs = [json.loads(line) for line in content[0].decode("utf-8").split("\n") if line]
    digest = hashlib.sha256(b"\0".join(content)).hexdigest()
    return Gate(language, tuple(docs), tuple(read_gold(folder / "gold.jsonl")), digest)


def run(gate: Gate) -> Report:
    """Code the gate once and score it."""
    from selon.contract import document
    from selon.pipeline import open_coder

    coded = open_coder().code(gate.articles(), layers=frozenset({"claims", "events"}))
    return score_events([document(item) for item in coded], gate.gold, gate.texts)


def read_floors() -> dict[str, Any]:
    return json.loads(FLOORS.read_text(encoding="utf-8"))
