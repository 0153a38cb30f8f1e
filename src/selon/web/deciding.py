"""What people decide on the page: said to them with the way back, undone and done again.

Every screen answers a decision with its own part of the page anew and `notice(...)` behind it; the
routes here undo whatever was decided last, on whatever screen, and tell all parts to load anew.
"""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from selon.incidents import curating, verdicts
from selon.ledger import StoredDecision
from selon.ledger.standing import last_done, last_undone
from selon.web.desk import Desk
from selon.web.reading.always import Offer

CHANGED = "selon:changed"  # the event on which parts of a page load themselves anew


def router(desk: Desk) -> APIRouter:
    """Give the routes that take back and do again, without limit."""
    routes = APIRouter()

    @routes.post("/undo")
    def undo(request: Request) -> Response:
        last = last_done(desk.ledger.decisions(), by=desk.by)
        return _taken_back(desk, request, last, "undone")

    @routes.post("/redo")
    def redo(request: Request) -> Response:
        last = last_undone(list(desk.ledger.decisions()), by=desk.by)
        return _taken_back(desk, request, last, "redone")

    return routes


def notice(
    desk: Desk,
    request: Request,
    stored: StoredDecision | None,
    key: str,
    offer: Offer | None = None,
) -> HTMLResponse:
    """Give the notice that a decision was kept, to be put behind a part of a page.

    With an offer it asks whether a name is always to be read so; `always` tells that it is.
    """
    return desk.pages.answer(request, "notice.html", said=key, stored=stored, offer=offer)


def with_notice(part: HTMLResponse, told: HTMLResponse) -> HTMLResponse:
    """Give a part of a page and a notice in one answer."""
    return HTMLResponse(bytes(part.body) + bytes(told.body), part.status_code)


def is_part(request: Request) -> bool:
    """Say whether the script asks for a part, rather than a browser for a page."""
    return "hx-request" in request.headers


def back_to(path: str) -> Response:
    """Lead a browser without scripts back to where it decided."""
    return RedirectResponse(path, status_code=HTTPStatus.SEE_OTHER)


def _taken_back(desk: Desk, request: Request, last: StoredDecision | None, key: str) -> Response:
    if last is None:
        told = notice(desk, request, None, f"no_{key}")
    else:
        _take_back(desk, last)
        told = notice(desk, request, last, key)
        told.headers["HX-Trigger"] = CHANGED
    return told if is_part(request) else back_to("/")


def _take_back(desk: Desk, last: StoredDecision) -> None:
    if last.decision.record.startswith(verdicts.RECORD):
        curating.undo(desk.ledger, last.number, by=desk.by)
    else:
        desk.ledger.take_back(last.number, by=desk.by)
        desk.catching.decided()
