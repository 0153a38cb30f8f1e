"""The gate against a server on this machine that counts what it is asked."""

import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from selon import __version__
from selon.errors import InputError
from selon.intake import net
from selon.intake.net import Gate, Policy
from tests.intake.server import LocalPolicy, Reply, Server, serving

CERTIFICATE = str(Path(__file__).parent / "nouvelles.pem")  # of tests alone, with its key


def code_of(gate: Gate, url: str) -> str:
    with pytest.raises(InputError) as refused:
        gate.fetch(url)
    return refused.value.code


def test_a_page_comes_with_what_was_said_of_it(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELON_CONTACT", "https://exemple.org/nous")
    server.pages["/a"] = Reply("Blessés".encode("latin-1"), kind="text/html; charset=ISO-8859-1")
    answer = server.gate().fetch(server.url("/a"))
    assert (answer.status, answer.kind) == (200, ("text/html", "iso-8859-1"))
    assert answer.body == "Blessés".encode("latin-1")
    (asked,) = server.asked
    assert asked.headers["host"] == f"nouvelles.test:{server.port}"
    assert asked.headers["user-agent"] == f"selon/{__version__} (+https://exemple.org/nous)"
    assert "cookie" not in asked.headers


def test_proxies_of_the_environment_are_not_taken(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server.pages["/a"] = Reply(b"x")
    assert server.gate().fetch(server.url("/a")).body == b"x"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(b"un texte")),
        ("gzip", gzip.compress(b"un ") + gzip.compress(b"texte")),
        ("deflate", zlib.compress(b"un texte")),
        ("deflate", zlib.compress(b"un texte")[2:-4]),  # without its frame, as some servers send
        ("deflate, gzip", gzip.compress(zlib.compress(b"un texte"))),
        ("identity", b"un texte"),
    ],
    ids=["gzip", "members", "deflate", "raw deflate", "two codings", "identity"],
)
def test_compressed_bodies_are_unpacked(server: Server, coding: str, body: bytes) -> None:
    server.pages["/a"] = Reply(body, headers={"Content-Encoding": coding})
    assert server.gate().fetch(server.url("/a")).body == b"un texte"


@pytest.mark.parametrize(
    ("coding", "body", "code"),
    [
        ("gzip", gzip.compress(b" " * 30_000_000), "net.large"),
        ("gzip, gzip", gzip.compress(gzip.compress(b" " * 30_000_000)), "net.large"),
        ("", b" " * 11_000_000, "net.large"),
        ("gzip", b"no gzip", "net.coding"),
        ("zstd", b"x", "net.coding"),
    ],
)
def test_what_grows_too_large_or_is_unknown(
    server: Server, coding: str, body: bytes, code: str
) -> None:
    server.pages["/a"] = Reply(body, headers={"Content-Encoding": coding})
    assert code_of(server.gate(), server.url("/a")) == code


def test_redirects_are_followed_and_counted(server: Server) -> None:
    for number in range(9):
        server.pages[f"/{number}"] = Reply(status=302, headers={"Location": f"/{number + 1}"})
    server.pages["/9"] = Reply(b"x")
    assert server.gate().fetch(server.url("/4")).url == server.url("/9")
    server.asked.clear()
    assert code_of(server.gate(), server.url("/0")) == "net.redirects"
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://169.254.169.254/latest/", "net.private"),
        ("http://[::1]/", "net.private"),
        ("http://[::ffff:10.0.0.1]/", "net.private"),
        ("http://192.168.0.1/", "net.private"),
        ("file:///etc/passwd", "net.scheme"),
        ("ftp://exemple.org/", "net.scheme"),
        ("http://exemple.org:22/", "net.port"),
        ("http://0x7f000001/", "net.address"),
        ("http://a@exemple.org/", "net.address"),
        ("http://[", "net.address"),
    ],
)
def test_every_step_of_a_redirect_is_checked(server: Server, location: str, code: str) -> None:
    server.pages["/1"] = Reply(status=301, headers={"Location": "/2"})
    server.pages["/2"] = Reply(status=307, headers={"Location": location})
    assert code_of(server.gate(), server.url("/1")) == code
    assert server.paths() == ["/1", "/2"]


def test_the_real_policy_asks_nothing_of_this_machine(server: Server) -> None:
    policy = Policy(ports=frozenset({server.port}))
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
        assert code_of(Gate(policy), server.url("/a", host)) == "net.private"
    assert server.asked == []


def test_a_name_that_changes_its_address(server: Server) -> None:
    """A name that is public when it is looked up first, and this machine afterwards."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    policy = Policy(ports=frozenset({server.port}), seconds=0.3)
    gate = Gate(policy, resolver=rebinding)
    code_of(gate, server.url("/a"))  # no answer from there in any network of tests
    assert asked == ["nouvelles.test"], "the address that was checked is the one connected to"
    assert code_of(gate, server.url("/a")) == "net.private"
    assert server.asked == []


def test_one_bad_address_among_good_ones(server: Server) -> None:
    gate = Gate(Policy(ports=frozenset({server.port})), lambda *_: ["93.184.215.14", "10.0.0.1"])
    assert code_of(gate, server.url("/a")) == "net.private"


def test_the_other_end_is_looked_at_once_more(server: Server) -> None:
    """An address that passes by its text, and leads elsewhere on this system."""

    class Fooled(LocalPolicy):
        def admits(self, address: str) -> bool:
            return address == "localhost"

    gate = Gate(Fooled(ports=frozenset({server.port})), lambda *_: ["localhost"])
    assert code_of(gate, server.url("/a")) == "net.private"
    assert server.asked == []


@contextmanager
def encrypted() -> Iterator[Server]:
    """Serve over TLS with the certificate of nouvelles.test, which nobody trusts by itself."""
    with serving(certificate=CERTIFICATE) as told:
        told.pages["/a"] = Reply(b"x")
        yield told


def secure(told: Server, host: str = "nouvelles.test") -> str:
    return f"https://{host}:{told.port}/a"


def test_a_certificate_that_nobody_vouches_for() -> None:
    with encrypted() as told:
        assert code_of(told.gate(), secure(told)) == "net.failed"
        assert told.asked == []


def test_a_certificate_that_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name in the certificate is that of the address, though we connect to a number."""
    trust = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(net, "_trust", lambda: trust)
    with encrypted() as told:
        assert told.gate().fetch(secure(told)).body == b"x"
        assert code_of(told.gate(), secure(told, "autre.test")) == "net.failed"
        assert told.paths() == ["/a"]


def test_names_that_are_not_there(server: Server) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert code_of(Gate(server.gate().policy, unknown), server.url("/a")) == "net.unknown"


def test_a_resolver_that_does_not_answer(server: Server) -> None:
    def slow(_host: str, _port: int) -> list[str]:
        time.sleep(1)
        return []

    gate = Gate(LocalPolicy(ports=frozenset({server.port}), seconds=0.1), slow)
    assert code_of(gate, server.url("/a")) == "net.slow"


@contextmanager
def dripping(pieces: Iterator[bytes], pause: float) -> Iterator[int]:
    """Serve bytes one after another, slowly; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            client, _ = listening.accept()
            with client:
                client.recv(65536)
                for piece in pieces:
                    try:
                        client.sendall(piece)
                    except OSError:
                        return
                    time.sleep(pause)

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(3)


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_an_answer_that_drips(head: bytes) -> None:
    """Each byte comes in time; the whole never does."""
    endless = (head if number == 0 else b"a" for number in range(40))
    with dripping(endless, 0.05) as port:
        gate = Gate(LocalPolicy(ports=frozenset({port}), seconds=0.4), lambda *_: ["127.0.0.1"])
        begun = time.monotonic()
        assert code_of(gate, f"http://lent.test:{port}/") == "net.slow"
        assert time.monotonic() - begun < 1.5


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no HTTP at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ncut off",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 300_000 + b"\r\n\r\n",
    ],
)
def test_answers_that_are_not_http(answer: bytes) -> None:
    with dripping(iter([answer]), 0.0) as port:
        gate = Gate(LocalPolicy(ports=frozenset({port}), seconds=2), lambda *_: ["127.0.0.1"])
        assert code_of(gate, f"http://faux.test:{port}/") == "net.failed"
