"""The journal: every decision with what was before and after it; the chain that holds them."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from selon.errors import LedgerError
from selon.web.desk import Desk
from selon.web.views.entries import VERDICTS, asked_for, entries
from selon.web.views.rows import slice_of

_PAGE = 40


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/journal")
    def show(request: Request, q: str = "", page: int = 1, check: bool = False) -> Response:  # noqa: FBT001, FBT002 - of the address
        decisions = list(desk.ledger.decisions())
        numbers = asked_for(decisions, q)
        at = max(1, page)
        return desk.pages.answer(
            request,
            "journal.html",
            entries=entries(decisions, slice_of(numbers, _PAGE, at)),
            asked=q,
            number=len(numbers),
            page=at,
            last=max(1, -(-len(numbers) // _PAGE)),
            verdicts=VERDICTS,
            chain=_checked(desk) if check else None,
        )

    return routes


def _checked(desk: Desk) -> tuple[bool, int]:
    """Compute the chain of decisions again: whether it holds, and how many or where it breaks."""
    try:
        return True, desk.ledger.check_decisions()
    except LedgerError as broken:
        return False, int(str(broken.fields.get("number", 0)))
