"""A dozen kills at random moments; hundreds are `make campaign`."""

from pathlib import Path

import pytest

from selon.pipeline import Coder
from selon.records import Coded
from tests.coding import ARTICLES, article
from tests.killing import Given, kill_often

KILLS = 12


def test_a_dozen_kills_lose_nothing(
    coder: Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    coded = coder.code([article(text, name) for name, text in ARTICLES.items()])
    known = Given([one for one in coded if isinstance(one, Coded)])
    met = 0
    for seed in range(1, 5):  # a machine that stands still kills between two acts; then once more
        told = kill_often(tmp_path, known, KILLS, seed)
        assert told.kills == KILLS
        met += sum(told.met.values())
        if met:
            break
    assert met > 0
