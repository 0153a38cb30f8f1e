"""The bytes of a web archive, inflated under watch.

An archive is many small gzip files in one, one a record (or it is not compressed at all). A record
may lie about its length, be cut off, or hold gigabytes of nothing: each may only grow so far, and
what comes after it can be read all the same.
"""

import zlib
from typing import BinaryIO, Final

_PIECE: Final = 1 << 16  # bytes, read and inflated at a time
_MAGIC: Final = b"\x1f\x8b\x08"  # of a gzip member (RFC 1952, 2.3.1), whose only method is 8
_WINDOW: Final = 16 + zlib.MAX_WBITS

# How much larger a record may become than it is in the file, beyond the first megabytes. Pages grow
# five- to twentyfold; what grows a thousandfold, the most that deflate can do, is made for it.
RATIO: Final = 200
FREE: Final = 10_000_000  # bytes that may grow at any rate


class Damaged(Exception):  # noqa: N818 - an outcome of an archive
    """The archive is not what it should be from here on."""


class Swollen(Exception):  # noqa: N818 - as above
    """A record grows beyond what it said, or beyond all measure."""


class Source:
    """An archive as a stream of what it holds."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = stream.read(_PIECE)
        self._gzip = self._packed.startswith(_MAGIC[:2])
        self._inflater: zlib._Decompress | None = None
        self._ready = b""
        self._taken = self._grown = self._allowed = 0

    def allow(self, length: int) -> None:
        """Let the next `length` bytes be read: a record begins, or the body of one."""
        self._taken, self._grown = 0, len(self._ready)
        self._allowed = length + len(self._ready) + _PIECE

    def read(self, length: int) -> bytes:
        """Give the next bytes, at most so many; nothing at the end. Damaged and Swollen pass."""
        if not self._ready:
            self._ready = self._piece()
        given, self._ready = self._ready[:length], self._ready[length:]
        return given

    def readline(self, length: int | None = None) -> bytes:
        """Give the next line with its end, or `length` bytes of it."""
        line = bytearray()
        while length is None or len(line) < length:
            if not self._ready:
                self._ready = self._piece()
            if not self._ready:
                break
            end = self._ready.find(b"\n") + 1 or len(self._ready)
            end = end if length is None else min(end, length - len(line))
            line += self._ready[:end]
            self._ready = self._ready[end:]
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def resume(self) -> bool:
        """Go on behind what could not be read, at the next record; False where there is none."""
        self._ready, self._inflater = b"", None
        if not self._gzip:
            return False
        self._packed = self._packed[1:]  # the beginning of a bad member is not to be found again
        while (at := self._packed.find(_MAGIC)) < 0:
            more = self._stream.read(_PIECE)
            if not more:
                return False
            self._packed = self._packed[-len(_MAGIC) + 1 :] + more
        self._packed = self._packed[at:]
        return True

    def _piece(self) -> bytes:
        piece = self._inflated() if self._gzip else self._plain()
        self._grown += len(piece)
        swollen = self._gzip and self._grown > max(FREE, RATIO * self._taken)
        if swollen or self._grown > self._allowed:
            raise Swollen
        return piece

    def _plain(self) -> bytes:
        piece, self._packed = self._packed, b""
        return piece or self._stream.read(_PIECE)

    def _inflated(self) -> bytes:
        """Give the next inflated bytes; nothing at the end of the last member."""
        while True:
            if not self._packed:
                self._packed = self._stream.read(_PIECE)
            if not self._packed:
                if self._inflater is not None:
                    raise Damaged
                return b""
            self._inflater = self._inflater or zlib.decompressobj(_WINDOW)
            before = len(self._packed)
            try:
                piece = self._inflater.decompress(self._packed, _PIECE)
            except zlib.error as error:
                raise Damaged from error
            ended = self._inflater.eof
            self._packed = self._inflater.unused_data if ended else self._inflater.unconsumed_tail
            self._taken += before - len(self._packed)
            self._inflater = None if ended else self._inflater
            if piece:
                return piece
