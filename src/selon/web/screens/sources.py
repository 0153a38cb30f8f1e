"""Sources with their figures: who publishes, and who is quoted."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from selon.web.desk import Desk
from selon.web.views.outlets import publishing, quoted
from selon.web.views.rows import slice_of

_PAGE = 60


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/sources")
    def show(request: Request, page: int = 1) -> Response:
        behind = desk.caught_up()
        outlets = publishing(desk.index, desk.ledger.outlets())
        claimants = quoted(desk.index)
        at = max(1, page)
        return desk.pages.answer(
            request,
            "sources.html",
            outlets=slice_of(outlets, _PAGE, at),
            claimants=slice_of(claimants, _PAGE, at),
            numbers=(len(outlets), len(claimants)),
            page=at,
            behind=behind,
            last=max(1, -(-max(len(outlets), len(claimants)) // _PAGE)),
        )

    return routes
