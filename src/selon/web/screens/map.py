"""The map: the places of what a query finds, each as large as it is imprecise, and its list."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from selon.web.countries import country_numbers
from selon.web.desk import Desk
from selon.web.finding import chosen, find
from selon.web.views.rows import row, slice_of
from selon.web.views.spots import drawing

_LISTED = 30  # incidents beside the map


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/map")
    def show(request: Request) -> Response:
        found = find(desk, request)
        ids = found.selection.ids(found.asked.order)
        cards = desk.index.cards(slice_of(ids, _LISTED, found.asked.page))
        return desk.pages.answer(
            request,
            "map.html",
            rows=[row(card) for card in cards],
            last=max(1, -(-len(ids) // _LISTED)),
            unplaced=found.selection.unplaced(),
            **found.shared,
        )

    @routes.get("/map/places")
    def places(request: Request) -> Response:
        """Give the places of a query; countries by the numbers of the world map."""
        drawn = drawing(chosen(desk, request))
        numbers = country_numbers()
        words = desk.pages.words(request)
        drawn["countries"] = [
            {"number": numbers[code], "code": code, "name": words.country(code), "incidents": count}
            for code, count in drawn["countries"].items()
            if code in numbers
        ]
        return JSONResponse(drawn)

    return routes
