"""The reader: one article, and beside it what was read off it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.errors import UsageError
from selon.web.addresses import doc_id_of, document_path
from selon.web.desk import Desk


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()

    @routes.get("/read")
    def first(request: Request) -> Response:
        keys = desk.ledger.document_keys()
        if not keys:
            return desk.pages.answer(request, "reader_empty.html")
        return RedirectResponse(document_path(keys[0].doc_id))

    @routes.get("/read/{name}")
    def show(request: Request, name: str) -> Response:
        stored = desk.ledger.document(doc_id_of(name))
        if stored is None:
            raise UsageError("web.nothing", path=request.url.path)
        return desk.pages.answer(request, "reader.html", article=stored.article)

    return routes
