"""A difference between two accounts, and what every rule asks of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from selon.incidents.accounts import Account, claimed
from selon.incidents.weights import Weights

Key: TypeAlias = tuple[str, str]
Json: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two accounts that cannot both be so."""

    field: str  # of the incident
    kind: str
    between: tuple[Key, Key]  # (doc_id, claim_id) twice
    rule: str
    values: tuple[str, str]

    def as_json(self) -> dict[str, Any]:
        """Give it as in the contract."""
        between = [list(key) for key in self.between]
        known = {"field": self.field, "kind": self.kind, "between": between}
        return known | {"rule": self.rule, "values": list(self.values)}


def between(
    one: Account,
    other: Account,
    field: str,
    kind: str,
    rule: str,
    values: tuple[Iterable[str], Iterable[str]],
) -> Difference:
    """Give a difference between two accounts as a whole."""
    shown = ", ".join(sorted(values[0])), ", ".join(sorted(values[1]))
    return Difference(field, kind, (first_key(one), first_key(other)), rule, shown)


def first_key(account: Account, stance: str | None = None) -> Key:
    """Give the claim of an account that speaks first, or first with a stance."""
    known = [c for c in claimed([account]) if stance is None or c.stance == stance]
    return known[0].key if known else (account.doc_id, "")


def parties(account: Account, role: str) -> list[Json]:
    """Give the parties of an account in a role."""
    return list((account.event or {}).get(role, ()))


def target_names(account: Account) -> list[str]:
    """Give the names of those who are acted upon."""
    return [party["name"] or party["text"] for party in parties(account, "target")]


def actor_ids(account: Account, role: str) -> frozenset[str]:
    """Give the ids of the parties of an account in a role, where they are known."""
    return frozenset(p["actor_id"] for p in parties(account, role) if p["actor_id"])


def overlap(ones: Iterable[str], others: Iterable[str], weights: Weights) -> bool:
    """Say whether two sets of actors share one, or an arm of one state."""
    both = [{weights.side_of(id_) for id_ in ids} for ids in (ones, others)]
    return bool(both[0] & both[1])
