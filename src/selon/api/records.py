"""Events and claims, one after another over all documents."""

from collections.abc import Iterator
from typing import Any, Final

from fastapi import APIRouter

from selon.api.asked import Cursor, Limit, Page, Service, Where, after, cursor_of
from selon.api.facts import fact_json, whole
from selon.errors import UsageError

Json = dict[str, Any]

_LISTS: Final = ("events", "claims")


def router(served: Service) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(tags=["records"])

    @routes.get("/events", response_model=Page)
    def events(limit: Limit = 100, cursor: Cursor = None, where: Where = "") -> Any:  # noqa: ANN401
        """Give the events by document; with a query, those that its incidents are made of."""
        return _page(served, "events", limit, cursor, where)

    @routes.get("/claims", response_model=Page)
    def claims(limit: Limit = 100, cursor: Cursor = None, where: Where = "") -> Any:  # noqa: ANN401
        """Give the claims by document; with a query, those of documents that its incidents are in.

        "source": null is the article's own voice.
        """
        return _page(served, "claims", limit, cursor, where)

    return routes


def _page(served: Service, name: str, limit: int, cursor: str | None, where: str) -> Json:
    last = _last(cursor)
    items: list[Json] = []
    keys: list[tuple[str, int]] = []
    for doc_id, nth, item in _items(served, name, where, last):
        if len(items) == limit:
            return {"items": items, "next": cursor_of(*keys[-1])}
        items.append({"doc_id": doc_id} | item)
        keys.append((doc_id, nth))
    return {"items": items, "next": None}


def _items(
    served: Service, name: str, where: str, last: tuple[str, int]
) -> Iterator[tuple[str, int, Json]]:
    members = set(served.members(where)) if where else None
    among = {doc_id for doc_id, _ in members} if members is not None else None
    for doc_id in sorted(key.doc_id for key in served.ledger.document_keys()):
        if doc_id < last[0] or (among is not None and doc_id not in among):
            continue
        reviewed, _ = whole(served.ledger, doc_id)
        for nth, fact in enumerate(getattr(reviewed, name)):
            outside = members is not None and name == "events"
            if outside and (doc_id, fact.record.partition(".")[2]) not in (members or ()):
                continue
            if (doc_id, nth) > last:
                yield doc_id, nth, fact_json(fact)


def _last(cursor: str | None) -> tuple[str, int]:
    """Give the key of what was given last."""
    told = after(cursor)
    if told is None:
        return "", -1
    if len(told) != 2 or not told[1].isdecimal() or len(told[1]) > 18:
        raise UsageError("api.cursor")
    return told[0], int(told[1])
