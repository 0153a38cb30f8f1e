"""What every format holds of an incident, in the columns of our own."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from selon.contract import dumps
from selon.exports.tables import Row, Unfit

Json = Mapping[str, Any]

HAPPENED: Final = ("happened", "ongoing")
# Precisions of which a dot says the truth.
DOTS: Final = ("exact", "locality", "district")
_TOLLS: Final = ("killed", "wounded")


def own(incident: Json, policy: str) -> Row:
    """Give the columns `selon_*`; `policy` names how the format's own number was chosen."""
    date, place = incident["date"] or {}, incident["place"] or {}
    cells: Row = {
        "selon_incident_id": incident["incident_id"],
        "selon_date_start": date.get("start"),
        "selon_date_end": date.get("end"),
        "selon_date_precision": date.get("precision"),
        "selon_place_precision": place.get("precision"),
        "selon_radius_km": place.get("radius_km"),
        "selon_initiator": named(incident["initiator"]),
        "selon_target": named(incident["target"]),
        "selon_status": incident["status"],
        "selon_grade": incident["grade"],
        "selon_grade_rule": incident["grade_rule"],
        "selon_differences": differing(incident),
        "selon_voices": incident["voices"],
        "selon_independent": incident["independent"],
        "selon_killed_by_claimant": by_claimant(incident),
        "selon_policy": policy,
        "selon_source_urls": joined(d["url"] for d in incident["documents"]),
        "selon_documents": len(incident["documents"]),
    }
    for name in _TOLLS:
        toll = incident[name] or {}
        cells |= {f"selon_{name}_{end}": toll.get(end) for end in ("low", "high")}
    return cells


def named(parties: Iterable[Json]) -> str | None:
    """Give the names of parties."""
    return joined(party["name"] for party in parties)


def joined(values: Iterable[str | None]) -> str | None:
    """Give different values in one cell; None where there is none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def differing(incident: Json) -> str | None:
    """Give the fields in dispute, each with its rule."""
    return joined(f"{d['field']} ({d['rule']})" for d in incident["differences"])


def by_claimant(incident: Json) -> str | None:
    """Give who says which number of dead, as JSON; None where nobody says any."""
    rows = [
        {
            "claimant": claim["source_name"] or claim["source"],
            "doc_id": claim["doc_id"],
            "stance": claim["stance"],
            "who": claim["killed"]["who"],
            "low": claim["killed"]["low"],
            "high": _high(claim["killed"]),
        }
        for claim in incident["claims"]
        if claim["killed"]
    ]
    return dumps(rows) if rows else None


def dead(incident: Json, who: str) -> list[int]:
    """Give what is said of the dead of one side: "initiator", "victims" or "all"."""
    tolls = [claim["killed"] for claim in incident["claims"] if claim["killed"]]
    return [toll["low"] or 0 for toll in tolls if toll.get("who") == who]


def placed(incident: Json) -> Json:
    """Give the place of an incident that has a point; Unfit says what is missing."""
    place: Json | None = incident["place"]
    if place is None:
        raise Unfit("no_place")
    if place["precision"] == "country":
        raise Unfit("country_only")
    if place["lat"] is None or place["lon"] is None:
        raise Unfit("no_coordinates")
    return place


def dated(incident: Json) -> Json:
    """Give the date of an incident; Unfit where nobody says when."""
    date: Json | None = incident["date"]
    if date is None or date["start"] is None or date["end"] is None:
        raise Unfit("no_date")
    return date


def _high(toll: Json) -> int | None:
    high: int | None = toll["high"] if toll["high"] is not None else toll["best"]
    return high
