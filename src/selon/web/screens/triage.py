"""Triage: what came in, copies of one text folded under the first, to be kept or set aside."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from selon.ledger.judgements import KEEP, SET_ASIDE, Judgement
from selon.ledger.listing import DocumentKey, ListedDocument
from selon.ledger.reviewed import ASIDE, KEPT, NEW
from selon.web.deciding import back_to, is_part, notice, with_notice
from selon.web.desk import Desk

STATES: Final = (NEW, KEPT, ASIDE)
_ANY: Final = "all"
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


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/triage")
    def show(request: Request, state: str = NEW, q: str = "", page: int = 1) -> Response:
        asked = state if state in (*STATES, _ANY) else NEW
        # Who searches wants every document that holds the words, sorted already or not.
        found = _ANY if q.strip() and "state" not in request.query_params else asked
        return _list(desk, request, View(found, q, max(page, 1)))

    @routes.post("/triage")
    def decide(
        request: Request,
        doc_id: Annotated[str, Form()],
        verdict: Annotated[str, Form()],
        reason: Annotated[str, Form()] = "",
        state: Annotated[str, Form()] = NEW,
        q: Annotated[str, Form()] = "",
    ) -> Response:
        """Keep or set aside a text: all its copies, in as many decisions."""
        judgement = Judgement(KEEP if verdict == KEEP else SET_ASIDE, reason=reason or None)
        copies = _copies(desk, doc_id)
        told = [desk.ledger.judge(name, judgement, by=desk.by) for name in copies]
        if not is_part(request):
            return back_to("/triage")
        part = _list(desk, request, View(state, q, 1))
        return with_notice(part, notice(desk, request, told[0], _SAID[judgement.verdict]))

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


def _list(desk: Desk, request: Request, view: View) -> HTMLResponse:
    states = desk.ledger.document_states()
    folded = fold(_asked(desk, view.asked))
    numbers = Counter(states.get(group[0].doc_id, NEW) for group in folded)
    if view.state != _ANY:
        folded = [g for g in folded if states.get(g[0].doc_id, NEW) == view.state]
    at = (view.page - 1) * _PAGE
    return desk.pages.answer(
        request,
        "triage.html",
        view=view,
        states=(*STATES, _ANY),
        numbers={state: numbers[state] for state in STATES} | {_ANY: numbers.total()},
        groups=_groups(desk, folded[at : at + _PAGE], states),
        more=at + _PAGE < len(folded),
        reasons=REASONS,
    )


def _asked(desk: Desk, words: str) -> list[DocumentKey]:
    keys = desk.ledger.document_keys()
    if not words.strip():
        return keys
    found = desk.ledger.search(words)
    return [key for key in keys if key.doc_id in found]


def _copies(desk: Desk, doc_id: str) -> list[str]:
    """Give a document and the copies of its text; UsageError comes later where there is none."""
    keys = desk.ledger.document_keys()
    voice = next((key.voice for key in keys if key.doc_id == doc_id), None)
    others = [key.doc_id for key in keys if key.voice == voice and key.doc_id != doc_id]
    return [doc_id, *(others if voice is not None else ())]


def _groups(
    desk: Desk, folded: Sequence[Sequence[DocumentKey]], states: Mapping[str, str]
) -> list[Group]:
    """Give what is shown of each group."""
    wanted = [key.doc_id for group in folded for key in group]
    known = {listed.doc_id: listed for listed in desk.ledger.listed(wanted)}
    groups = [[known[key.doc_id] for key in group if key.doc_id in known] for group in folded]
    return [
        Group(group[0], tuple(group[1:]), states.get(group[0].doc_id, NEW))
        for group in groups
        if group
    ]
