"""The table of what a query finds: the canonical view, of which map and timeline are others."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from selon.web.desk import Desk
from selon.web.finding import find
from selon.web.views.asking import PAGE
from selon.web.views.rows import row, slice_of

# Columns, and the order that a click on the head of each asks for.
COLUMNS = (
    *(("id", "id"), ("date", "newest"), ("type", "type"), ("place", "place"), ("country", None)),
    *(("initiator", None), ("target", None), ("killed", "killed"), ("wounded", "wounded")),
    *(("grade", "grade"), ("independent", "independent"), ("documents", "documents")),
    ("differences", "differences"),
)


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/table")
    def show(request: Request) -> Response:
        found = find(desk, request)
        ids = found.selection.ids(found.asked.order)
        cards = desk.index.cards(slice_of(ids, PAGE, found.asked.page))
        return desk.pages.answer(
            request,
            "table.html",
            rows=[row(card) for card in cards],
            columns=COLUMNS,
            last=max(1, -(-len(ids) // PAGE)),
            **found.shared,
        )

    return routes
