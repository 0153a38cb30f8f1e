"""Every incident of a ledger at hand: a query is answered in milliseconds, whatever its size.

The index reads the cards once; later only those that were written since. It holds blocks: one
large, and small ones for what came after, whose incidents stand in no earlier block any more.
"""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from selon.incidents import cards
from selon.query import columns, grammar
from selon.query.asking import matcher
from selon.query.columns import Block, Mask, block
from selon.query.fields import FIELDS
from selon.query.matching import Matcher
from selon.query.selection import Part, Selection

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

Json = dict[str, Any]

_MANY: Final = 2000  # incidents of small blocks that are worth laying everything out anew
_BLOCKS: Final = 8


@dataclass(frozen=True, slots=True)
class _State:
    """What the index holds at one moment."""

    last: int = 0  # number of the last card that was read
    blocks: tuple[Block, ...] = ()
    alive: tuple[Mask, ...] = ()  # rows of each block that no later card replaced


class Index:
    """The incidents of a ledger, to be asked."""

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._state = _State()
        cards.outdate(ledger)

    @property
    def state(self) -> int:
        """A number that rises with whatever was taken in."""
        return self._state.last

    def refresh(self, limit: int = cards.BATCH) -> int:
        """Take in what changed in the ledger; give how many incidents are still to be laid out.

        At most `limit` stale cards are made again: the rest is for `cards.renew_all`.
        """
        pending = cards.pending(self._ledger)
        if pending:
            pending -= cards.renew(self._ledger, limit)
        with self._lock:
            self._state = self._newer(self._state)
        return max(0, pending)

    def ask(self, query: grammar.Query) -> Selection:
        """Give the incidents that a query asks for, of those that were taken in."""
        state = self._state
        asked = matcher(self._ledger)
        pairs = zip(state.blocks, state.alive, strict=True)
        parts = [
            Part(held, np.flatnonzero(alive & mask(held, query, asked))) for held, alive in pairs
        ]
        return Selection(tuple(parts))

    def cards(self, ids: Sequence[str]) -> list[Json]:
        """Give the cards of incidents, in the order asked for; those that are gone are left out."""
        with self._ledger.link_rows() as rows:
            found = rows.cards.bodies(ids)
        return [json.loads(found[name]) for name in ids if found.get(name)]

    def _newer(self, state: _State) -> _State:
        with self._ledger.link_rows() as rows:
            stored = list(rows.cards.since(state.last))
        if not stored:
            return state
        gone = {card.incident_id for card in stored}
        alive = tuple(
            known & np.fromiter((name not in gone for name in held.ids), bool, len(held))
            for held, known in zip(state.blocks, state.alive, strict=True)
        )
        last = max(card.number for card in stored)
        small = sum(map(len, state.blocks[1:])) + len(stored)
        if state.blocks and (small > _MANY or len(state.blocks) >= _BLOCKS):
            return self._newer(_State())
        made = block([json.loads(card.body) for card in stored if card.body])
        every = np.ones(len(made), dtype=bool)
        return _State(last, (*state.blocks, made), (*alive, every))


def mask(held: Block, query: grammar.Query, asked: Matcher) -> Mask:
    """Say of every incident of a block whether a query asks for it."""
    match query:
        case grammar.All(parts):
            return _joined(np.logical_and.reduce, parts, held, asked, empty=True)
        case grammar.Any(parts):
            return _joined(np.logical_or.reduce, parts, held, asked, empty=False)
        case grammar.Not(part):
            return ~mask(held, part, asked)
        case grammar.Term():
            return _term(held, query, asked)


def _joined(
    how: Callable[[list[Mask]], Any],
    parts: Sequence[grammar.Query],
    held: Block,
    asked: Matcher,
    *,
    empty: bool,
) -> Mask:
    if not parts:
        return np.full(len(held), empty)
    found: Mask = how([mask(held, part, asked) for part in parts])
    return found


def _term(held: Block, term: grammar.Term, asked: Matcher) -> Mask:
    match FIELDS[term.field].kind:
        case "number":
            return columns.number(held, term.field, term.op, term.value)
        case "date":
            return columns.day(held, term.field, term.op, term.value)
        case "text":
            return columns.holding(held, asked.documents(term.value))
        case "box":
            return columns.inside(held, term.value)
        case "place" if term.radius is not None:
            return columns.near(held, asked.centre(term.value), term.radius)
        case _:
            return columns.named(held, term.field, term.value, asked)
