"""Lines of JSON."""

import io
import json
from datetime import date

import pytest

from selon.documents import jsonl
from selon.documents.jsonl import read_lines
from selon.records import Article, Refusal

LINE = {"doc_id": "a", "text": "Des tirs à Gao."}


def _read(content):
    return list(read_lines(io.BytesIO(content), name="in"))


def _line(**keys):
    return json.dumps(LINE | keys).encode()


def test_jsonl_all_that_is_known():
    (article,) = _read(
        _line(
            published="2019-05-12",
            language="fr",
            outlet="Radio Exemple",
            url="https://radio.example/1",
            title="Tirs",
            other={"ignored": [1, None]},
        )
    )
    assert article == Article(
        doc_id="a",
        text="Des tirs à Gao.",
        language="fr",
        published=date(2019, 5, 12),
        published_basis="given",
        outlet="Radio Exemple",
        url="https://radio.example/1",
        title="Tirs",
    )


@pytest.mark.parametrize("nothing", [None, ""])
def test_jsonl_optional_keys_may_be_empty(nothing):
    keys = ("published", "language", "outlet", "url", "title")
    assert _read(_line(**dict.fromkeys(keys, nothing))) == _read(_line())


@pytest.mark.parametrize(
    "text", ["Un.\r\nDeux.\u2028Trois\x85", "\ufeffe\u0301 🔥\u00a0!", "a\n\n"]
)
def test_jsonl_text_is_unchanged(text):
    for content in (
        _line(text=text),
        json.dumps(LINE | {"text": text}, ensure_ascii=False).encode(),
    ):
        (article,) = _read(content)
        assert article.text == text


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-01-24", date(2024, 1, 24)),
        ("2024-01-24T23:30:00+02:00", date(2024, 1, 24)),
        ("2024-01-24T23:30:00Z", date(2024, 1, 24)),
        ("2024-01-24 23:30", date(2024, 1, 24)),
    ],
)
def test_jsonl_published(given, day):
    (article,) = _read(_line(published=given))
    assert article.published == day


@pytest.mark.parametrize(
    ("line", "doc_id", "code"),
    [
        (b'{"doc_id": "a", "text"', "in:1", "input.json"),
        (b"[" * 100_000, "in:1", "input.json"),
        (b"[1]", "in:1", "input.object"),
        (b"null", "in:1", "input.object"),
        (b'{"text": "Gao"}', "in:1", "input.key"),
        (b'{"doc_id": null, "text": "Gao"}', "in:1", "input.key"),
        (b'{"doc_id": "", "text": "Gao"}', "in:1", "input.key"),
        (b'{"doc_id": 7, "text": "Gao"}', "in:1", "input.type"),
        (b'{"doc_id": "a"}', "a", "input.key"),
        (b'{"doc_id": "a", "text": null}', "a", "input.key"),
        (b'{"doc_id": "a", "text": ["Gao"]}', "a", "input.type"),
        (_line(text=" \n"), "a", "input.empty"),
        (_line(text="a\0"), "a", "input.binary"),
        (_line(text="mort\ud83d"), "a", "input.surrogate"),
        (_line(title=3), "a", "input.type"),
        (_line(language=True), "a", "input.type"),
        (_line(published="2024-02-31"), "a", "input.date"),
        (_line(published="24/01/2024"), "a", "input.date"),
        (_line(published="20240124"), "a", "input.date"),
        (_line(published=20240124), "a", "input.date"),
        (b'{"doc_id": "a", "text": "\xff\xfe\x81\x8d\x01"}', "in:1", "input.encoding"),
        (b'{"doc_id": "a", \0}', "in:1", "input.binary"),
        ("\ufeff".encode("utf-16-le"), "in:1", "input.encoding"),
    ],
)
def test_jsonl_refusals(line, doc_id, code):
    found = _read(line)
    assert [(type(item), item.doc_id, item.code) for item in found] == [(Refusal, doc_id, code)]


def test_jsonl_one_bad_line_leaves_the_others():
    lines = [_line(), b"{", b"", b"  \r", _line(doc_id="b"), b"nonsense"]
    found = _read(b"\xef\xbb\xbf" + b"\r\n".join(lines))
    assert [item.doc_id for item in found] == ["a", "in:2", "b", "in:6"]
    assert [found[1].fields, found[3].fields] == [{"column": 2}, {"column": 1}]


def test_jsonl_names_can_be_written():
    (article,) = _read(_line(doc_id="a\ud83d", title="b\ud83d"))
    assert (article.doc_id, article.title) == ("a\ufffd", "b\ufffd")


def test_jsonl_huge_integer_is_ignored():
    (article,) = _read(b'{"doc_id": "a", "text": "Gao", "n": ' + b"9" * 6000 + b"}")
    assert article.doc_id == "a"


def test_jsonl_overlong_line_is_passed_over(monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_BYTES", 100)
    monkeypatch.setattr(jsonl, "_CHUNK", 7)
    exact = _line(text="a" * (100 - len(_line(text=""))))
    lines = [_line(text="b" * 200), exact, _line(text="c" * 101), _line()]
    found = _read(b"\n".join(lines) + b"\n")
    assert [getattr(item, "code", None) for item in found] == [
        "input.too_large",
        None,
        "input.too_large",
        None,
    ]
    assert [item.doc_id for item in found] == ["in:1", "a", "in:3", "a"]


def test_jsonl_nothing_holds_no_document():
    assert _read(b"") == _read(b"\n\n") == []
