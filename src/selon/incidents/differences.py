"""Where accounts of one incident differ, each with the rule that says so.

Compatible is not contradictory: "at least 12" and "16", "three sites" and "five strikes" stand side
by side. What is not said differs from nothing. A later toll of the same source is a difference too,
by a rule of its own. Only a pair is named for each field: the two that are furthest apart.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any, Final, TypeAlias

from selon.gazetteer.distance import kilometres
from selon.incidents.accounts import (
    TOLLS,
    Account,
    Figure,
    figures,
)
from selon.incidents.disputes import (
    Difference,
    actor_ids,
    between,
    first_key,
    overlap,
    parties,
    target_names,
)
from selon.incidents.responsibility import accused, initiator, occurrence
from selon.incidents.sides import ARMED, CIVILIAN, Sides
from selon.incidents.weights import Weights

Key: TypeAlias = tuple[str, str]
Json: TypeAlias = Mapping[str, Any]

TOLL: Final = "toll"
NATURE: Final = "nature"
PLACED: Final = "placed"

_APART_KM: Final = 40.0
_APART_DAYS: Final = 2  # one day may be a night, a time zone, the day of a statement
_POINTS: Final = ("exact", "locality")


def differences(
    accounts: Sequence[Account], sides: Sides, weights: Weights
) -> tuple[Difference, ...]:
    """Give the differences, one for each field and kind, in the order of the rules."""
    told = [account for account in accounts if account.event is not None]
    found = (
        *(_toll(told, field) for field in TOLLS),
        initiator(told, weights) or accused(told, weights),
        _target(told, sides, weights),
        _pair(told, _places, "place", "differences.places_apart"),
        _pair(told, _days, "date", "differences.days_apart"),
        _nature(told, weights),
        occurrence(told, weights),
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


def _target(told: Sequence[Account], sides: Sides, weights: Weights) -> Difference | None:
    """Civilians to one, those who bear arms to the other; or two named actors."""
    for one, other in combinations(told, 2):
        kinds = _kinds(one, sides), _kinds(other, sides)
        ids = actor_ids(one, "target"), actor_ids(other, "target")
        if {CIVILIAN} in kinds and {ARMED} in kinds:
            rule = "differences.civilians_or_armed"
            return between(
                one, other, "target", "target", rule, (target_names(one), target_names(other))
            )
        armed = {ARMED} == kinds[0] == kinds[1]
        if armed and all(ids) and not overlap(ids[0], ids[1], weights):
            return between(one, other, "target", "target", "differences.targets_disjoint", ids)
    return None


def _kinds(account: Account, sides: Sides) -> set[str]:
    language = account.coded.get("language")
    kinds = {sides.side(party, language) for party in parties(account, "target")}
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
            return Difference(field, field, (first_key(one), first_key(other)), rule, values)
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
        natures = [_nature_of(event, weights) for event in (one.event, other.event)]
        if (
            None not in natures
            and natures[0] != natures[1]
            and frozenset(natures) in weights.opposed
        ):
            keys = (first_key(one), first_key(other))
            return Difference("sub_event_type", NATURE, keys, "differences.natures_opposed", types)
    return None


def _nature_of(event: Json, weights: Weights) -> str | None:
    """Give the nature of an event; a mere "explosion" does not say that anything was placed."""
    nature = weights.nature.get(event["sub_event_type"])
    if nature == PLACED and not {weapon["id"] for weapon in event["weapon"]} & weights.placed:
        return None
    return nature
