"""Some inputs that nobody would write, for each reader and the coder; more: `make campaign`."""

import pytest

from tests.fuzzing import SECONDS, TARGETS, fuzz

EXAMPLES = 25


@pytest.mark.filterwarnings("ignore")  # of feedparser, whose ways are its own
@pytest.mark.parametrize("target", TARGETS)
def test_nothing_but_coded_errors(target: str) -> None:
    assert fuzz(target, EXAMPLES) < SECONDS
