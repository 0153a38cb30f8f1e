"""The application that answers: an OpenAPI description at /openapi.json, JSON everywhere else."""

from typing import Any, Final

from fastapi import Depends, FastAPI

from selon import __version__
from selon.api import decisions, documents, incidents, records, sources
from selon.api.asked import Service, known_only
from selon.api.problems import PROBLEM, Problem, add_problems
from selon.ledger.book import Ledger
from selon.query.index import Index

PATH: Final = "/api/v1"
_TITLE: Final = "selon"
_STATUSES: Final = (400, 404, 409, 503)


def service(ledger: Ledger, index: Index, *, by: str) -> FastAPI:
    """Give the application over an open ledger; `by` decides where a request names nobody."""
    app = FastAPI(
        title=_TITLE,
        version=__version__,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(known_only)],
        responses={status: {"model": Problem} for status in _STATUSES},
        separate_input_output_schemas=False,
        strict_content_type=True,
    )
    served = Service(ledger, index, by)
    for module in (documents, records, incidents, sources, decisions):
        app.include_router(module.router(served))
    add_problems(app)
    described = app.openapi

    def openapi() -> dict[str, Any]:
        return _told(described())

    app.openapi = openapi  # type: ignore[method-assign]
    return app


def _told(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the description as it is answered: problems, and no status that is never given."""
    for path in schema["paths"].values():
        for operation in path.values():
            answers = operation["responses"]
            answers.pop("422", None)
            for status in map(str, _STATUSES):
                content = answers[status].get("content", {})
                if "application/json" in content:
                    answers[status]["content"] = {PROBLEM: content.pop("application/json")}
    for name in ("HTTPValidationError", "ValidationError"):
        schema.get("components", {}).get("schemas", {}).pop(name, None)
    return schema
