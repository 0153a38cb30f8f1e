"""A process of its own that fills a ledger: `python -m tests.ledger.worker DB COUNT DELAY STOP`.

Prints the name of every document that is in. At document STOP it prints "inside" and hangs in the
middle of the transaction; -1 never stops.
"""

import sys
import time
from typing import Any

from selon.cli.run import Settled, run
from selon.ledger import open_ledger, writing
from tests.ledger.made import FakeCoder, article


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def told(settled: Settled) -> None:
    say(f"{settled.outcome} {settled.doc_id}")


def main(db: str, count: str, delay: str, stop: str) -> None:
    batches = writing._batches

    def hanging(key: int, coded: Any) -> Any:
        if coded["doc_id"] == article(int(stop)).doc_id:
            say("inside")
            time.sleep(60)
        return batches(key, coded)

    if int(stop) >= 0:
        writing._batches = hanging
    items = [article(number) for number in range(int(count))]
    with open_ledger(db) as ledger:
        run(items, FakeCoder(float(delay)), ledger, told, lexicon_digest="aa")


if __name__ == "__main__":
    main(*sys.argv[1:])
