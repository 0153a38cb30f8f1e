"""Incidents: the list, one incident with its matrix of claims, and what people decide."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from selon.web import incident, leaving
from selon.web.desk import Desk
from selon.web.finding import find
from selon.web.views.asking import PAGE
from selon.web.views.rows import row, slice_of


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/incidents")
    def show(request: Request) -> Response:
        found = find(desk, request)
        ids = found.selection.ids(found.asked.order)
        cards = desk.index.cards(slice_of(ids, PAGE, found.asked.page))
        return desk.pages.answer(
            request,
            "incidents.html",
            rows=[row(card) for card in cards],
            last=max(1, -(-len(ids) // PAGE)),
            **found.shared,
        )

    @routes.get("/incidents/pending")
    def pending(request: Request) -> Response:
        """Tell what the page does not show yet; at the end it is read again."""
        behind = desk.caught_up()
        answer = desk.pages.answer(request, "incidents_pending.html", behind=behind)
        if not behind:
            answer.headers["HX-Refresh"] = "true"
        return answer

    routes.include_router(leaving.router(desk))
    routes.include_router(incident.router(desk))
    return routes
