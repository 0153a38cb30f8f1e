"""`selon.read`: from whatever there is to a document that answers by name."""

import io
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import selon
from selon import contract
from selon.errors import InputError, UsageError
from selon.library.display import document_html
from selon.library.reading import Document
from tests.coding import QUETTA
from tests.handmade import ARTICLE, CODED

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


@pytest.fixture(scope="module")
def quetta() -> Document:
    return selon.read(QUETTA, published="2024-03-14", language="fr", doc_id="quetta")


@pytest.fixture
def handmade() -> Document:
    return Document(ARTICLE, contract.document(CODED))


def test_a_document_answers_by_name(quetta: Document) -> None:
    assert (quetta.doc_id, quetta.language, quetta.text) == ("quetta", "fr", QUETTA)
    event = quetta.events[0]
    assert event.place is not None
    assert (event.place.name, event.killed.best, event.killed.status) == ("Quetta", 9, "said")
    assert event.evidence("killed").check()
    assert event.date is not None
    assert event.date.start == date(2024, 3, 13)
    assert event.date.basis is not None
    assert event.date.basis.check()
    assert all(claim.quote == QUETTA[claim.span.start : claim.span.end] for claim in quetta.claims)
    assert {claim.stance for claim in quetta.claims} & {"claims", "denies"}


def test_not_said_is_not_zero(handmade: Document) -> None:
    event = handmade.events[0]
    assert [toll.source for toll in event.tolls("killed")][:1] == ["Houthi Ministry of Health"]
    none = [e for e in handmade.events if not e.tolls("wounded")]
    for event in none:
        assert (event.wounded.status, event.wounded.low) == ("not_said", None)
    with pytest.raises(UsageError) as caught:
        handmade.events[1].evidence("responsibility")
    assert caught.value.code == "library.field"


def test_one_line_each(handmade: Document) -> None:
    for thing in (handmade, *handmade.events, *handmade.claims):
        assert "\n" not in repr(thing)


def test_the_same_article_by_every_way(quetta: Document, tmp_path: Path) -> None:
    path = tmp_path / "quetta.txt"
    path.write_text(QUETTA, encoding="utf-8")
    known = {"published": date(2024, 3, 14), "language": "fr"}
    ways = (path, str(path), QUETTA.encode(), io.BytesIO(QUETTA.encode()), io.StringIO(QUETTA))
    for source in ways:
        assert selon.read(source, **known).json["events"] == quetta.json["events"]  # type: ignore[arg-type]
    told = "".join(f"<p>{line}</p>" for line in QUETTA.splitlines() if line)
    page = f"<html><body><article><h1>A</h1>{told}</article></body></html>"
    read = selon.read(page, published="2024-03-14", language="fr")
    assert read.events[0].killed.best == 9
    assert "<p>" not in read.text


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text('{"doc_id": "a", "text": "Un."}\n{"doc_id": "b", "text": "Deux."}\n')
    for source, kind, code in (
        ("https://exemple.org/a", UsageError, "library.network"),
        (many, UsageError, "library.several"),
        (tmp_path / "none.txt", InputError, "input.missing"),
        ("", InputError, "input.empty"),
        (b"\x00\x01\x02\x03" * 50, InputError, "input.binary"),
    ):
        with pytest.raises(kind) as caught:
            selon.read(source)  # type: ignore[arg-type]
        assert caught.value.code == code
    with pytest.raises(UsageError):
        selon.read("Un texte.", mood="sad")


def test_tables_and_maps(handmade: Document) -> None:
    rows = handmade.rows()
    assert len(rows) == sum(len(e["claims"]) or 1 for e in handmade.json["events"])
    frame = handmade.to_pandas()
    assert list(frame["killed_best"].dropna()) == [
        r["killed_best"] for r in rows if r["killed_best"] is not None
    ]
    assert str(frame["killed_best"].dtype) == "Int64"
    assert handmade.to_arrow().num_rows == len(rows)
    features = handmade.to_geojson()["features"]
    assert {f["properties"]["event_id"] for f in features} == {e.id for e in handmade.events}


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.marked: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        if tag == "mark":
            self.depth += 1
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "mark"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.marked[-1] += data


def read_html(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def test_a_notebook_shows_marked_evidence(handmade: Document) -> None:
    shown = handmade._repr_html_()
    reader = read_html(shown)
    assert "script" not in reader.tags
    assert not {name for name in reader.names if name.startswith("on")}
    assert reader.names <= {"class", "id", "href", "title", "lang", "dir", "scope", "aria-label"}
    assert any("Une frappe" in words or "frappe aérienne" in words for words in reader.marked)
    assert 'lang="fr"' in shown
    ids = set(re.findall(r'id="([^"]+)"', shown))
    targets = set(re.findall(r'href="#([^"]+)"', shown))
    assert targets <= ids
    assert "url(" not in shown


def test_nothing_of_an_article_is_markup(handmade: Document) -> None:
    text = HOSTILE + handmade.text
    json = handmade.json | {"claims": [], "events": []}
    event = dict(handmade.json["events"][0])
    event["initiator"] = [dict(event["target"][0]) | {"name": HOSTILE, "start": 0, "end": 5}]
    shown = document_html(json | {"events": [event]}, text)
    assert HOSTILE not in shown
    assert not read_html(shown).tags & {"script", "img"}


def test_long_articles_are_cut_and_say_so(handmade: Document) -> None:
    long = handmade.text + "Un mot de plus. " * 40_000
    shown = document_html(handmade.json, long)
    assert len(shown.encode()) <= 200_000
    assert f"sur {len(long)} sont affichés" in shown
    assert "affichés" not in handmade._repr_html_().split("</style>")[1]


def test_importing_selon_loads_nothing() -> None:
    code = "import sys, selon; print(*[m for m in sys.modules if m.startswith('selon')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["selon"]
    with pytest.raises(AttributeError):
        _ = selon.nothing  # type: ignore[attr-defined]
