"""Readers of what anybody may have written, fed with what nobody would: documents or codes.

`SELON_FUZZ` sets how many inputs each reader gets (the suite takes few).
"""

import gzip
import os
import random
import zlib
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.documents.addresses import canonical
from selon.documents.inflating import Inflated, Unreadable, inflate
from selon.documents.warc import read_archive
from selon.errors import InputError
from selon.intake.addresses import is_public
from selon.intake.feeds import day_of, read_feed
from selon.intake.lists import read_table
from selon.intake.targets import joined, target_of
from selon.messages import LANGUAGES, message
from selon.records import Article, Refusal
from tests.documents.archives import archive, page
from tests.intake.test_feeds import ATOM, RSS

MANY = int(os.environ.get("SELON_FUZZ", "40"))
LIMIT = 100_000
fuzzed = settings(
    max_examples=MANY,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
PORTS = frozenset({80, 443})
WARCS = tuple(
    archive([("https://exemple.org/a", page()), ("https://exemple.org/b", page())], packed=packed)
    for packed in (True, False)
)
PIECES = (b"\0", b"\xff", b"\r\n\r\n", b"Content-Length: 99999999", b"\x1f\x8b\x08", b"<", b"&#0;")


def broken(content: bytes, seed: int) -> bytes:
    """Give bytes with some of them changed, cut out, doubled, or strange ones put in."""
    chance, made = random.Random(seed), bytearray(content)
    for _ in range(chance.randrange(1, 8)):
        at, length = chance.randrange(len(made) + 1), chance.randrange(1, 200)
        match chance.randrange(5):
            case 0 if at < len(made):
                made[at] ^= 1 << chance.randrange(8)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length]
            case 3:
                made[at:at] = chance.choice(PIECES)
            case _:
                del made[at:]
    return bytes(made)


def told(item: Article | Refusal) -> None:
    """An outcome is a document with a text, or a refusal that can be told to people."""
    if isinstance(item, Article):
        item.text.encode("utf-8")
        item.doc_id.encode("utf-8")
        assert item.text.strip()
        return
    for language in LANGUAGES:
        assert message("errors", item.code, language=language, doc_id="x", **item.fields)


@pytest.mark.parametrize("whole", WARCS, ids=["gzip", "plain"])
@fuzzed
@given(seed=st.integers(0, 2**32))
def test_archives(whole: bytes, seed: int) -> None:
    for item in read_archive(BytesIO(broken(whole, seed)), name="a.warc"):
        told(item)


@fuzzed
@given(seed=st.integers(0, 2**32))
def test_archives_broken_before_they_were_packed(seed: int) -> None:
    for item in read_archive(BytesIO(gzip.compress(broken(WARCS[1], seed))), name="a.warc"):
        told(item)


@pytest.mark.parametrize("whole", [RSS.encode(), ATOM.encode()], ids=["rss", "atom"])
@fuzzed
@given(seed=st.integers(0, 2**32))
def test_feeds(whole: bytes, seed: int) -> None:
    try:
        channel = read_feed(broken(whole, seed), url="https://exemple.org/f", kind="text/xml")
    except InputError as error:
        assert error.code in ("feed.format", "feed.entities", "input.slow")
        return
    for entry in channel.entries:
        for text in (entry.key, entry.url, entry.title or ""):
            text.encode("utf-8")


@fuzzed
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "gzip, br", "x", ""]))
def test_inflating(content: bytes, codings: str) -> None:
    for tried in (content, gzip.compress(content), zlib.compress(content)[:-3]):
        try:
            assert len(inflate([tried[:7], tried[7:]], codings, limit=LIMIT)) <= LIMIT
        except (Inflated, Unreadable):
            continue


def addresses() -> st.SearchStrategy[str]:
    hosts = st.sampled_from(["exemple.org", "127.0.0.1", "[::1]", "é.fr", "0x7f.1", "a@b", "", "["])
    parts = st.one_of(hosts, st.text(max_size=12), st.sampled_from("/:?#@\\%.[]"))
    starts = st.sampled_from(["http://", "https://", "HTTP:", "//", "", "file://", "http:\\\\"])
    return st.builds(lambda start, rest: start + "".join(rest), starts, st.lists(parts, max_size=5))


@fuzzed
@given(addresses(), addresses())
def test_addresses(url: str, location: str) -> None:
    """Whatever is let through is ASCII, has a host, and is read in the same way again."""
    assert canonical(canonical(url)) == canonical(url)
    try:
        target = target_of(url, ports=PORTS)
    except InputError as error:
        assert error.code in ("net.address", "net.scheme", "net.port")
        return
    assert target.url.isascii()
    assert target.host
    assert not set(target.host) & set("@/\\?# %")
    assert target_of(target.url, ports=PORTS) == target
    try:
        assert isinstance(joined(target, location), str)
    except InputError as error:
        assert error.code == "net.address"


@fuzzed
@given(st.one_of(st.ip_addresses().map(str), st.text(max_size=20)))
def test_what_is_public(text: str) -> None:
    assert is_public(text) in (True, False)
    assert not is_public(f"::ffff:{text}") or is_public(text)


@fuzzed
@given(st.text(max_size=60))
def test_days(text: str) -> None:
    assert (day_of(text) or "2024-01-01")[4] == "-"


@fuzzed
@given(st.binary(max_size=400))
def test_tables(tmp_path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"url,a\n" + content)

    def rows() -> Iterator[str]:
        try:
            for row in read_table(path):
                yield row.name
        except InputError as error:
            assert error.code in ("list.csv", "list.column")

    for name in rows():
        name.encode("utf-8")
