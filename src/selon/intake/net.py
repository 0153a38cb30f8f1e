"""The one gate to the network: nothing else in selon asks for what somebody else has written.

(`selon gazetteer fetch` downloads from its own fixed sources, for whoever calls it.)

An address that came in a feed or an article may lead anywhere, into the network of whoever reads it
too. So scheme and port are checked in the address, and the *connected* address once the name is
resolved, for every step of a redirect anew. Body, time and what compressed bytes may become are
bounded; no proxy is taken from the environment, no cookie is kept, and the agent says its name.
"""

import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from selon import __version__
from selon.documents.inflating import Inflated, Unreadable, inflate
from selon.errors import InputError
from selon.intake.addresses import is_public
from selon.intake.streams import Backend
from selon.intake.targets import Target, joined, target_of

if TYPE_CHECKING:
    import ssl

Resolver = Callable[[str, int], Sequence[str]]  # addresses of a host, as text
Before = Callable[[Target], None]  # asked before every request; raises InputError to refuse it

_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_ACCEPT: Final = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
_CODINGS: Final = "gzip, deflate"  # those that are undone without further packages


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be asked for, and how much of it."""

    ports: frozenset[int] = frozenset({80, 443})
    body: int = 10_000_000  # bytes, unpacked
    seconds: float = 30.0  # from the look-up of the name to the last byte of one answer
    redirects: int = 5

    def admits(self, address: str) -> bool:
        """Say whether an address may be connected to."""
        return is_public(address)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent, its body unpacked."""

    url: str  # the last one, after redirects
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: str  # UTC, ISO 8601

    def header(self, name: str) -> str | None:
        """Give the first header of a name."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def kind(self) -> tuple[str, str | None]:
        """Give the media type and the encoding that it names."""
        told = Message()
        told["Content-Type"] = self.header("Content-Type") or ""
        charset = told.get_content_charset()
        return told.get_content_type(), charset


def resolve(host: str, port: int) -> list[str]:
    """Give the addresses of a host; OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def agent() -> str:
    """Give the name that servers are told; SELON_CONTACT adds whom they may write to."""
    contact = os.environ.get("SELON_CONTACT", "").strip()
    told = f"selon/{__version__} (+{contact})" if contact else f"selon/{__version__}"
    return told.encode("ascii", "ignore").decode().replace("\r", "").replace("\n", "")


@dataclass(frozen=True, slots=True)
class Gate:
    """Asks servers for pages, as far as its policy goes."""

    policy: Policy = field(default_factory=Policy)
    resolver: Resolver = resolve

    def fetch(
        self, url: str, *, headers: Mapping[str, str] | None = None, before: Before | None = None
    ) -> Answer:
        """Give what stands at an address, redirects followed; InputError `net.…` says why not.

        `before` is asked about every request. Statuses of failure are given back, not raised.
        """
        target = target_of(url, ports=self.policy.ports)
        for _ in range(self.policy.redirects + 1):
            if before is not None:
                before(target)
            answer = self._ask(target, headers or {})
            location = answer.header("Location")
            if answer.status not in _MOVED or not location:
                return answer
            target = target_of(joined(target, location), ports=self.policy.ports)
        raise InputError("net.redirects", doc_id=url[:200], limit=self.policy.redirects)

    def _ask(self, target: Target, headers: Mapping[str, str]) -> Answer:
        """Ask once."""
        import httpcore2  # noqa: PLC0415 - an extra

        deadline = time.monotonic() + self.policy.seconds
        with _told(target, self.policy):
            addresses = self._addresses(target, deadline)
            connecting: Any = Backend(addresses, self.policy.admits, deadline)
            with httpcore2.ConnectionPool(
                network_backend=connecting,
                ssl_context=_trust() if target.scheme == "https" else None,
                max_keepalive_connections=0,
            ) as pool:
                parts = {"scheme": target.scheme.encode(), "host": target.host.encode()}
                url = httpcore2.URL(**parts, port=target.port, target=target.path.encode())
                asked = [(k.encode(), v.encode()) for k, v in _asked(target, headers).items()]
                limits = dict.fromkeys(("connect", "read", "write", "pool"), self.policy.seconds)
                timeouts = {"timeout": limits}
                with pool.stream("GET", url, headers=asked, extensions=timeouts) as response:
                    return self._answer(target, response)

    def _addresses(self, target: Target, deadline: float) -> list[str]:
        """Give the addresses of a host, all of them admitted.

        One that is not among others that are is the sign of a name that leads astray.
        """
        literal = _is_address(target.host)
        asked = (target.host, target.port)
        found = [target.host] if literal else _within(deadline, self.resolver, *asked)
        for address in found:
            if not self.policy.admits(address):
                raise InputError("net.private", doc_id=target.url, address=address)
        if not found:
            raise InputError("net.unknown", doc_id=target.url, host=target.host)
        return list(dict.fromkeys(found))

    def _answer(self, target: Target, response: Any) -> Answer:  # noqa: ANN401 - httpcore2's
        headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
        told = Answer("", response.status, "", headers, b"", "")
        length = told.header("Content-Length") or ""
        if length.isdecimal() and int(length) > self.policy.body:
            raise Inflated
        codings = told.header("Content-Encoding") or ""
        chunks: Iterable[bytes] = response.iter_stream()
        reason = response.extensions.get("reason_phrase", b"").decode("latin-1")
        return Answer(
            url=target.url,
            status=response.status,
            reason=reason,
            headers=headers,
            body=inflate(chunks, codings, limit=self.policy.body),
            at=datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z",
        )


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _asked(target: Target, headers: Mapping[str, str]) -> dict[str, str]:
    """Give the headers of a request."""
    usual = {"Host": target.place, "User-Agent": agent(), "Accept": _ACCEPT}
    return usual | {"Accept-Encoding": _CODINGS, "Connection": "close"} | dict(headers)


def _trust() -> "ssl.SSLContext":
    """Give what the certificates of servers are checked by: those that the system trusts."""
    import httpcore2  # noqa: PLC0415 - an extra

    return httpcore2.default_ssl_context()


def _within(deadline: float, resolver: Resolver, host: str, port: int) -> Sequence[str]:
    """Give what a resolver says in time: the system's own cannot be told how long to wait."""
    said: SimpleQueue[Sequence[str] | OSError | UnicodeError] = SimpleQueue()

    def asking() -> None:
        try:
            said.put(resolver(host, port))
        except (OSError, UnicodeError) as error:
            said.put(error)

    Thread(target=asking, daemon=True).start()
    try:
        found = said.get(timeout=max(0.0, deadline - time.monotonic()))
    except Empty as error:
        raise TimeoutError from error
    return [] if isinstance(found, OSError | UnicodeError) else found


@contextmanager
def _told(target: Target, policy: Policy) -> Iterator[None]:
    """Turn what can go wrong on the network into coded errors."""
    import httpcore2  # noqa: PLC0415 - an extra

    url = target.url
    try:
        yield
    except Inflated as error:
        raise InputError("net.large", doc_id=url, megabytes=policy.body // 1_000_000) from error
    except Unreadable as error:
        raise InputError("net.coding", doc_id=url, coding=str(error)[:40]) from error
    except (httpcore2.TimeoutException, TimeoutError) as error:
        raise InputError("net.slow", doc_id=url, seconds=int(policy.seconds)) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        detail = str(error)[:200] or type(error).__name__
        raise InputError("net.failed", doc_id=url, detail=detail) from error
