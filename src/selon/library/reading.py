"""`selon.read`: one article in, a coded document out. Nothing is kept and nothing fetched."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import IO, Any

from selon.errors import InputError, UsageError
from selon.library.facts import Claim, Event
from selon.library.tables import Frames
from selon.records import Article, Refusal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document(Frames):
    """An article with all that was coded in it."""

    article: Article
    json: Json  # as the contract has it

    @property
    def doc_id(self) -> str:
        """Its name."""
        return self.article.doc_id

    @property
    def text(self) -> str:
        """Its text: what all spans point into."""
        return self.article.text

    @property
    def language(self) -> str | None:
        """Its language."""
        return self.article.language

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What is said, in the order of the text."""
        known = {claim["claim_id"]: claim for claim in self.json["claims"]}
        return tuple(Claim(claim, self.text, known) for claim in self.json["claims"])

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, in the order of the text."""
        return tuple(Event(event, self.text) for event in self.json["events"])

    @property
    def documents(self) -> list[tuple[Json, str]]:
        """The coded document with its text, as tables and maps are made from."""
        return [(self.json, self.text)]

    def __repr__(self) -> str:
        found = f"claims={len(self.json['claims'])}, events={len(self.json['events'])}"
        return f"Document({self.doc_id!r}, {self.language}, {found})"

    def _repr_html_(self) -> str:
        from selon.library.display import document_html  # noqa: PLC0415 - in notebooks only

        return document_html(self.json, self.text)


def read(
    source: str | PathLike[str] | bytes | IO[Any],
    *,
    doc_id: str | None = None,
    published: str | date | None = None,
    language: str | None = None,
    outlet: str | None = None,
    **known: str | None,
) -> Document:
    """Read one article: a path, a text, HTML or bytes, an open file.

    A string is a path where such a file exists, else the text itself. `known` may hold `url` and
    `title`. InputError says why a document cannot be read; UsageError `library.network` that
    nothing is fetched, `library.several` that a file holds more than one document.
    """
    from selon.documents import Given, complete  # noqa: PLC0415 - loads what languages know

    day = date.fromisoformat(published) if isinstance(published, str) else published
    article = _article(source)
    changed = {key: value for key, value in known.items() if value is not None}
    if set(changed) - {"url", "title"}:
        raise UsageError("library.known", names=", ".join(sorted(set(changed) - {"url", "title"})))
    named: dict[str, Any] = dict(changed) | ({"doc_id": doc_id} if doc_id else {})
    return _coded(complete(replace(article, **named), Given(language, day, outlet)))


def _coded(article: Article | Refusal) -> Document:
    from selon import contract  # noqa: PLC0415 - as above
    from selon.pipeline import open_coder  # noqa: PLC0415 - loads the parser

    result = next(open_coder().code([article]))
    if isinstance(result, Refusal):
        raise InputError(result.code, **{"doc_id": result.doc_id} | dict(result.fields))
    return Document(result.article, contract.document(result))


def _article(source: str | PathLike[str] | bytes | IO[Any]) -> Article:
    if isinstance(source, str) and _is_address(source):
        raise UsageError("library.network", url=source)
    if isinstance(source, PathLike) or (isinstance(source, str) and _is_file(source)):
        return _only(_of_file(Path(source)))
    if isinstance(source, str):
        content = source.encode("utf-8", "surrogatepass")
        return _of_bytes(content) if _is_page(content) else _of_text(source)
    if isinstance(source, bytes):
        return _of_bytes(source)
    told = source.read()
    return _article(told if isinstance(told, bytes) else io.StringIO(told).getvalue())


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://")) and len(source.split()) == 1


def _is_file(source: str) -> bool:
    try:
        return "\n" not in source and len(source) < 4096 and Path(source).is_file()
    except (OSError, ValueError):
        return False


def _is_page(content: bytes) -> bool:
    from selon.documents.html import is_page  # noqa: PLC0415 - as above

    return is_page(content)


def _of_file(path: Path) -> Iterator[Article | Refusal]:
    from selon.documents import read_documents  # noqa: PLC0415 - as above

    return read_documents([str(path)], language=None, published=None, outlet=None)


def _of_bytes(content: bytes) -> Article:
    from selon.documents.content import Fault  # noqa: PLC0415 - as above
    from selon.documents.html import is_page, read_page  # noqa: PLC0415
    from selon.documents.text import read_text  # noqa: PLC0415

    found = (read_page if is_page(content) else read_text)(content, doc_id=_NAME)
    if isinstance(found, Fault):
        raise InputError(found.code, **{"doc_id": _NAME} | dict(found.fields))
    return _of_text(found.text) if found.raw is None else found


def _of_text(text: str) -> Article:
    from selon.documents.content import text_fault  # noqa: PLC0415 - as above

    fault = text_fault(text)
    if fault is not None:
        raise InputError(fault.code, **{"doc_id": _NAME} | dict(fault.fields))
    return Article(_NAME, text, language=None, published=None, published_basis=None)


def _only(items: Iterator[Article | Refusal]) -> Article:
    first = next(items, None)
    if isinstance(first, Refusal):
        raise InputError(first.code, **{"doc_id": first.doc_id} | dict(first.fields))
    if first is None or next(items, None) is not None:
        raise UsageError("library.several")
    return first


_NAME = "document"  # of a text that has none
