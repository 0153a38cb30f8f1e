"""Learns the weights of links from authored pairs, beginning at those that are shipped.

    python tools/learn_weights.py [DOCS.jsonl GOLD.jsonl]...

Pairs are those that linking would compare: tellings of half a of the authored set, and of any
further sets given. Prints the weights that would move (`selon.incidents.learning`); a person puts
them into src/selon/incidents/weights.toml. What reviewers said in a ledger is learned by
`selon learn`.
"""

import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.incidents import measuring

from selon import contract
from selon.documents import read_documents
from selon.incidents import blocking, learning
from selon.incidents.tellings import Telling, tellings
from selon.incidents.weights import read_weights
from selon.pipeline import Coder, open_coder
from selon.records import Coded


def main() -> None:
    """Print the weights that would move."""
    coder = open_coder()
    half = measuring.FOLDER / "a"
    sets = [(half / "docs.jsonl", half / "gold.jsonl")]
    sets += [(Path(docs), Path(gold)) for docs, gold in zip(*[iter(sys.argv[1:])] * 2, strict=True)]
    weights = read_weights()
    pairs = [pair for docs, gold in sets for pair in _pairs(coder, docs, gold)]
    print(f"{len(pairs)} pairs, {sum(pair.same for pair in pairs)} of them one")
    for name, weight in learning.learned(pairs, weights).items():
        print(f"{'.'.join(name):28} {weights.of[name]:+.2f} -> {weight:+.2f}")


def _pairs(coder: Coder, docs: Path, gold: Path) -> Iterator[learning.Pair]:
    """Give the pairs of what documents are chiefly about: that is what annotators say."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    clusters = {row["doc_id"]: row["cluster"] for row in map(json.loads, lines)}
    items = read_documents([str(docs)], language=None, published=None, outlet=None)
    told: list[Telling] = []
    for one in coder.code(items, layers=measuring.LAYERS):
        if isinstance(one, Coded):
            told += [t for t in tellings(contract.document(one), one.article.text) if t.main]
    for one, other in combinations(told, 2):
        if set(blocking.keys(one)) & set(blocking.looked_under(other)):
            same = clusters[one.doc_id] == clusters[other.doc_id]
            pair = learning.pair(one, other, read_weights(), same=same)
            if pair is not None:
                yield pair


if __name__ == "__main__":
    main()
