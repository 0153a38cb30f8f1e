"""Where accounts of one incident differ, each with the rule that says so.

Compatible is not contradictory: "at least 12" and "16", "three sites" and "five strikes" stand side
by side. What is not said differs from nothing. A later toll of the same source is a difference too,
by a rule of its own. Only a pair is named for each field: the two that are furthest apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Final, TypeAlias

from selon.gazetteer.distance import kilometres
from selon.incidents.accounts import (
    DENIES,
    TOLLS,
    Account,
    Claimed,
    Figure,
    accuses,
    claimed,
    figures,
)
from selon.incidents.sides import ARMED, CIVILIAN, Sides
from selon.incidents.weights import Weights

Key: TypeAlias = tuple[str, str]
Json: TypeAlias = Mapping[str, Any]

TOLL: Final = "toll"
OCCURRENCE: Final = "occurrence"
NATURE: Final = "nature"
INITIATOR: Final = "initiator"

_APART_KM: Final = 40.0
_APART_DAYS: Final = 2  # one day may be a night, a time zone, the day of a statement
_POINTS: Final = ("exact", "locality")


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


def differences(
    accounts: Sequence[Account], sides: Sides, weights: Weights
) -> tuple[Difference, ...]:
    """Give the differences, one for each field and kind, in the order of the rules."""
    told = [account for account in accounts if account.event is not None]
    found = (
        *(_toll(told, field) for field in TOLLS),
        _initiator(told, weights) or _accused(told),
        _target(told, sides, weights),
        _pair(told, _places, "place", "differences.places_apart"),
        _pair(told, _days, "date", "differences.days_apart"),
        _nature(told, weights),
        _occurrence(told, weights),
    )
    return tuple(difference for difference in found if difference is not None)


def _toll(told: Sequence[Account], field: str) -> Difference | None:
    """ "Five dead" and "twelve dead"; "none" and any; the pair that is furthest apart."""
    numbers = list(figures(told, field))
    pairs = [
        (low, high)
        for one, other in combinations(numbers, 2)
        for low, high in (sorted((one, other), key=lambda f: f.widest),)
        if low.widest[1] < high.widest[0] and low.claimed.key != high.claimed.key
    ]
    if not pairs:
        return None
    low, high = max(pairs, key=lambda pair: (pair[1].low - (pair[0].high or 0), _keys(pair)))
    revised = all(_revises(one, other) for one, other in pairs)
    rule = "differences.toll_revised" if revised else "differences.tolls_disjoint"
    return Difference(field, TOLL, _keys((low, high)), rule, (_shown(low), _shown(high)))


def _revises(one: Figure, other: Figure) -> bool:
    """Say whether one source gives another figure on another day."""
    days = one.claimed.account.coded.get("published"), other.claimed.account.coded.get("published")
    return one.claimed.origin == other.claimed.origin and days[0] != days[1]


def _keys(pair: tuple[Figure, Figure]) -> tuple[Key, Key]:
    return pair[0].claimed.key, pair[1].claimed.key


def _shown(figure: Figure) -> str:
    if figure.high is None:
        return f"≥ {figure.low}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}–{figure.high}"


def _initiator(told: Sequence[Account], weights: Weights) -> Difference | None:
    """Two documents name two actors who are no arms of one state."""
    for one, other in combinations(told, 2):
        ones, others = _ids(one, "initiator"), _ids(other, "initiator")
        if ones and others and not _overlap(ones, others, weights):
            rule = "differences.initiators_disjoint"
            return _between(one, other, INITIATOR, INITIATOR, rule, (ones, others))
    return None


def _accused(told: Sequence[Account]) -> Difference | None:
    """Somebody denies what others lay on him, or the two sides accuse each other."""
    said = list(claimed(told))
    denials = [c for c in said if c.stance == DENIES and not _counts(c)]
    accusers = [c for c in said if accuses(c)]
    named = [c for c in said if c.account.event and _ids(c.account, "initiator")]
    for denial in denials:
        if _is_party(denial, told):
            others = [c for c in (*accusers, *named) if c.claimant != denial.claimant]
            if others:
                return _claims(denial, others[0], "differences.responsibility_denied")
    for one, other in combinations(accusers, 2):
        if one.origin != other.origin and _is_armed(one) and _is_armed(other):
            return _claims(one, other, "differences.accused_both_ways")
    return None


def _counts(said: Claimed) -> bool:
    """Say whether a denial is about a toll: "no civilian was hurt"."""
    return any(said.said[field] for field in TOLLS)


def _is_party(said: Claimed, told: Sequence[Account]) -> bool:
    """Say whether the speaker is an initiator, or one of those who bear arms or speak for them."""
    ids = {id_ for account in told for id_ in _ids(account, "initiator")}
    return (said.actor_id is not None and said.actor_id in ids) or _is_armed(said)


def _is_armed(said: Claimed) -> bool:
    return said.kind in ("military", "armed_group", "official")


def _claims(one: Claimed, other: Claimed, rule: str) -> Difference:
    values = (f"{one.claimant}: {one.stance}", f"{other.claimant}: {other.stance}")
    return Difference(INITIATOR, INITIATOR, (one.key, other.key), rule, values)


def _target(told: Sequence[Account], sides: Sides, weights: Weights) -> Difference | None:
    """Civilians to one, those who bear arms to the other; or two named actors."""
    for one, other in combinations(told, 2):
        kinds = _kinds(one, sides), _kinds(other, sides)
        ids = _ids(one, "target"), _ids(other, "target")
        if {CIVILIAN} in kinds and {ARMED} in kinds:
            rule = "differences.civilians_or_armed"
            return _between(one, other, "target", "target", rule, (_names(one), _names(other)))
        armed = {ARMED} == kinds[0] == kinds[1]
        if armed and all(ids) and not _overlap(ids[0], ids[1], weights):
            return _between(one, other, "target", "target", "differences.targets_disjoint", ids)
    return None


def _kinds(account: Account, sides: Sides) -> set[str]:
    kinds = {sides.side(party) for party in _parties(account, "target")}
    return {kind for kind in kinds if kind is not None}


def _pair(
    told: Sequence[Account],
    apart: Callable[[Json, Json], tuple[str, str] | None],
    field: str,
    rule: str,
) -> Difference | None:
    for one, other in combinations(told, 2):
        assert one.event is not None
        assert other.event is not None
        values = apart(one.event, other.event)
        if values is not None:
            return Difference(field, field, (_key(one), _key(other)), rule, values)
    return None


def _places(one: Json, other: Json) -> tuple[str, str] | None:
    """Two named points, none of the one near any of the other."""
    ones, others = _points(one), _points(other)
    if not ones or not others:
        return None
    near = min(kilometres((a["lat"], a["lon"]), (b["lat"], b["lon"])) for a in ones for b in others)
    return (ones[0]["name"], others[0]["name"]) if near > _APART_KM else None


def _points(event: Json) -> list[Json]:
    return [p for p in event["places"] if p["precision"] in _POINTS and p["lat"] is not None]


def _days(one: Json, other: Json) -> tuple[str, str] | None:
    dates = one["date"], other["date"]
    if not all(d and d["precision"] == "day" and d["start"] for d in dates):
        return None
    first, last = sorted(dates, key=lambda d: str(d["start"]))
    end = date.fromisoformat(first["end"] or first["start"])
    gap = (date.fromisoformat(last["start"]) - end).days
    return (dates[0]["start"], dates[1]["start"]) if gap >= _APART_DAYS else None


def _nature(told: Sequence[Account], weights: Weights) -> Difference | None:
    """A march to one and a riot to the other; fired from afar, or placed there."""
    for one, other in combinations(told, 2):
        assert one.event is not None
        assert other.event is not None
        types = one.event["sub_event_type"], other.event["sub_event_type"]
        natures = [weights.nature.get(kind) for kind in types]
        if (
            None not in natures
            and natures[0] != natures[1]
            and frozenset(natures) in weights.opposed
        ):
            keys = (_key(one), _key(other))
            return Difference("sub_event_type", NATURE, keys, "differences.natures_opposed", types)
    return None


def _occurrence(told: Sequence[Account], weights: Weights) -> Difference | None:
    """It happened, and it did not: a denial that is not about who did it."""
    denied = [a for a in told if _denied(a)]
    held = [a for a in told if not _denied(a)]
    if not denied or not held or _initiator(told, weights) or _accused(told):
        return None
    rule = "differences.occurrence_denied"
    values = (_status(denied[0]), _status(held[0]))
    keys = (_key(denied[0], DENIES), _key(held[0]))
    return Difference("status", OCCURRENCE, keys, rule, values)


def _denied(account: Account) -> bool:
    event = account.event or {}
    if event["status"] == "denied":
        return True
    said = [c for c in claimed([account]) if not _counts(c)]
    return bool(said) and all(c.stance == DENIES for c in said)


def _status(account: Account) -> str:
    return str((account.event or {})["status"])


def _between(
    one: Account,
    other: Account,
    field: str,
    kind: str,
    rule: str,
    values: tuple[Iterable[str], Iterable[str]],
) -> Difference:
    shown = ", ".join(sorted(values[0])), ", ".join(sorted(values[1]))
    return Difference(field, kind, (_key(one), _key(other)), rule, shown)


def _key(account: Account, stance: str | None = None) -> Key:
    """Give the claim of an account that speaks first, or first with a stance."""
    said: Iterator[Claimed] = claimed([account])
    known = [c for c in said if stance is None or c.stance == stance]
    return known[0].key if known else (account.doc_id, "")


def _parties(account: Account, role: str) -> list[Json]:
    return list((account.event or {}).get(role, ()))


def _names(account: Account) -> list[str]:
    return [party["name"] or party["text"] for party in _parties(account, "target")]


def _ids(account: Account, role: str) -> frozenset[str]:
    return frozenset(p["actor_id"] for p in _parties(account, role) if p["actor_id"])


def _overlap(ones: Iterable[str], others: Iterable[str], weights: Weights) -> bool:
    """Say whether two sets of actors share one, or an arm of one state."""
    both = [{_state(id_, weights) for id_ in ids} for ids in (ones, others)]
    return bool(both[0] & both[1])


def _state(id_: str, weights: Weights) -> str:
    country, _, code = id_.partition(":")
    return country if code in weights.state else id_
