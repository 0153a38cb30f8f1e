"""The incident as the contract writes it: what its documents say, together and apart.

Where documents differ, nothing is averaged and nobody is silently believed: names are listed by how
many voices bear them, days and tolls run from the first to the last, and `differences` says which
claims cannot both be so.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from selon.incidents.accounts import KILLED, WOUNDED, Account, Claimed, claimed, independent
from selon.incidents.differences import differences
from selon.incidents.disputes import Difference
from selon.incidents.grading import DISCOUNTED, Grade, grade
from selon.incidents.sides import Sides
from selon.incidents.summaries import RANGE, summary
from selon.incidents.weights import Weights
from selon.incidents.wording import difference_value
from selon.messages import message
from selon.schema import read_events

Json = dict[str, Any]

_DISPUTED: Final = MappingProxyType(  # the field of which a reason gives both sides
    {"contested.initiator": "initiator", "contested.occurrence": "status"}
)
_PRECISIONS: Final = ("exact", "locality", "district", "region", "waters", "country")
_SPANS: Final = ("day", "week", "range", "month", "year")
_STATUSES: Final = ("happened", "ongoing", "foiled", "denied", "planned", "threatened")


@dataclass(frozen=True, slots=True)
class Known:
    """What assembling asks."""

    weights: Weights
    sides: Sides
    language: str = "en"  # of the reason of the grade
    policy: str = RANGE


def incident(
    incident_id: str,
    accounts: Sequence[Account],
    because: Iterable[Mapping[str, Any]],
    known: Known,
    *,
    discounted: str | None = None,
) -> Json:
    """Give the object of the contract. `discounted` is the reason of the person who said so."""
    told = [account for account in accounts if account.event is not None]
    differ = differences(accounts, known.sides, known.weights)
    graded = grade(accounts, differ, known.weights)
    if discounted is not None:
        graded = Grade(DISCOUNTED, "discounted", (("reason", discounted),))
    kind = read_events()[_type(told)]
    return {
        "incident_id": incident_id,
        "sub_event_type": kind.name,
        "event_type": kind.event_type,
        "status": _status(told),
        "grade": graded.grade,
        "grade_because": _because(graded, known.language),
        "grade_rule": f"grades.{graded.rule}",
        **_circumstances(told),
        "killed": summary(told, KILLED, known.policy),
        "wounded": summary(told, WOUNDED, known.policy),
        "voices": len({account.voice for account in accounts}),
        "independent": independent(claimed(told)),
        "documents": _documents(accounts),
        "events": [{"doc_id": a.doc_id, "event_id": a.event_id} for a in told],
        "claims": [_claim(one) for one in claimed(told)],
        "differences": [difference.as_json() for difference in differ],
        "because": list(because),
    }


def disagreements(accounts: Sequence[Account], known: Known) -> tuple[Difference, ...]:
    """Give the differences of an incident."""
    return differences(accounts, known.sides, known.weights)


def _because(graded: Grade, language: str) -> str:
    field = _DISPUTED.get(graded.rule)
    fields = {
        name: value if field is None else difference_value(field, value, language)
        for name, value in graded.fields
    }
    return message("incidents", f"grade.{graded.rule}", language=language, **fields)


def _circumstances(told: Sequence[Account]) -> Json:
    places = _listed(told, lambda event: event["places"], _place_key)
    return {
        "date": _date(told),
        "place": _place(told),
        "places": [_as_place(place) for place in places],
        "initiator": _parties(told, "initiator"),
        "target": _parties(told, "target"),
        "weapon": _listed_ids(told),
        "counts": _counts(told),
    }


def _type(told: Sequence[Account]) -> str:
    """Give the type that most voices have; of two, the one that goes first with ACLED."""
    order = {name: place for place, name in enumerate(read_events())}
    return _most(told, lambda event: str(event["sub_event_type"]), order)


def _status(told: Sequence[Account]) -> str:
    """Give the status that most voices have; that it happened goes before that it was denied."""
    order = {name: place for place, name in enumerate(_STATUSES)}
    return _most(told, lambda event: str(event["status"]), order)


def _most(told: Sequence[Account], of: Callable[[Json], str], order: Mapping[str, int]) -> str:
    votes: dict[str, set[str]] = {}
    for account in told:
        assert account.event is not None
        votes.setdefault(of(dict(account.event)), set()).add(account.voice)
    return min(votes, key=lambda value: (-len(votes[value]), order.get(value, len(order)), value))


def _date(told: Sequence[Account]) -> Json | None:
    """Give the days of the incident: the day that two thirds of the voices name, else all of them.

    What is known to the week or the month is asked only where nobody knows the day.
    """
    dates = [(a.voice, a.event["date"]) for a in told if a.event and a.event["date"]]
    dates = [(voice, day) for voice, day in dates if day["start"] and day["end"]]
    if not dates:
        return None
    finest = min((day["precision"] for _, day in dates), key=_SPANS.index)
    kept = [(voice, day) for voice, day in dates if day["precision"] == finest]
    votes: dict[tuple[str, str], set[str]] = {}
    for voice, day in kept:
        votes.setdefault((day["start"], day["end"]), set()).add(voice)
    best = min(votes, key=lambda span: (-len(votes[span]), span))
    if 3 * len(votes[best]) >= 2 * sum(map(len, votes.values())):
        start, end = best
    else:
        start, end = min(span[0] for span in votes), max(span[1] for span in votes)
    return {"start": start, "end": end, "precision": finest}


def _place(told: Sequence[Account]) -> Json | None:
    """Give the place that most voices name, the more precise one where as many name two."""
    votes: dict[Hashable, tuple[set[str], Mapping[str, Any]]] = {}
    for account in told:
        for place in (account.event or {"places": ()})["places"]:
            votes.setdefault(_place_key(place), (set(), place))[0].add(account.voice)
    if not votes:
        return None
    ranked = sorted(
        votes.values(), key=lambda v: (_wide(v[1]), -len(v[0]), _fineness(v[1]), str(v[1]["name"]))
    )
    return _as_place(ranked[0][1])


def _wide(place: Mapping[str, Any]) -> bool:
    return place["precision"] not in ("exact", "locality", "district")


def _fineness(place: Mapping[str, Any]) -> int:
    return _PRECISIONS.index(place["precision"]) if place["precision"] else len(_PRECISIONS)


def _place_key(place: Mapping[str, Any]) -> Hashable:
    return str(place["gazetteer_id"] or place["text"])


def _as_place(place: Mapping[str, Any]) -> Json:
    names = ("gazetteer_id", "lat", "lon", "country", "admin1", "precision", "radius_km")
    return {"name": place["name"] or place["text"]} | {name: place.get(name) for name in names}


def _parties(told: Sequence[Account], role: str) -> list[Json]:
    """Give the parties by how many voices name them; unnamed people only where nobody is named."""
    found = _listed(told, lambda event: event[role], _party_key)
    named = [party for party in found if party["actor_id"]]
    return [
        {"name": p["name"] or p["text"], "actor_id": p["actor_id"], "country": p["country"]}
        for p in named or found
    ]


def _party_key(party: Mapping[str, Any]) -> Hashable:
    return str(party["actor_id"] or party["name"] or party["text"])


def _counts(told: Sequence[Account]) -> list[Json]:
    """Give how many of it there were, as each document says; the same number once."""
    counts = [a.event["count"] for a in told if a.event and a.event["count"]]
    names = ("low", "best", "high", "unit", "approx")
    kept = [{name: count.get(name) for name in names} for count in counts]
    return [count for place, count in enumerate(kept) if count not in kept[:place]]


def _listed_ids(told: Sequence[Account]) -> list[str]:
    weapons = _listed(told, lambda event: event["weapon"], lambda weapon: str(weapon["id"]))
    return [str(weapon["id"]) for weapon in weapons]


def _listed(
    told: Sequence[Account],
    of: Callable[[Json], Iterable[Mapping[str, Any]]],
    key: Callable[[Mapping[str, Any]], Hashable],
) -> list[Mapping[str, Any]]:
    """Give what several documents name, each once, by how many voices name it."""
    first: dict[Hashable, Mapping[str, Any]] = {}
    votes: dict[Hashable, set[str]] = {}
    for account in told:
        assert account.event is not None
        for item in of(dict(account.event)):
            first.setdefault(key(item), item)
            votes.setdefault(key(item), set()).add(account.voice)
    places = {name: place for place, name in enumerate(first)}
    return [first[name] for name in sorted(first, key=lambda n: (-len(votes[n]), places[n]))]


def _documents(accounts: Sequence[Account]) -> list[Json]:
    """Give the documents, each once: one that tells of it in two events is one document."""
    found: dict[str, Json] = {}
    for account in accounts:
        known = found.setdefault(account.doc_id, _document(account))
        known["main"] = known["main"] or account.main
    return list(found.values())


def _document(account: Account) -> Json:
    coded = account.coded
    return {
        "doc_id": account.doc_id,
        "main": account.main,
        "voice": account.voice,
        **{name: coded.get(name) for name in ("outlet", "published", "language", "title", "url")},
    }


def _claim(one: Claimed) -> Json:
    said = one.said
    return {
        "doc_id": one.account.doc_id,
        "event_id": one.account.event_id,
        "claim_id": said["claim_id"],
        "source": said["source"] and said["source"]["text"],
        "source_name": said["source"] and said["source"]["name"],
        "source_kind": one.kind,
        "actor_id": one.actor_id,
        "voice": one.account.voice,
        "stance": one.stance,
        "preliminary": said["preliminary"],
        "killed": said["killed"],
        "wounded": said["wounded"],
        "affected": said["affected"],
    }
