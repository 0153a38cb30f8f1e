"""The application: guards, files, screens, preferences."""

from http import HTTPStatus
from importlib import import_module
from typing import Annotated, Final

from fastapi import APIRouter, FastAPI, Form
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse, Response

from selon.api.service import PATH, service
from selon.ledger.book import Ledger
from selon.messages import LANGUAGES
from selon.query.index import Index
from selon.web import deciding
from selon.web.addresses import own_path
from selon.web.assets import ASSETS, STATIC
from selon.web.catching import Catching
from selon.web.desk import Desk
from selon.web.faults import add_faults
from selon.web.guarding import HOSTS, Guard
from selon.web.pages import SCHEMES, open_pages
from selon.web.screens import FIRST, SCREENS

_YEAR: Final = 365 * 24 * 3600  # seconds


def application(ledger: Ledger, *, by: str, language: str) -> FastAPI:
    """Give the page over an open ledger; `by` is written into every decision."""
    pages = open_pages(SCREENS, language=language)
    desk = Desk(ledger, pages, by, Index(ledger), Catching(ledger))
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    app.include_router(_preferences())
    app.include_router(deciding.router(desk))
    for screen in SCREENS:
        app.include_router(import_module(screen.module).router(desk))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.mount("/assets", StaticFiles(directory=ASSETS, check_dir=False), name="assets")
    app.mount(PATH, service(ledger, desk.index, by=by))
    add_faults(app, pages)
    # The last one added is asked first.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)
    app.add_middleware(Guard)
    return app


def warm(app: FastAPI) -> None:
    """Read beside the page what its first answer would have to wait for."""
    desk: Desk = app.state.desk
    desk.warm()


def _preferences() -> APIRouter:
    """Give the routes that lead on: the first screen, and what a reader prefers."""
    router = APIRouter()

    @router.get("/")
    def first() -> Response:
        return RedirectResponse(FIRST)

    @router.post("/preferences")
    def prefer(
        back: Annotated[str, Form()],
        ui: Annotated[str | None, Form()] = None,
        scheme: Annotated[str | None, Form()] = None,
    ) -> Response:
        """Remember a language or a colour scheme and go back to where one was."""
        answer = RedirectResponse(own_path(back), status_code=HTTPStatus.SEE_OTHER)
        for name, value, known in (("ui", ui, LANGUAGES), ("scheme", scheme, SCHEMES)):
            if value in known:
                answer.set_cookie(name, value or "", max_age=_YEAR, httponly=True, samesite="lax")
        return answer

    return router
