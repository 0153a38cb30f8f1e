"""Articles, names and addresses that would be code: nothing of them ever becomes markup."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from selon import contract
from selon.errors import InputError
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.records import Refusal
from selon.web.addresses import document_path
from selon.web.application import application
from tests.handmade import ARTICLE, CODED

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
# Several stand together in one article, so that a few articles hold all of them.
ARTICLES = [" ".join(PAYLOADS[n::6]) for n in range(6)]
# All that templates write; anything else came from outside.
# fmt: off
TAGS = frozenset((
    "a", "abbr", "article", "aside", "b", "blockquote", "body", "button", "canvas", "caption",
    "code", "data", "datalist", "dd", "del", "details", "dialog", "div", "dl", "dt", "em",
    "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "head", "header",
    "html", "i", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "meta", "nav",
    "ol", "option", "output", "p", "path", "q", "script", "section", "select", "small", "span",
    "strong", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea",
    "th", "thead", "time", "title", "tr", "ul",
))
# fmt: on
TEXTS = {"text", "name", "admin1", "rule", "entry", "neutral"}


class Markup(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag not in TAGS:
            self.faults.append(tag)
        if tag == "script" and not (known.get("src") or "").startswith(("/static/", "/assets/")):
            self.faults.append(f"script {known}")
        for name, value in attrs:
            where = (value or "").strip().casefold()
            if name.startswith(("on", "hx-on", "data-hx", "xlink")) or name in ("style", "srcdoc"):
                self.faults.append(f"{tag} {name}")
            if name.startswith("hx-") and name in ("hx-get", "hx-post") and where[:1] != "/":
                self.faults.append(f"{tag} {name} {where}")
            if name in ("href", "src", "action", "formaction") and not where.startswith(
                ("/", "#", "?", "http://exemple.", "https://exemple.")
            ):
                self.faults.append(f"{tag} {name} {where}")
            if name in ("href", "src", "action") and where.startswith("//"):
                self.faults.append(f"{tag} {name} {where}")


def faults(page: str) -> list[str]:
    markup = Markup()
    markup.feed(page)
    return markup.faults


def poisoned(value: Any, payload: str) -> Any:
    """Put a payload wherever a coded document has words."""
    if isinstance(value, list):
        return [poisoned(one, payload) for one in value]
    if isinstance(value, dict):
        return {
            k: payload if k in TEXTS and isinstance(v, str) else poisoned(v, payload)
            for k, v in value.items()
        }
    return value


def poison(ledger: Ledger, payload: str, number: int) -> str:
    """Store an article that is a payload in all that it tells of itself; give its name."""
    doc_id = f"{number} {payload}"
    article = replace(
        ARTICLE,
        doc_id=doc_id,
        text=f"{payload}\n{number} {ARTICLE.text}{payload}",
        title=payload,
        outlet=payload,
        url=payload,
        path=payload,
    )
    coded = contract.document(replace(CODED, article=article))
    kept = {name: coded[name] for name in ("doc_id", "text_sha256", "language", "published")}
    ledger.store(article, poisoned(coded, payload) | kept, version="0", lexicon_digest="0")
    return doc_id


def pages(client: TestClient, doc_id: str, payload: str) -> Iterator[str]:
    """Give every page that shows the article, and what errors say of the payload."""
    path = document_path(doc_id)
    fields = {"record": "events.e1", "field": "places", "words": payload}
    wrong = {"record": payload, "verdict": "reject", "reason": payload}
    yield client.get(path).text
    yield client.get(f"{path}/facts", headers={"hx-request": "true"}).text
    yield client.get(f"{path}/correct?{urlencode(fields)}").text
    yield client.post(f"{path}/decide", data=wrong).text
    yield client.post(f"{path}/correct", data=fields | {"field": payload}).text
    yield from wrong_turns(client, payload)


def wrong_turns(client: TestClient, payload: str) -> Iterator[str]:
    """Give what is answered to addresses and questions that are payloads."""
    yield client.get(f"/triage?{urlencode({'q': payload, 'state': payload})}").text
    yield client.get("/" + quote(payload, safe="")).text
    yield client.get("/read/" + quote(payload, safe="")).text


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 50


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[tuple[Ledger, list[str]]]:
    """Give a ledger that is made of payloads, and the names of its documents."""
    with open_ledger(tmp_path / "ledger.db") as opened:
        names = [poison(opened, payload, n) for n, payload in enumerate(ARTICLES)]
        opened.set_aside(Refusal(PAYLOADS[0], "input.empty", {}))
        link_pending(opened)
        yield opened, names


def test_no_payload_becomes_markup_on_any_page(hostile) -> None:
    ledger, names = hostile
    app = application(ledger, by="<b>amina</b>", language="fr")
    client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    for doc_id, payload in zip(names, ARTICLES, strict=True):
        for page in pages(client, doc_id, payload):
            assert not faults(page), payload
    for payload in PAYLOADS:
        told = list(wrong_turns(client, payload))
        assert payload in unescape(told[0]), "it is shown, as what it is"
        assert not [fault for page in told for fault in faults(page)], payload
    said = {"record": "events.e1", "verdict": "reject", "reason": PAYLOADS[0]}
    client.post(f"{document_path(names[0])}/decide", data=said)
    assert not faults(client.get(document_path(names[0])).text)
    for path in ("/triage?state=all", "/incidents", "/table", "/map"):
        page = client.get(path)
        assert page.status_code == 200
        assert not faults(page.text), path
    for path in ("/sources", "/journal", "/totals"):
        assert not faults(client.get(path).text), path


def test_errors_of_the_command_line_stay_text() -> None:
    error = InputError("input.empty", doc_id=PAYLOADS[0])
    assert PAYLOADS[0] in error.text("fr")


def test_whatever_is_asked_for_is_answered_as_text(tmp_path) -> None:
    with open_ledger(tmp_path / "ledger.db") as opened:
        doc_id = poison(opened, PAYLOADS[0], 0)
        app = application(opened, by="amina", language="en")
        client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)

        @settings(max_examples=30, deadline=None)
        @given(asked=st.text(min_size=1, max_size=60))
        def answers(asked: str) -> None:
            told = asked.encode("utf-8", "replace").decode()
            for page in pages(client, doc_id, told):
                assert not faults(page)

        answers()


def test_no_payload_runs_in_a_browser(hostile, browser) -> None:
    from selon.web.serving import address_of, listen
    from tests.web.conftest import Watched, serving

    ledger, names = hostile
    with listen("127.0.0.1", 0) as opened, serving(ledger, opened):
        context = browser.new_context(locale="fr")
        seen = Watched(context.new_page(), address_of(opened).rstrip("/"))
        for path in ("/triage?state=all", "/incidents", "/table", "/journal", "/sources"):
            seen.open(path)
        for doc_id in names:
            page = seen.open(document_path(doc_id))
            page.keyboard.press("j")
        page.keyboard.press("w")
        page.keyboard.press("e")
        page.wait_for_selector("#correct[open] form")
        assert page.evaluate("[...CSS.highlights.keys()].length") > 1
        context.close()
    assert not seen.faults
