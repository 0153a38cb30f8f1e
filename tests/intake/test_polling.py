"""Feeds followed into a real ledger, from a server that counts what it is asked."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest

from selon.cli.intaking import storing
from selon.documents.warc import read_archive
from selon.intake.checking import Checked, check_feed
from selon.intake.manners import Manners
from selon.intake.polling import AGAIN, Taken, check_due, in_turns, take_pending
from selon.intake.redoing import again
from selon.ledger.book import Ledger
from selon.ledger.intake_rows import Announced, Feed
from selon.records import Article
from tests.documents.archives import SENTENCES, page
from tests.intake.conftest import FakeClock
from tests.intake.server import Asked, Reply, Server
from tests.ledger.made import FakeCoder

NOW = "2024-03-13T09:00:00Z"


def rss(*paths: str, titles: str = "Attaque à Gao", day: str = "Tue, 12 Mar 2024") -> Reply:
    items = "".join(
        f"<item><title>{titles}</title><link>{path}</link><guid>{path}</guid>"
        f"<pubDate>{day} 08:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{' '.join(SENTENCES)}&lt;/p&gt;</description></item>"
        for path in paths
    )
    text = f'<rss version="2.0"><channel><title>Le Courrier</title>{items}</channel></rss>'
    return Reply(text.encode(), kind="application/rss+xml")


@pytest.fixture
def feed(server: Server, ledger: Ledger) -> Feed:
    """A feed that announces two articles, and is followed."""
    server.pages |= {"/flux": rss("/a", "/b"), "/a": Reply(page()), "/b": Reply(page(title="B"))}
    return follow(ledger, server.url("/flux"))


def follow(ledger: Ledger, url: str, **options: object) -> Feed:
    known = {"every": 3600, "due_at": NOW, "added_at": NOW} | options
    with ledger.intake() as rows:
        rows.add(Feed(url=url, **known))
    return feeds(ledger)[-1]


def feeds(ledger: Ledger) -> list[Feed]:
    with ledger.intake_rows() as rows:
        return list(rows.feeds())


def poll(ledger: Ledger, manners: Manners, most: int | None = None) -> tuple[list[Checked], Taken]:
    checked = list(check_due(ledger, manners))
    return checked, take_pending(ledger, manners, storing(ledger, FakeCoder()), most=most)


def names(ledger: Ledger) -> list[str]:
    return [stored.article.doc_id for stored in ledger.documents()]


def test_what_a_feed_announces_becomes_documents(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    (checked,), taken = poll(ledger, manners)
    assert (checked.new, taken) == (2, Taken(2, 0, 0))
    first, second = ledger.documents()
    assert (first.article.doc_id, second.article.doc_id) == (server.url("/a"), server.url("/b"))
    assert first.article.published == date(2024, 3, 12)
    assert first.article.outlet
    assert SENTENCES[0] in first.article.text
    assert feeds(ledger)[0].title == "Le Courrier"
    assert server.paths() == ["/robots.txt", "/flux", "/a", "/b"]
    assert {f.why for f in ledger.faults()} <= {"span"}, "the coder is a stand-in"


def test_nothing_is_asked_before_its_time_nor_twice(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    poll(ledger, manners)
    before = len(server.asked)
    assert poll(ledger, manners) == ([], Taken(0, 0, 0))
    assert len(server.asked) == before
    clock.at += timedelta(hours=1)
    (checked,), taken = poll(ledger, manners)
    assert (checked.new, taken.taken) == (0, 0)
    assert server.paths()[before:] == ["/flux"]


def test_originals_are_kept_and_are_an_archive(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    poll(ledger, manners)
    (article,) = read_archive(BytesIO(b"".join(ledger.originals(server.url("/b")))), name="x")
    assert isinstance(article, Article)
    assert (article.url, article.raw) == (server.url("/b"), page(title="B"))
    digest = hashlib.sha256(page(title="B")).hexdigest()
    assert any(digest in line for line in ledger.content())
    assert len(list(ledger.originals())) == 2


def test_a_feed_is_asked_whether_it_has_changed(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    news = rss("/a")

    def conditional(asked: Asked) -> Reply:
        same = asked.headers.get("if-none-match") == '"v1"'
        told = {"ETag": '"v1"', "Last-Modified": "Tue, 12 Mar 2024 08:00:00 GMT"}
        return Reply(status=304) if same else replace(news, headers=told)

    server.pages["/flux"] = conditional
    poll(ledger, manners)
    clock.at += timedelta(hours=2)
    (checked,), _ = poll(ledger, manners)
    asked = server.asked[-1].headers
    assert asked["if-none-match"] == '"v1"'
    assert asked["if-modified-since"] == "Tue, 12 Mar 2024 08:00:00 GMT"
    assert (checked.new, checked.feed.failures, checked.feed.etag) == (0, 0, '"v1"')


def test_a_feed_that_is_fresh_for_longer_is_left_alone(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    server.pages["/flux"] = replace(rss(), headers={"Cache-Control": "public, max-age=7200"})
    (checked,), _ = poll(ledger, manners)
    assert checked.feed.due_at == "2024-03-13T11:00:00Z"


@pytest.mark.parametrize(
    ("reply", "code", "due"),
    [
        (Reply(status=404), "net.status", "10:00:00"),
        (Reply(status=500), "net.status", "10:00:00"),
        (Reply(status=429, headers={"Retry-After": "7200"}), "net.busy", "11:00:00"),
        (Reply(status=503, headers={"Retry-After": "60"}), "net.busy", "10:00:00"),
        (Reply(b"<html>"), "feed.format", "10:00:00"),
        (Reply(b'<!DOCTYPE r [<!ENTITY a "b">]><rss/>'), "feed.entities", "10:00:00"),
        (Reply(status=302, headers={"Location": "http://10.0.0.1/"}), "net.private", "10:00:00"),
    ],
)
def test_a_feed_that_fails(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed, reply: Reply, code: str, due: str
) -> None:
    server.pages["/flux"] = reply
    (checked,), taken = poll(ledger, manners)
    assert checked.feed.failure is not None
    assert checked.feed.failure.code == code
    assert checked.feed.due_at == f"2024-03-13T{due}Z"
    assert taken == Taken(0, 0, 0)


def test_a_feed_that_fails_is_asked_ever_less_and_comes_back(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    server.pages["/flux"] = Reply(status=500)
    hours = []
    for _ in range(7):
        (checked,) = check_due(ledger, manners)
        clock.at += timedelta(hours=24)
        hours.append((checked.feed.due_at, checked.feed.checked_at))
    waits = [date_of(due) - date_of(at) for due, at in hours]
    assert [wait.total_seconds() / 3600 for wait in waits] == [1, 2, 4, 8, 16, 24, 24]
    server.pages["/flux"] = rss("/a")
    (checked,) = check_due(ledger, manners)
    assert (checked.feed.failures, checked.feed.failure, checked.new) == (0, None, 1)


def date_of(text: str | None):
    from datetime import datetime

    assert text is not None
    return datetime.fromisoformat(text)


def test_a_feed_that_is_gone_is_left_alone(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    server.pages["/flux"] = Reply(status=410)
    poll(ledger, manners)
    assert feeds(ledger)[0].paused
    clock.at += timedelta(days=9)
    assert list(check_due(ledger, manners)) == []


def test_patterns_keep_and_drop(ledger: Ledger, manners: Manners, server: Server) -> None:
    server.pages |= {"/flux": rss("/mali/a", "/sport/mali"), "/mali/a": Reply(page())}
    follow(ledger, server.url("/flux"), keep="MALI", drop="/sport/")
    (checked,), taken = poll(ledger, manners)
    assert (checked.new, checked.dropped, taken.taken) == (1, 1, 1)
    assert names(ledger) == [server.url("/mali/a")]


def test_the_text_of_the_feed_itself(ledger: Ledger, manners: Manners, server: Server) -> None:
    server.pages["/flux"] = rss("/a")
    follow(ledger, server.url("/flux"), fulltext=False)
    assert poll(ledger, manners)[1] == Taken(1, 0, 0)
    (stored,) = ledger.documents()
    assert SENTENCES[0] in stored.article.text
    assert stored.article.published == date(2024, 3, 12)
    assert "/a" not in server.paths()
    assert len(list(ledger.originals())) == 1


def test_a_changed_article_is_a_new_version(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    poll(ledger, manners)
    longer = [*SENTENCES, "Le bilan est passé à trois morts, a précisé le gouverneur."]
    server.pages |= {"/flux": rss("/a", day="Wed, 13 Mar 2024"), "/a": Reply(page(*longer))}
    clock.at += timedelta(hours=2)
    (checked,), taken = poll(ledger, manners)
    assert (checked.new, taken.taken) == (1, 1)
    versions = [s for s in ledger.documents(versions=True) if s.article.url == server.url("/a")]
    assert [version.current for version in versions] == [False, True]
    assert len(list(ledger.originals(server.url("/a")))) == 2


def test_the_same_text_again_is_no_version(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    """Another advertisement in the page: fetched, and nothing is written."""
    poll(ledger, manners)
    before = list(ledger.content())
    other = page().replace(b"Accueil", b"Publicit\xc3\xa9")
    server.pages |= {"/flux": rss("/a", day="Wed, 13 Mar 2024"), "/a": Reply(other)}
    clock.at += timedelta(hours=2)
    assert poll(ledger, manners)[1] == Taken(1, 0, 0)
    assert list(ledger.content()) == before
    assert len(list(ledger.originals())) == 2


def test_an_article_that_two_feeds_announce_is_fetched_once(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    server.pages["/autre"] = rss("/a?utm_source=autre", "/b#haut")
    follow(ledger, server.url("/autre"))
    assert poll(ledger, manners)[1] == Taken(2, 0, 0)
    assert server.paths().count("/a") == 1
    assert poll(ledger, manners)[1] == Taken(0, 0, 0)


def test_an_article_that_fails_for_a_moment_is_asked_for_again(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    server.pages |= {"/flux": rss("/a"), "/a": Reply(status=503)}
    assert poll(ledger, manners)[1] == Taken(0, 0, 1)
    assert [refusal.code for refusal in ledger.refusals()] == ["net.busy"]
    clock.at += timedelta(seconds=AGAIN[0] + 1)
    server.pages["/a"] = Reply(page())
    assert poll(ledger, manners)[1] == Taken(1, 0, 0)
    assert list(ledger.refusals()) == []


def test_it_is_given_up_in_the_end(
    ledger: Ledger, manners: Manners, server: Server, clock: FakeClock, feed: Feed
) -> None:
    server.pages |= {"/flux": rss("/a"), "/a": Reply(status=503)}
    told = []
    for _ in range(len(AGAIN) + 2):
        told.append(poll(ledger, manners)[1])
        clock.at += timedelta(days=2)
    assert told == [Taken(0, 0, 1)] * 3 + [Taken(0, 1, 0), Taken(0, 0, 0)]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(status=404), "net.status"),
        (Reply(b"%PDF", kind="application/pdf"), "net.kind"),
        (Reply(b"<html><body></body></html>"), "input.html"),
        (Reply(b"<html><body>" + b"<div>" * 100_000), "input.nested"),
        (Reply(status=302, headers={"Location": "http://[::1]/"}), "net.private"),
        (Reply(b""), "input.empty"),
    ],
)
def test_one_bad_article_and_the_others_go_on(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed, reply: Reply, code: str
) -> None:
    server.pages["/a"] = reply
    assert poll(ledger, manners)[1] == Taken(1, 1, 0)
    assert names(ledger) == [server.url("/b")]
    assert [(r.doc_id, r.code) for r in ledger.refusals()] == [(server.url("/a"), code)]


def test_an_article_without_a_day_has_that_of_the_feed_or_is_guessed(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    undated = page().replace(b"2024-03-12T08:00:00+00:00", b"")
    server.pages |= {"/a": Reply(undated), "/b": Reply(undated)}
    future = rss("/b", day="Tue, 12 Mar 2097").body.replace(b"</rss>", b"")
    server.pages |= {"/flux": rss("/a"), "/f2": Reply(future, kind="application/rss+xml")}
    follow(ledger, server.url("/f2"))
    poll(ledger, manners)
    told = {s.article.url: (str(s.article.published), s.article.published_basis) for s in
            ledger.documents()}  # fmt: skip
    assert told == {
        server.url("/a"): ("2024-03-12", "given"),
        server.url("/b"): ("2024-03-13", "guess"),
    }


def test_hostile_headers_are_not_sent_back(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    server.pages["/flux"] = replace(rss(), headers={"ETag": "é" * 5, "Last-Modified": "x" * 900})
    (checked,) = check_due(ledger, manners)
    assert (checked.feed.etag, checked.feed.modified) == (None, None)


def test_broken_off_anywhere_nothing_is_lost(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    """The work ends before a document is stored, and after that before its entry is settled."""
    list(check_due(ledger, manners))
    real = storing(ledger, FakeCoder())

    def before(items: Iterator) -> list:
        next(items)
        raise KeyboardInterrupt

    def after(items: Iterator) -> list:
        real(items)
        raise KeyboardInterrupt

    for store in (before, after):
        with pytest.raises(KeyboardInterrupt):
            take_pending(ledger, manners, store, most=None)
    assert take_pending(ledger, manners, real, most=None) == Taken(2, 0, 0)
    assert names(ledger) == [server.url("/a"), server.url("/b")]


def test_sites_take_turns() -> None:
    def item(url: str) -> Announced:
        return Announced(1, url, url, url, NOW, NOW)

    urls = ["https://a.org/1", "https://a.org/2", "https://a.org/3", "https://b.org/1"]
    turns = [found.url for found in in_turns(map(item, urls))]
    assert turns == [urls[0], urls[3], urls[1], urls[2]]


def test_documents_are_read_anew_from_their_originals(
    ledger: Ledger, manners: Manners, server: Server, feed: Feed
) -> None:
    poll(ledger, manners)
    before = [(s.article.text, s.article.published, s.article.outlet) for s in ledger.documents()]
    asked = len(server.asked)
    found = [item for item in again(ledger) if isinstance(item, Article)]
    assert [(item.text, item.published, item.outlet) for item in found] == before
    settled = storing(ledger, FakeCoder())(again(ledger))
    assert [refusal for _, refusal in settled] == [None, None]
    assert len(list(ledger.documents(versions=True))) == 2
    assert len(server.asked) == asked


def test_checking_one_feed_does_not_wait_for_its_time(
    ledger: Ledger, manners: Manners, feed: Feed
) -> None:
    poll(ledger, manners)
    assert [c.feed.number for c in check_due(ledger, manners, feed=feed.number)] == [feed.number]
    assert check_feed(ledger, feeds(ledger)[0], manners).new == 0
