"""Documents in, the same documents again, newer readings, other versions of a text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from selon import contract
from selon.ledger import open_ledger, writing
from selon.ledger.book import Ledger
from selon.ledger.records import input_digest
from selon.records import Refusal
from tests.ledger.made import NEWER, VINTAGE, article, coded

FIRST = article(1)
CODED = coded(FIRST)


def store(
    ledger: Ledger, number: int = 1, vintage: dict[str, str] = VINTAGE, **changes: Any
) -> str:
    one = article(number, **changes)
    return ledger.store(one, coded(one), **vintage)


def test_the_same_twice_changes_nothing(ledger: Ledger) -> None:
    assert store(ledger) == "new"
    before = list(ledger.content())
    assert store(ledger) == "unchanged"
    assert list(ledger.content()) == before


def test_is_read_only_once_it_is_in(ledger: Ledger) -> None:
    assert not ledger.is_read(FIRST, **VINTAGE)
    store(ledger)
    assert ledger.is_read(FIRST, **VINTAGE)


@pytest.mark.parametrize(
    ("changes", "vintage"),
    [
        ({}, NEWER),
        ({}, VINTAGE | {"lexicon_digest": "bb"}),
        ({"published": date(2018, 8, 11)}, VINTAGE),
        ({"language": "en"}, VINTAGE),
        ({"outlet": "Autre agence"}, VINTAGE),
        ({"title": None}, VINTAGE),
    ],
)
def test_another_vintage_or_other_facts_are_read_again(
    ledger: Ledger, changes: dict[str, Any], vintage: dict[str, str]
) -> None:
    store(ledger)
    assert not ledger.is_read(article(1, **changes), **vintage)
    assert store(ledger, 1, vintage, **changes) == "reread"
    assert ledger.is_read(article(1, **changes), **vintage)
    assert ledger.stats().versions == 1
    (document,) = ledger.documents()
    assert document.article == replace(article(1), **changes)


def test_a_newer_reading_takes_the_place_of_the_older(ledger: Ledger) -> None:
    store(ledger)
    less = CODED | {"events": CODED["events"][:1], "claims": CODED["claims"][:2]}
    assert ledger.store(FIRST, less, **NEWER) == "reread"
    assert list(ledger.coded_lines()) == [contract.dumps(less)]
    assert [event.event_id for event in ledger.events()] == ["e1"]
    assert ledger.stats().claims == {"claims": 1, "reports": 1}
    kept = "\n".join(ledger.content())
    assert '"events.e1"' in kept
    assert '"events.e2' not in kept
    assert '"claims.c3"' not in kept


def test_another_text_is_a_new_version_and_the_old_one_is_kept(ledger: Ledger) -> None:
    store(ledger, text="Premier texte.")
    store(ledger, text="Deuxième texte.")
    assert store(ledger, text="Troisième texte.") == "revised"
    versions = list(ledger.documents(versions=True))
    texts = [version.article.text for version in versions]
    assert texts == ["Premier texte.", "Deuxième texte.", "Troisième texte."]
    assert [v.replaces for v in versions] == [None, *(v.text_sha256 for v in versions[:2])]
    assert [v.current for v in versions] == [False, False, True]
    (current,) = ledger.documents()
    assert current.article.text == "Troisième texte."
    assert ledger.stats().events == 2
    assert ledger.stats().versions == 3


def test_a_text_that_comes_back_is_the_version_that_it_was(ledger: Ledger) -> None:
    store(ledger, text="Premier texte.")
    store(ledger, text="Deuxième texte.")
    before = list(ledger.content())
    assert store(ledger, text="Premier texte.") == "unchanged"
    assert list(ledger.content()) == before


def test_the_original_bytes_come_back(ledger: Ledger) -> None:
    page = b"<html>\x00\xff caf\xe9</html>" * 50
    store(ledger, raw=page, path="page.html")
    (document,) = ledger.documents()
    assert document.article.raw == page
    assert document.media_type == "text/html"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("a.txt", "text/plain"), ("B.JSONL", "application/jsonl"), (None, "text/plain")],
)
def test_media_type(ledger: Ledger, path: str | None, media_type: str) -> None:
    store(ledger, path=path)
    (document,) = ledger.documents()
    assert document.media_type == media_type


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nul \x00 au milieu",
        "émoji 🕊, insécable\u00a0",
        "moitié \ud83d perdue",
        "\r\n\t",
        "e\u0301",
    ],
)
def test_any_text_and_any_name_come_back_as_they_were(ledger: Ledger, text: str) -> None:
    hostile = article(text=text, doc_id=f"nom {text}", title=text, url=text, outlet=text)
    bare = {
        "doc_id": hostile.doc_id,
        "text_sha256": writing.text_digest(text),
        **dict.fromkeys(("title", "url", "outlet"), text),
        "language": "fr",
        "published": "2018-08-10",
        "published_basis": "dateline",
    }
    assert ledger.store(hostile, bare, **VINTAGE) == "new"
    assert ledger.store(hostile, bare, **VINTAGE) == "unchanged"
    (document,) = ledger.documents()
    assert document.article == hostile
    assert list(ledger.coded_lines(hostile.doc_id)) == [contract.dumps(bare)]


def test_a_coding_of_another_article_is_a_fault(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="a001"):
        ledger.store(article(2), CODED, **VINTAGE)
    with pytest.raises(ValueError, match="a001"):
        ledger.store(replace(FIRST, text="autre"), CODED, **VINTAGE)
    assert ledger.stats().documents == 0


def test_a_fault_in_the_middle_leaves_nothing(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(ledger)
    before = list(ledger.content())

    def broken(_coded: object) -> Iterator[tuple[str, dict[str, Any]]]:
        yield "framing", {"ordinal": 0}
        raise KeyError("lost")

    monkeypatch.setattr(writing, "rows", broken)
    with pytest.raises(KeyError, match="lost"):
        store(ledger, 2)
    with pytest.raises(KeyError, match="lost"):
        store(ledger, 1, NEWER)
    assert list(ledger.content()) == before


def test_times_are_those_of_source_date_epoch(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    store(ledger)
    (document,) = ledger.documents()
    assert document.stored_at == document.made_at == "1970-01-02T00:00:00Z"


def test_content_is_free_of_times_and_of_the_order_of_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = []
    for epoch, order in (("0", (1, 2, 3)), ("99999", (3, 1, 2))):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        with open_ledger(tmp_path / f"{epoch}.db") as ledger:
            for number in order:
                store(ledger, number)
            ledger.set_aside(Refusal("x", "input.empty", {}))
            contents.append(list(ledger.content()))
    assert contents[0] == contents[1]
    assert len(contents[0]) > 100


def test_input_digest_covers_all_that_coding_sees() -> None:
    same = {input_digest(FIRST), input_digest(replace(FIRST, raw=b"x", path="elsewhere"))}
    assert len(same) == 1
    assert input_digest(replace(FIRST, url="https://example.org/a")) not in same


def test_refusals_are_kept_once_and_forgotten_when_the_document_is_in(ledger: Ledger) -> None:
    refusal = Refusal("a001", "input.language", {"language": "de", "known": ("en", "fr")})
    ledger.set_aside(refusal)
    ledger.set_aside(refusal)
    ledger.set_aside(Refusal("a\ud800", "input.empty", {}))
    stored = [(r.doc_id, r.code, dict(r.fields)) for r in ledger.refusals()]
    assert stored == [
        ("a001", "input.language", {"known": ["en", "fr"], "language": "de"}),
        ("a\ud800", "input.empty", {}),
    ]
    assert ledger.stats().refusals == {"input.empty": 1, "input.language": 1}
    store(ledger)
    assert [r.doc_id for r in ledger.refusals()] == ["a\ud800"]
    ledger.readmit("a\ud800")
    ledger.readmit("a\ud800")
    assert list(ledger.refusals()) == []
