"""Documents in, articles out: what is read, in which language it is, and when it was published.

Plain text, pages of HTML, lines of JSON and web archives, each in its module. What cannot be read
becomes a refusal with a code and the run goes on.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from selon.datelines import HEAD, find_dateline, named_day
from selon.documents.content import MAX_BYTES, Fault, printable, text_fault, too_large
from selon.documents.html import is_page, read_page
from selon.documents.jsonl import Stretch, read_lines
from selon.documents.text import read_text
from selon.documents.warc import is_archive, read_archive
from selon.errors import InputError
from selon.folding import fold
from selon.languages import read_language, settle_language
from selon.records import Article, Refusal

STANDARD_INPUT: Final = "-"

_LINES: Final = frozenset({".jsonl", ".ndjson"})
_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
_TEXTS: Final = frozenset({".txt", ".text"})

# What is read in a folder; a file that is named itself is read whatever its suffix.
SUFFIXES: Final = _LINES | _PAGES | _TEXTS


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all documents that do not say it themselves."""

    language: str | None = None
    published: date | None = None
    outlet: str | None = None


def read_documents(
    paths: Sequence[str],
    *,
    language: str | None,
    published: date | None,
    outlet: str | None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Refusal]:
    """Give the documents of files, folders and standard input ("-"), in their order.

    What a line of JSON says of its document outranks the options; the options outrank what a page
    or the text itself says. Every article has a language that selon can code. Days of publication
    come from the input ("given"), the page ("html"), the dateline ("dateline"), or are a "guess".
    """
    given = Given(language, published, outlet)
    for path in paths:
        for item in _read_path(path, stdin):
            yield item if isinstance(item, Refusal) else complete(item, given)


def _read_path(path: str, stdin: BinaryIO | None) -> Iterator[Article | Refusal]:
    if path == STANDARD_INPUT:
        yield from read_lines(stdin or sys.stdin.buffer, name="<stdin>")
        return
    place = Path(path)
    files = _walk(place) if place.is_dir() else [place]
    if not files:
        yield Refusal(printable(path), "input.folder", {})
    for file in files:
        name = path if file is place else str(file)
        try:
            yield from _read_file(file)
        except FileNotFoundError:
            yield Refusal(printable(name), "input.missing", {})
        except InputError as error:
            fields = {key: value for key, value in error.fields.items() if key != "doc_id"}
            yield Refusal(printable(name), error.code, fields)
        except (OSError, ValueError) as error:  # ValueError: a name that no file can have
            detail = getattr(error, "strerror", None) or type(error).__name__
            yield Refusal(printable(name), "input.unreadable", {"detail": detail})


def files_of(path: str) -> list[Path]:
    """Give the files that a path stands for, in the order in which they are read."""
    return _walk(Path(path)) if Path(path).is_dir() else [Path(path)]


def holds_lines(file: Path) -> bool:
    """Say whether each line of a file is a document, by its name."""
    return file.suffix.lower() in _LINES


def read_stretch(
    path: str, start: int, end: int, *, first: int, given: Given
) -> Iterator[Article | Refusal]:
    """Give the documents of a stretch of a file of JSON lines, as the whole file gives them.

    `start` and `end` are bytes, at the ends of lines; `first` is the number of its first line.
    """
    name = printable(path)
    with Path(path).open("rb") as stream:
        stream.seek(start)
        for item in read_lines(Stretch(stream, end - start), name=name, first=first):
            known = item if isinstance(item, Refusal) else replace(item, path=name)
            yield known if isinstance(known, Refusal) else complete(known, given)


def _walk(folder: Path) -> list[Path]:
    """Give the files of a folder and its folders that selon can read, sorted; no hidden ones."""
    files = (f for f in folder.rglob("*") if f.suffix.lower() in SUFFIXES or is_archive(f.name))
    shown = (f for f in files if not any(p.startswith(".") for p in f.relative_to(folder).parts))
    return sorted(file for file in shown if file.is_file())


def _read_file(file: Path) -> Iterator[Article | Refusal]:
    with file.open("rb") as stream:
        if file.suffix.lower() in _LINES:
            items: Iterator[Article | Refusal] = read_lines(stream, name=printable(str(file)))
        elif is_archive(file.name):
            items = read_archive(stream, name=printable(str(file)))
        else:
            items = iter([_read_document(stream, file)])
        for item in items:
            yield item if isinstance(item, Refusal) else replace(item, path=printable(str(file)))


def _read_document(stream: BinaryIO, file: Path) -> Article | Refusal:
    """Give the one document of a file, named after it."""
    doc_id = printable(file.stem) or printable(str(file))
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return _refused(doc_id, too_large())
    suffix = file.suffix.lower()
    page = suffix in _PAGES or (suffix not in _TEXTS and is_page(content))
    article = (read_page if page else read_text)(content, doc_id=doc_id)
    fault = article if isinstance(article, Fault) else text_fault(article.text)
    if fault or isinstance(article, Fault):
        return _refused(doc_id, fault or Fault("input.empty"))
    return article


def _refused(doc_id: str, fault: Fault) -> Refusal:
    return Refusal(doc_id, fault.code, fault.fields)


def complete(article: Article, given: Given) -> Article | Refusal:
    """Give an article with all that was said of it, its language and its day of publication."""
    stated = article.published is not None and article.published_basis == "given"
    if given.published and not stated:
        article = replace(article, published=given.published, published_basis="given")
    own, told = article.outlet, given.outlet
    article = replace(
        article,
        language=article.language or given.language,
        outlet=(own or told) if article.raw is None else (told or own),
    )
    settled = settle_language(article)
    return settled if isinstance(settled, Refusal) else settle_published(settled)


def _holds_many(file: Path) -> bool:
    return file.suffix.lower() in _LINES or is_archive(file.name)


def settle_published(article: Article) -> Article:
    """Give an article with its day of publication, where nothing but the text tells it.

    Last, the name of its file: never for lines of JSON, which can say it and do not, nor for an
    archive, whose name tells when pages were fetched. Raises KeyError for a language that selon
    has no folder for.
    """
    if article.published or article.language is None:
        return article
    words = read_language(article.language)
    if found := find_dateline(fold(article.text[:HEAD]).text, words):
        return replace(article, published=found.day, published_basis=found.basis)
    file = Path(article.path) if article.path else None
    named = named_day(file.stem) if file and not _holds_many(file) else None
    return replace(article, published=named, published_basis="guess") if named else article
