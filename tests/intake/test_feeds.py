"""Feeds of every kind, those that are broken, and those that are made to do harm."""

import json
from datetime import date
from pathlib import Path

import pytest

from selon.documents import beside
from selon.errors import InputError
from selon.intake.feeds import day_of, read_feed
from selon.intake.opml import Listed, read_opml, write_opml

URL = "https://exemple.org/flux"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Courrier de Gao</title>
<item><title>Attaque &amp; riposte</title><link>/a?utm_source=rss</link><guid>tag:1</guid>
<pubDate>Tue, 12 Mar 2024 23:30:00 -0500</pubDate><description>Bref.</description>
<content:encoded><![CDATA[<p>Deux soldats ont été tués.</p>]]></content:encoded></item>
<item><title>Sans adresse</title></item>
<item><link>https://exemple.org/b</link><pubDate>hier</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Atome</title><entry><id>tag:2</id>
<title>Titre</title><link href="https://exemple.org/c"/><updated>2024-03-12T06:00:00Z</updated>
</entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Flux",
    "items": [
        {"id": "3", "url": "https://exemple.org/d", "date_published": "2024-03-12T06:00:00+02:00"},
        {"id": 4, "content_html": "<p>sans adresse"},
        "no entry",
    ],
}


def read(content: str | bytes, kind: str = "application/xml"):
    raw = content if isinstance(content, bytes) else content.encode()
    return read_feed(raw, url=URL, kind=kind)


def test_rss() -> None:
    channel = read(RSS)
    assert channel.title == "Le Courrier de Gao"
    first, second = channel.entries
    assert (first.key, first.url) == ("tag:1", "https://exemple.org/a?utm_source=rss")
    assert (first.title, first.published) == ("Attaque & riposte", date(2024, 3, 12))
    assert first.content == "<p>Deux soldats ont été tués.</p>"
    assert (second.key, second.published, second.content) == (second.url, None, None)


def test_atom() -> None:
    (entry,) = read(ATOM).entries
    assert (entry.key, entry.published) == ("tag:2", date(2024, 3, 12))
    assert entry.changed == "2024-03-12T06:00:00Z"


def test_json() -> None:
    (entry,) = read(json.dumps(JSON), "application/feed+json").entries
    assert (entry.key, entry.url, entry.published) == (
        "3",
        "https://exemple.org/d",
        date(2024, 3, 12),
    )


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    assert len(read(RSS[: RSS.index("<item><title>Sans")] + "<b>&nbsp;<").entries) == 1
    latin = RSS.replace("utf-8", "iso-8859-1").encode("latin-1")
    assert read(latin).entries[0].content == "<p>Deux soldats ont été tués.</p>"
    assert read(RSS.replace("Bref", "Br\0ef")).title == "Le Courrier de Gao"


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
BOMBS = {
    "entities": f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{LAUGHS}]>',
    "one large entity": f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]><rss>{"&a;" * 50_000}</rss>',
    "outside": '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_entities_are_not_read(text: str, encoding: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text.encode(encoding))
    assert refused.value.code == "feed.entities"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\0",
        b"<html><body>no feed</body></html>",
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
        b'{"items": []}',
        b"\x1f\x8b\x08",
    ],
)
def test_what_is_no_feed(content: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read(content)
    assert refused.value.code == "feed.format"


def test_a_feed_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    read(RSS)  # the process is there
    monkeypatch.setattr(beside, "SECONDS", 0.5)
    with pytest.raises(InputError) as refused:
        read('<rss version="2.0"><channel>' + "<item>" * 200_000)
    assert refused.value.code == "input.slow"
    monkeypatch.undo()
    assert len(read(RSS).entries) == 2, "the next one is read by a new process"


@pytest.mark.parametrize(
    "told", ["", "31 février", "Tue, 99 Mar 2024 23:30:00 GMT", "9999-99-99", "2024", None, 12]
)
def test_broken_dates_are_none(told: object) -> None:
    assert day_of(told) is None


def test_opml_comes_back_as_it_was_written(tmp_path: Path) -> None:
    feeds = [
        Listed("https://exemple.org/a", 'Le "Courrier" & Cie', None),
        Listed("https://exemple.org/b?c&d", None, "Sahel/Mali"),
    ]
    path = tmp_path / "flux.opml"
    path.write_text(write_opml(feeds), encoding="utf-8")
    first, second = read_opml(path)
    assert first == feeds[0]
    assert (second.url, second.category) == (feeds[1].url, feeds[1].category)


def test_opml_of_others(tmp_path: Path) -> None:
    path = tmp_path / "flux.opml"
    path.write_text(
        '<opml version="1.0"><body><outline text="Sahel"><outline text="Mali">'
        '<outline text="A" xmlUrl="https://exemple.org/a"/></outline></outline>'
        '<outline text="B" xmlUrl=" https://exemple.org/b "/>'
        '<outline text="A encore" xmlUrl="https://exemple.org/a"/></body></opml>',
        encoding="utf-8",
    )
    assert [(f.url, f.category) for f in read_opml(path)] == [
        ("https://exemple.org/a", "Sahel/Mali"),
        ("https://exemple.org/b", None),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no XML",
        b'<!DOCTYPE o [<!ENTITY a "b">]><opml><body/></opml>',
        "<!DOCTYPE o><opml><body/></opml>".encode("utf-16"),
        b"<opml>" + b"<outline>" * 200_000,
        b'<?xml version="1.0" encoding="nope"?><opml/>',
    ],
)
def test_bad_opml(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "flux.opml"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_opml(path)
    assert refused.value.code == "feed.opml"
