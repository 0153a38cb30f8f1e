"""ACLED's 31 columns (ACLED Codebook, 2024), and ours behind them.

One row an incident. Where ACLED's coders would write a number for words ("dozens" are 12), selon
writes what was said; where they would split an attack of several days, selon writes one row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

from selon.exports.common_columns import dated, joined, own, placed
from selon.exports.crosswalk import CIVILIANS, INTER, Coded, Country, Crosswalk, interaction
from selon.exports.notes import note
from selon.exports.tables import Row, Unfit
from selon.incidents.summaries import CAUTIOUS, PER_CLAIMANT

Json = Mapping[str, Any]

POLICY: Final = CAUTIOUS  # where nothing else is asked for, as ACLED does
_STATUSES: Final = ("happened", "ongoing", "foiled")
_VIOLENCE: Final = "Political violence"
_DEMONSTRATIONS: Final = "Demonstrations"
_STRATEGIC: Final = "Strategic developments"
_ATTACKS: Final = "Violence against civilians"
_DISORDER: Final = MappingProxyType(
    {
        "Battles": _VIOLENCE,
        "Explosions/Remote violence": _VIOLENCE,
        _ATTACKS: _VIOLENCE,
        "Protests": _DEMONSTRATIONS,
        "Riots": _DEMONSTRATIONS,
        _STRATEGIC: _STRATEGIC,
    }
)
_FORCE: Final = "Excessive force against protesters"
# Types in which civilians may be the only target; in a battle or an arrest they are none.
_AMONG: Final = ("Explosions/Remote violence", "Riots")
# Sub-events that are disorder of another kind, or of two.
_EXCEPTIONS: Final = MappingProxyType(
    {
        _FORCE: f"{_VIOLENCE}; {_DEMONSTRATIONS}",
        "Mob violence": _VIOLENCE,
    }
)
# Who acts where nobody is named, by event type: ACLED leaves actor1 never empty.
_NOBODY: Final = MappingProxyType({"Protests": 6, "Riots": 5})
_UNKNOWN: Final = 3
_PRECISION: Final = MappingProxyType({"exact": 1, "locality": 1, "district": 2, "region": 3})
_WEEK: Final = 7
_MONTH: Final = 31


@dataclass(frozen=True, slots=True)
class Acled:
    """What a row needs beside the incident."""

    codes: Crosswalk
    policy: str
    timestamp: int
    language: str  # of the notes

    def row(self, incident: Json) -> Row:
        """Give the row of an incident; Unfit for what ACLED does not hold."""
        if incident["status"] not in _STATUSES:
            raise Unfit("not_happened")
        place = placed(incident)
        country = self.codes.countries.get(place["country"] or "")
        if country is None or place["precision"] not in _PRECISION:
            raise Unfit("no_country")
        first, second = self._sides(incident, country.code)
        numbers = [side[0].inter if side else 0 for side in (first, second)]
        number = incident["incident_id"].split("-")
        return {
            "event_id_cnty": f"{country.iso3}{number[1]}{number[2]}",
            **_when(incident),
            "disorder_type": disorder(incident),
            "event_type": incident["event_type"],
            "sub_event_type": incident["sub_event_type"],
            **_actors(first, second),
            "interaction": _interaction(numbers),
            "civilian_targeting": self.civilians(incident, second),
            **_where(place, country),
            "source": joined(d["outlet"] for d in incident["documents"]),
            "source_scale": None,
            "notes": note(incident, language=self.language),
            "fatalities": self._dead(incident),
            "tags": _tags(incident),
            "timestamp": self.timestamp,
            **own(incident, self.policy),
            "selon_inter1": numbers[0],
            "selon_inter2": numbers[1],
            "selon_interaction": interaction(*numbers),
        }

    def _sides(self, incident: Json, country: str) -> tuple[list[Coded], list[Coded]]:
        """Give who acts and who is acted upon; ACLED writes somebody where nobody is named."""
        kind = incident["event_type"]
        first = self.codes.parties(incident["initiator"], country)
        second = self.codes.parties(incident["target"], country)
        first = first or [self.codes.unnamed(_NOBODY.get(kind, _UNKNOWN), country)]
        second = [one for one in second if one.name not in {x.name for x in first}]
        if kind == _ATTACKS:  # civilians are always the second actor there
            struck = [one for one in second if one.inter == CIVILIANS]
            others = [one for one in second if one.inter != CIVILIANS]
            second = [*(struck or [self.codes.unnamed(CIVILIANS, country)]), *others]
        return first, second

    def civilians(self, incident: Json, second: Sequence[Coded]) -> str | None:
        """Say whether civilians were the target of violence, alone or by the type."""
        kind = incident["event_type"]
        only = bool(second) and all(one.inter == CIVILIANS for one in second)
        struck = kind == _ATTACKS or incident["sub_event_type"] == _FORCE
        return "Civilians targeted" if struck or (only and kind in _AMONG) else None

    def _dead(self, incident: Json) -> int:
        """Give one number: the lowest where sources differ, or the highest that is said."""
        toll = incident["killed"]
        if toll is None:
            return 0
        if self.policy in (CAUTIOUS, PER_CLAIMANT) or toll["high"] is None:
            return int(toll["low"])
        return int(toll["high"])


def _when(incident: Json) -> Row:
    """Give the day; the middle of the span where less is known, and how well it is known."""
    known = dated(incident)
    start, end = (date.fromisoformat(known[name]) for name in ("start", "end"))
    days = (end - start).days + 1
    if days > _MONTH:
        raise Unfit("date_vague")
    middle = start + timedelta(days=days // 2 if days > 1 else 0)
    day = start if days == 1 else min(middle, end)
    precision = 1 if days == 1 else 2 if days <= _WEEK else 3
    return {"event_date": day.isoformat(), "year": day.year, "time_precision": precision}


def _where(place: Json, country: Country) -> Row:
    return {
        "iso": country.numeric,
        "region": country.acled_region,
        "country": country.name,
        "admin1": place["admin1"],
        "admin2": None,
        "admin3": None,
        "location": place["name"],
        "latitude": round(place["lat"], 4),
        "longitude": round(place["lon"], 4),
        "geo_precision": 2 if place["radius_km"] else _PRECISION[place["precision"]],
    }


def disorder(incident: Json) -> str:
    """Give ACLED's kind of disorder, by the type."""
    return _EXCEPTIONS.get(incident["sub_event_type"], _DISORDER[incident["event_type"]])


def _actors(first: Sequence[Coded], second: Sequence[Coded]) -> Row:
    cells: Row = {}
    for number, side in (("1", first), ("2", second)):
        cells |= {
            f"actor{number}": side[0].name if side else None,
            f"assoc_actor_{number}": joined(one.name for one in side[1:]),
            f"inter{number}": INTER[side[0].inter] if side else None,
        }
    return cells


def _interaction(numbers: Sequence[int]) -> str:
    known = sorted(number for number in numbers if number)
    if len(known) == 1:
        return f"{INTER[known[0]]} only"
    return "-".join(INTER[number] for number in known)


def _tags(incident: Json) -> str | None:
    """Give how many strikes and how many people there were, as it was said."""
    crowds = [
        affected
        for claim in incident["claims"]
        for affected in claim["affected"]
        if affected["kind"] == "participants"
    ]
    tags = [f"crowd size={_said(crowd)}" for crowd in crowds]
    tags += [f"{count['unit']}s={_said(count)}" for count in incident["counts"]]
    return joined(tags)


def _said(number: Json) -> str:
    low, high = number["low"], number["high"] if number["high"] is not None else number["best"]
    if high is None:
        return f">={low}"
    return str(low) if low == high else f"{low if low is not None else ''}-{high}"
