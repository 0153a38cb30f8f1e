from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.web.application import application
from tests.exports.conftest import documents
from tests.incidents.made import link
from tests.ledger.made import VINTAGE, article, coded

API = "/api/v1"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of incidents, and of two documents with a text of their own."""
    with open_ledger(tmp_path / "ledger.db") as opened:
        link(opened, *documents())
        for number in (1, 2):
            opened.store(article(number), coded(article(number)), **VINTAGE)
        link_pending(opened)
        yield opened


@pytest.fixture
def app(ledger: Ledger) -> FastAPI:
    return application(ledger, by="amina", language="en")


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
