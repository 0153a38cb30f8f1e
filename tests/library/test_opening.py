"""`selon.open`: asked, added to, decided in, exported."""

from pathlib import Path

import pytest

import selon
from selon import contract
from selon.errors import UsageError
from selon.library.opening import OpenLedger
from selon.library.reading import Document
from tests.exports.conftest import documents
from tests.handmade import ARTICLE, CODED
from tests.incidents.made import link


@pytest.fixture
def ledger(tmp_path: Path):
    with selon.open(tmp_path / "ledger.db") as opened:
        link(opened.ledger, *documents())
        yield opened


def test_incidents_are_narrowed_down(ledger: OpenLedger) -> None:
    every = ledger.incidents
    assert len(every) == len(list(every)) > 2
    some = every.where("killed>=5")
    assert 0 < len(some) < len(every)
    assert len(some.where("grade:contested")) <= len(some)
    near = every.where(near=("Kafr Nabl", 20), between=("2031-01-01", "2031-12-31"))
    assert set(near.ids()) <= set(every.ids())
    assert near.ids()
    frame = some.to_pandas()
    assert list(frame["incident_id"]) == some.ids()
    assert some.to_arrow().num_rows == len(some)
    assert len(some.to_geojson()["features"]) == len(some)
    assert "\n" not in repr(some)


def test_an_incident_has_its_matrix(ledger: OpenLedger) -> None:
    incident = ledger.incident("INC-2031-0001")
    assert incident.conflicts
    matrix = incident.matrix()
    assert {"killed", "place", "date"} <= set(matrix.index)
    assert matrix.shape[1] == len(incident.columns())
    assert matrix.loc["killed"].notna().sum() >= 2
    assert matrix.isna().any().any()  # not said is not zero


def test_documents_are_added_once(ledger: OpenLedger) -> None:
    document = Document(ARTICLE, contract.document(CODED))
    assert ledger.add(document) == "new"
    assert ledger.add(document) == "unchanged"
    again = ledger.document(ARTICLE.doc_id)
    assert (again.text, again.json) == (document.text, document.json)
    assert len(ledger.rows()) > len(document.rows())
    with pytest.raises(UsageError):
        ledger.document("none")


def test_people_decide(ledger: OpenLedger) -> None:
    ledger.add(Document(ARTICLE, contract.document(CODED)))
    doc_id = ARTICLE.doc_id
    with ledger.edit(actor="amina", reason="erratum") as editing:
        editing.accept(doc_id, "events.e2")
        editing.unsure(doc_id, "claims.c1")
        stored = editing.correct(doc_id, "events.e1", "status", "denied", evidence=(0, 10))
        editing.reject(doc_id, "claims.c2")
    review = ledger.review(doc_id)
    assert [fact.state for fact in review.events] == ["corrected", "accepted"]
    assert review.events[0].changes[0].reason == "erratum"
    with ledger.edit(actor="bakary") as editing:
        editing.undo(stored.number)
    assert ledger.review(doc_id).events[0].state == "proposed"


def test_a_data_set_is_written(ledger: OpenLedger, tmp_path: Path) -> None:
    files = ledger.export(tmp_path / "out", profile="acled", where="killed>=5", policy="range")
    assert {path.name for path in files} >= {"datapackage.json", "METHOD.md"}
    assert all(path.is_file() for path in files)
