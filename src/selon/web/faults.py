"""What is said when something went wrong: what, why, what next, with a code, never a trace."""

from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.errors import LedgerError, SelonError
from selon.web.pages import Pages


def add_faults(app: FastAPI, pages: Pages) -> None:
    """Make an application answer every error with a page."""

    def answer(request: Request, status: int, code: str, text: str) -> Response:
        told = pages.answer(request, "fault.html", status=status, code=code, text=text)
        # Where a part was asked for, the fault is a notice and what stands there stays.
        told.headers["HX-Retarget"] = "#notice"
        told.headers["HX-Reswap"] = "innerHTML"
        return told

    def coded(request: Request, error: Exception) -> Response:
        assert isinstance(error, SelonError)
        status = HTTPStatus.BAD_REQUEST
        if isinstance(error, LedgerError):
            status = HTTPStatus.SERVICE_UNAVAILABLE
        return answer(request, status, error.code, error.text(pages.words(request).language))

    def known(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
        missing = status == HTTPStatus.NOT_FOUND
        code = "web.nothing" if missing else "web.request"
        told = SelonError(code, path=request.url.path)
        return answer(request, status, code, told.text(pages.words(request).language))

    def unknown(request: Request, error: Exception) -> Response:
        told = SelonError("web.fault", fault=type(error).__name__)
        text = told.text(pages.words(request).language)
        return answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "web.fault", text)

    app.add_exception_handler(SelonError, coded)
    app.add_exception_handler(HTTPException, known)
    app.add_exception_handler(RequestValidationError, known)
    app.add_exception_handler(Exception, unknown)
