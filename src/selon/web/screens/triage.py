"""Triage: what came in, copies of one text folded under the first, to be kept or set aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from selon.ledger.listing import DocumentKey, ListedDocument
from selon.web.desk import Desk

_PAGE: Final = 40  # groups on one page


@dataclass(frozen=True, slots=True)
class Group:
    """A document and the copies of its text."""

    first: ListedDocument
    copies: tuple[ListedDocument, ...]


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/triage")
    def show(request: Request, q: str = "", page: int = 1) -> Response:
        keys = _asked(desk, q)
        folded = fold(keys)
        at = (max(page, 1) - 1) * _PAGE
        shown = folded[at : at + _PAGE]
        return desk.pages.answer(
            request,
            "triage.html",
            asked=q,
            groups=_groups(desk, shown),
            documents=len(keys),
            total=len(folded),
            page=max(page, 1),
            more=at + _PAGE < len(folded),
        )

    return routes


def fold(keys: Iterable[DocumentKey]) -> list[tuple[DocumentKey, ...]]:
    """Give the documents by voice, in the order of the first of each.

    The oldest copy stands first: the others repeat it.
    """
    groups: dict[str, list[DocumentKey]] = {}
    for key in keys:
        groups.setdefault(key.voice, []).append(key)
    return [
        tuple(sorted(group, key=lambda key: (key.doc_id != voice, key.doc_id)))
        for voice, group in groups.items()
    ]


def _asked(desk: Desk, words: str) -> list[DocumentKey]:
    keys = desk.ledger.document_keys()
    if not words.strip():
        return keys
    found = desk.ledger.search(words)
    return [key for key in keys if key.doc_id in found]


def _groups(desk: Desk, folded: Sequence[Sequence[DocumentKey]]) -> list[Group]:
    """Give what is shown of each group."""
    wanted = [key.doc_id for group in folded for key in group]
    known = {listed.doc_id: listed for listed in desk.ledger.listed(wanted)}
    groups = [[known[key.doc_id] for key in group if key.doc_id in known] for group in folded]
    return [Group(group[0], tuple(group[1:])) for group in groups if group]
