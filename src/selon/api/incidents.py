"""Incidents: found by a query, as JSON, GeoJSON or CSV; joined and taken apart."""

import csv
import io
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from selon.api.asked import Cursor, Limit, Page, Service, Where, after, cursor_of, page
from selon.api.decisions import Decided, decided
from selon.contract import dumps
from selon.errors import UsageError
from selon.exports import geojson
from selon.exports.flat import row
from selon.incidents import curating
from selon.incidents.reading import incidents

_GEOJSON: Final = "application/geo+json"
_CSV: Final = "text/csv"
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula
_NEXT: Final = "X-Next-Cursor"
Name = Annotated[str, Field(min_length=1, max_length=100)]
Text = Annotated[str, Field(max_length=2000)]


class Joined(BaseModel):
    """Incidents that are one with the one of the address."""

    model_config = ConfigDict(extra="forbid")
    ids: Annotated[list[Name], Field(min_length=1, max_length=100)]
    by: Name | None = None
    reason: Text | None = None


class Apart(BaseModel):
    """Documents ("a12") or events ("a12:e2") that are another incident."""

    model_config = ConfigDict(extra="forbid")
    parts: Annotated[list[Name], Field(min_length=1, max_length=100)]
    by: Name | None = None
    reason: Text | None = None


def router(served: Service) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(tags=["incidents"])

    @routes.get(
        "/incidents",
        response_model=Page,
        responses={200: {"content": {_GEOJSON: {}, _CSV: {}}}},
    )
    def found(
        limit: Limit = 100,
        cursor: Cursor = None,
        where: Where = "",
        accept: Annotated[str, Header()] = "",
    ) -> Any:  # noqa: ANN401
        """Give the incidents of a query by number; `Accept` chooses JSON, GeoJSON or CSV."""
        return _answer(served, served.chosen(where), (limit, cursor), accept)

    @routes.get("/incidents/{incident_id}", response_model=dict[str, Any])
    def one(incident_id: str) -> Any:  # noqa: ANN401
        """Give one incident; a number that was joined to another leads to it."""
        name = curating.current(served.ledger, incident_id)
        for item in incidents(served.ledger, ids=[name]):
            return item
        raise UsageError("incidents.unknown", id=incident_id)

    _decisions(routes, served)
    return routes


def _decisions(routes: APIRouter, served: Service) -> None:
    @routes.post("/incidents/{incident_id}/merge", status_code=HTTPStatus.CREATED)
    def merge(incident_id: str, said: Joined) -> Decided:
        """Say that incidents are one."""
        names = [incident_id, *said.ids]
        by = said.by or served.by
        return decided(curating.merge(served.ledger, names, by=by, reason=said.reason))

    @routes.post("/incidents/{incident_id}/split", status_code=HTTPStatus.CREATED)
    def split(incident_id: str, said: Apart) -> Decided:
        """Say that some of an incident is another one."""
        by, why = said.by or served.by, said.reason
        return decided(curating.split(served.ledger, incident_id, said.parts, by=by, reason=why))


def _answer(
    served: Service, chosen: list[str], part: tuple[int, str | None], accept: str
) -> dict[str, Any] | Response:
    """Give a part of the chosen incidents in the form that is accepted."""
    limit, cursor = part
    last = after(cursor)
    if last is not None:
        chosen = [name for name in chosen if name > last[0]]
    shown = chosen[:limit]
    items = list(incidents(served.ledger, ids=shown))
    more = len(chosen) > limit
    headers = {_NEXT: cursor_of(shown[-1])} if more else {}
    if _GEOJSON in accept:
        return Response("".join(geojson.lines(items)), media_type=_GEOJSON, headers=headers)
    if _CSV in accept:
        return Response(_csv(items), media_type=_CSV, headers=headers)
    return page(items, shown[-1] if shown else "", more=more)


def _csv(items: list[dict[str, Any]]) -> str:
    """Give incidents as one flat row each, cells that a spreadsheet would run made harmless."""
    written = io.StringIO()
    rows = [row(item) for item in items]
    if rows:
        writer = csv.writer(written)
        writer.writerow(rows[0].keys())
        writer.writerows([_cell(value) for value in one.values()] for one in rows)
    return written.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, (list, dict)):
        value = dumps(value)
    runs = isinstance(value, str) and value.startswith(_RUNS)
    return f"'{value}" if runs else value
