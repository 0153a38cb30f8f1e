"""Documents in, articles out, whatever is given."""

import io
import json
import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.contract import dumps, refusal
from selon.documents import read_documents
from selon.documents.content import MAX_BYTES
from selon.records import Article, Refusal
from tests.documents.test_html import PAGE

FRENCH = "Deux gardes ont été tués dans l’explosion d’une mine, près du pont."


def _read(*paths, stdin=None, **said):
    given_ = {"language": None, "published": None, "outlet": None} | said
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_documents([str(path) for path in paths], stdin=stream, **given_))


def _write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _line(**keys):
    return json.dumps({"doc_id": "a", "text": FRENCH} | keys).encode() + b"\n"


def test_documents_plain_text_is_unchanged(tmp_path):
    text = f"\ufeff{FRENCH}\r\n\r\n«\u00a0Non\u202f!\u00a0» e\u0301 🔥\n\n "
    (article,) = _read(_write(tmp_path, "gao.v1.txt", text))
    assert isinstance(article, Article)
    assert (article.doc_id, article.text, article.language) == ("gao.v1", text, "fr")
    assert (article.raw, article.path) == (None, str(tmp_path / "gao.v1.txt"))


def test_documents_unknown_suffix_is_text_unless_it_begins_as_a_page(tmp_path):
    (text,) = _read(_write(tmp_path, "note.report", FRENCH))
    (page,) = _read(_write(tmp_path, "page", PAGE))
    assert (text.raw, page.doc_id, page.title) == (None, "page", "Deux gardes tués près de Gao")
    assert page.raw == PAGE.encode()


def test_documents_folder_is_walked_in_order(tmp_path):
    for name in ("b.txt", "a/z.html", "a/.hidden.txt", ".git/c.txt", "a/d.png", "c.JSONL"):
        content = PAGE if name.endswith("html") else FRENCH
        _write(tmp_path, name, _line(doc_id="line") if name.endswith("JSONL") else content)
    assert [item.doc_id for item in _read(tmp_path)] == ["z", "b", "line"]


def test_documents_of_many_paths_keep_their_order(tmp_path):
    first, last = _write(tmp_path, "z.txt", FRENCH), _write(tmp_path, "a.txt", FRENCH)
    items = _read(first, tmp_path / "none", "-", last, stdin=_line(doc_id="in") + b"{\n")
    assert [item.doc_id for item in items] == ["z", str(tmp_path / "none"), "in", "<stdin>:2", "a"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.txt", b"", "input.empty"),
        ("x.txt", b" \r\n\t", "input.empty"),
        ("x.txt", b"\x89PNG\r\n\x1a\n\0\0", "input.binary"),
        ("x.txt", b"a" * (MAX_BYTES + 1), "input.too_large"),
        ("x.txt", b"a " * (MAX_BYTES // 2), "input.too_large"),
        ("x.html", b"a" * (MAX_BYTES + 1), "input.too_large"),
        ("x.txt", "Des tirs à Gao. ".encode() * 50 + b"\xff\x81\x8d\x01", "input.encoding"),
        ("x.txt", b"Dos soldados murieron en una emboscada cerca del puente.", "input.language"),
        ("x.txt", b"12/13", "input.language_unclear"),
        ("x.html", b"<html></html>", "input.html"),
    ],
)
def test_documents_refusals(tmp_path, name, content, code):
    good = _write(tmp_path, "good.txt", FRENCH)
    bad, after = _read(_write(tmp_path, name, content), good)
    assert isinstance(bad, Refusal)
    assert (bad.doc_id, bad.code) == ("x", code)
    assert isinstance(after, Article)
    for language in ("en", "fr"):
        message = refusal(bad, language=language)["error"]["message"]
        assert message.startswith("x")
        assert "{" not in message


@pytest.mark.parametrize("path", ["no/such/file.txt", "no/such.jsonl", "a\0b"])
def test_documents_missing(path):
    (found,) = _read(path)
    assert isinstance(found, Refusal)
    assert (found.doc_id, found.code.startswith("input.")) == (path, True)


def test_documents_folder_without_any(tmp_path):
    assert [item.code for item in _read(tmp_path)] == ["input.folder"]


def test_documents_told_by_the_line_before_the_option():
    said = {"language": "fr", "published": date(2020, 1, 1), "outlet": "Option"}
    own = _line(published="2019-05-12", outlet="Ligne", language="fr")
    first, second = _read("-", stdin=own + _line(), **said)
    assert (first.published, first.outlet) == (date(2019, 5, 12), "Ligne")
    assert (second.published, second.published_basis) == (date(2020, 1, 1), "given")
    assert (second.outlet, second.language) == ("Option", "fr")


def test_documents_option_outranks_the_page(tmp_path):
    page = _write(tmp_path, "x.html", PAGE)
    (article,) = _read(page, published=date(2020, 1, 1), outlet="Option")
    assert (article.published, article.published_basis) == (date(2020, 1, 1), "given")
    assert article.outlet == "Option"


@pytest.mark.parametrize(
    ("name", "text", "day", "basis"),
    [
        ("2019-05-13.txt", f"Titre\n\n12 mai 2019 . –\n{FRENCH}", date(2019, 5, 12), "dateline"),
        ("2019-05-13.txt", FRENCH, date(2019, 5, 13), "guess"),
        ("x.txt", f"Titre\n\n12 mai 2019\n\n{FRENCH}", date(2019, 5, 12), "guess"),
        ("x.txt", f"Le 12 mai 2019, une mine a explosé. {FRENCH}", None, None),
    ],
)
def test_documents_day_of_publication(tmp_path, name, text, day, basis):
    (article,) = _read(_write(tmp_path, name, text))
    assert (article.published, article.published_basis) == (day, basis)


def test_documents_line_without_day_stays_without():
    (article,) = _read("-", stdin=_line(doc_id="2019_05_12-001", published=None))
    assert article.published is None


def test_documents_large_input_is_fast(tmp_path):
    words = (FRENCH + " ") * 14_000
    text = _write(tmp_path, "x.txt", words[:999_999])
    line = json.dumps({"doc_id": "y", "text": words[:999_999]}).encode()
    start = time.perf_counter()
    items = _read(text, "-", stdin=line)
    assert all(isinstance(item, Article) for item in items)
    assert time.perf_counter() - start < 5  # seconds; about 0.3 on a laptop


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(content=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".html", ".jsonl", ""]))
def test_documents_any_bytes_are_read_or_refused(tmp_path, content, suffix):
    for item in _read(_write(tmp_path, f"x{suffix}", content)):
        if isinstance(item, Refusal):
            dumps(refusal(item)).encode()
        else:
            item.text.encode()
            assert suffix == ".html" or item.encoding or item.text.encode() == content


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_documents_any_text_is_unchanged(text):
    (item,) = _read("-", stdin=_line(text=f"{FRENCH}{text}", language="fr"))
    assert isinstance(item, Article)
    assert item.text == f"{FRENCH}{text}"


def test_documents_importing_loads_nothing_heavy():
    heavy = ["trafilatura", "py3langid", "numpy", "spacy", "charset_normalizer", "lxml"]
    code = f"import selon.documents, sys; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
