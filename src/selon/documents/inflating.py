"""Compressed bytes made whole again, never more of them than were asked for.

A few kilobytes of gzip or Brotli can hold gigabytes. Everything is inflated piece by piece here,
and what grows beyond its limit is refused before it fills the memory.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final, Protocol

# Content codings of HTTP that are undone (IANA HTTP Content Coding Registry).
GZIP: Final = frozenset({"gzip", "x-gzip"})
DEFLATE: Final = frozenset({"deflate"})
BROTLI: Final = frozenset({"br"})

_PIECE: Final = 1 << 16  # bytes inflated at a time
_GZIP_WINDOW: Final = 16 + zlib.MAX_WBITS


class Inflated(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """What was inflated is larger than its limit."""


class Unreadable(Exception):  # noqa: N818 - as above
    """What should have been compressed is damaged, or in a coding that is not undone."""


class _Decoder(Protocol):
    """Undoes one coding, a piece at a time."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Give what the bytes make, in pieces of bounded size."""


def inflate(chunks: Iterable[bytes], codings: str, *, limit: int) -> bytes:
    """Give bytes with their content codings ("gzip", "br, gzip") undone.

    Raises Inflated above `limit` bytes, Unreadable for a coding that is unknown or damaged.

    >>> inflate([b"un", b" deux"], "", limit=7)
    b'un deux'
    """
    pieces: Iterable[bytes] = chunks
    names = [name.strip().lower() for name in codings.split(",")]
    for name in reversed([name for name in names if name not in ("", "identity")]):
        pieces = _undone(pieces, _decoder(name))
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > limit:
            raise Inflated
    return bytes(whole)


def _undone(chunks: Iterable[bytes], decoder: _Decoder) -> Iterator[bytes]:
    for chunk in chunks:
        yield from decoder.feed(chunk)


def _decoder(name: str) -> _Decoder:
    if name in GZIP:
        return _Zlib(_GZIP_WINDOW)
    if name in DEFLATE:
        return _Zlib(zlib.MAX_WBITS, other=-zlib.MAX_WBITS)
    if name in BROTLI:
        return _Brotli()
    raise Unreadable(name)


class _Zlib:
    """gzip or deflate; `other` is tried where the first bytes are not as they should be.

    Some servers send deflate without the frame of RFC 1950, which RFC 9110 (8.4.1.2) asks to allow.
    """

    __slots__ = ("_begun", "_inflater", "_other")

    def __init__(self, window: int, *, other: int | None = None) -> None:
        self._inflater = zlib.decompressobj(window)
        self._other = other
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            try:
                piece = self._inflater.decompress(data, _PIECE)
            except zlib.error as error:
                if self._begun or self._other is None:
                    raise Unreadable(str(error)) from error
                self._inflater, self._other = zlib.decompressobj(self._other), None
                continue
            self._begun = True
            yield piece
            data = self._inflater.unconsumed_tail
            if self._inflater.eof and self._inflater.unused_data.startswith(b"\x1f\x8b"):
                data = self._inflater.unused_data  # a further member (RFC 1952, 2.2)
                self._inflater = zlib.decompressobj(_GZIP_WINDOW)


class _Brotli:
    """Brotli, where its package is installed with a release that can stop in the middle."""

    __slots__ = ("_error", "_inflater")

    def __init__(self) -> None:
        try:
            import brotli  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise Unreadable("br") from error
        self._inflater: Any = brotli.Decompressor()
        self._error = brotli.error

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            yield self._inflater.process(data, output_buffer_limit=_PIECE)
            while not self._inflater.can_accept_more_data():
                yield self._inflater.process(b"", output_buffer_limit=_PIECE)
        except (self._error, TypeError) as error:  # TypeError: a release without the limit
            raise Unreadable("br") from error
