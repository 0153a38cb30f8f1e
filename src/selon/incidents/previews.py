"""What incidents would look like if a person joined them or took them apart; nothing is written."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from selon.incidents import assembling, curating, reading
from selon.incidents.accounts import Account
from selon.incidents.sides import open_sides
from selon.incidents.weights import read_weights

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

Json = dict[str, Any]


def merged(ledger: "Ledger", ids: Sequence[str], *, language: str) -> Json:
    """Give the incident that several would be."""
    names = list(dict.fromkeys(curating.current(ledger, name) for name in ids))
    told = [account for name in names for account in reading.accounts(ledger, name)]
    return _assembled(min(names), told, language)


def parted(
    ledger: "Ledger", incident_id: str, parts: Iterable[str], *, language: str
) -> tuple[Json | None, Json | None]:
    """Give the incident that some events would be, and what would be left; None for nothing."""
    wanted = frozenset(parts)
    name = curating.current(ledger, incident_id)
    moved: list[Account] = []
    left: list[Account] = []
    for account in reading.accounts(ledger, name):
        names = {account.doc_id, f"{account.doc_id}:{account.event_id}"}
        (left if wanted.isdisjoint(names) else moved).append(account)
    one, other = (
        _assembled(name, told, language) if any(account.event for account in told) else None
        for told in (moved, left)
    )
    return one, other


def _assembled(name: str, told: Sequence[Account], language: str) -> Json:
    known = assembling.Known(read_weights(), open_sides(), language)
    return assembling.incident(name, told, (), known)
