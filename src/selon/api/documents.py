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
        names = sorted(key.doc_id for key in served.ledger.document_keys())
        if where:
            among = {doc_id for doc_id, _ in served.members(where)}
            names = [name for name in names if name in among]
        last = after(cursor)
        if last is not None:
            names = [name for name in names if name > last[0]]
        shown = names[:limit]
        states = served.ledger.document_states()
        found = {one.doc_id: one for one in served.ledger.listed(shown)}
        items = [
            {
                "doc_id": name,
                "title": found[name].title,
                "outlet": found[name].outlet,
                "url": found[name].url,
                "language": found[name].language,
                "published": found[name].published,
                "events": found[name].events,
                "claims": found[name].claims,
                "state": states.get(name, "new"),
            }
            for name in shown
            if name in found
        ]
        return page(items, shown[-1] if shown else "", more=len(names) > limit)

    @routes.get("/documents/{doc_id}", response_model=dict[str, Any])
    def document(doc_id: str, response: Response) -> Any:  # noqa: ANN401
        """Give one document: coded, with its text and every fact as people left it.

        `ETag` is the version: send it as `If-Match` with a decision.
        """
        stored = served.ledger.document(doc_id)
        if stored is None:
            raise UsageError("review.document", id=doc_id)
        reviewed, coded = whole(served.ledger, doc_id)
        response.headers["ETag"] = f'"{reviewed.version}"'
        layers = {"claims", "events"}
        return {key: value for key, value in coded.items() if key not in layers} | {
            "text": stored.article.text,
            "state": reviewed.state,
            "version": reviewed.version,
            "claims": [fact_json(fact) for fact in reviewed.claims],
            "events": [fact_json(fact) for fact in reviewed.events],
            "lost": [stored.number for stored in reviewed.lost],
        }

    return routes
