"""A server and a ledger for the tests of intake."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from selon.intake.manners import Manners
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from tests.intake.server import Server, serving


@dataclass
class FakeClock:
    """A clock that stands still until somebody waits."""

    at: datetime = datetime(2024, 3, 13, 9, tzinfo=UTC)
    waited: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as told:
        yield told


@pytest.fixture
def manners(server: Server, clock: FakeClock) -> Manners:
    return Manners(server.gate(), clock)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new ledger, made once."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    open_ledger(path).close()
    return path


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "ledger.db"))


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as opened:
        yield opened
