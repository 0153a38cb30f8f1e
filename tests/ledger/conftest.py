import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from selon.ledger.book import Ledger

NOBODY = 65534


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db", timeout=0.2) as opened:
        yield opened


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="selon-test-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.fixture
def nobody() -> Iterator[None]:
    """Without the rights of root, whom no file mode stops."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield
    if root:
        os.seteuid(0)
