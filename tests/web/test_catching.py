"""After much was read the page shows what is laid out, says what is not, and completes itself."""

from pathlib import Path

from starlette.testclient import TestClient

from selon.incidents import cards
from selon.ledger import open_ledger
from selon.web.application import application
from tests.incidents.made import coded, event, link


def test_a_page_does_not_wait_for_all(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(cards, "BATCH", 1)
    monkeypatch.setattr("selon.query.index.Index.refresh.__defaults__", (1,))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        places = ("Kafr Nabl", "Boni", "Alep")
        link(ledger, *(coded(f"d{n}", event(place=place)) for n, place in enumerate(places)))
        page = application(ledger, by="amina", language="en")
        client = TestClient(page, base_url="http://127.0.0.1")
        first = client.get("/incidents").text
        assert "1 incident<" in first
        assert "still being laid out" in first
        for _ in range(100):
            answer = client.get("/incidents/pending")
            if "hx-refresh" in answer.headers:
                break
        assert "3 incidents<" in client.get("/incidents").text
        assert cards.pending(ledger) == 0
