"""What the page does not show yet it says, and completes itself; decisions show at once."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from selon.incidents import cards, linking
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.web.application import application, warm
from tests.incidents.made import coded, event, link, said, toll

FOLLOWING = "brought up to date"
REJECTED = {"record": "events.e1", "verdict": "reject", "reason": "x"}


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


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger with one incident of two articles, and another of one."""
    with open_ledger(tmp_path / "ledger.db") as opened:
        twelve, five = (said(killed=toll(number, number)) for number in (12, 5))
        link(
            opened,
            coded("a", event(claims=(twelve,))),
            coded("b", event(claims=(five,))),
            coded("c", event(place="Boni", kind="Armed clash")),
        )
        yield opened


@pytest.fixture
def page(ledger: Ledger) -> TestClient:
    asked = application(ledger, by="amina", language="en")
    client = TestClient(asked, base_url="http://127.0.0.1", headers={"hx-request": "true"})
    assert numbers(client) == (2, "5 to 12")
    return client


def numbers(page: TestClient) -> tuple[int, str]:
    """Give how many incidents the list shows, and how many died in the first."""
    text = page.get("/incidents").text
    assert FOLLOWING not in text
    first = re.search('Killed</span> <span class="number">([^<]+)<', text)
    return text.count('<li class="incident"'), first[1] if first else ""


def test_what_is_rejected_and_taken_back_shows_at_once(page: TestClient) -> None:
    page.post("/read/c/decide", data=REJECTED)
    assert numbers(page) == (1, "5 to 12")
    page.post("/undo")
    assert numbers(page) == (2, "5 to 12")
    page.post("/redo")
    assert numbers(page) == (1, "5 to 12")


def test_a_corrected_toll_shows_at_once(page: TestClient) -> None:
    fields = {"record": "events.e1", "field": "killed", "saying": 0, "low": 50}
    page.post("/read/a/correct", data=fields)
    assert numbers(page) == (2, "5 to 50")
    assert "<b>50</b>" in page.get("/incidents/INC-2031-0001").text
    page.post("/undo")
    assert numbers(page) == (2, "5 to 12")


def test_what_takes_longer_is_said_until_it_is_done(page: TestClient, monkeypatch) -> None:
    opened = threading.Event()

    def slow(ledger: Ledger) -> int:
        assert opened.wait(20)
        return linking.link_pending(ledger)

    monkeypatch.setattr("selon.web.catching.link_pending", slow)
    page.post("/read/c/decide", data=REJECTED)
    for path in ("/incidents", "/map", "/table", "/totals", "/sources", "/incidents/INC-2031-0001"):
        assert FOLLOWING in page.get(path).text, path
    assert page.get("/incidents/INC-2031-0002").status_code == 400, "nothing is left of it"
    assert "hx-refresh" not in page.get("/incidents/pending").headers
    page.post("/read/a/decide", data=REJECTED)  # while it is under way
    opened.set()
    page.app.state.desk.catching.wait(20)
    assert page.get("/incidents/pending").headers["hx-refresh"] == "true"
    assert numbers(page) == (1, "5")


def test_the_index_is_read_before_anybody_asks(ledger: Ledger) -> None:
    asked = application(ledger, by="amina", language="en")
    warm(asked)
    for _ in range(200):
        if asked.state.desk.index.state:
            break
        threading.Event().wait(0.05)
    assert asked.state.desk.index.state > 0
    asked.state.desk.catching.wait(20)
