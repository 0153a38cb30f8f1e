"""Learns the weights of links from authored pairs, beginning at those that are shipped.

    python tools/learn_weights.py [DOCS.jsonl GOLD.jsonl]...

Pairs are those that linking would compare: tellings of half a of the authored set, and of any
further sets given. A logistic regression whose prior is the present weights (MAP, Gaussian): a
weight moves as far as the pairs ask and no further. Prints the features whose weight would move; a
person rounds them into src/selon/incidents/weights.toml.
"""

import json
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.incidents import measuring

from selon import contract
from selon.documents import read_documents
from selon.incidents import blocking
from selon.incidents.features import compare
from selon.incidents.tellings import Telling, tellings
from selon.incidents.weights import read_weights
from selon.pipeline import Coder, open_coder
from selon.records import Coded

PRIOR = 2.0  # how many pairs a weight of the hand is worth
STEPS, RATE = 4000, 0.05
SHOWN = 0.1


def main() -> None:
    """Print the weights that would move."""
    coder = open_coder()
    half = measuring.FOLDER / "a"
    sets = [(half / "docs.jsonl", half / "gold.jsonl")]
    sets += [(Path(docs), Path(gold)) for docs, gold in zip(*[iter(sys.argv[1:])] * 2, strict=True)]
    weights = read_weights()
    names = sorted(weights.of)
    rows, labels = [], []
    for docs, gold in sets:
        for found, same in _pairs(coder, docs, gold):
            rows.append([float(name in found) for name in names])
            labels.append(float(same))
    start = np.array([weights.of[name] for name in names])
    learned = _fit(np.array(rows), np.array(labels), start)
    print(f"{len(rows)} pairs, {int(sum(labels))} of them one")
    for name, before, after in zip(names, start, learned, strict=True):
        if abs(after - before) >= SHOWN:
            print(f"{'.'.join(name):28} {before:+.2f} -> {after:+.2f}")


def _pairs(coder: Coder, docs: Path, gold: Path):  # noqa: ANN202
    """Give what features find for each pair, and whether the two are one."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    clusters = {row["doc_id"]: row["cluster"] for row in map(json.loads, lines)}
    items = read_documents([str(docs)], language=None, published=None, outlet=None)
    told: list[Telling] = []
    for one in coder.code(items, layers=measuring.LAYERS):
        if isinstance(one, Coded):
            # An annotator says what a document is chiefly about: its first telling.
            told.append(tellings(contract.document(one), one.article.text)[0])
    for one, other in combinations(told, 2):
        if not set(blocking.keys(one)) & set(blocking.looked_under(other)):
            continue
        found = compare(one, other, read_weights())
        if not found.barred:
            yield (
                {(r.feature, r.value) for r in found.reasons},
                clusters[one.doc_id] == clusters[other.doc_id],
            )


def _fit(rows: np.ndarray, labels: np.ndarray, start: np.ndarray) -> np.ndarray:
    weights = start.copy()
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (labels - odds) - PRIOR * (weights - start)
        weights += RATE * slope / len(rows) * 10
    return weights


if __name__ == "__main__":
    main()
