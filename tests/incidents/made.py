"""Coded documents made by hand for the tests of incidents: one event each, without a parser."""

from datetime import date
from typing import Any

from selon.incidents.linking import link_pending
from selon.ledger.book import Ledger
from selon.ledger.records import text_digest
from selon.records import Article

VINTAGE = {"version": "1.0", "lexicon_digest": "aa"}
PLACES = {
    "Kafr Nabl": ("geonames:168661", 35.6138, 36.5645, "SY", "Idlib Governorate", "locality"),
    "Maarat": ("geonames:168770", 35.6431, 36.6713, "SY", "Idlib Governorate", "locality"),
    "Alep": ("geonames:170063", 36.2012, 37.1612, "SY", "Aleppo", "locality"),
    "centre d'Alep": ("geonames:170063", 36.2012, 37.1612, "SY", "Aleppo", "district"),
    "Boni": ("geonames:2459838", 15.07, -2.22, "ML", "Mopti", "locality"),
    "Idlib": ("geonames:169387", 35.86, 36.63, "SY", "Idlib Governorate", "region"),
    "Mali": ("country:ML", 17.0, -4.0, "ML", None, "country"),
    "nord du Mali": ("part:ML-0", 19.6, -2.12, "ML", None, "region"),
    "Zebala": (None, None, None, None, None, None),
    "Doukouria": (None, None, None, None, None, None),
}
KINDS = {
    "Air/drone strike": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Armed clash": "Battles",
    "Peaceful protest": "Protests",
    "Violent demonstration": "Riots",
    "Attack": "Violence against civilians",
}
CIVILIANS = {"name": "Civilians (Syria)", "actor_id": None, "country": "SY"}
ARMY = {"name": "Military Forces of Syria", "actor_id": "SY:MIL", "country": "SY"}
HTS = {"name": "Hay'at Tahrir al-Sham", "actor_id": "SY:HTS", "country": "SY"}


def toll(low: int | None, best: int | None = None, **known: Any) -> dict[str, Any]:
    """Give a toll: `toll(5, 5)` is five, `toll(5)` at least five."""
    span = {"start": 0, "end": 1, "parts": [], "approx": False, "who": "victims"}
    return {"low": low, "best": best, "high": best} | span | known


def source(name: str | None, kind: str = "ngo", actor_id: str | None = None) -> dict[str, Any]:
    words = {"text": name or "source", "start": 0, "end": 1}
    return words | {"name": name, "kind": kind, "actor_id": actor_id}


def said(
    by: dict[str, Any] | None = None,
    stance: str = "reports",
    killed: dict[str, Any] | None = None,
    claim_id: str = "c1",
    wounded: dict[str, Any] | None = None,
) -> dict[str, Any]:
    known = {"claim_id": claim_id, "source": by, "stance": stance, "preliminary": False}
    return known | {"killed": killed, "wounded": wounded, "affected": []}


def event(
    event_id: str = "e1",
    *,
    kind: str = "Air/drone strike",
    day: str | None = "2031-03-04",
    place: str | None = "Kafr Nabl",
    beside: str | None = None,
    claims: tuple[dict[str, Any], ...] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """Give an event of the contract; `beside` is a second place."""
    spots = [_place(name) for name in (place, beside) if name]
    span = {"text": "frappe", "start": 10 * int(event_id[1:]), "end": 10 * int(event_id[1:]) + 6}
    return {
        "event_id": event_id,
        "sub_event_type": kind,
        "event_type": KINDS[kind],
        "plover": "ASSAULT:aerial",
        "status": "happened",
        "aggregate": False,
        "background": False,
        "mentions": [span | {"claim_id": "c1"}],
        "initiator": [],
        "target": [],
        "weapon": [],
        "count": None,
        "place": spots[0] if spots else None,
        "places": spots,
        "date": day and _date(day),
        "responsibility": [],
        "claims": list(claims if claims is not None else (said(),)),
        "confidence": 0.9,
        "because": [],
        "empty": {},
    } | changes


def party(known: dict[str, Any]) -> dict[str, Any]:
    return {"text": known["name"], "start": 0, "end": 1} | known


def text_of(doc_id: str) -> str:
    """Give a text that no other document shares."""
    words = " ".join(f"mot{doc_id}{i}" for i in range(20))
    return f"Une frappe a été signalée. {words}."


def coded(
    doc_id: str, *events: dict[str, Any], published: str = "2031-03-05", text: str | None = None
) -> dict[str, Any]:
    """Give a coded document of the contract."""
    said_in = [one for e in events for one in e["claims"]]
    return {
        "doc_id": doc_id,
        "language": "fr",
        "published": published,
        "published_basis": "given",
        "outlet": f"Gazette {doc_id}",
        "title": None,
        "url": None,
        "text_sha256": text_digest(text or text_of(doc_id)),
        "selon": "0",
        "claims": [_claim(one) for one in {one["claim_id"]: one for one in said_in}.values()],
        "events": list(events),
        "framing": [],
    }


def store(ledger: Ledger, document: dict[str, Any], text: str | None = None, **known: Any) -> None:
    """Store a coded document."""
    article = Article(
        doc_id=document["doc_id"],
        text=text or text_of(document["doc_id"]),
        language="fr",
        published=document["published"] and date.fromisoformat(document["published"]),
        published_basis="given",
        outlet=document["outlet"],
        url=document["url"],
    )
    ledger.store(article, document, **{**VINTAGE, **known})


def link(ledger: Ledger, *documents: dict[str, Any]) -> None:
    """Store documents and link them, one after another."""
    for document in documents:
        store(ledger, document)
        link_pending(ledger)


def groups(ledger: Ledger) -> set[frozenset[str]]:
    """Give the incidents as sets of "doc:event"."""
    with ledger.link_rows() as rows:
        ids = rows.incidents.ids()
        return {
            frozenset(
                f"{m.doc_id}:{m.event_id}" for m in rows.incidents.memberships(incident_ids=[name])
            )
            for name in ids
        }


def ids(ledger: Ledger) -> dict[str, str]:
    """Give the incident of each "doc:event"."""
    with ledger.link_rows() as rows:
        found = rows.incidents.memberships(incident_ids=rows.incidents.ids())
        return {f"{m.doc_id}:{m.event_id}": m.incident_id for m in found}


def _place(name: str) -> dict[str, Any]:
    id_, lat, lon, country, admin1, precision = PLACES[name]
    words = {"text": name, "start": 0, "end": 1, "name": name, "gazetteer_id": id_}
    known = {"lat": lat, "lon": lon, "country": country, "admin1": admin1, "precision": precision}
    return words | known | {"radius_km": None, "reason": None, "because": []}


def _date(day: str) -> dict[str, Any]:
    words = {"text": "mardi", "text_start": 0, "text_end": 1, "value": day, "anchor": "published"}
    return {"start": day, "end": day, "precision": "day", "because": []} | words


def _claim(one: dict[str, Any]) -> dict[str, Any]:
    by = one["source"]
    return {
        "claim_id": one["claim_id"],
        "source": by and by | {"speaker": {k: by[k] for k in ("text", "start", "end")}},
        "cue": None,
        "content": {"start": 0, "end": 1},
        "stance": one["stance"],
        "factuality": "CT+",
        "distance": False,
        "preliminary": False,
        "direct": False,
        "within": None,
        "because": [],
    }
