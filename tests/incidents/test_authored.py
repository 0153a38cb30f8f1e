"""The authored set holds: floors of linking and of differences, and no influence of the order."""

import tempfile
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from tests.incidents import measuring


@pytest.fixture(scope="module", params=measuring.HALVES)
def half(request, coder):
    read = measuring.read_half(request.param, coder)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db") as ledger:
        yield request.param, read, measuring.linked(read, ledger)


def test_the_set_is_as_it_says() -> None:
    for name in measuring.HALVES:
        ids = [row["doc_id"] for row in measuring.rows_of(name, "docs")]
        gold = measuring.rows_of(name, "gold")
        assert sorted(ids) == sorted({row["doc_id"] for row in gold})
        known = {row["cluster"] for row in measuring.rows_of(name, "differences")}
        assert {row["cluster"] for row in gold} == known
    assert sum(len(measuring.rows_of(h, "docs")) for h in measuring.HALVES) >= 150
    assert sum(len(measuring.rows_of(h, "differences")) for h in measuring.HALVES) >= 30


def test_documents_are_linked_as_well_as_they_were(half) -> None:
    name, read, incidents = half
    known = [article.doc_id for article, _ in read]
    gold = measuring.clusters(name, known)
    assert measuring.b_cubed(incidents, gold).f1 >= 0.9
    assert measuring.copies(incidents, name, known).f1 == 1.0
    assert measuring.differing(incidents, name, gold)[0].f1 >= 0.75


def test_the_order_does_not_matter(half) -> None:
    _, read, incidents = half
    assert measuring.shuffled(read, 1) == measuring.grouped(incidents)
