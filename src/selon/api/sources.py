"""Who publishes, and what was learned of the rules."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from selon.api.asked import Cursor, Limit, Page, Service, numbered, page


def router(served: Service) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(tags=["sources"])

    @routes.get("/sources", response_model=Page)
    def sources(limit: Limit = 100, cursor: Cursor = None) -> Any:  # noqa: ANN401
        """Give the outlets with their figures. Counts, never a score."""
        items = [asdict(outlet) for outlet in served.ledger.outlets()]
        return _slice(items, limit, cursor)

    @routes.get("/rules", response_model=Page)
    def rules(limit: Limit = 100, cursor: Cursor = None) -> Any:  # noqa: ANN401
        """Give every rule that fired, with how often people found it right."""
        items = [asdict(rule) | {"precision": rule.precision} for rule in served.ledger.rules()]
        return _slice(items, limit, cursor)

    return routes


def _slice(items: list[dict[str, Any]], limit: int, cursor: str | None) -> dict[str, Any]:
    start = numbered(cursor)
    return page(items[start : start + limit], start + limit, more=len(items) > start + limit)
