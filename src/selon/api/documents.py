"""Documents: which there are, and one with what machine and people say of it."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from selon.api.asked import Cursor, Limit, Page, Service, Where, after, page
from selon.api.facts import fact_json, whole
from selon.errors import UsageError


def router(served: Service) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(tags=["documents"])

    @routes.get("/documents", response_model=Page)
    def documents(limit: Limit = 100, cursor: Cursor = None, where: Where = "") -> Any:  # noqa: ANN401
        """Give the current documents by name; with a query, those that its incidents stand in."""
        names = _names(served, where, cursor)
        shown = names[:limit]
        return page(_listed(served, shown), shown[-1] if shown else "", more=len(names) > limit)

    @routes.get("/documents/{doc_id}", response_model=dict[str, Any])
    def document(doc_id: str, response: Response) -> Any:  # noqa: ANN401
        """Give one document: coded, with its text and every fact as people left it.

        `ETag` is the version: send it as `If-Match` with a decision.
        """
        told, version = _whole(served, doc_id)
        response.headers["ETag"] = f'"{version}"'
        return told

    return routes


def _names(served: Service, where: str, cursor: str | None) -> list[str]:
    """Give the documents that are asked for and were not given yet."""
    names = sorted(key.doc_id for key in served.ledger.document_keys())
    if where:
        among = {doc_id for doc_id, _ in served.members(where)}
        names = [name for name in names if name in among]
    last = after(cursor)
    return names if last is None else [name for name in names if name > last[0]]


def _listed(served: Service, names: list[str]) -> list[dict[str, Any]]:
    states = served.ledger.document_states()
    found = {one.doc_id: one for one in served.ledger.listed(names)}
    known = ("doc_id", "title", "outlet", "url", "language", "published", "events", "claims")
    return [
        {key: getattr(found[name], key) for key in known} | {"state": states.get(name, "new")}
        for name in names
        if name in found
    ]


def _whole(served: Service, doc_id: str) -> tuple[dict[str, Any], int]:
    """Give a document with its text and its facts, and its version."""
    stored = served.ledger.document(doc_id)
    if stored is None:
        raise UsageError("review.document", id=doc_id)
    reviewed, coded = whole(served.ledger, doc_id)
    layers = {"claims", "events"}
    told = {key: value for key, value in coded.items() if key not in layers} | {
        "text": stored.article.text,
        "state": reviewed.state,
        "version": reviewed.version,
        "claims": [fact_json(fact) for fact in reviewed.claims],
        "events": [fact_json(fact) for fact in reviewed.events],
        "lost": [stored.number for stored in reviewed.lost],
    }
    return told, reviewed.version
