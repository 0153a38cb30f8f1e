"""Web archives: real ones, made by warcio, and those that are damaged or made to do harm."""

import gzip
import hashlib
import os
import tracemalloc
from io import BytesIO
from pathlib import Path

import brotli
import pytest

from selon.documents import read_documents
from selon.documents.content import MAX_BYTES
from selon.documents.warc import read_archive, record_of
from selon.fetched import Fetched
from selon.records import Article, Refusal
from tests.documents.archives import SENTENCES, archive, bomb, lying, page

URL = "https://exemple.org/a?utm_source=x&id=1"
NAME = "https://exemple.org/a?id=1"
GOOD = archive([(URL, page())])


def read(content: bytes) -> list[Article | Refusal]:
    return list(read_archive(BytesIO(content), name="a.warc.gz"))


def told(content: bytes) -> list[str]:
    """Give the code of each refusal, and the name of each document."""
    return [item.code if isinstance(item, Refusal) else item.doc_id for item in read(content)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive(packed: bool) -> None:
    found = read(archive([(URL, page()), ("https://exemple.org/b", page())], packed=packed))
    first, second = found
    assert isinstance(first, Article)
    assert (first.doc_id, first.url, second.doc_id) == (NAME, URL, "https://exemple.org/b")
    assert SENTENCES[0] in first.text
    assert (str(first.published), first.published_basis) == ("2024-03-12", "html")
    assert first.raw == page()
    assert first.fetched is not None
    assert (first.fetched.at, first.fetched.status) == ("2024-03-13T06:00:00Z", "200 OK")


def test_a_file_that_is_one_gzip_member() -> None:
    assert told(gzip.compress(archive([(URL, page())] * 3, packed=False))) == [NAME] * 3


def test_texts_that_an_archive_made() -> None:
    text = " ".join(SENTENCES)
    (article,) = read(archive([(URL, text.encode())], record="conversion", kind="text/plain"))
    assert isinstance(article, Article)
    assert article.text == text


def test_what_is_no_article_is_passed_over() -> None:
    for content in (
        archive([(URL, page())], status="404 Not Found"),
        archive([(URL, page())], status="301 Moved"),
        archive([(URL, b"\x89PNG")], kind="image/png"),
        archive([(URL, b"GET /a HTTP/1.1\r\n\r\n")], record="request"),
        archive([]),
    ):
        assert told(content) == ["input.archive_empty"]
        assert told(content + GOOD) == [NAME]


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(page())), ("br", brotli.compress(page()))],
    ids=["gzip", "br"],
)
def test_bodies_that_were_sent_compressed(coding: str, body: bytes) -> None:
    assert told(archive([(URL, body)], headers=(("Content-Encoding", coding),))) == [NAME]


def test_bodies_that_were_sent_in_chunks() -> None:
    body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(page()), page())
    (article,) = read(archive([(URL, body)], headers=(("Transfer-Encoding", "chunked"),)))
    assert isinstance(article, Article)
    assert article.raw == page()


BAD = {
    "a bomb": (bomb(40), ["input.too_large", "input.bomb"]),
    "a larger bomb": (bomb(120), ["input.too_large", "input.bomb"]),
    "headers without end": (
        gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 20_000_000),
        ["input.bomb"],
    ),
    "a length too short": (lying(50), ["input.html", "input.archive"]),
    "a negative length": (lying(-5), ["input.archive"]),
    "cut off": (GOOD[:-60], ["input.archive"]),
    "gzip in gzip": (gzip.compress(GOOD), ["input.archive"]),
    "no archive": (gzip.compress(b"Un texte.\n" * 50), ["input.archive"]),
    "without an address": (
        gzip.compress(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 \r\n\r\n"
        ),
        ["input.archive"],
    ),
    "a gzip bomb in a page": (
        archive([(URL, gzip.compress(b" " * 50_000_000))], headers=(("Content-Encoding", "gzip"),)),
        ["input.too_large"],
    ),
    "a Brotli bomb in a page": (
        archive(
            [(URL, brotli.compress(b" " * 50_000_000, quality=3))],
            headers=(("Content-Encoding", "br"),),
        ),
        ["input.too_large"],
    ),
    "an unknown coding": (
        archive([(URL, page())], headers=(("Content-Encoding", "zstd"),)),
        ["input.coding"],
    ),
    "elements inside each other": (
        archive([(URL, b"<html><body>" + b"<div>" * 200_000)]),
        ["input.nested"],
    ),
    "zeros": (archive([(URL, b"<html>\0\0")]), ["input.binary"]),
}


@pytest.mark.parametrize(("content", "codes"), BAD.values(), ids=BAD)
def test_what_is_bad_is_refused_and_the_rest_is_read(content: bytes, codes: list[str]) -> None:
    tracemalloc.start()
    try:
        found = told(content + GOOD)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found[:-1] == codes
    assert found[-1] == NAME
    assert peak < 5 * MAX_BYTES


def test_beginnings_without_an_end() -> None:
    assert told(b"\x1f\x8b\x08" * 1_000) == ["input.archive"]


def test_a_length_beyond_the_file() -> None:
    assert told(lying(10**15)) == ["input.too_large", "input.archive"]


def test_garbage_without_end_is_given_up() -> None:
    member = gzip.compress(b"WARC/0.0\r\n")
    assert told(member * 1_000) == ["input.archive"] * 100


def test_a_record_of_ours_is_read_again() -> None:
    fetched = Fetched(URL, "2024-03-13T06:00:00Z", "200 OK", (("Content-Encoding", "gzip"),))
    digest = hashlib.sha256(page()).hexdigest()
    record = record_of(page(), fetched, digest=digest)
    assert record == record_of(page(), fetched, digest=digest)
    (article,) = read(record)
    assert isinstance(article, Article), "a page may come without its media type"
    assert (article.raw, article.url) == (page(), URL)
    assert f"WARC-Payload-Digest: sha256:{digest}".encode() in gzip.decompress(record)
    plain = Fetched(URL, "2024-03-13T06:00:00Z", "200 OK", (("Content-Type", "text/plain"),))
    text = record_of(SENTENCES[0].encode(), plain, digest=digest)
    assert told(text) == ["input.archive_empty"], "robots.txt and the like"
    (article,) = read_archive(BytesIO(text), name="a", every=True)
    assert isinstance(article, Article)
    assert article.text == SENTENCES[0]
    carried = record_of(page(), Fetched(URL, "2024-03-13T06:00:00Z", ""), digest=digest)
    assert told(carried) == [NAME]


def test_archives_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "b.warc.gz").write_bytes(GOOD)
    (tmp_path / "c.WARC").write_bytes(archive([(URL, page())], packed=False))
    (tmp_path / "a.txt").write_text(" ".join(SENTENCES), encoding="utf-8")
    items = read_documents([str(tmp_path)], language=None, published=None, outlet=None)
    found = [item for item in items if isinstance(item, Article)]
    assert [item.doc_id for item in found] == ["a", NAME, NAME]
    assert {item.language for item in found} == {"fr"}
    assert found[1].path == str(tmp_path / "b.warc.gz")


def test_names_of_files_that_are_made_to_do_harm(tmp_path: Path) -> None:
    for name in (b"\xff\n\x1b[31m.warc.gz", b"--help.warc.gz", "\u202e.warc".encode()):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.write_bytes(b"no archive")
        items = read_documents([str(path)], language=None, published=None, outlet=None)
        (refused,) = items
        assert isinstance(refused, Refusal)
        assert refused.code == "input.archive"
        refused.doc_id.encode("utf-8")


def test_the_name_of_an_archive_is_no_day_of_its_pages(tmp_path: Path) -> None:
    undated = page().replace(b"2024-03-12T08:00:00+00:00", b"")
    (tmp_path / "crawl-2024-03-13.warc.gz").write_bytes(archive([(URL, undated)]))
    (found,) = read_documents([str(tmp_path)], language=None, published=None, outlet=None)
    assert isinstance(found, Article)
    assert found.published is None


def test_without_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.warc.gz").write_bytes(GOOD)
    monkeypatch.setattr("selon.documents.warc.find_spec", lambda _: None)
    path = str(tmp_path / "b.warc.gz")
    (refused,) = read_documents([path], language=None, published=None, outlet=None)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.fields) == ("input.packages", {"extra": "intake"})
