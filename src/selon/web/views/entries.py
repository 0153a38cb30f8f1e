"""The journal: every decision with what was before and after it, and whether it still holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from selon.ledger import StoredDecision
from selon.ledger.standing import undone

Json = Mapping[str, Any]

INCIDENTS: Final = "incidents"
VERDICTS: Final = (
    *("accept", "reject", "unsure", "correct", "add", "same", "different", "undo"),
    *("keep", "set_aside", "always"),
)
_MOST: Final = 24  # changes that one entry shows
_LONGEST: Final = 200  # characters of a value


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs: its path in the record, before and after; None is nothing."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision."""

    number: int
    at: str
    by: str
    verdict: str
    record: str
    field: str | None
    doc_id: str | None
    incident_id: str | None
    reason: str | None
    undoes: int | None
    undone: bool
    changes: tuple[Change, ...]
    more: int
    hash: str
    sides: tuple[tuple[str, ...], ...]  # documents that were joined or told apart


def entries(decisions: Sequence[StoredDecision], wanted: Iterable[int]) -> list[Entry]:
    """Give the entries of some decisions, newest first."""
    gone = undone(decisions)
    numbers = frozenset(wanted)
    return [
        _entry(stored, undone=stored.number in gone)
        for stored in reversed(decisions)
        if stored.number in numbers
    ]


def asked_for(decisions: Sequence[StoredDecision], words: str) -> list[int]:
    """Give the numbers of decisions in which words stand, newest first."""
    wanted = words.casefold().split()
    return [
        stored.number
        for stored in reversed(decisions)
        if all(word in _text(stored) for word in wanted)
    ]


def _text(stored: StoredDecision) -> str:
    said = stored.decision
    parts = (said.by, said.record, said.verdict, said.field, said.doc_id, said.reason, stored.at)
    values = (str(said.before), str(said.after)) if said.before or said.after else ()
    return " ".join(str(part) for part in (*parts, *values, f"#{stored.number}") if part).casefold()


def _entry(stored: StoredDecision, *, undone: bool) -> Entry:
    said = stored.decision
    found = list(_changes("", said.before, said.after))
    kept = found[:_MOST]
    named = said.record.startswith(f"{INCIDENTS}.")
    return Entry(
        number=stored.number,
        at=stored.at,
        by=said.by,
        verdict=said.verdict,
        record=said.record,
        field=said.field,
        doc_id=said.doc_id,
        incident_id=said.record.removeprefix(f"{INCIDENTS}.") if named else None,
        reason=said.reason,
        undoes=said.undoes,
        undone=undone,
        changes=tuple(kept),
        more=len(found) - len(kept),
        hash=stored.hash,
        sides=_sides(said.after) if said.record == INCIDENTS else (),
    )


def _sides(after: object) -> tuple[tuple[str, ...], ...]:
    """Give the documents of both sides of a verdict on incidents."""
    if not isinstance(after, Mapping):
        return ()
    sides = (after.get(name) or () for name in ("ones", "others"))
    return tuple(tuple(dict.fromkeys(one["doc_id"] for one in side)) for side in sides)


def _changes(path: str, before: object, after: object) -> Iterator[Change]:
    """Give the values that differ, down to those that hold no others."""
    if before == after:
        return
    if isinstance(before, Mapping | list) or isinstance(after, Mapping | list):
        one, other = _items(before), _items(after)
        for key in dict.fromkeys((*one, *other)):
            yield from _changes(f"{path}.{key}" if path else key, one.get(key), other.get(key))
        return
    yield Change(path, _shown(before), _shown(after))


def _items(value: object) -> dict[str, object]:
    if isinstance(value, Mapping):
        return {str(key): item for key, item in value.items()}
    if isinstance(value, list):
        return {str(place): item for place, item in enumerate(value, 1)}
    return {} if value is None else {"": value}


def _shown(value: object) -> str | None:
    return None if value is None else str(value)[:_LONGEST]
