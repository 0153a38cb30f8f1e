"""Measures linking on the authored set: B³, copies, differences, whether the order matters.

    python tools/measure_incidents.py [--half a|b] [--shuffles 20] [--errors]

Develop with half a, measure with half b (tests/incidents/authored/README.md). Documents in a
language whose lexicon is not there are left out, and counted.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.incidents import measuring

from selon.ledger import open_ledger
from selon.pipeline import Coder, open_coder


def main() -> None:
    """Print the table of each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=measuring.HALVES)
    parser.add_argument("--shuffles", type=int, default=0)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    coder = open_coder()
    for half in (asked.half,) if asked.half else measuring.HALVES:
        _measure(half, coder, shuffles=asked.shuffles, with_errors=asked.errors)


def _measure(half: str, coder: Coder, *, shuffles: int, with_errors: bool) -> None:
    read = measuring.read_half(half, coder)
    known = [article.doc_id for article, _ in read]
    gold = measuring.clusters(half, known)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db") as ledger:
        incidents = measuring.linked(read, ledger)
    different, errors = measuring.differing(incidents, half, gold)
    print(f"half {half}: {len(read)} documents of {len(measuring.rows_of(half, 'docs'))} coded")
    print(f"  incidents    {measuring.b_cubed(incidents, gold)}")
    print(f"  copies       {measuring.copies(incidents, half, known)}")
    print(f"  differences  {different}")
    if with_errors:
        print("\n".join(f"    {error}" for error in errors))
    groups = measuring.grouped(incidents)
    same = sum(measuring.shuffled(read, seed) == groups for seed in range(shuffles))
    print(f"  orders       {same} of {shuffles} the same")


if __name__ == "__main__":
    main()
