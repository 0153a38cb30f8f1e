"""Connections to addresses that were checked, each read until one moment and not beyond.

The library that speaks HTTP asks for a connection to a host by its name; what it gets is one to an
address that was looked up and admitted already, and whose other end is looked at once more.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from selon.errors import InputError

if TYPE_CHECKING:
    import ssl

    from httpcore2 import NetworkStream


class Stream:
    """A stream whose every wait ends at the deadline, however slowly it drips."""

    def __init__(self, inner: "NetworkStream", deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Give some bytes; TimeoutError once it is too late."""
        return self._inner.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes; TimeoutError once it is too late."""
        self._inner.write(buffer, _left(self._deadline))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: "ssl.SSLContext",
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> "Stream":
        """Give the same connection, from now on encrypted."""
        left = _left(self._deadline)
        return Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> object:
        """Give what is known of the connection."""
        return self._inner.get_extra_info(info)


@dataclass(frozen=True, slots=True)
class Backend:
    """Connects to the first of the addresses that answers, never to a name."""

    addresses: Sequence[str]
    admits: Callable[[str], bool]
    deadline: float

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        """Give a connection whose other end is admitted; InputError `net.private`."""
        stream = _connected(self.addresses, port, self.deadline)
        peer = str(stream.get_extra_info("server_addr")[0])
        if not self.admits(peer):
            stream.close()
            raise InputError("net.private", doc_id=host, address=peer)
        return Stream(stream, self.deadline)


def _connected(addresses: Sequence[str], port: int, deadline: float) -> "NetworkStream":
    """Connect to the first address that answers; the error of the last where none does."""
    import httpcore2  # noqa: PLC0415 - an extra

    *others, last = addresses
    for address in others:
        share = _left(deadline) / len(addresses)  # one that is silent must not use up all the time
        try:
            return httpcore2.SyncBackend().connect_tcp(address, port, share)
        except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
            continue
    return httpcore2.SyncBackend().connect_tcp(last, port, _left(deadline))


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
