"""robots.txt, one's turn, and staying away: with a clock that nobody waits for."""

from datetime import UTC, datetime, timedelta

import pytest

from selon.errors import InputError
from selon.intake.manners import PAUSE, Manners, retry_after
from selon.intake.net import Answer
from tests.intake.conftest import FakeClock
from tests.intake.server import Asked, Reply, Server


def code_of(manners: Manners, url: str) -> str:
    with pytest.raises(InputError) as refused:
        manners.fetch(url)
    return refused.value.code


def robots(text: str) -> Reply:
    return Reply(text.encode(), kind="text/plain")


def test_robots_is_asked_once_a_day_and_obeyed(
    server: Server, manners: Manners, clock: FakeClock
) -> None:
    server.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /non\nAllow: /non/si\n")
    server.pages["/oui"] = server.pages["/non/si"] = Reply(b"x")
    assert manners.fetch(server.url("/oui")).status == 200
    assert manners.fetch(server.url("/non/si")).status == 200
    assert code_of(manners, server.url("/non/a")) == "net.robots"
    assert server.paths() == ["/robots.txt", "/oui", "/non/si"]
    clock.at += timedelta(hours=25)
    server.pages["/robots.txt"] = robots("User-agent: selon\nDisallow: /\n")
    assert code_of(manners, server.url("/oui")) == "net.robots"


def test_a_redirect_is_a_request_too(server: Server, manners: Manners) -> None:
    server.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /non\n")
    server.pages["/a"] = Reply(status=302, headers={"Location": "/non"})
    assert code_of(manners, server.url("/a")) == "net.robots"
    assert "/non" not in server.paths()


@pytest.mark.parametrize(
    ("status", "code"), [(404, None), (403, None), (500, "net.unsure"), (429, "net.unsure")]
)
def test_robots_that_cannot_be_had(
    server: Server, manners: Manners, clock: FakeClock, status: int, code: str | None
) -> None:
    server.pages["/robots.txt"] = Reply(status=status)
    server.pages["/a"] = Reply(b"x")
    if code is None:
        assert manners.fetch(server.url("/a")).body == b"x"
        return
    assert code_of(manners, server.url("/a")) == code
    assert code_of(manners, server.url("/a")) == code
    assert server.paths() == ["/robots.txt"]
    clock.at += timedelta(minutes=11)
    server.pages["/robots.txt"] = Reply(status=404)
    assert manners.fetch(server.url("/a")).body == b"x"


def test_a_site_is_asked_every_five_seconds(
    server: Server, manners: Manners, clock: FakeClock
) -> None:
    server.pages["/a"] = Reply(b"x")
    for _ in range(3):
        manners.fetch(server.url("/a"))
    manners.fetch(server.url("/a", "autre.test"))
    assert clock.waited == [PAUSE, PAUSE]
    clock.at += timedelta(seconds=60)
    manners.fetch(server.url("/a"))
    assert clock.waited == [PAUSE, PAUSE]


def test_a_site_may_ask_for_more_time(server: Server, manners: Manners, clock: FakeClock) -> None:
    server.pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 20\n")
    server.pages["/a"] = Reply(b"x")
    for _ in range(2):
        manners.fetch(server.url("/a"))
    assert clock.waited == [20.0]


@pytest.mark.parametrize("status", [429, 503])
def test_who_is_sent_away_stays_away(
    server: Server, manners: Manners, clock: FakeClock, status: int
) -> None:
    server.pages["/a"] = Reply(status=status, headers={"Retry-After": "120"})
    assert manners.fetch(server.url("/a")).status == status
    assert code_of(manners, server.url("/b")) == "net.wait"
    assert server.paths() == ["/robots.txt", "/a"]
    clock.at += timedelta(seconds=121)
    assert manners.fetch(server.url("/b")).status == 404


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        ("Wed, 13 Mar 2024 09:10:00 GMT", 600),
        ("Wed, 13 Mar 2024 08:00:00 GMT", 0),
        ("", 60),
        ("demain", 60),
        ("-5", 60),
        ("9" * 40, 24 * 3600),
    ],
)
def test_how_long(told: str, seconds: int) -> None:
    answer = Answer("", 429, "", (("retry-after", told),), b"", "")
    now = datetime(2024, 3, 13, 9, tzinfo=UTC)
    assert retry_after(answer, now).total_seconds() == seconds


def test_headers_are_passed_on(server: Server, manners: Manners) -> None:
    def conditional(asked: Asked) -> Reply:
        return Reply(status=304 if asked.headers.get("if-none-match") == '"1"' else 200)

    server.pages["/a"] = conditional
    assert manners.fetch(server.url("/a"), headers={"If-None-Match": '"1"'}).status == 304
    assert manners.fetch(server.url("/a")).status == 200
