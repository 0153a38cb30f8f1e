"""What every view of incidents needs of one address: the query, what it finds, where it leads."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from selon.ledger.records import SavedSearch
from selon.query import Query, parse
from selon.query.selection import ORDERS, Selection
from selon.web.desk import Behind, Desk
from selon.web.views.asking import Asking, asking, relaxed
from selon.web.views.facets import Facet, facets
from selon.web.views.timeline import Timeline, timeline

VIEWS = ("incidents", "map", "table")  # three views of one query


@dataclass(frozen=True, slots=True)
class Found:
    """A query answered."""

    asked: Asking
    selection: Selection
    facets: tuple[Facet, ...]
    timeline: Timeline
    relaxed: tuple[str, int] | None  # the condition without which something is found
    saved: tuple[SavedSearch, ...]
    behind: Behind  # what it does not show yet

    @property
    def shared(self) -> dict[str, Any]:
        """Give what the templates of all views take."""
        return {
            "found": self,
            "behind": self.behind,
            "asked": self.asked.text,
            "asking": self.asked,
            "orders": tuple(ORDERS),
            "views": VIEWS,
        }


def chosen(desk: Desk, request: Request) -> Selection:
    """Give what the query of an address finds; nothing where it is no query."""
    desk.caught_up()
    asked = asking(request.query_params)
    return desk.index.ask(asked.query) if asked.fault is None else Selection(())


def find(desk: Desk, request: Request) -> Found:
    """Answer the query of an address."""
    behind = desk.caught_up()
    asked = asking(request.query_params)
    selection = desk.index.ask(asked.query) if asked.fault is None else Selection(())
    empty = asked.fault is None and not len(selection)

    def count(query: Query) -> int:
        return len(desk.index.ask(query))

    return Found(
        asked=asked,
        selection=selection,
        facets=tuple(facets(selection, asked)),
        timeline=timeline(selection),
        relaxed=relaxed(asked, count) if empty else None,
        saved=tuple(desk.ledger.searches()),
        behind=behind,
    )


def everything(desk: Desk) -> Selection:
    """Give all incidents."""
    return desk.index.ask(parse(""))
