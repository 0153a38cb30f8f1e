"""What changes in the ledger when tellings are grouped anew: who is in which incident."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from selon.incidents.naming import kept_names, year_of
from selon.incidents.tellings import Telling
from selon.ledger.incident_rows import LIVE, Membership
from selon.ledger.linking import LinkRows

Key: TypeAlias = tuple[str, str]

MERGED: Final = "merged"
WITHDRAWN: Final = "withdrawn"  # nothing tells of it any more


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Groups as they are now, and the memberships of the same documents before."""

    groups: Sequence[Sequence[Telling]]
    before: Sequence[Membership]


def regroup(rows: LinkRows, change: Regrouping) -> set[str]:
    """Write what changed, with its history; give the incidents that it touched.

    A group is an incident where an event was found in at least one of its documents; a document
    without events alone is none.
    """
    groups = [group for group in change.groups if any(t.event_id for t in group)]
    before = {(m.doc_id, m.event_id): m.incident_id for m in change.before}
    kept = kept_names(groups, before)
    after = _after(rows, groups, kept)
    old = {(m.doc_id, m.event_id): m for m in change.before}
    new = {(m.doc_id, m.event_id): m for m in after}
    rows.incidents.drop_members(old.keys() - new.keys())
    rows.incidents.put_members(member for key, member in new.items() if old.get(key) != member)
    touched = {m.incident_id for key, m in old.items() if new.get(key) != m}
    touched |= {m.incident_id for key, m in new.items() if old.get(key) != m}
    _tell(rows, before, {key: m.incident_id for key, m in new.items()})
    _settle(rows, before, new)
    return touched


def _after(
    rows: LinkRows,
    groups: Sequence[Sequence[Telling]],
    kept: Mapping[int, str],
) -> list[Membership]:
    found: list[Membership] = []
    for place, group in enumerate(groups):
        name = kept.get(place)
        if name is None:
            name = rows.incidents.make(year_of(group))
            rows.incidents.note(name, "made", {"events": [list(telling.key) for telling in group]})
        found += [Membership(*t.key, incident_id=name, main=t.main) for t in group]
    return found


def _tell(rows: LinkRows, before: Mapping[Key, str], after: Mapping[Key, str]) -> None:
    """Write into the history who came from another incident, and who went to one."""
    for key in sorted(before.keys() | after.keys()):
        was, is_ = before.get(key), after.get(key)
        if was == is_:
            continue
        detail = {"doc_id": key[0], "event_id": key[1], "from": was, "to": is_}
        if was is not None:
            rows.incidents.note(was, "left", detail)
        if is_ is not None:
            rows.incidents.note(is_, "joined", detail)


def _settle(rows: LinkRows, before: Mapping[Key, str], after: Mapping[Key, Membership]) -> None:
    """Write what became of incidents that were emptied, and of those that are filled again."""
    names = {member.incident_id for member in after.values()}
    for name in sorted(set(before.values()) - names):
        if rows.incidents.memberships(incident_ids=[name]):
            continue
        went = _went(name, before, after)
        rows.incidents.settle(name, MERGED if went else WITHDRAWN, went)
        rows.incidents.note(name, "merged" if went else "withdrawn", {"into": went})
    for name in sorted(names - set(before.values())):
        rows.incidents.settle(name, LIVE)


def _went(name: str, before: Mapping[Key, str], after: Mapping[Key, Membership]) -> str | None:
    """Give the incident that has most of what one held."""
    documents = {member.doc_id: member.incident_id for member in after.values()}
    held: Iterable[Key] = (key for key, was in before.items() if was == name)
    places = (
        after[key].incident_id if key in after else documents.get(key[0]) for key in sorted(held)
    )
    counted = Counter(place for place in places if place)
    return min(counted, key=lambda place: (-counted[place], place), default=None)
