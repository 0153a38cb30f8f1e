from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from selon.ledger.book import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened
