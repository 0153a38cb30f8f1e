"""What the bytes of a document hold: its characters, and what makes them unreadable.

A fault is a code of `selon.errors` with the fields of its message; the reader of the format says
which document it is.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# One document, as a file, a page or a line of JSON. Far above any article; a page with its images
# inside it may come near. Above it, somebody gave a dump or an archive, which must not fill memory.
MAX_BYTES: Final = 10_000_000

# The text itself: spaCy's own limit for one text (`nlp.max_length`, spaCy 3.8), about 160,000
# words, longer than a book. What is longer is not one document.
MAX_CHARACTERS: Final = 1_000_000

# Byte order marks, longest first: UTF-32 LE begins like UTF-16 LE.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# PDF, ZIP (office documents, e-books) and gzip: without a NUL byte they could pass for text.
_BINARY: Final = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b")

# What files of Western Europe, and of the places that the news is about, are written in when it is
# not UTF-8. Fewer encodings than the detector knows: with cp1250 and cp1257 among them it takes one
# French text in four for Polish or Lithuanian.
_LEGACY: Final = ("cp1252", "mac_roman", "cp1251", "cp1256", "gb18030", "shift_jis", "euc_kr")

_SAMPLE: Final = 65_536  # bytes that the detector sees
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_INVISIBLE: Final = "\ufeff\u200b\u200c\u200d\u2060\u00ad"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document cannot be read: a code of `selon.errors`, and what its message tells."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters read from bytes; `encoding` is None for UTF-8, else what was found."""

    text: str
    encoding: str | None


def decode(content: bytes, *, declared: str | None = None) -> Decoded | Fault:
    """Give the characters of a document: UTF-8, or what it declares, or what a detector finds.

    UTF-8 is decoded as it is: a byte order mark at its start stays in the text as U+FEFF, which
    counts as one character and folds to a space. The marks of UTF-16 and UTF-32 only tell the
    encoding and go.
    """
    if marked := next((name for mark, name in _MARKS if content.startswith(mark)), None):
        text = _decoded(content, marked)
        return Fault("input.binary") if text is None else Decoded(text, marked)
    if b"\0" in content or content.startswith(_BINARY):
        return Fault("input.binary")
    try:
        return Decoded(content.decode("utf-8"), None)
    except UnicodeDecodeError as error:
        byte = error.start
    if _damaged(content):
        return Fault("input.encoding", {"byte": byte})
    for name in (declared, _detected(content)):
        if name and (text := _decoded(content, name)) is not None:
            return Decoded(text, name)
    return Fault("input.encoding", {"byte": byte})


def text_fault(text: str) -> Fault | None:
    """Say what makes a text unfit to be coded: nothing in it, too much, or no characters at all."""
    if len(text) > MAX_CHARACTERS:
        return too_large()
    if not text.translate(dict.fromkeys(map(ord, _INVISIBLE), " ")).strip():
        return Fault("input.empty")
    if "\0" in text:
        return Fault("input.binary")
    if found := _SURROGATE.search(text):
        return Fault("input.surrogate", {"position": found.start()})
    return None


def too_large() -> Fault:
    """Give the fault of a document above MAX_BYTES or MAX_CHARACTERS."""
    fields = {"megabytes": MAX_BYTES // 1_000_000, "millions": MAX_CHARACTERS // 1_000_000}
    return Fault("input.too_large", fields)


def printable(name: str) -> str:
    """Give a name that can be written as UTF-8: bytes of a file name that cannot become U+FFFD."""
    return _SURROGATE.sub("\ufffd", name)


def _damaged(content: bytes) -> bool:
    """Say whether bytes are UTF-8 but for a few: cut off, or two files in one.

    In no other encoding do most of the bytes above 127 form characters of UTF-8 by chance.
    """
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - broken
    return whole > broken


def _detected(content: bytes) -> str | None:
    """Give the legacy encoding that the bytes are most likely in; None where none fits."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, rarely needed

    best = from_bytes(content[:_SAMPLE], cp_isolation=list(_LEGACY)).best()
    return best.encoding if best else None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # a page may declare what no library knows
        return None
