"""Incidents as they may be published: places rounded, private persons out, the newest held back.

Public is what institutions and their speakers said in public. People without a place in the list of
actors are not named; what may still be in motion is not shown; coordinates are never finer than one
kilometre. See docs/exports.md and docs/uses.md.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from selon.exports.tables import Unfit
from selon.incidents.sides import Sides

Json = Mapping[str, Any]

HIDDEN: Final = "[…]"
_DIGITS: Final = 2  # of a degree: 1.1 km of latitude
_SPEAKERS: Final = ("official", "military", "armed_group", "media", "agency", "ngo")
_CAPITAL: Final = re.compile(r"\b[^\W\d_a-zà-öø-ÿ]\w+")


@dataclass(frozen=True, slots=True)
class Public:
    """How incidents are made fit to be published."""

    sides: Sides
    today: date
    embargo_hours: int
    round_km: float = 1.0

    def of(self, incident: Json) -> dict[str, Any]:
        """Give an incident as it may be published; Unfit for one that is too new."""
        if self._is_new(incident):
            raise Unfit("embargo")
        known = {place["name"] for place in incident["places"]}
        return {
            **incident,
            "place": incident["place"] and self._place(incident["place"]),
            "places": [self._place(place) for place in incident["places"]],
            "initiator": [self._party(party, known) for party in incident["initiator"]],
            "target": [self._party(party, known) for party in incident["target"]],
            "claims": [_claim(claim) for claim in incident["claims"]],
            "documents": [document | {"title": None} for document in incident["documents"]],
            "grade_because": None if _names_somebody(incident) else incident["grade_because"],
            "differences": [_unnamed(difference) for difference in incident["differences"]],
            "because": [],
        }

    def _is_new(self, incident: Json) -> bool:
        """Say whether the embargo holds: by the last day told, or the last publication."""
        days = [d["published"] for d in incident["documents"] if d["published"]]
        last = (incident["date"] or {}).get("end") or max(days, default=None)
        if last is None:
            return self.embargo_hours > 0
        return 24 * (self.today - date.fromisoformat(last)).days < self.embargo_hours

    def _place(self, place: Json) -> dict[str, Any]:
        digits = _DIGITS if self.round_km <= 1 else 1 if self.round_km <= 11 else 0
        rounded = {
            name: None if place[name] is None else round(place[name], digits)
            for name in ("lat", "lon")
        }
        radius = max(place.get("radius_km") or 0.0, self.round_km)
        return {**place, **rounded, "radius_km": radius}

    def _party(self, party: Json, places: set[str]) -> dict[str, Any]:
        if party["actor_id"] or self.sides.inter(party) is not None:
            return dict(party)
        words = party["name"] or ""
        for place in places:
            words = words.replace(place or HIDDEN, "")
        return {**party, "name": HIDDEN if _CAPITAL.search(words) else party["name"]}


def _claim(claim: Json) -> dict[str, Any]:
    """Give a claim without the name of a private person."""
    if claim["actor_id"] or claim["source_kind"] in _SPEAKERS or claim["source"] is None:
        return dict(claim)
    return {**claim, "source": HIDDEN, "source_name": None}


def _names_somebody(incident: Json) -> bool:
    """Say whether the reason of the grade may hold the words of a private person."""
    return any(_claim(claim) != claim for claim in incident["claims"])


def _unnamed(difference: Json) -> dict[str, Any]:
    """Give a difference without what its values say of people."""
    kept = difference["field"] in ("killed", "wounded", "date", "sub_event_type", "status")
    return dict(difference) if kept else {**difference, "values": [HIDDEN, HIDDEN]}
