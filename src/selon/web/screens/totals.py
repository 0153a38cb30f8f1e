"""Running totals: what is claimed since a day, beside what the ledger holds of it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from selon.web.desk import Desk
from selon.web.views.totals import Totals


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()
    totals = Totals(desk.ledger, desk.index)

    @routes.get("/totals")
    def show(request: Request) -> Response:
        behind = desk.caught_up()
        return desk.pages.answer(request, "totals.html", series=totals.series(), behind=behind)

    return routes
