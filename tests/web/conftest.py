"""Ledgers with articles made by hand, the page over them, and a browser that looks at it.

The browser is the system's Chromium. Where there is none its tests are skipped, but never in CI.
"""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from selon import contract
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.web.application import application
from selon.web.assets import ASSETS
from selon.web.serving import address_of, listen
from tests.handmade import ARTICLE, CODED

NPM = Path(__file__).parents[2] / "npm/node_modules"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BEFORE = "\U0001f4a5\u00a0\U0001f1fe\U0001f1ea\u202fAlerte\r\n\r\n"  # emoji, no-break spaces, CRLF
SPANS = ("start", "end", "text_start", "text_end")


def store(ledger: Ledger, doc_id: str, *, before: str = "", **known: Any) -> None:
    """Store the article made by hand under a name; `before` stands before its text."""
    article = replace(ARTICLE, doc_id=doc_id, text=before + ARTICLE.text, **known)
    coded = contract.document(replace(CODED, article=article))
    shifted = _shifted(coded, len(before)) if before else coded
    ledger.store(article, shifted, version="0", lexicon_digest="0")


def _shifted(value: Any, by: int) -> Any:
    if isinstance(value, list):
        return [_shifted(one, by) for one in value]
    if not isinstance(value, dict):
        return value
    moved = {k: v + by for k, v in value.items() if k in SPANS and isinstance(v, int)}
    return {key: _shifted(one, by) for key, one in value.items()} | moved


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger with one article, a copy of it, and one with emoji before its words."""
    with open_ledger(tmp_path / "ledger.db") as opened:
        store(opened, "dahyan", outlet="Agence du Plateau")
        store(opened, "dahyan-copie", outlet="Courrier du Golfe")
        later = date(2018, 9, 20)  # too late for a copy
        store(opened, "alerte/été?", outlet="Fil d'alerte", before=BEFORE, published=later)
        link_pending(opened)
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    """Give a client that asks the page, as a browser on this machine would."""
    page = application(ledger, by="amina", language="en")
    return TestClient(page, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


@pytest.fixture
def served(ledger: Ledger) -> Iterator[str]:
    """Give the address of a page that is being served."""
    with listen("127.0.0.1", 0) as opened, serving(ledger, opened):
        yield address_of(opened).rstrip("/")


class serving:  # noqa: N801 - used as a statement
    """A server in a thread, for as long as it is needed."""

    def __init__(self, ledger: Ledger, opened: socket.socket) -> None:
        import uvicorn

        app = application(ledger, by="amina", language="en")
        config = uvicorn.Config(app, log_level="critical", lifespan="off", ws="none")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, args=([opened],), daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Give the system's Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    have = chromium and (ASSETS / "htmx.min.js").is_file()
    if not have and not os.environ.get("CI"):
        pytest.skip("no chromium, or no assets: apt install chromium; make assets")
    assert have, "CI needs chromium and the assets of the page"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


class Watched:
    """A page of the browser, and all that should never happen on it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.expose_function("seenViolation", lambda what: self.faults.append(f"policy: {what}"))
        page.add_init_script(
            "addEventListener('securitypolicyviolation',"
            "e => seenViolation(`${e.violatedDirective} ${e.blockedURI}`))"
        )

    def _request(self, request: Any) -> None:
        if not request.url.startswith(self.address):
            self.faults.append(f"foreign: {request.url}")

    def _console(self, told: Any) -> None:
        drawn = told.text.startswith("[.WebGL-")  # the driver tells how fast it draws
        if told.type in ("error", "warning") and not drawn:
            self.faults.append(f"console: {told.text}")

    def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> Any:
        """Go to a path and wait until its scripts have run."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def settled(self) -> None:
        """Wait until no request is under way any more."""
        self.page.wait_for_load_state("networkidle")
        self.until("() => !document.querySelector('.htmx-request')")

    def eventually(self, told: Callable[[], object], wanted: object) -> None:
        """Wait until something is told of the page."""
        for _ in range(400):
            if told() == wanted:
                return
            self.page.wait_for_timeout(50)
        assert told() == wanted

    def until(self, condition: str, argument: object = None) -> None:
        """Wait until a function of the page says true; the policy forbids Playwright's own way."""
        for _ in range(800):
            if self.page.evaluate(condition, argument):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(condition)


@pytest.fixture
def watch(browser: Any, served: str) -> Iterator[Callable[..., Watched]]:
    """Give a function that opens a watched page; at the end nothing may have gone wrong on it."""
    contexts, pages = [], []

    def opened(language: str = "fr", width: int = 1280, **known: Any) -> Watched:
        size = {"width": width, "height": 800}
        context = browser.new_context(viewport=size, locale=language, **known)
        context.set_default_timeout(30000)
        contexts.append(context)
        pages.append(Watched(context.new_page(), served))
        return pages[-1]

    yield opened
    for context in contexts:
        context.close()
    assert not [fault for page in pages for fault in page.faults]
