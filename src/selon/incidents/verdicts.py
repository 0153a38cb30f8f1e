"""What people said of incidents: these are the same, these are different, and what was taken back.

A verdict stands in the ledger's decisions and names events by their document and the words that
they are told by, so that it holds when documents are read again. It outranks every machine.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Final, TypeAlias

from selon.incidents.tellings import Telling
from selon.ledger import StoredDecision
from selon.ledger.standing import UNDO, standing

RECORD: Final = "incidents"
SAME: Final = "same"
DIFFERENT: Final = "different"
UNSURE: Final = "unsure"
GRADE: Final = "grade"  # the field of a decision that discounts

Key: TypeAlias = tuple[str, str]
Pair: TypeAlias = frozenset[Key]


@dataclass(frozen=True, slots=True)
class Reference:
    """An event as a person saw it."""

    doc_id: str
    event_id: str
    spans: tuple[tuple[int, int], ...]
    trigger: str

    def means(self, telling: Telling) -> bool:
        """Say whether a telling is the event that was seen."""
        if telling.doc_id != self.doc_id:
            return False
        if not self.spans or not telling.spans:
            return True  # the document is about one thing, or nothing was found in it
        crossed = any(a < d and c < b for a, b in self.spans for c, d in telling.spans)
        return crossed or (telling.event_id, telling.trigger) == (self.event_id, self.trigger)

    def as_json(self) -> dict[str, Any]:
        """Give what stands in the decision."""
        return {
            "doc_id": self.doc_id,
            "event_id": self.event_id,
            "spans": [list(span) for span in self.spans],
            "trigger": self.trigger,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one person said: all of `ones` and `others` together or apart."""

    number: int
    verdict: str
    ones: tuple[Reference, ...]
    others: tuple[Reference, ...]

    @property
    def doc_ids(self) -> frozenset[str]:
        """The documents that it speaks of."""
        return frozenset(reference.doc_id for reference in (*self.ones, *self.others))


@dataclass(frozen=True, slots=True)
class Ruled:
    """Pairs that people settled; a later verdict goes before an earlier one."""

    same: frozenset[Pair]
    different: frozenset[Pair]


def reference(telling: Telling) -> Reference:
    """Give how a verdict names a telling."""
    return Reference(telling.doc_id, telling.event_id, telling.spans, telling.trigger)


def verdicts(decisions: Iterable[StoredDecision]) -> tuple[Verdict, ...]:
    """Give the verdicts that hold, oldest first: without those that were taken back."""
    told = [stored for stored in decisions if stored.decision.record == RECORD]
    return tuple(map(_verdict, standing(told)))


def spoken_of(decisions: Iterable[StoredDecision]) -> frozenset[str]:
    """Give the documents that any verdict speaks of, those that were taken back included."""
    told = (stored.decision for stored in decisions if stored.decision.record == RECORD)
    kept = [_verdict_of(said.after) for said in told if said.verdict != UNDO]
    return frozenset(r.doc_id for sides in kept for side in sides for r in side)


def ruled(said: Iterable[Verdict], tellings: Iterable[Telling]) -> Ruled:
    """Give what verdicts say of tellings."""
    told = list(tellings)
    settled: dict[Pair, str] = {}
    for verdict in said:
        for pair in _pairs(verdict, told):
            settled[pair] = verdict.verdict
    return Ruled(
        frozenset(pair for pair, word in settled.items() if word == SAME),
        frozenset(pair for pair, word in settled.items() if word == DIFFERENT),
    )


def _verdict(stored: StoredDecision) -> Verdict:
    ones, others = _verdict_of(stored.decision.after)
    return Verdict(stored.number, stored.decision.verdict, ones, others)


def _verdict_of(after: Any) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:  # noqa: ANN401
    ones, others = (tuple(map(_reference, after[side])) for side in ("ones", "others"))
    return ones, others


def _reference(said: Mapping[str, Any]) -> Reference:
    spans = tuple((int(start), int(end)) for start, end in said["spans"])
    return Reference(said["doc_id"], said["event_id"], spans, said["trigger"])


def _pairs(verdict: Verdict, told: list[Telling]) -> Iterator[Pair]:
    ones, others = (
        [t.key for t in told if any(r.means(t) for r in side)]
        for side in (verdict.ones, verdict.others)
    )
    for one, other in product(ones, others):
        if one != other:
            yield frozenset((one, other))


def discounted(decisions: Iterable[StoredDecision]) -> dict[str, str]:
    """Give the incidents that people discounted, with their reasons; the last word counts."""
    told = [stored for stored in decisions if stored.decision.record.startswith(f"{RECORD}.")]
    found: dict[str, str] = {}
    for stored in standing(told):
        said = stored.decision
        if said.field == GRADE:
            found[said.record.removeprefix(f"{RECORD}.")] = said.reason or ""
    return found
