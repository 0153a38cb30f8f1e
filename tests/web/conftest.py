"""A ledger with a few articles coded by hand or by the coder, and the page over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.web.application import application
from tests.handmade import ARTICLE, CODED


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger with the article made by hand."""
    from selon import contract

    with open_ledger(tmp_path / "ledger.db") as opened:
        known = {"version": "0", "lexicon_digest": "0"}
        opened.store(ARTICLE, contract.document(CODED), **known)
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    """Give a client that asks the page, as a browser on this machine would."""
    page = application(ledger, by="amina", language="en")
    return TestClient(page, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
