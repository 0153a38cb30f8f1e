"""One incident of a list: who says how many, and what is disputed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

Json = Mapping[str, Any]
Item = TypeVar("Item")

SHOWN: Final = 4  # claimants of one row
_TOLLS: Final = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Saying:
    """Who gives which toll of an incident, and where."""

    words: str | None  # of the article for who says it; None is the article's own voice
    name: str | None  # what the one who says it is called elsewhere
    outlet: str
    doc_id: str
    event_id: str
    killed: Json | None
    wounded: Json | None
    stance: str
    preliminary: bool
    disputed: bool  # one of the pair that is furthest apart


@dataclass(frozen=True, slots=True)
class Row:
    """An incident as a list shows it."""

    card: Json
    sayings: tuple[Saying, ...]
    more: int  # claimants that are not shown
    fields: tuple[str, ...]  # that are disputed


def row(card: Json) -> Row:
    """Give the row of a card."""
    told = sayings(card)
    fields = tuple(dict.fromkeys(found["field"] for found in card["differences"]))
    return Row(card, told[:SHOWN], max(0, len(told) - SHOWN), fields)


def sayings(card: Json) -> tuple[Saying, ...]:
    """Give who says how many, each claim once: what is in dispute, then the most dead."""
    disputed = {
        tuple(key)
        for found in card["differences"]
        if found["field"] in _TOLLS
        for key in found["between"]
    }
    outlets = {one["doc_id"]: one["outlet"] or one["doc_id"] for one in card["documents"]}
    told = (
        _saying(claim, outlets[claim["doc_id"]], disputed)
        for claim in card["claims"]
        if claim["killed"] or claim["wounded"]
    )
    return tuple(sorted(_joined(told), key=lambda one: (not one.disputed, -_most(one.killed))))


def _saying(claim: Json, outlet: str, disputed: set[tuple[str, ...]]) -> Saying:
    names = ("doc_id", "event_id", "killed", "wounded", "stance", "preliminary")
    return Saying(
        words=claim["source"],
        name=claim["source_name"],
        outlet=outlet,
        disputed=(claim["doc_id"], claim["claim_id"]) in disputed,
        **{name: claim[name] for name in names},
    )


def _joined(told: Iterable[Saying]) -> list[Saying]:
    """Give what one says in one document of dead and wounded as one; the same twice as once."""
    found: list[Saying] = []
    for saying in told:
        for place, known in enumerate(found):
            if _agree(known, saying):
                found[place] = replace(
                    known,
                    killed=known.killed or saying.killed,
                    wounded=known.wounded or saying.wounded,
                    disputed=known.disputed or saying.disputed,
                )
                break
        else:
            found.append(saying)
    return found


def _agree(one: Saying, other: Saying) -> bool:
    """Say whether two sayings are of one claimant in one document, and no figure twice."""
    if (one.words, one.name, one.doc_id) != (other.words, other.name, other.doc_id):
        return False
    pairs = ((one.killed, other.killed), (one.wounded, other.wounded))
    return all(a is None or b is None or _ends(a) == _ends(b) for a, b in pairs)


def _ends(toll: Json) -> tuple[object, ...]:
    return toll["low"], toll["high"], toll.get("who")


def _most(toll: Json | None) -> int:
    ends = [toll[end] for end in ("high", "best", "low") if toll[end] is not None] if toll else ()
    return max(ends, default=-1)


def slice_of(items: Sequence[Item], shown: int, page: int) -> Sequence[Item]:
    """Give the part of a list that one page shows."""
    return items[(page - 1) * shown : page * shown]
