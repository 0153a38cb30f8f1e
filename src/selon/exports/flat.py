"""Our own table: one row an incident, the same columns in CSV and in Parquet."""

from collections.abc import Mapping
from typing import Any

from selon.exports.common_columns import DOTS, by_claimant, differing, joined, named
from selon.exports.tables import Row

Json = Mapping[str, Any]


def row(incident: Json) -> Row:
    """Give the row of an incident; nothing is left out."""
    date, place = incident["date"] or {}, incident["place"] or {}
    killed, wounded = incident["killed"] or {}, incident["wounded"] or {}
    dot = place if place.get("precision") in DOTS else {}
    documents = incident["documents"]
    plain = ("incident_id", "sub_event_type", "event_type", "status", "grade", "grade_because")
    return {
        **{name: incident[name] for name in (*plain, "grade_rule", "voices", "independent")},
        **{f"date_{name}": date.get(name) for name in ("start", "end", "precision")},
        "place": place.get("name"),
        "gazetteer_id": place.get("gazetteer_id"),
        "latitude": dot.get("lat"),
        "longitude": dot.get("lon"),
        "radius_km": place.get("radius_km"),
        "place_precision": place.get("precision"),
        "country": place.get("country"),
        "admin1": place.get("admin1"),
        "initiator": named(incident["initiator"]),
        "initiator_id": joined(p["actor_id"] for p in incident["initiator"]),
        "target": named(incident["target"]),
        "target_id": joined(p["actor_id"] for p in incident["target"]),
        "weapon": joined(incident["weapon"]),
        "killed_low": killed.get("low"),
        "killed_high": killed.get("high"),
        "wounded_low": wounded.get("low"),
        "wounded_high": wounded.get("high"),
        "policy": killed.get("policy") or wounded.get("policy"),
        "by_claimant": by_claimant(incident),
        "differences": differing(incident),
        "documents": len(documents),
        "outlets": joined(d["outlet"] for d in documents),
        "urls": joined(d["url"] for d in documents),
    }
