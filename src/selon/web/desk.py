"""What every screen works with: the ledger, the pages, and who sits here."""

from dataclasses import dataclass

from selon.ledger.book import Ledger
from selon.query.index import Index
from selon.web.catching import Catching
from selon.web.pages import Pages


@dataclass(frozen=True, slots=True)
class Desk:
    """One person before one ledger."""

    ledger: Ledger
    pages: Pages
    by: str  # who decides, as it is written into every decision
    index: Index  # every incident, to be asked
    catching: Catching  # lays out what was read in the meantime

    def caught_up(self) -> int:
        """Take in what changed; give how many incidents are still to be laid out."""
        pending = self.index.refresh()
        if pending:
            self.catching.start()
        return pending
