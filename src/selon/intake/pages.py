"""Pages asked for by their addresses, and those that feeds carry, as documents."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Final

from selon.documents import Given, complete
from selon.documents.addresses import canonical
from selon.documents.warc import Page, page_document
from selon.errors import InputError
from selon.fetched import Fetched
from selon.intake.manners import BUSY, Manners
from selon.intake.net import Answer
from selon.records import Article, Refusal

# What may hold an article; an answer that does not say what it is, is looked at too.
_KINDS: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})

# Faults of the moment: the same address may well give an article later.
PASSING: Final = frozenset(
    {"net.unknown", "net.failed", "net.slow", "net.unsure", "net.wait", "net.busy"}
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a page beforehand, in case that it does not say it itself."""

    published: date | None = None
    outlet: str | None = None
    title: str | None = None
    seen: date | None = None  # when it was announced: a guess, where nothing else tells the day


def fetch_page(
    url: str, manners: Manners, *, doc_id: str | None = None, given: Given, hints: Hints
) -> Article | Refusal:
    """Give the article at an address, named by it; a refusal says why there is none."""
    name = doc_id or canonical(url)
    try:
        found = _document(manners.fetch(url), name)
    except InputError as error:
        return Refusal(name, error.code, without_name(error.fields))
    return _finished(found, given, hints)


def carried_page(
    content: str, *, doc_id: str, url: str, at: str, given: Given, hints: Hints
) -> Article | Refusal:
    """Give the article of the HTML that a feed carries; nothing is asked for."""
    head = f"<head><meta charset='utf-8'><title>{escape(hints.title or '')}</title></head>"
    page = f"<html>{head}<body><article>{content}</article></body></html>"
    body = page.encode("utf-8", "replace")
    found = page_document(Page(doc_id, body, Fetched(url, at, ""), "text/html"))
    return _finished(found, given, hints)


def without_name(fields: Mapping[str, object]) -> dict[str, object]:
    """Give the fields of an error without the name that a refusal carries by itself."""
    return {key: value for key, value in fields.items() if key != "doc_id"}


def _document(answer: Answer, name: str) -> Article | Refusal:
    kind, charset = answer.kind
    if answer.status != 200:
        code = "net.busy" if answer.status in BUSY else "net.status"
        raise InputError(code, doc_id=name, status=answer.status)
    if kind not in _KINDS and answer.header("Content-Type"):
        raise InputError("net.kind", doc_id=name, kind=kind)
    status = f"{answer.status} {answer.reason}".strip()
    fetched = Fetched(answer.url, answer.at, status, answer.headers)
    return page_document(Page(name, answer.body, fetched, kind, charset))


def _finished(found: Article | Refusal, given: Given, hints: Hints) -> Article | Refusal:
    if isinstance(found, Refusal):
        return found
    if found.published is None and hints.published is not None:
        found = replace(found, published=hints.published, published_basis="given")
    outlet, title = found.outlet or hints.outlet, found.title or hints.title
    whole = complete(replace(found, outlet=outlet, title=title), given)
    if isinstance(whole, Article) and whole.published is None and hints.seen is not None:
        return replace(whole, published=hints.seen, published_basis="guess")
    return whole
