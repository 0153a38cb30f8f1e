"""What verdicts teach about rules: each fires on words, and people say whether it was right. Pure.

A fact that is accepted proves every rule behind it; one that is rejected disproves those that found
it, but says nothing of those that filled its fields; a field that is corrected disproves the rules
of that field only. Who is unsure teaches nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from selon.events.confidence import measured
from selon.ledger.reviewed import (
    ACCEPTED,
    CORRECTED,
    PROPOSED,
    REJECTED,
    Fact,
    ReviewedDocument,
)

Json: TypeAlias = Mapping[str, Any]
Judged: TypeAlias = Mapping[tuple[str, str | None], tuple[int, int]]  # right, wrong

_SLOTS: Final = ("initiator", "target", "responsibility", "weapon", "places")
_TOLLS: Final = ("killed", "wounded")
_KIND: Final = ("sub_event_type", "stance")  # to correct it is to say that it was another thing


@dataclass(frozen=True, slots=True)
class Lesson:
    """One firing of a rule that a person judged."""

    record: str  # as the ledger's evidence: "events.e2.initiator.0"
    ordinal: int
    rule: str
    entry: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """How often a rule, with one entry of the lexicon, was right."""

    rule: str
    entry: str | None
    fired: int  # in the current readings
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of firings that are right, as far as is known."""
        return precision(self.right, self.wrong)


def lessons(document: ReviewedDocument) -> Iterator[Lesson]:
    """Give what the verdicts on a document teach."""
    for fact in (*document.claims, *document.events):
        if fact.machine is not None and fact.state in (ACCEPTED, CORRECTED, REJECTED):
            yield from _of_fact(fact, fact.machine)


def precision(right: int, wrong: int, prior: float | None = None) -> float:
    """Give the expected share of firings that are right: a beta prior, then what was counted.

    The prior is what the gate that selon ships with measured; it counts as `weight` verdicts.

    >>> precision(0, 0) > precision(1, 2) > precision(0, 9)
    True
    """
    share, weight = measured()
    known = share if prior is None else prior
    return round((right + weight * known) / (right + wrong + weight), 3)


def confidence(event: Json, learned: Judged) -> float:
    """Give how sure it is that an event is one, by what people said of the rules that found it.

    `learned` holds how often each rule was right and wrong; without it the machine's own counts.
    """
    told = {(because["rule"], because["entry"]) for because in event["because"]}
    right, wrong = (sum(learned.get(key, (0, 0))[side] for key in told) for side in (0, 1))
    return precision(right, wrong, event["confidence"])


def surer(document: ReviewedDocument, learned: Judged) -> ReviewedDocument:
    """Give a document whose proposed events are as sure as their rules were found to be."""
    if not learned:
        return document
    events = tuple(
        replace(fact, value=dict(fact.value) | {"confidence": confidence(fact.value, learned)})
        if fact.state == PROPOSED
        else fact
        for fact in document.events
    )
    return replace(document, events=events)


def doubt(value: float) -> float:
    """Give how much a verdict would teach, between 0 and 1: most where it is even.

    >>> doubt(0.5), doubt(1.0)
    (1.0, 0.0)
    """
    return 4 * value * (1 - value)


def _of_fact(fact: Fact, machine: Json) -> Iterator[Lesson]:
    changed = {change.field for change in fact.changes}
    found = fact.state != REJECTED and not changed & {*_KIND}
    for nth, because in enumerate(machine["because"]):
        yield _lesson(fact.record, nth, because, right=found)
    if fact.state == REJECTED:
        return
    for record, slot, reasons in _fields(fact.record, machine):
        for nth, because in enumerate(reasons):
            yield _lesson(record, nth, because, right=slot not in changed)


def _lesson(record: str, nth: int, because: Json, *, right: bool) -> Lesson:
    return Lesson(record, nth, because["rule"], because["entry"], right)


def _fields(record: str, machine: Json) -> Iterator[tuple[str, str, list[Json]]]:
    """Give where each field's evidence stands, the field, and the evidence."""
    if "mentions" not in machine:
        return
    yield f"{record}.date", "date", (machine["date"] or {}).get("because") or []
    for slot in _SLOTS:
        for nth, told in enumerate(machine[slot]):
            yield f"{record}.{slot}.{nth}", slot, told.get("because") or []
    for nth, said in enumerate(machine["claims"]):
        for kind in _TOLLS:
            field = f"claims.{nth}.{kind}"
            yield f"{record}.{field}", field, (said[kind] or {}).get("because") or []
