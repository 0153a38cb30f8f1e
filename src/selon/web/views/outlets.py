"""Sources with their figures: who publishes and who is quoted. Counts, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from selon.ledger.outlets import Outlet
from selon.query import parse
from selon.query.index import Index

_CONTESTED: Final = parse("grade:contested")
_ALONE: Final = parse("independent<=1")
_EVERYTHING: Final = parse("")


@dataclass(frozen=True, slots=True)
class Figures:
    """One source and the incidents that it tells of."""

    name: str
    incidents: int
    contested: int
    alone: int  # incidents that all go back to one source
    outlet: Outlet | None = field(default=None, kw_only=True)


def publishing(index: Index, outlets: Sequence[Outlet]) -> list[Figures]:
    """Give the outlets, those with most documents first."""
    counts = [dict(index.ask(query).facet("outlet")) for query in (_EVERYTHING, _CONTESTED, _ALONE)]
    return [
        Figures(name, *(count.get(name, 0) for count in counts), outlet=outlet)
        for outlet in outlets
        for name in (outlet.name or "",)
    ]


def quoted(index: Index) -> list[Figures]:
    """Give those who are quoted, by the number of incidents."""
    every, contested, alone = (
        index.ask(query).facet("claimant") for query in (_EVERYTHING, _CONTESTED, _ALONE)
    )
    disputed, single = dict(contested), dict(alone)
    return [
        Figures(name, number, disputed.get(name, 0), single.get(name, 0)) for name, number in every
    ]
