"""Copies of one text: which documents repeat each other, so that they count as one voice.

A signature is a MinHash over runs of three words (Broder, 1997): how many of its numbers two texts
share is how many runs they share, nearly. Bands of it find what may be alike (locality-sensitive
hashing); what is found is compared run by run. Figures and days that differ are no detail: a daily
report that changes its numbers only is news, not a copy.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from selon.folding import fold
from selon.tokens import tokens_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RUN: Final = 3  # words
_PERMUTATIONS: Final = 128
_ROWS: Final = 4  # numbers a band: texts that share 0.7 of their runs are found by 9998 of 10000
_WORD: Final = (1 << 64) - 1
_SEED: Final = 20240124
_SHARED: Final = 0.6  # of the runs of both: copies of one wire, shortened or with a line added
_INSIDE: Final = 0.9  # of the runs of the shorter one, where it stands inside the longer one
_FEWEST: Final = 8  # runs of a text that can be told from others by them
_DAYS: Final = 3  # between two publications of one wire
_NUMBER: Final = re.compile(r"\d+")
# Parts of an address that say where a reader came from, not what is read.
_TRACKING: Final = re.compile(r"^(utm_|fbclid$|gclid$|xtor$|at_|mc_|ref$|share)")


@dataclass(frozen=True, slots=True)
class Text:
    """What two documents are compared by."""

    runs: frozenset[str]
    numbers: frozenset[str]
    words: tuple[str, ...]
    published: int | None


def text_of(text: str, published: int | None) -> Text:
    """Give what a text is compared by."""
    words = tuple(tokens_of(fold(text).text).keys)
    runs = frozenset(" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    return Text(runs, frozenset(_NUMBER.findall(text)), words, published)


def are_copies(one: Text, other: Text) -> bool:
    """Say whether two texts are copies of one."""
    if one.words == other.words and one.words:
        return True
    if min(len(one.runs), len(other.runs)) < _FEWEST or _far(one, other):
        return False
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    shared = len(one.runs & other.runs)
    alike = shared / len(one.runs | other.runs) >= _SHARED
    return alike or shared / min(len(one.runs), len(other.runs)) >= _INSIDE


def _far(one: Text, other: Text) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) > _DAYS


def signature(text: Text) -> bytes:
    """Give the MinHash of a text: 128 numbers of 4 bytes, the same on every machine."""
    import numpy as np  # noqa: PLC0415 - only where documents are linked

    if not text.runs:
        return b""
    hashes = np.array(sorted({_hash(run) for run in text.runs}), dtype=np.uint64)
    factors, shifts = _permutations()
    values = (hashes[:, None] * factors[None, :] + shifts[None, :]) >> np.uint64(32)
    return bytes(values.min(axis=0).astype("<u4").tobytes())


def bands_of(signed: bytes) -> tuple[int, ...]:
    """Give the numbers of the bands of a signature."""
    width = 4 * _ROWS
    return tuple(
        _number(f"{i}:".encode() + signed[i : i + width]) for i in range(0, len(signed), width)
    )


def address_of(url: str | None) -> str | None:
    """Give an address without scheme, "www.", fragment and marks of tracking.

    >>> address_of("https://www.exemple.org/a/b/?utm_source=x&id=3#haut")
    'exemple.org/a/b?id=3'
    """
    if not url:
        return None
    parts = urlsplit(url.strip())
    if not parts.hostname:
        return None
    host = parts.hostname.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    pairs = [pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0].lower())]
    path = parts.path.rstrip("/").removesuffix("/amp")
    query = f"?{urlencode(sorted(pairs))}" if pairs else ""
    return f"{host}{path}{query}" if path or query else None


def _permutations() -> "tuple[NDArray[np.uint64], NDArray[np.uint64]]":
    """Give the 128 functions of the signature: multiply, add, take the upper half.

    64 bits overflow on purpose (Dietzfelbinger et al., 1997, "multiply-shift").
    """
    import numpy as np  # noqa: PLC0415 - as above

    numbers: Sequence[int] = [_number(f"{_SEED}:{i}".encode()) for i in range(2 * _PERMUTATIONS)]
    factors = [n & _WORD | 1 for n in numbers[:_PERMUTATIONS]]
    shifts = [n & _WORD for n in numbers[_PERMUTATIONS:]]
    return np.array(factors, dtype=np.uint64), np.array(shifts, dtype=np.uint64)


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")


def _number(value: bytes) -> int:
    """Give a signed number of 64 bits, as SQLite holds them."""
    return int.from_bytes(blake2b(value, digest_size=8).digest(), "big", signed=True)
