"""Rules: what fires, how often it is right, and examples of both."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from selon.web.desk import Desk
from selon.web.views.rows import slice_of
from selon.web.views.rules import asked_for, known_orders, ordered, waiting

_PAGE = 60


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/rules")
    def show(
        request: Request,
        q: str = "",
        order: str = "judged",
        page: int = 1,
        rule: str = "",
        entry: str = "",
    ) -> Response:
        found = ordered(asked_for(desk.ledger.rules(), q), order)
        at = max(1, page)
        then = "then" in request.query_params
        shown = (rule, entry or None) if rule else None
        examples = [
            (right, desk.ledger.rule_examples(*shown, right=right)) if shown else (right, [])
            for right in (True, False)
        ]
        return desk.pages.answer(
            request,
            "rules.html",
            rules=slice_of(found, _PAGE, at),
            number=len(found),
            asked=q,
            order=order,
            orders=known_orders(),
            shown=shown,
            examples=examples,
            waiting=waiting(desk.ledger.doubts(), desk.ledger.document_states()) if then else None,
            page=at,
            last=max(1, -(-len(found) // _PAGE)),
        )

    return routes
