"""Triage: what came in, copies of one text folded under the first, to be kept or set aside."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Final

from fastapi import APIRouter, Form
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from selon.ledger.judgements import KEEP, SET_ASIDE, Judgement
from selon.ledger.listing import DocumentKey, ListedDocument
from selon.ledger.reviewed import ASIDE, KEPT, NEW
from selon.ledger.shelf import Shelf
from selon.web.deciding import back_to, is_part, notice, with_notice
from selon.web.desk import Desk

STATES: Final = (NEW, KEPT, ASIDE)
_ANY: Final = "all"
LATEST: Final = "latest"
TEACHING: Final = "teaching"  # what a verdict on it would teach, the most first
ORDERS: Final = (LATEST, TEACHING)
_PAGE: Final = 30  # groups on one page
_SAID: Final = {KEEP: "kept", SET_ASIDE: "aside"}
REASONS: Final = ("off_topic", "copy", "opinion")


@dataclass(frozen=True, slots=True)
class Group:
    """A document and the copies of its text; all of them are decided upon together."""

    first: ListedDocument
    copies: tuple[ListedDocument, ...]
    state: str


@dataclass(frozen=True, slots=True)
class View:
    """What was asked to be shown."""

    state: str
    asked: str
    page: int
    order: str


class Sent(BaseModel):
    """What a browser sends: a verdict on a text, and what is shown meanwhile."""

    doc_id: str
    verdict: str
    reason: str = ""
    state: str = NEW
    q: str = ""
    order: str = LATEST


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/triage")
    def show(
        request: Request, state: str = NEW, q: str = "", page: int = 1, order: str = LATEST
    ) -> Response:
        asked = state if state in (*STATES, _ANY) else NEW
        # Who searches wants every document that holds the words, sorted already or not.
        found = _ANY if q.strip() and "state" not in request.query_params else asked
        return _list(desk, request, View(found, q, max(page, 1), _order(order)))

    @routes.post("/triage")
    def decide(request: Request, sent: Annotated[Sent, Form()]) -> Response:
        """Keep or set aside a text; its copies are folded behind it, those to come as well."""
        verdict = KEEP if sent.verdict == KEEP else SET_ASIDE
        judgement = Judgement(verdict, reason=sent.reason or None)
        told = desk.ledger.judge(sent.doc_id, judgement, by=desk.by)
        if not is_part(request):
            return back_to("/triage")
        part = _list(desk, request, View(sent.state, sent.q, 1, _order(sent.order)))
        return with_notice(part, notice(desk, request, told, _SAID[verdict]))

    return routes


def _order(asked: str) -> str:
    return asked if asked in ORDERS else LATEST


def _list(desk: Desk, request: Request, view: View) -> HTMLResponse:
    states = desk.ledger.document_states()
    at = (view.page - 1) * _PAGE
    with desk.ledger.shelf() as shelf:
        decided = Counter(states[key.doc_id] for key in shelf.among(states, view.asked))
        total = shelf.total(view.asked)
        shown = _shown(shelf, states, view)
        if view.order == TEACHING:
            doubts = desk.ledger.doubts()
            shown = iter(sorted(shown, key=lambda key: -doubts.get(key.doc_id, 0.0)))
        found = list(islice(shown, at, at + _PAGE + 1))
        copies = shelf.copies([key.doc_id for key in found[:_PAGE]])
    numbers = {NEW: total - decided.total(), KEPT: decided[KEPT], ASIDE: decided[ASIDE]}
    return desk.pages.answer(
        request,
        "triage.html",
        view=view,
        states=(*STATES, _ANY),
        orders=ORDERS,
        numbers=numbers | {_ANY: total},
        groups=_groups(desk, found[:_PAGE], copies, states),
        more=len(found) > _PAGE,
        reasons=REASONS,
    )


def _shown(shelf: Shelf, states: Mapping[str, str], view: View) -> Iterator[DocumentKey]:
    """Give the texts of a view in order; nothing is read that nobody looks at."""
    if view.state in (KEPT, ASIDE):
        chosen = {name for name, state in states.items() if state == view.state}
        return iter(shelf.among(chosen, view.asked))
    every = shelf.firsts(view.asked)
    return every if view.state == _ANY else (key for key in every if key.doc_id not in states)


def _groups(
    desk: Desk,
    firsts: Sequence[DocumentKey],
    copies: Mapping[str, Sequence[DocumentKey]],
    states: Mapping[str, str],
) -> list[Group]:
    """Give what is shown of each text."""
    names = {key.doc_id: [c.doc_id for c in copies.get(key.doc_id, ())] for key in firsts}
    wanted = [name for first, others in names.items() for name in (first, *others)]
    known = {listed.doc_id: listed for listed in desk.ledger.listed(wanted)}
    return [
        Group(
            known[first],
            tuple(known[name] for name in others if name in known),
            states.get(first, NEW),
        )
        for first, others in names.items()
        if first in known
    ]
