"""Incidents out of a ledger: who is in them, what they say, why they are one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from selon.incidents import assembling, verdicts
from selon.incidents.accounts import Account
from selon.incidents.features import Comparison, compare
from selon.incidents.sides import open_sides
from selon.incidents.storing import telling_of
from selon.incidents.summaries import RANGE
from selon.incidents.tellings import Telling
from selon.incidents.weights import Weights, read_weights

if TYPE_CHECKING:
    from selon.ledger.book import Ledger
    from selon.ledger.incident_rows import Membership
    from selon.ledger.linking import LinkRows

Json = dict[str, Any]

_PAIRS: Final = 400  # compared to say why; more would say the same
_KEPT: Final = 512  # coded documents kept while incidents are read one after another


@dataclass(frozen=True, slots=True)
class Link:
    """Two events of an incident and what speaks for their being one."""

    one: tuple[str, str]
    other: tuple[str, str]
    comparison: Comparison


def incidents(
    ledger: "Ledger",
    *,
    policy: str = RANGE,
    language: str = "en",
    ids: Sequence[str] | None = None,
) -> Iterator[Json]:
    """Give the incidents of the contract by their numbers: all, or some."""
    known = assembling.Known(read_weights(), open_sides(), language, policy)
    discounted = _discounted(ledger)
    with ledger.link_rows() as rows:
        documents = lru_cache(maxsize=_KEPT)(rows.documents.reading)
        for name in rows.incidents.ids() if ids is None else ids:
            members = rows.incidents.memberships(incident_ids=[name])
            accounts = [account_of(member, documents(member.doc_id)) for member in members]
            if holds_events(accounts):
                because = _because(_links(rows, members, known.weights))
                reason = discounted.get(name)
                yield assembling.incident(name, accounts, because, known, discounted=reason)


def accounts(ledger: "Ledger", incident_id: str) -> list[Account]:
    """Give what each document says of an incident; nothing for one that does not exist."""
    with ledger.link_rows() as rows:
        members = rows.incidents.memberships(incident_ids=[incident_id])
        return [account_of(member, rows.documents.reading(member.doc_id)) for member in members]


def links(ledger: "Ledger", incident_id: str) -> list[Link]:
    """Give every pair of events of an incident with what speaks for and against it."""
    with ledger.link_rows() as rows:
        return _links(rows, rows.incidents.memberships(incident_ids=[incident_id]), read_weights())


def members(ledger: "Ledger", incident_id: str) -> list[Telling]:
    """Give the tellings of an incident."""
    with ledger.link_rows() as rows:
        return _tellings(rows, rows.incidents.memberships(incident_ids=[incident_id]))


def told(ledger: "Ledger", doc_ids: Iterable[str]) -> list[Telling]:
    """Give the tellings of documents that are linked; nothing for one that is not there."""
    with ledger.link_rows() as rows:
        stored = rows.tellings.read(rows.tellings.of_documents(doc_ids))
        return sorted((telling_of(one.facts, one.voice) for one in stored), key=lambda t: t.key)


def _links(rows: "LinkRows", found: Sequence["Membership"], weights: Weights) -> list[Link]:
    pairs = list(combinations(_tellings(rows, found), 2))[:_PAIRS]
    return [Link(a.key, b.key, compare(a, b, weights)) for a, b in pairs]


def _tellings(rows: "LinkRows", found: Sequence["Membership"]) -> list[Telling]:
    keys = {(member.doc_id, member.event_id) for member in found}
    stored = rows.tellings.read(rows.tellings.of_documents(doc_id for doc_id, _ in keys))
    told = [telling_of(one.facts, one.voice) for one in stored]
    return sorted((t for t in told if t.key in keys), key=lambda t: t.key)


def account_of(member: "Membership", reading: tuple[str, str]) -> Account:
    """Give what a document says, from its reading as the ledger gives it."""
    line, voice = reading
    coded: Mapping[str, Any] = json.loads(line)
    events = {event["event_id"]: event for event in coded.get("events") or ()}
    event = events.get(member.event_id)
    known = (member.doc_id, member.event_id, member.main)
    return Account(*known, voice=voice, coded=coded, event=event)


def holds_events(accounts: Iterable[Account]) -> bool:
    """Say whether anything is told: not where all was rejected and is still to be linked anew."""
    return any(account.event is not None for account in accounts)


def _because(pairs: Iterable[Link]) -> list[Json]:
    """Give the features of the links: the mean of their weights, and the clearest example."""
    found: dict[str, list[tuple[float, str]]] = {}
    for link in pairs:
        for reason in link.comparison.reasons:
            if reason.feature not in ("bias", "document"):
                known = (reason.weight, f"{reason.value}: {reason.detail}")
                found.setdefault(reason.feature, []).append(known)
    return [
        {
            "feature": feature,
            "weight": round(sum(weight for weight, _ in values) / len(values), 3),
            "detail": max(values, key=lambda value: (abs(value[0]), value[1]))[1],
        }
        for feature, values in found.items()
    ]


def _discounted(ledger: "Ledger") -> Mapping[str, str]:
    """Give the incidents that a person discounted, with the reason."""
    return verdicts.discounted(ledger.decisions())
