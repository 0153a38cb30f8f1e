"""What requests share: the ledger, pages with a cursor, queries, and nothing that nobody knows."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import Query
from pydantic import BaseModel
from starlette.requests import Request

from selon.errors import UsageError
from selon.ledger.book import Ledger
from selon.query import parse
from selon.query.index import Index

Json = dict[str, Any]

_MOST: Final = 500
_LONGEST: Final = 2000  # characters of a query, or of a cursor

Limit = Annotated[int, Query(ge=1, le=_MOST)]
Cursor = Annotated[str | None, Query(max_length=_LONGEST)]
Where = Annotated[str, Query(max_length=_LONGEST)]


class Page(BaseModel):
    """Some of what was asked for, and where the rest begins: null at the end."""

    items: list[dict[str, Any]]
    next: str | None


@dataclass(frozen=True, slots=True)
class Service:
    """What every answer is made from."""

    ledger: Ledger
    index: Index
    by: str

    def chosen(self, where: str) -> list[str]:
        """Give the incidents that a query asks for, by number."""
        query = parse(where)
        while self.index.refresh():  # until every card is made
            pass
        return sorted(self.index.ask(query).ids())

    def members(self, where: str) -> list[tuple[str, str]]:
        """Give the events (document, event) of the incidents that a query asks for."""
        chosen = self.chosen(where)
        with self.ledger.link_rows() as rows:
            found = rows.incidents.memberships(incident_ids=chosen)
        return sorted((member.doc_id, member.event_id) for member in found)


def known_only(request: Request) -> None:
    """Refuse a parameter that the address does not have: a typing error is told, not ignored."""
    route = request.scope.get("route")
    dependant = getattr(route, "dependant", None)
    if dependant is None:
        return
    known = {field.alias for field in dependant.query_params}
    names = [name for name, _ in request.query_params.multi_items()]
    for name in names:
        if name not in known:
            raise UsageError("api.parameter", name=name[:80], known=", ".join(sorted(known)) or "-")
        if names.count(name) > 1:
            raise UsageError("api.twice", name=name[:80])


def cursor_of(*key: object) -> str:
    """Give the cursor of what was given last; it has no meaning to others.

    >>> after(cursor_of("a", 3))
    ['a', '3']
    """
    told = "\x1f".join(map(str, key)).encode("utf-8", "surrogatepass")
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


def after(cursor: str | None) -> list[str] | None:
    """Give what a cursor was made of; None where there is none. UsageError `api.cursor`."""
    if cursor is None:
        return None
    try:
        padded = (cursor + "=" * (-len(cursor) % 4)).encode("ascii")
        told = base64.b64decode(padded, altchars=b"-_", validate=True)
        return told.decode("utf-8", "surrogatepass").split("\x1f")
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise UsageError("api.cursor") from error


def numbered(cursor: str | None) -> int:
    """Give the number that a cursor stands for; 0 at the beginning."""
    told = after(cursor)
    if told is None:
        return 0
    if len(told) != 1 or not told[0].isdecimal() or len(told[0]) > 18:
        raise UsageError("api.cursor")
    return int(told[0])


def page(items: Sequence[Json], key: object, *, more: bool) -> Json:
    """Give a page; `key` is the one of the last item."""
    return {"items": list(items), "next": cursor_of(key) if more and items else None}
