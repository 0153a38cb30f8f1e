"""What people decide about incidents: joined, taken apart, discounted, and taken back.

Each decision is appended to the ledger and acted upon at once; no later run of the machine undoes
it. Incidents keep their numbers; one that was joined to another leads to it.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from selon.errors import UsageError
from selon.incidents import reading, verdicts
from selon.incidents.linking import Linker, link_pending
from selon.incidents.tellings import Telling
from selon.incidents.weights import read_weights
from selon.ledger import Decision, StoredDecision
from selon.ledger.judgements import Judgement

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

_LONGEST: Final = 20  # redirects that are followed; no chain is that long


def current(ledger: "Ledger", incident_id: str) -> str:
    """Give the incident that a number leads to: itself, or the one that it was joined to.

    UsageError `incidents.unknown` where there is none.
    """
    name: str | None = incident_id
    with ledger.link_rows() as rows:
        for _ in range(_LONGEST):
            found = rows.incidents.find(name) if name is not None else None
            if found is None:
                break
            if found.state == "live":
                return str(name)
            name = found.merged_into
    raise UsageError("incidents.unknown", id=incident_id)


def leads_to(ledger: "Ledger", incident_id: str) -> str | None:
    """Give the incident that one was joined to; None for one that was joined to none."""
    try:
        name = current(ledger, incident_id)
    except UsageError:
        return None
    return name if name != incident_id else None


def merge(
    ledger: "Ledger", ids: Sequence[str], *, by: str, reason: str | None = None
) -> StoredDecision:
    """Say that incidents are the same; they are one when this returns."""
    names = list(dict.fromkeys(current(ledger, name) for name in ids))
    if len(names) < 2:
        raise UsageError("incidents.one", ids=", ".join(ids))
    told = [reading.members(ledger, name) for name in names]
    others = [telling for group in told[1:] for telling in group]
    return _decide(ledger, verdicts.SAME, told[0], others, by=by, reason=reason)


def split(
    ledger: "Ledger",
    incident_id: str,
    parts: Iterable[str],
    *,
    by: str,
    reason: str | None = None,
) -> StoredDecision:
    """Say that some events of an incident are another one.

    `parts` names documents ("a12") or single events ("a12:e2") of it. UsageError where one of them
    is not in the incident, or where nothing would be left.
    """
    told = reading.members(ledger, current(ledger, incident_id))
    wanted = list(parts)
    moved = [t for t in told if _is_named(t, wanted)]
    unknown = [part for part in wanted if not any(_is_named(t, [part]) for t in told)]
    if unknown:
        raise UsageError("incidents.part", id=incident_id, part=", ".join(unknown))
    left = [t for t in told if t not in moved]
    if not left:
        raise UsageError("incidents.whole", id=incident_id)
    return _decide(ledger, verdicts.DIFFERENT, moved, left, by=by, reason=reason)


def judge(
    ledger: "Ledger", ids: tuple[str, str], verdict: str, *, by: str, reason: str | None = None
) -> StoredDecision:
    """Say of two that they are the same, different, or that nobody can say.

    Each is an incident, a document ("a12") or one of its events ("a12:e2"). UsageError where one is
    nothing, or where both share an event.
    """
    one, other = (_meant(ledger, name) for name in ids)
    if {t.key for t in one} & {t.key for t in other}:
        raise UsageError("incidents.one", ids=", ".join(ids))
    return _decide(ledger, verdict, one, other, by=by, reason=reason)


def _meant(ledger: "Ledger", name: str) -> list[Telling]:
    """Give the tellings of an incident, a document or an event."""
    told = reading.told(ledger, [name, name.rpartition(":")[0]])
    named = [telling for telling in told if _is_named(telling, [name])]
    return named or reading.members(ledger, current(ledger, name))


def discount(ledger: "Ledger", incident_id: str, *, by: str, reason: str) -> StoredDecision:
    """Say that an incident is to be left out of account, and why; its grade says so from then."""
    name = current(ledger, incident_id)
    record = f"{verdicts.RECORD}.{name}"
    said = Decision(by, record, "correct", field=verdicts.GRADE, after="discounted", reason=reason)
    return ledger.decide(said)


def undo(ledger: "Ledger", number: int, *, by: str, reason: str | None = None) -> StoredDecision:
    """Take any decision back; what it did to incidents is undone when this returns.

    An undoing can be taken back as well: that does it again.
    """
    stored = ledger.take_back(number, by=by, reason=reason)
    if stored.decision.record == verdicts.RECORD:
        _regroup(ledger, verdicts.spoken_of(ledger.decisions()))
    elif stored.decision.doc_id is not None:
        link_pending(ledger)
    return stored


def decide(
    ledger: "Ledger", doc_id: str, said: Judgement, *, by: str, version: int | None = None
) -> StoredDecision:
    """Keep what a person says of a document; its incidents follow when this returns."""
    stored = ledger.judge(doc_id, said, by=by, version=version)
    link_pending(ledger)
    return stored


def _decide(
    ledger: "Ledger",
    verdict: str,
    ones: Sequence[Telling],
    others: Sequence[Telling],
    *,
    by: str,
    reason: str | None,
) -> StoredDecision:
    sides = {"ones": ones, "others": others}
    after = {
        name: [verdicts.reference(telling).as_json() for telling in side]
        for name, side in sides.items()
    }
    stored = ledger.decide(Decision(by, verdicts.RECORD, verdict, after=after, reason=reason))
    _regroup(ledger, {telling.doc_id for telling in (*ones, *others)})
    return stored


def _regroup(ledger: "Ledger", doc_ids: Iterable[str]) -> None:
    """Group the documents of a verdict anew."""
    said = verdicts.verdicts(ledger.decisions())
    with ledger.linking() as rows:
        seeds = rows.tellings.of_documents(doc_ids)
        Linker(rows, read_weights(), said).regroup(seeds)


def _is_named(telling: Telling, parts: Iterable[str]) -> bool:
    names = {telling.doc_id, f"{telling.doc_id}:{telling.event_id}"}
    return not names.isdisjoint(parts)
