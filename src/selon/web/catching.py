"""Catching up beside the page: events of decided documents are linked anew, incidents laid out."""

import threading

from selon.errors import LedgerError
from selon.incidents import cards
from selon.incidents.linking import link_pending
from selon.ledger.book import Ledger


class Catching:
    """A thread that does what is behind, at most one at a time; it ends with the process.

    First it links what is not linked, which is soon done after a decision, then it makes the cards
    that are stale; a decision that comes meanwhile goes before the cards that are left.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._decided = 0  # decisions that were heard of
        self._linked = threading.Event()  # what was decided is in its incidents
        self._linked.set()

    def start(self) -> None:
        """Begin, unless it is under way."""
        with self._lock:
            self._begin()

    def decided(self) -> None:
        """Hear that somebody decided something, or took it back: its incidents are to follow."""
        with self._lock:
            self._decided += 1
            self._linked.clear()
            self._begin()

    def settled(self, seconds: float) -> bool:
        """Wait until incidents follow what was decided, at most so long; say whether they do."""
        return self._linked.wait(seconds)

    def wait(self, seconds: float) -> None:
        """Wait until all is done, at most so long."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        done = False
        while not done:
            try:
                decided = self._catch_up()
            except LedgerError:
                decided = None  # somebody else writes for long; the next page begins again
            with self._lock:
                done = decided in (None, self._decided)
                if done:
                    self._thread = None

    def _catch_up(self) -> int:
        """Catch up with all that was decided until now; give how many decisions that were."""
        with self._lock:
            decided = self._decided
        link_pending(self._ledger)
        with self._lock:
            if decided == self._decided:
                self._linked.set()
        while decided == self._decided and cards.renew(self._ledger):
            pass
        return decided
