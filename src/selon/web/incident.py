"""One incident: its matrix of claims, its candidates, and what people decide about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.errors import UsageError
from selon.incidents import curating, previews, reading, verdicts
from selon.incidents.accounts import Account
from selon.incidents.candidates import Candidate, candidates
from selon.ledger.incident_rows import Happening
from selon.web.addresses import own_path
from selon.web.desk import Desk
from selon.web.views.board import Board, board
from selon.web.views.citing import Cited, cited
from selon.web.views.rows import Row, row, sayings

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page of an incident shows."""

    incident: Json
    board: Board
    cited: tuple[Cited, ...]
    candidates: tuple[tuple[Candidate, Row], ...]
    history: tuple[Happening, ...]
    accounts: tuple[Account, ...]
    named: Mapping[tuple[str, str], str]  # who speaks, by document and claim


def router(desk: Desk) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(prefix="/incidents")

    @routes.get("/{name}")
    def show(request: Request, name: str, done: int | None = None) -> Response:
        behind = desk.caught_up()
        current = curating.current(desk.ledger, name)
        if current != name:
            return RedirectResponse(_path(current, done))
        shown = _shown(desk, name, desk.pages.words(request).language)
        told = sayings(shown.incident)
        return desk.pages.answer(
            request, "incident.html", shown=shown, sayings=told, done=done, behind=behind
        )

    @routes.get("/{name}/merge")
    def before_merge(
        request: Request, name: str, other: Annotated[list[str], Query(alias="with")]
    ) -> Response:
        return _merge_preview(desk, request, [name, *other])

    @routes.get("/{name}/split")
    def before_split(
        request: Request, name: str, part: Annotated[list[str] | None, Query()] = None
    ) -> Response:
        return _split_preview(desk, request, name, part or [])

    routes.include_router(_deciding(desk))
    return routes


def _deciding(desk: Desk) -> APIRouter:
    """Give the routes that write a decision; each leads to where it can be taken back."""
    routes = APIRouter()

    @routes.post("/{name}/merge")
    def merge(
        name: str,
        other: Annotated[list[str], Form(alias="with")],
        reason: Annotated[str, Form()] = "",
    ) -> Response:
        stored = curating.merge(desk.ledger, [name, *other], by=desk.by, reason=reason or None)
        return _seen(curating.current(desk.ledger, name), stored.number)

    @routes.post("/{name}/split")
    def split(
        name: str, part: Annotated[list[str], Form()], reason: Annotated[str, Form()] = ""
    ) -> Response:
        stored = curating.split(desk.ledger, name, part, by=desk.by, reason=reason or None)
        return _seen(curating.current(desk.ledger, name), stored.number)

    @routes.post("/{name}/judge")
    def judge(
        request: Request,
        name: str,
        other: Annotated[str, Form(alias="with")],
        verdict: Annotated[str, Form()],
    ) -> Response:
        if verdict not in (verdicts.DIFFERENT, verdicts.UNSURE):
            raise UsageError("web.request", path=request.url.path)
        stored = curating.judge(desk.ledger, (name, other), verdict, by=desk.by)
        return _seen(curating.current(desk.ledger, name), stored.number)

    routes.include_router(_reserving(desk))
    return routes


def _reserving(desk: Desk) -> APIRouter:
    """Give the routes that leave an incident out of account, and that take decisions back."""
    routes = APIRouter()

    @routes.post("/{name}/discount")
    def discount(name: str, reason: Annotated[str, Form()]) -> Response:
        stored = curating.discount(desk.ledger, name, by=desk.by, reason=reason)
        return _seen(name, stored.number)

    @routes.post("/undo/{number}")
    def undo(number: int, back: Annotated[str, Form()]) -> Response:
        curating.undo(desk.ledger, number, by=desk.by)
        return RedirectResponse(own_path(back), status_code=HTTPStatus.SEE_OTHER)

    return routes


def _shown(desk: Desk, name: str, language: str) -> Shown:
    found = next(iter(reading.incidents(desk.ledger, language=language, ids=[name])), None)
    if found is None:  # all of it was rejected, and is still to be linked anew
        raise UsageError("incidents.unknown", id=name)
    accounts = reading.accounts(desk.ledger, name)
    near = candidates(desk.ledger, name)
    cards = {
        card["incident_id"]: card
        for card in desk.index.cards([candidate.incident_id for candidate in near])
    }
    with desk.ledger.link_rows() as rows:
        history = rows.incidents.history(name)
    return Shown(
        incident=found,
        board=board(found, accounts),
        cited=tuple(cited(accounts)),
        candidates=tuple((c, row(cards[c.incident_id])) for c in near if c.incident_id in cards),
        history=tuple(history),
        accounts=tuple(accounts),
        named=_named(found, accounts),
    )


def _named(incident: Json, accounts: Sequence[Account]) -> dict[tuple[str, str], str]:
    """Give who is behind each claim: the source, or the outlet where the article speaks itself."""
    outlets = {account.doc_id: account.outlet for account in accounts}
    return {
        (claim["doc_id"], claim["claim_id"]): claim["source"]
        or claim["source_name"]
        or outlets[claim["doc_id"]]
        for claim in incident["claims"]
    }


def _merge_preview(desk: Desk, request: Request, ids: Sequence[str]) -> Response:
    language = desk.pages.words(request).language
    names = list(dict.fromkeys(curating.current(desk.ledger, name.strip()) for name in ids))
    if len(names) < 2:
        raise UsageError("incidents.one", ids=", ".join(ids))
    before = list(reading.incidents(desk.ledger, language=language, ids=names))
    after = [previews.merged(desk.ledger, names, language=language)]
    return _preview(desk, request, "merge", (before, after), {"with": names[1:]})


def _split_preview(desk: Desk, request: Request, name: str, parts: Sequence[str]) -> Response:
    language = desk.pages.words(request).language
    before = list(reading.incidents(desk.ledger, language=language, ids=[name]))
    moved, left = previews.parted(desk.ledger, name, parts, language=language)
    if moved is None or left is None:
        raise UsageError("incidents.whole", id=name)
    return _preview(desk, request, "split", (before, [left, moved]), {"part": list(parts)})


def _preview(
    desk: Desk,
    request: Request,
    act: str,
    sides: tuple[Sequence[Json], Sequence[Json]],
    fields: Mapping[str, list[str]],
) -> Response:
    before, after = ([(one, sayings(one)) for one in side] for side in sides)
    return desk.pages.answer(
        request, "incident_preview.html", act=act, before=before, after=after, fields=fields
    )


def _path(name: str, done: int | None) -> str:
    return f"/incidents/{name}" + (f"?{urlencode({'done': done})}" if done else "")


def _seen(name: str, number: int) -> Response:
    return RedirectResponse(_path(name, number), status_code=HTTPStatus.SEE_OTHER)
