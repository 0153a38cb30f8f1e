"""The demo articles through the real command into a ledger, twice, and every event explained."""

import json
import shutil
from pathlib import Path

import pytest

from selon.cli import status_of
from selon.ledger import open_ledger
from tests.coding import misquoted

DEMO = Path(__file__).parents[2] / "demo" / "articles"

pytestmark = pytest.mark.xdist_group("demo")  # coded once, in one process


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the demo articles."""
    path = tmp_path_factory.mktemp("demo") / "ledger.db"
    assert status_of(["run", str(DEMO), "--db", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def documents(stored: Path) -> list[tuple[dict, str]]:
    """Every coded document with the text that it was read off."""
    with open_ledger(stored) as ledger:
        texts = {d.article.doc_id: d.article.text for d in ledger.documents()}
        coded = [json.loads(line) for line in ledger.coded_lines()]
    return [(document, texts[document["doc_id"]]) for document in coded]


def test_all_ten_are_stored(stored: Path) -> None:
    with open_ledger(stored) as ledger:
        stats = ledger.stats()
        assert list(ledger.refusals()) == []
    assert stats.documents == 10
    assert stats.events >= 8
    assert sum(stats.claims.values()) > 40


def test_every_quoted_word_stands_in_the_text(documents: list[tuple[dict, str]]) -> None:
    assert documents
    for document, text in documents:
        assert not misquoted(document, text), document["doc_id"]


def test_a_second_run_changes_nothing(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_ledger(stored) as ledger:
        before = list(ledger.content())
    assert status_of(["run", str(DEMO), "--db", str(stored), "--ui", "en"]) == 0
    assert "unchanged 10" in capsys.readouterr().out
    with open_ledger(stored) as ledger:
        assert list(ledger.content()) == before


def test_a_refusal_among_them_is_set_aside(stored: Path, tmp_path: Path) -> None:
    copy, bad = tmp_path / "ledger.db", tmp_path / "empty.txt"
    shutil.copy(stored, copy)
    bad.write_bytes(b"")
    assert status_of(["run", str(bad), str(DEMO), "--db", str(copy)]) == 3
    with open_ledger(copy) as ledger:
        assert [(r.doc_id, r.code) for r in ledger.refusals()] == [("empty", "input.empty")]
        assert ledger.stats().documents == 10


def test_the_ledger_holds_what_code_writes(
    documents: list[tuple[dict, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["code", str(DEMO)]) == 0
    written = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kept = {document["doc_id"]: document["events"] for document, _ in documents}
    assert {document["doc_id"]: document["events"] for document in written} == kept


def test_every_event_is_explained_in_its_own_words(
    documents: list[tuple[dict, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    told = {}
    for file in sorted(DEMO.iterdir()):
        assert status_of(["explain", str(file), "--ui", "en"]) == 0
        told[file.name] = capsys.readouterr().out
    whole = "\n".join(told.values())
    for document, text in documents:
        for event in document["events"]:
            for mention in event["mentions"]:
                words = " ".join(text[mention["start"] : mention["end"]].split())
                assert f"[{mention['start']}:{mention['end']}] {words}" in whole


def test_one_event_alone_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    path = DEMO / "kramatorsk-agence.txt"
    assert status_of(["explain", str(path), "--event", "e1", "--ui", "en"]) == 0
    told = capsys.readouterr().out
    assert "event e1" in told
    assert "event e2" not in told
