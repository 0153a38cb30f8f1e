"""Lines of JSON: one document a line, with what is known of it.

Keys: doc_id and text; published, language, outlet, url and title may be absent, null or empty;
other keys are ignored.
"""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Final, Protocol

from selon.documents.content import (
    MAX_BYTES,
    Fault,
    decode,
    printable,
    text_fault,
    too_large,
)
from selon.records import Article, Refusal

_OPTIONAL: Final = ("language", "outlet", "url", "title")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].+)?", re.ASCII)
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK: Final = 1 << 20  # bytes, while the rest of an overlong line is passed over


class Lines(Protocol):
    """Whatever gives lines of bytes: a file, or a stretch of one."""

    def readline(self, size: int = -1, /) -> bytes:
        """Give the next line, or its first `size` bytes."""


@dataclass(slots=True)
class Stretch:
    """The bytes of a file up to a place, as lines."""

    stream: BinaryIO
    left: int

    def readline(self, size: int = -1, /) -> bytes:
        """Give the next line, or its first `size` bytes; nothing at the end of the stretch."""
        line = self.stream.readline(self.left if size < 0 else min(size, self.left))
        self.left -= len(line)
        return line


def read_lines(stream: Lines, *, name: str, first: int = 1) -> Iterator[Article | Refusal]:
    """Give the document of each line; a line that holds none is refused as "name:12".

    `first` is the number of the first line, where the stream begins inside a file.
    """
    for number, line in _lines(stream, first - 1):
        doc_id = f"{name}:{number}"
        if number == 1 and line.startswith(_WIDE):
            yield _refusal(doc_id, Fault("input.encoding", {"byte": 0}))
            return  # UTF-16: every further line would be refused too
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if len(line.removesuffix(b"\n")) > MAX_BYTES:
            yield _refusal(doc_id, too_large())
        elif content.strip():
            yield _read_line(content.rstrip(b"\r\n"), doc_id=doc_id)


def _lines(stream: Lines, number: int) -> Iterator[tuple[int, bytes]]:
    """Give the lines with their numbers; of an overlong one only the beginning."""
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        rest = line
        while len(line) > MAX_BYTES and rest and not rest.endswith(b"\n"):
            rest = stream.readline(_CHUNK)
        yield number, line


def _read_line(line: bytes, *, doc_id: str) -> Article | Refusal:
    decoded = decode(line)
    if isinstance(decoded, Fault):
        return _refusal(doc_id, decoded)
    try:
        # Numbers are of no use here, and an integer of 5,000 digits would be an error.
        found = json.loads(decoded.text, parse_int=float)
    except json.JSONDecodeError as error:
        return _refusal(doc_id, Fault("input.json", {"column": error.colno}))
    except RecursionError:  # thousands of brackets inside each other
        return _refusal(doc_id, Fault("input.json", {"column": 1}))
    if not isinstance(found, dict):
        return _refusal(doc_id, Fault("input.object"))
    return _read_object(found, doc_id=doc_id, encoding=decoded.encoding)


def _read_object(
    found: Mapping[str, object], *, doc_id: str, encoding: str | None
) -> Article | Refusal:
    """Give the document of an object; once its doc_id is known, a refusal carries it."""
    given = found.get("doc_id")
    if fault := _required(found, "doc_id"):
        return _refusal(doc_id, fault)
    doc_id = printable(str(given))
    fault = _required(found, "text") or next(
        filter(None, (_typed(found, k) for k in _OPTIONAL)), None
    )
    text = str(found.get("text"))
    if fault := fault or text_fault(text):
        return _refusal(doc_id, fault)
    published = _day(found.get("published"))
    if isinstance(published, Fault):
        return _refusal(doc_id, published)
    return Article(
        doc_id=doc_id,
        text=text,
        published=published,
        published_basis="given" if published else None,
        encoding=encoding,
        language=_optional(found, "language"),
        outlet=_optional(found, "outlet"),
        url=_optional(found, "url"),
        title=_optional(found, "title"),
    )


def _required(found: Mapping[str, object], key: str) -> Fault | None:
    """Say what is wrong with a key that must stand there: absent, null, or no string."""
    if found.get(key) is None or (key == "doc_id" and found[key] == ""):
        return Fault("input.key", {"key": key})
    return _typed(found, key)


def _typed(found: Mapping[str, object], key: str) -> Fault | None:
    value = found.get(key)
    return None if value is None or isinstance(value, str) else Fault("input.type", {"key": key})


def _optional(found: Mapping[str, object], key: str) -> str | None:
    value = found.get(key)
    return printable(str(value)) if value else None


def _day(value: object) -> date | Fault | None:
    """Give a day written as YYYY-MM-DD, with or without a time of day; as written, in its zone."""
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return datetime.fromisoformat(value).date()
    except ValueError:
        pass  # 2024-02-31: refused like all the rest
    return Fault("input.date", {"value": printable(str(value))[:40]})


def _refusal(doc_id: str, fault: Fault) -> Refusal:
    return Refusal(printable(doc_id), fault.code, fault.fields)
