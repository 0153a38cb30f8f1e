"""PLOVER (Open Event Data Alliance, 2021): POLECAT's 40 columns, and a record of JSON a line.

What POLECAT's table does not hold (how precise a date is, tolls, words, addresses) stands in the
records; PLOVER's auxiliary flags `hypothetical`, `future`, `historical` and `negation` are filled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from selon import __version__
from selon.exports.common_columns import dated, joined
from selon.exports.crosswalk import Coded, Crosswalk
from selon.exports.tables import Row, Unfit
from selon.schema import read_events

Json = Mapping[str, Any]

_QUADS: Final = MappingProxyType(
    {
        **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
        **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
        **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
        **dict.fromkeys(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "SANCTION"), 4),
    }
)
# Typical scores of the PLOVER manual; a mode goes before its event. Others have none there.
_SCORES: Final = MappingProxyType(
    {
        "THREATEN": -3.5,
        "MOBILIZE": -5.5,
        "COERCE": -7.0,
        "ASSAULT": -9.0,
        "ASSAULT:aerial": -9.5,
        "ASSAULT:drone": -9.5,
        "ASSAULT:heavy-weapons": -9.5,
        "ASSAULT:unconventional": -10.0,
    }
)
# PLOVER's resolution, the finest highest: the reverse of ACLED's and UCDP's.
_RESOLUTION: Final = MappingProxyType(
    {"exact": 5, "locality": 4, "district": 3, "region": 2, "country": 1}
)
_GEONAMES: Final = "geonames:"


@dataclass(frozen=True, slots=True)
class Plover:
    """What rows and records need beside the incident."""

    codes: Crosswalk

    def row(self, incident: Json) -> Row:
        """Give POLECAT's row; Unfit where nobody says when, which POLECAT would not show."""
        event, mode = _kind(incident)
        place = incident["place"] or {}
        date, precision = dated(incident), place.get("precision")
        spot = place if precision in ("exact", "locality", "district") else {}
        places = joined(one["name"] for one in incident["places"])
        letters = self._iso3(place.get("country"))
        return {
            "Event ID": incident["incident_id"],
            "Event Date": date["start"],
            "Event Type": event,
            "Event Mode": mode,
            "Event Intensity": _score(event, mode),
            "Quad Code": _QUADS[event],
            "Contexts": None,
            **self._party("Actor", incident["initiator"], place.get("country")),
            **self._party("Recipient", incident["target"], place.get("country")),
            "Placename": place.get("name"),
            "City": place.get("name") if precision in ("exact", "locality") else None,
            "District": place.get("name") if precision == "district" else None,
            "Province": place.get("admin1"),
            "Country": letters,
            "Latitude": spot.get("lat"),
            "Longitude": spot.get("lon"),
            "GeoNames ID": _geonames(place),
            "Raw Placename": places,
            "Feature Type": precision,
            "Source": joined(d["outlet"] for d in incident["documents"]),
            "Publication Date": min(filter(None, _published(incident)), default=None),
            "Story People": None,
            "Story Organizations": joined(c["source_name"] for c in incident["claims"]),
            "Story Locations": places,
            "Language": joined(d["language"] for d in incident["documents"]),
            "Version": __version__,
        }

    def record(self, incident: Json) -> dict[str, Any]:
        """Give PLOVER's record; unlike the row it holds every status and precision."""
        event, mode = _kind(incident)
        date, place = incident["date"] or {}, incident["place"] or {}
        killed, wounded = (incident[name] or {} for name in ("killed", "wounded"))
        return {
            "id": incident["incident_id"],
            "has_event": True,
            "date": date.get("start"),
            "enddate": date.get("end"),
            "actor": self._entities(incident["initiator"], place.get("country")),
            "recipient": self._entities(incident["target"], place.get("country")),
            "event": [event],
            "mode": mode,
            "quad_code": _QUADS[event],
            "event_scale": _score(event, mode),
            "event_loc": self._location(incident) if place else None,
            "size": {"dead": killed.get("low"), "injured": wounded.get("low")},
            "historical": False,
            "future": incident["status"] in ("planned", "threatened"),
            "hypothetical": incident["status"] == "hypothetical",
            "negation": incident["status"] == "denied",
            "cite_info": [_citation(document) for document in incident["documents"]],
            "coder": "selon",
            "version": __version__,
            "selon": {
                name: incident[name]
                for name in (
                    "status",
                    "grade",
                    "killed",
                    "wounded",
                    "claims",
                    "differences",
                    "date",
                )
            },
        }

    def _party(self, prefix: str, parties: Sequence[Json], country: str | None) -> Row:
        coded = self.codes.parties(parties, country)
        first = coded[0] if coded else None
        state = self.codes.countries.get(first.country or "") if first else None
        wikidata = f"Wikipedia {prefix} ID"
        return {
            f"{prefix} Name": first.name if first else None,
            f"{prefix} Country": state.iso3 if state else None,
            f"{prefix} COW": state.gw if state else None,
            f"Primary {prefix} Sector": first.sector if first else None,
            f"{prefix} Sectors": joined(one.sector for one in coded),
            f"{prefix} Title": None,
            f"{prefix} Name Raw": joined(party["name"] for party in parties),
            wikidata: first.wikidata if first else None,
        }

    def _entities(self, parties: Sequence[Json], country: str | None) -> list[dict[str, Any]]:
        return [self._entity(party, self.codes.party(party, country)) for party in parties]

    def _entity(self, party: Json, coded: Coded | None) -> dict[str, Any]:
        return {
            "code": self._iso3(party["country"]),
            "sector": coded.sector if coded else None,
            "entity_text": party["name"],
            "identifier_id": coded.wikidata if coded else None,
            "identifier_text": coded.name if coded else None,
        }

    def _location(self, incident: Json) -> dict[str, Any]:
        place = incident["place"]
        return {
            "extracted_place": joined(one["name"] for one in incident["places"]),
            "resolved_place": place["name"],
            "geonameid": _geonames(place),
            "lat": place["lat"],
            "lon": place["lon"],
            "province": place["admin1"],
            "country": self.codes.name(place["country"]) or None,
            "country_code": self._iso3(place["country"]),
            "resolution": _RESOLUTION.get(place["precision"] or ""),
        }

    def _iso3(self, country: str | None) -> str | None:
        known = self.codes.countries.get(country or "")
        return known.iso3 if known else None


def _citation(document: Json) -> dict[str, Any]:
    names = ("url", "title", "language")
    known = {"publication": document["outlet"], "date": document["published"]}
    return known | {name: document[name] for name in names}


def _kind(incident: Json) -> tuple[str, str | None]:
    event, _, mode = read_events()[incident["sub_event_type"]].plover.partition(":")
    if event not in _QUADS:
        raise Unfit("no_type")
    return event, mode or None


def _score(event: str, mode: str | None) -> float | None:
    return _SCORES.get(f"{event}:{mode}", _SCORES.get(event))


def _geonames(place: Json) -> str | None:
    known = place.get("gazetteer_id") or ""
    return known.removeprefix(_GEONAMES) if known.startswith(_GEONAMES) else None


def _published(incident: Json) -> list[str | None]:
    return [d["published"] for d in incident["documents"]]
