"""Who did it, and whether it happened: accusations and denials of the two sides."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from selon.incidents.accounts import DENIES, TOLLS, Account, Claimed, accuses, claimed
from selon.incidents.disputes import Difference, actor_ids, between, first_key, overlap
from selon.incidents.weights import Weights

OCCURRENCE: Final = "occurrence"
INITIATOR: Final = "initiator"


def initiator(told: Sequence[Account], weights: Weights) -> Difference | None:
    """Two documents name two actors who are no arms of one state."""
    for one, other in combinations(told, 2):
        ones, others = actor_ids(one, "initiator"), actor_ids(other, "initiator")
        if ones and others and not overlap(ones, others, weights):
            rule = "differences.initiators_disjoint"
            return between(one, other, INITIATOR, INITIATOR, rule, (ones, others))
    return None


def accused(told: Sequence[Account], weights: Weights) -> Difference | None:
    """Somebody denies what others lay on him, or the two sides accuse each other."""
    said = list(claimed(told))
    denials = [c for c in said if _denies(c)]
    accusers = [c for c in said if accuses(c)]
    named = [c for c in said if c.account.event and actor_ids(c.account, "initiator")]
    for denial in denials:
        against = [c for c in named if _is_initiator(denial, c.account, weights)]
        if _is_armed(denial) and not _is_struck(denial, weights):
            against += [c for c in accusers if c.claimant != denial.claimant]
        if against:
            return _claims(denial, against[0], "differences.responsibility_denied")
    for one, other in combinations(accusers, 2):
        if one.origin != other.origin and _is_armed(one) and _is_armed(other):
            return _claims(one, other, "differences.accused_both_ways")
    return None


def _denies_it(said: Claimed, weights: Weights) -> bool:
    """Say whether somebody denies the deed itself: who was struck denies something of it."""
    return _denies(said) and not _is_struck(said, weights)


def _denies(said: Claimed) -> bool:
    """Say whether somebody denies, and not a toll.

    Who says in the same breath that he did it denies something of it: "no civilian was hurt".
    """
    if said.stance != DENIES or _counts(said):
        return False
    beside = claimed([said.account])
    return not any(c.origin == said.origin and c.stance in ("claims", "confirms") for c in beside)


def _is_struck(said: Claimed, weights: Weights) -> bool:
    """Say whether the speaker is who was struck: "none of our commanders died"."""
    ids = actor_ids(said.account, "target")
    return said.actor_id is not None and overlap([said.actor_id], ids, weights)


def _counts(said: Claimed) -> bool:
    """Say whether a denial is about a toll: "no civilian was hurt"."""
    return any(said.said[field] for field in TOLLS)


def _is_initiator(said: Claimed, account: Account, weights: Weights) -> bool:
    """Say whether a speaker, or another arm of its state, acts in somebody else's account."""
    if said.actor_id is None or said.account.doc_id == account.doc_id:
        return False
    return overlap([said.actor_id], actor_ids(account, "initiator"), weights)


def _is_armed(said: Claimed) -> bool:
    return said.kind in ("military", "armed_group", "official")


def _claims(one: Claimed, other: Claimed, rule: str) -> Difference:
    values = (f"{one.claimant}: {one.stance}", f"{other.claimant}: {other.stance}")
    return Difference(INITIATOR, INITIATOR, (one.key, other.key), rule, values)


def occurrence(told: Sequence[Account], weights: Weights) -> Difference | None:
    """It happened, and it did not: a denial that is not about who did it."""
    denied = [a for a in told if _denied(a, weights)]
    held = [a for a in told if a not in denied]
    if not denied or not held or initiator(told, weights) or accused(told, weights):
        return None
    rule = "differences.occurrence_denied"
    values = (_status(denied[0]), _status(held[0]))
    keys = (first_key(denied[0], DENIES), first_key(held[0]))
    return Difference("status", OCCURRENCE, keys, rule, values)


def _denied(account: Account, weights: Weights) -> bool:
    event = account.event or {}
    denials = [c for c in claimed([account]) if _denies_it(c, weights)]
    return bool(denials) and (event["status"] == "denied" or _only_denied(account))


def _only_denied(account: Account) -> bool:
    return all(c.stance == DENIES for c in claimed([account]) if not _counts(c))


def _status(account: Account) -> str:
    return str((account.event or {})["status"])
