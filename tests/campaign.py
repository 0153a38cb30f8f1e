"""What takes too long for the suite: `make campaign`, or `python -m tests.campaign`.

Kills while a ledger is written (run, link, review), kills of polls, and inputs that nobody would
write, for every reader and the coder. Prints Markdown; exit status 1 where something was found.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from selon.documents import read_documents
from selon.pipeline import open_coder
from selon.records import Coded
from tests.incidents.measuring import FOLDER, LAYERS
from tests.killing import Given, kill_often

DOCUMENTS = 40  # authored articles, about incidents that several of them tell


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description="kills and fuzzing")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--examples", type=int, default=1000)
    options = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    _kill(options.kills)
    status = 0
    for name, argument in (("intake.campaign", options.kills), ("fuzzing", options.examples)):
        print(f"\n## {name}\n", flush=True)
        arguments = [f"--examples={argument}"] if name == "fuzzing" else [str(argument)]
        command = [sys.executable, "-m", f"tests.{name}", *arguments]
        status |= subprocess.run(command, check=False).returncode
    sys.exit(bool(status))


def _kill(kills: int) -> None:
    path = str(FOLDER / "a" / "docs.jsonl")
    items = list(read_documents([path], language=None, published=None, outlet=None))[:DOCUMENTS]
    coded = [one for one in open_coder().code(items, layers=LAYERS) if isinstance(one, Coded)]
    with tempfile.TemporaryDirectory() as folder:
        told = kill_often(Path(folder), Given(coded), kills, seed=2026)
    met = ", ".join(f"{number} inside {act}" for act, number in told.met.items())
    print(f"## killing\n\n{told.kills} kills, {len(coded)} documents: {met};")
    print(
        "every ledger opened, was sound, and ended in the bytes of one left in peace.", flush=True
    )


if __name__ == "__main__":
    main()
