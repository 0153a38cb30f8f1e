"""Errors as problems (RFC 9457): what, why, what next, in the language that was asked for."""

from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from selon.errors import LedgerError, SelonError
from selon.messages import LANGUAGES

PROBLEM: Final = "application/problem+json"

_MISSING: Final = frozenset(
    {"api.nothing", "review.document", "review.record", "review.decision", "incidents.unknown"}
)
_CONFLICT: Final = frozenset({"review.stale", "review.undone"})


class Problem(BaseModel):
    """What went wrong. `code` is stable across versions; `SEL-` codes are searchable."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    fields: dict[str, Any] = {}


def add_problems(app: FastAPI) -> None:
    """Make an application answer every error with a problem."""

    def coded(request: Request, error: Exception) -> Response:
        assert isinstance(error, SelonError)
        return _answer(request, error, status_of(error))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        return _answer(request, SelonError("api.request", detail=detail), HTTPStatus.BAD_REQUEST)

    def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = "api.nothing" if error.status_code == HTTPStatus.NOT_FOUND else "api.request"
        told = SelonError(
            code,
            **(
                {"path": request.url.path}
                if code == "api.nothing"
                else {"detail": str(error.detail)}
            ),
        )
        return _answer(request, told, error.status_code, headers=error.headers)

    def unknown(request: Request, error: Exception) -> Response:
        told = SelonError("api.fault", fault=type(error).__name__)
        return _answer(request, told, HTTPStatus.INTERNAL_SERVER_ERROR)

    app.add_exception_handler(SelonError, coded)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, known)
    app.add_exception_handler(Exception, unknown)


def status_of(error: SelonError) -> int:
    """Give the status of an error."""
    if isinstance(error, LedgerError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    if error.code in _MISSING:
        return HTTPStatus.NOT_FOUND
    return HTTPStatus.CONFLICT if error.code in _CONFLICT else HTTPStatus.BAD_REQUEST


def _answer(request: Request, error: SelonError, status: int, **more: Any) -> Response:  # noqa: ANN401
    asked = request.headers.get("accept-language", "")[:2].lower()
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    code = "SEL-" + error.code.upper().replace(".", "-").replace("_", "-")
    problem = {
        "type": f"about:blank#{code}",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": error.text(language),
        "code": code,
        "fields": {name: str(value)[:200] for name, value in error.fields.items()},
    }
    return JSONResponse(problem, status_code=status, media_type=PROBLEM, **more)
