"""What every screen works with: the ledger, the pages, and who sits here."""

import threading
from dataclasses import dataclass
from typing import Final

from selon.incidents.sides import open_sides
from selon.ledger.book import Ledger
from selon.query.index import Index
from selon.web.catching import Catching
from selon.web.pages import Pages

_SOON: Final = 0.2  # seconds that a page waits for the incidents of what was just decided


@dataclass(frozen=True, slots=True)
class Behind:
    """What a page does not show yet."""

    incidents: int  # to be laid out
    decided: bool  # incidents do not follow yet what somebody decided

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return self.decided or self.incidents > 0


@dataclass(frozen=True, slots=True)
class Desk:
    """One person before one ledger."""

    ledger: Ledger
    pages: Pages
    by: str  # who decides, as it is written into every decision
    index: Index  # every incident, to be asked
    catching: Catching  # does beside the page what would take it long

    def caught_up(self) -> Behind:
        """Take in what changed; give what is still missing, which is under way."""
        settled = self.catching.settled(_SOON)
        behind = Behind(self.index.refresh(), not settled)
        if behind:
            self.catching.start()
        return behind

    def warm(self) -> None:
        """Read beside the page what its first answer would have to wait for."""
        self.catching.start()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        self.index.refresh()
        open_sides()
