"""Running totals beside the record: what is claimed since a day, and what the ledger holds of it.

"151 attacks since 17 October": a total is never an incident. Beside it stand the incidents on
record of the same actors, days and area. The gap proves nothing: a ledger holds what it was given.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from selon.incidents.weights import Weights

Json = Mapping[str, Any]

_TOLLS: Final = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Total:
    """A total as one claimant gives it in one document."""

    document: Json
    event: Json
    said: Json

    @property
    def start(self) -> str | None:
        """The first day that it counts."""
        start: str | None = (self.event["date"] or {}).get("start")
        return start

    @property
    def end(self) -> str | None:
        """The last day: as told, else the day of publication."""
        when = self.event["date"] or {}
        told: str | None = when.get("end") if when.get("end") != when.get("start") else None
        return told or self.document["published"]


def totals(documents: Iterable[Json]) -> Iterator[Total]:
    """Give the totals of coded documents."""
    for document in documents:
        for event in document.get("events") or ():
            if event["aggregate"]:
                said = event["claims"] or [{"source": None, "claim_id": None}]
                yield from (Total(document, event, one) for one in said if _counts(event, one))


def tally(
    documents: Iterable[Json], incidents: Sequence[Json], weights: Weights
) -> list[dict[str, Any]]:
    """Give every total beside the record; those of one series together, by day of publication."""
    rows = [_row(total, incidents, weights) for total in totals(documents)]
    return sorted(rows, key=lambda row: (row["series"], row["published"] or "", row["doc_id"]))


def _counts(event: Json, said: Json) -> bool:
    """Say whether a claim of a total says how many of anything."""
    return bool(event["count"] or any(said.get(name) for name in _TOLLS) or said.get("affected"))


def _row(total: Total, incidents: Sequence[Json], weights: Weights) -> dict[str, Any]:
    event, said, document = total.event, total.said, total.document
    record = [one for one in incidents if _covers(total, one, weights)]
    held = {name: _summed(record, name) for name in _TOLLS}
    claimed = {"count": event["count"]} | {name: said.get(name) for name in _TOLLS}
    source = said["source"] or {}
    return {
        "series": _series(event),
        "doc_id": document["doc_id"],
        "event_id": event["event_id"],
        "claim_id": said["claim_id"],
        "claimant": source.get("name") or source.get("text") or document["outlet"],
        "outlet": document["outlet"],
        "published": document["published"],
        "sub_event_type": event["sub_event_type"],
        "initiator": [party["name"] or party["text"] for party in event["initiator"]],
        "target": [party["name"] or party["text"] for party in event["target"]],
        "place": event["place"] and (event["place"]["name"] or event["place"]["text"]),
        "since": total.start,
        "until": total.end,
        "claimed": claimed,
        "on_record": {"incidents": [one["incident_id"] for one in record]} | held,
        "gap": _gap(claimed, record, held),
    }


def _series(event: Json) -> str:
    """Give what makes totals one series: who, what, whom, since when."""
    sides = [
        ",".join(sorted(p["actor_id"] or p["name"] or "?" for p in event[role]))
        for role in ("initiator", "target")
    ]
    since = (event["date"] or {}).get("start") or "?"
    return "|".join((sides[0], event["event_type"], sides[1], since))


def _covers(total: Total, incident: Json, weights: Weights) -> bool:
    """Say whether an incident is among what a total counts."""
    when, event = incident["date"], total.event
    if when is None or (total.start and when["end"] < total.start):
        return False
    if total.end and when["start"] > total.end:
        return False
    if incident["event_type"] != event["event_type"] and not _akin(incident, event, weights):
        return False
    return _area(event["place"], incident) and all(
        _shared(event[role], incident[role], weights) for role in ("initiator", "target")
    )


def _akin(incident: Json, event: Json, weights: Weights) -> bool:
    pair = tuple(weights.family[one["sub_event_type"]] for one in (incident, event))
    return pair[0] == pair[1] or pair in weights.compatible


def _area(place: Json | None, incident: Json) -> bool:
    """Say whether an incident lies where a total counts: in the country, or in the division."""
    if place is None or not place["country"]:
        return True
    inside = [one for one in incident["places"] if one["country"] == place["country"]]
    if place["precision"] == "country" or not place["admin1"]:
        return bool(inside)
    return any(one["admin1"] == place["admin1"] for one in inside)


def _shared(counted: Sequence[Json], told: Sequence[Json], weights: Weights) -> bool:
    """Say whether the actors that a total names are among those of an incident."""
    wanted = {weights.side_of(p["actor_id"]) for p in counted if p["actor_id"]}
    known = {weights.side_of(p["actor_id"]) for p in told if p["actor_id"]}
    return not wanted or bool(wanted & known)


def _summed(record: Sequence[Json], name: str) -> dict[str, int | None] | None:
    """Add up what is on record; None where nobody says anything."""
    said = [one[name] for one in record if one[name]]
    if not said:
        return None
    highs = [toll["high"] for toll in said]
    high = None if None in highs else sum(highs)
    return {"low": sum(toll["low"] for toll in said), "high": high}


def _gap(claimed: Json, record: Sequence[Json], held: Json) -> dict[str, int | None]:
    """Give by how much the claim is above the record; below zero: the record holds more."""
    gap: dict[str, int | None] = {}
    count = claimed["count"]
    gap["count"] = None if not count or count["low"] is None else count["low"] - len(record)
    for name in _TOLLS:
        low = (claimed[name] or {}).get("low")
        highest = _most(held[name])
        gap[name] = None if low is None else low - highest
    return gap


def _most(toll: Json | None) -> int:
    if toll is None:
        return 0
    return int(toll["low"] if toll["high"] is None else toll["high"])
