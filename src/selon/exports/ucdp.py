"""UCDP GED's 49 columns (UCDP GED Codebook, 2024), and ours behind them.

Only what UCDP holds: armed force with at least one death that somebody says, at a place and a time.
`best` is the sum of the four columns of deaths; where sources differ it is the lower figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from selon.exports.common_columns import HAPPENED, dated, dead, joined, own, placed
from selon.exports.crosswalk import CIVILIANS, EXTERNAL, STATE, Coded, Country, Crosswalk, priogrid
from selon.exports.tables import Row, Unfit
from selon.incidents.grading import CONTESTED
from selon.incidents.summaries import CAUTIOUS
from selon.schema import read_events

Json = Mapping[str, Any]

STATE_BASED: Final = 1
NON_STATE: Final = 2
ONE_SIDED: Final = 3
_UNARMED: Final = (5, 6, CIVILIANS)
_WHERE: Final = MappingProxyType(
    {"exact": 1, "locality": 1, "district": 3, "region": 4, "waters": 7}
)
_EMPTY: Final = (
    "active_year",
    "conflict_dset_id",
    "conflict_new_id",
    "dyad_dset_id",
    "dyad_new_id",
    "side_a_dset_id",
    "side_a_new_id",
    "side_b_dset_id",
    "side_b_new_id",
    "adm_2",
)


@dataclass(frozen=True, slots=True)
class Ucdp:
    """What a row needs beside the incident."""

    codes: Crosswalk

    def row(self, incident: Json) -> Row:
        """Give the row of an incident; Unfit for what UCDP does not hold."""
        kind = read_events()[incident["sub_event_type"]]
        if incident["status"] not in HAPPENED:
            raise Unfit("not_happened")
        if not kind.ucdp:
            raise Unfit("no_armed_force")
        deaths = _deaths(incident, _struck(self.codes, incident))
        if not deaths["high"] and not deaths["best"]:
            raise Unfit("no_death")
        place = placed(incident)
        country = self.codes.countries.get(place["country"] or "")
        sides = self._sides(incident, place["country"])
        violence = _violence(sides, kind.ucdp)
        return {
            **dict.fromkeys(_EMPTY),
            **_ids(incident, country, violence),
            **_when(incident),
            **_named(sides, violence, country),
            **_sources(incident),
            **_where(incident, place, country),
            "code_status": "Check" if incident["grade"] == CONTESTED else "Clear",
            "event_clarity": 1 if incident["date"]["precision"] == "day" else 2,
            **deaths,
            **own(incident, CAUTIOUS),
        }

    def _sides(self, incident: Json, country: str | None) -> tuple[list[Coded], list[Coded]]:
        first = self.codes.parties(incident["initiator"], country)
        second = self.codes.parties(incident["target"], country)
        return first, second


def _violence(sides: tuple[Sequence[Coded], Sequence[Coded]], possible: Sequence[int]) -> int:
    """Give UCDP's type of violence by the two sides, among those that the type of event can be."""
    first, second = sides
    unarmed = bool(second) and all(one.inter in _UNARMED for one in second)
    state = any(one.inter == STATE or one.gw is not None for one in (*first, *second))
    wanted = ONE_SIDED if unarmed else STATE_BASED if state else NON_STATE
    return wanted if wanted in possible else possible[0]


def _struck(codes: Crosswalk, incident: Json) -> set[int]:
    place = incident["place"] or {}
    return {one.inter for one in codes.parties(incident["target"], place.get("country"))}


def _deaths(incident: Json, struck: set[int]) -> Row:
    """Give the deaths by side: of those who were struck, of those who attacked, of nobody known."""
    toll = incident["killed"] or {"low": 0, "high": 0}
    attackers = dead(incident, "initiator")
    victims, own_side = int(toll["low"]), min(attackers, default=0)
    civilian = bool(struck) and struck <= set(_UNARMED)
    armed = bool(struck) and struck.isdisjoint(_UNARMED)
    cells: Row = {
        "deaths_a": own_side,
        "deaths_b": victims if armed else 0,
        "deaths_civilians": victims if civilian else 0,
        "deaths_unknown": 0 if armed or civilian else victims,
    }
    said = [claim["killed"] for claim in incident["claims"] if claim["killed"]]
    highest = max((_high(one) for one in said if one.get("who") != "initiator"), default=0)
    best = victims + own_side
    return cells | {
        "best": best,
        "low": best,
        "high": max(best, highest + max(attackers, default=0)),
    }


def _high(toll: Json) -> int:
    """Give the highest that a claim names; "at least 28" names 28."""
    named = [toll[end] for end in ("high", "best", "low") if toll[end] is not None]
    return int(named[0]) if named else 0


def _ids(incident: Json, country: Country | None, violence: int) -> Row:
    _, year, number = incident["incident_id"].split("-")
    letters = country.iso3 if country else "XXX"
    return {
        "id": int(year) * 10 ** max(4, len(number)) + int(number),
        "relid": f"{letters}-{year}-{violence}-{int(number):03d}-01",
        "type_of_violence": violence,
        "number_of_sources": incident["voices"],
    }


def _when(incident: Json) -> Row:
    """Give the days; the precision is a function of their number alone."""
    known = dated(incident)
    days = (date.fromisoformat(known["end"]) - date.fromisoformat(known["start"])).days + 1
    return {
        "year": int(known["start"][:4]),
        "date_start": f"{known['start']} 00:00:00.000",
        "date_end": f"{known['end']} 00:00:00.000",
        "date_prec": date_precision(days),
    }


def date_precision(days: int) -> int:
    """Give UCDP's precision of a span of days.

    >>> [date_precision(days) for days in (1, 2, 6, 7, 8, 31, 32)]
    [1, 2, 2, 3, 4, 4, 5]
    """
    bounds = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((code for most, code in bounds if days <= most), 5)


def _named(
    sides: tuple[Sequence[Coded], Sequence[Coded]], violence: int, country: Country | None
) -> Row:
    """Give the sides: in type 1 the state goes first, in type 3 those who kill civilians."""
    first, second = sides
    if violence == STATE_BASED and not any(_is_state(one) for one in first):
        first, second = second, first
    one = first[0] if first else None
    other = second[0] if second else None
    names = [one.name if one else "XXX", other.name if other else "XXX"]
    if violence == ONE_SIDED:
        names[1] = "Civilians"
    where = country.name if country else ""
    return {
        "side_a": names[0],
        "side_b": names[1],
        "dyad_name": f"{names[0]} - {names[1]}",
        "conflict_name": f"{where}: {names[0]} - {names[1]}",
        "gwnoa": one.gw if one else None,
        "gwnob": other.gw if other and violence != ONE_SIDED else None,
    }


def _is_state(one: Coded) -> bool:
    return one.inter in (STATE, EXTERNAL) and one.gw is not None


def _sources(incident: Json) -> Row:
    documents = incident["documents"]
    packed = (f'"{d["outlet"]},{d["published"]},{d["title"] or ""}"' for d in documents)
    return {
        "source_article": ";".join(packed),
        "source_office": ";".join(d["outlet"] or "" for d in documents),
        "source_date": ";".join(d["published"] or "" for d in documents),
        "source_headline": ";".join(d["title"] or "" for d in documents),
        "source_original": joined(c["source_name"] or c["source"] for c in incident["claims"]),
    }


def _where(incident: Json, place: Json, country: Country | None) -> Row:
    lat, lon = place["lat"], place["lon"]
    return {
        "where_prec": 2 if place["radius_km"] else _WHERE[place["precision"]],
        "where_coordinates": place["name"],
        "where_description": joined(one["name"] for one in incident["places"]),
        "adm_1": place["admin1"],
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid(lat, lon),
        "country": country.name if country else None,
        "country_id": country.gw if country else None,
        "region": country.ucdp_region if country else None,
    }
