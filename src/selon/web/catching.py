"""Catching up: after much was read, incidents are laid out beside the page, not before it."""

import threading

from selon.errors import LedgerError
from selon.incidents import cards
from selon.incidents.linking import link_pending
from selon.ledger.book import Ledger


class Catching:
    """A thread that makes stale cards again while there are any; at most one at a time."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless it is under way; it ends with the process."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait until it is done, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            link_pending(self._ledger)  # what people decided may have moved events
            cards.renew_all(self._ledger)
        except LedgerError:
            return  # somebody else writes for long; the next page begins again
