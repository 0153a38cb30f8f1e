"""Which decisions hold: without those that were taken back.

An undoing is a decision like any other and can be taken back itself; that is how something is done
again. Nothing of this is kept: it follows from the decisions each time.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from selon.ledger.records import StoredDecision

UNDO: Final = "undo"


def undone(decisions: Iterable[StoredDecision]) -> frozenset[int]:
    """Give the numbers of the decisions that are taken back."""
    gone: set[int] = set()
    for stored in sorted(decisions, key=lambda one: -one.number):
        said = stored.decision
        if said.verdict == UNDO and said.undoes is not None and stored.number not in gone:
            gone.add(said.undoes)
    return frozenset(gone)


def standing(decisions: Iterable[StoredDecision]) -> tuple[StoredDecision, ...]:
    """Give the decisions that hold, oldest first; undoings have done their work and are left out.

    Undone in the order of their numbers: the later undoing goes first.
    """
    told = sorted(decisions, key=lambda one: one.number)
    gone = undone(told)
    return tuple(s for s in told if s.decision.verdict != UNDO and s.number not in gone)


def last_done(decisions: Iterable[StoredDecision], *, by: str) -> StoredDecision | None:
    """Give what "undo" means to a person: the last thing they did that holds."""
    mine = [stored for stored in standing(decisions) if stored.decision.by == by]
    return mine[-1] if mine else None


def last_undone(decisions: Sequence[StoredDecision], *, by: str) -> StoredDecision | None:
    """Give what "redo" means to a person: the undoing that is to be taken back.

    None where they did anything else since: what was undone before it is out of reach.
    """
    told = sorted((s for s in decisions if s.decision.by == by), key=lambda one: -one.number)
    gone = undone(decisions)
    undoings = {stored.number: stored for stored in told if stored.decision.verdict == UNDO}
    for stored in told:
        said = stored.decision
        if said.verdict != UNDO:
            return None
        again = said.undoes in undoings  # an undoing of an undoing: done again
        if not again and stored.number not in gone:
            return stored
    return None
