"""One coding run for all assertions of the gate."""

import pytest

from selon.measure import Report
from tests.gate.scoring import LANGUAGES, Gate, read_gate, run


@pytest.fixture(scope="session", params=LANGUAGES)
def gate(request: pytest.FixtureRequest) -> Gate:
    return read_gate(request.param)


@pytest.fixture(scope="session")
def report(gate: Gate) -> Report:
    return run(gate)
