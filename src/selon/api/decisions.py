"""Decisions: the journal, and what is said of a document; the version that was seen goes along."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from selon.api.asked import Cursor, Limit, Page, Service, numbered, page
from selon.api.facts import entry_json
from selon.errors import UsageError
from selon.incidents import curating
from selon.ledger.journal import entries
from selon.ledger.judgements import Judgement
from selon.ledger.records import StoredDecision

Name = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(max_length=2000)]
Place = Annotated[int, Field(ge=0, le=2**31)]


class Said(BaseModel):
    """What a person says of a document."""

    model_config = ConfigDict(extra="forbid")
    verdict: Literal["accept", "reject", "unsure", "correct", "add", "keep", "set_aside", "always"]
    record: Name = "document"
    field: Name | None = None
    value: Any = None
    span: tuple[Place, Place] | None = None
    reason: Text | None = None
    by: Name | None = None


class Undoing(BaseModel):
    """Who takes a decision back, and why."""

    model_config = ConfigDict(extra="forbid")
    by: Name | None = None
    reason: Text | None = None


class Decided(BaseModel):
    """A decision as it stands in the chain."""

    number: int
    at: str
    hash: str


def decided(stored: StoredDecision) -> Decided:
    """Give what is answered to a decision."""
    return Decided(number=stored.number, at=stored.at, hash=stored.hash)


def router(served: Service) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(tags=["decisions"])

    @routes.get("/decisions", response_model=Page)
    def journal(limit: Limit = 100, cursor: Cursor = None) -> Any:  # noqa: ANN401
        """Give every decision, oldest first, with before and after and whether it holds."""
        last = numbered(cursor)
        rest = [entry for entry in entries(served.ledger.decisions()) if entry.number > last]
        shown = rest[:limit]
        items = [entry_json(entry) for entry in shown]
        return page(items, shown[-1].number if shown else 0, more=len(rest) > limit)

    @routes.post("/documents/{doc_id}/decisions", status_code=HTTPStatus.CREATED)
    def decide(
        doc_id: str,
        said: Said,
        response: Response,
        if_match: Annotated[str | None, Header(max_length=40)] = None,
    ) -> Decided:
        """Say something of a document. With `If-Match`, 409 where somebody decided since."""
        judgement = Judgement(
            said.verdict, said.record, said.field, said.value, said.span, said.reason
        )
        by, version = said.by or served.by, _version(if_match)
        stored = curating.decide(served.ledger, doc_id, judgement, by=by, version=version)
        response.headers["ETag"] = f'"{stored.number}"'
        return decided(stored)

    @routes.post("/decisions/{number}/undo", status_code=HTTPStatus.CREATED)
    def undo(number: Annotated[int, Field(ge=1, le=2**53)], said: Undoing) -> Decided:
        """Take a decision back; an undoing taken back does it again."""
        by = said.by or served.by
        return decided(curating.undo(served.ledger, number, by=by, reason=said.reason))

    return routes


def _version(if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    told = if_match.strip().removeprefix("W/").strip('"')
    if not told.isdecimal() or len(told) > 18:
        raise UsageError("api.request", detail="If-Match")
    return int(told)
