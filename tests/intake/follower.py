"""A process of its own that runs a command: `python -m tests.intake.follower PORT WORD...`.

Its gate may ask the server of the tests at PORT, it waits for nobody, and its coder is hand-made.
"""

import sys
from types import SimpleNamespace

from selon.cli import poll, status_of, worker
from selon.intake.clock import SystemClock
from selon.intake.manners import Manners
from tests.intake.server import Server
from tests.ledger.made import FakeCoder


class Hasty(SystemClock):
    def wait(self, seconds: float) -> None:
        """Wait for nobody."""


def main(port: str, *words: str) -> int:
    manners = Manners(Server(int(port)).gate(), Hasty())
    for module in (poll, worker):
        module.polite = lambda: manners
    sys.modules["selon.pipeline"] = SimpleNamespace(open_coder=FakeCoder)
    return status_of(list(words))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
