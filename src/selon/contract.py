"""The coded document as JSON: the one format that selon promises to keep.

Records count code points of the folded text; here alone their spans are mapped back, so that
`text[start:end]` of the original gives the words. Fields may be added, never lost or renamed. The
same input with the same version gives the same bytes.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from selon import __version__
from selon.folding import Folded, fold
from selon.messages import message
from selon.records import (
    Affected,
    Claim,
    Coded,
    Event,
    EventClaim,
    Evidence,
    Framing,
    Party,
    Quantity,
    Refusal,
    Source,
    Span,
    Timex,
    Toll,
    Toponym,
    Weapon,
)
from selon.schema import read_events

Json: TypeAlias = dict[str, Any]  # JSON is the edge of the typed world

# Legal inside a JSON string, but a line end to some readers or no Unicode scalar: always escaped.
_UNSAFE = re.compile("[\x7f\x85\u2028\u2029\ud800-\udfff]")


def document(coded: Coded) -> Json:
    """Give the JSON object of a coded document; a layer that was not asked for has no key.

    `text` is written out only where it was extracted from something else (HTML). Raises KeyError
    when an event names a claim or a type that does not exist: a fault of the coder.
    """
    article = coded.article
    words = _Words(article.text, fold(article.text))
    result: Json = {
        "doc_id": article.doc_id,
        "language": article.language,
        "published": _day(article.published),
        "published_basis": article.published_basis,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "selon": __version__,
    }
    if article.raw is not None:
        result["text"] = article.text
    if coded.unread:
        result["unread"] = True
    return result | _layers(coded, words)


def refusal(refused: Refusal, *, language: str = "en") -> Json:
    """Give the JSON object of a document that could not be coded."""
    fields = {"doc_id": refused.doc_id} | dict(refused.fields)
    text = message("errors", refused.code, language=language, **fields)
    return {"doc_id": refused.doc_id, "error": {"code": refused.code, "message": text}}


def dumps(obj: object) -> str:
    r"""Give one line of JSON, in UTF-8 where that is safe, without the line end.

    >>> dumps({"text": "blessés\u2028"})
    '{"text": "blessés\\u2028"}'
    """
    line = json.dumps(obj, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


class _Words:
    """A text and the way from folded spans to it."""

    __slots__ = ("folded", "text")

    def __init__(self, text: str, folded: Folded) -> None:
        self.text = text
        self.folded = folded

    def at(self, span: Span) -> Json:
        """Give where the words stand in the original text."""
        original = self.folded.original(span)
        return {"start": original.start, "end": original.end}

    def of(self, span: Span) -> Json:
        """Give the words and where they stand in the original text."""
        original = self.folded.original(span)
        return {"text": original.of(self.text), "start": original.start, "end": original.end}

    def because(self, evidence: Iterable[Evidence]) -> list[Json]:
        """Give the rules that fired, each with the words that it fired on."""
        return [{"rule": e.rule, "entry": e.entry} | self.at(e.span) for e in evidence]


def _layers(coded: Coded, words: _Words) -> Json:
    """Give the layers that were asked for, in the order of the contract."""
    layers: Json = {}
    if coded.claims is not None:
        layers["claims"] = [_claim(claim, words) for claim in coded.claims]
    if coded.events is not None:
        claims = {claim.id: claim for claim in coded.claims or ()}
        layers["events"] = [_event(event, claims, words) for event in coded.events]
    if coded.framing is not None:
        layers["framing"] = [_framing(framing, words) for framing in coded.framing]
    if coded.times is not None:
        layers["times"] = [_timex(timex, words) for timex in coded.times]
    if coded.toponyms is not None:
        layers["toponyms"] = [_toponym(toponym, words) for toponym in coded.toponyms]
    return layers


def _claim(claim: Claim, words: _Words) -> Json:
    return {
        "claim_id": claim.id,
        "source": claim.source
        and _source(claim.source, claim.source.span, words)
        | {"speaker": words.of(claim.source.speaker)},
        "cue": claim.cue and words.of(claim.cue),
        "content": words.at(claim.content),
        "stance": claim.stance,
        "factuality": claim.factuality,
        "distance": claim.distance,
        "preliminary": claim.preliminary,
        "direct": claim.direct,
        "within": claim.within,
        "because": words.because(claim.evidence),
    }


def _source(source: Source, span: Span, words: _Words) -> Json:
    """Give a source by one of its mentions: the words there, or the fullest ones."""
    known = {"name": source.name, "kind": source.kind, "actor_id": source.actor_id}
    return words.of(span) | known


def _event(event: Event, claims: Mapping[str, Claim], words: _Words) -> Json:
    places = [_place(toponym, words) for toponym in event.toponyms]
    return {
        "event_id": event.id,
        **_kind(event.type),
        "status": event.status,
        "aggregate": event.aggregate,
        "background": event.background,
        "mentions": [words.of(m.span) | {"claim_id": m.claim_id} for m in event.mentions],
        "initiator": [_party(party, words) for party in event.initiators],
        "target": [_party(party, words) for party in event.targets],
        "weapon": [_weapon(weapon, words) for weapon in event.weapons],
        "count": event.count
        and _range(event.count.quantity)
        | {"unit": event.count.unit, "approx": event.count.quantity.approx}
        | words.at(event.count.quantity.span),
        "place": places[0] if places else None,
        "places": places,
        "date": event.time and _date(event.time, words),
        "responsibility": [_party(party, words) for party in event.responsibility],
        "claims": [_event_claim(said, claims[said.claim_id], words) for said in event.claims],
        "confidence": event.confidence,
        "because": words.because(event.evidence),
        "empty": dict(sorted(event.empty.items())),
    }


def _kind(sub_event_type: str) -> Json:
    kind = read_events()[sub_event_type]
    return {
        "sub_event_type": sub_event_type,
        "event_type": kind.event_type,
        "plover": kind.plover,
    }


def _party(party: Party, words: _Words) -> Json:
    known = {"name": party.name, "actor_id": party.actor_id, "country": party.country}
    return words.of(party.span) | known | {"because": words.because(party.evidence)}


def _weapon(weapon: Weapon, words: _Words) -> Json:
    return words.of(weapon.span) | {"id": weapon.id, "because": words.because(weapon.evidence)}


def _event_claim(said: EventClaim, claim: Claim, words: _Words) -> Json:
    source = claim.source
    return {
        "claim_id": said.claim_id,
        "source": source and _source(source, source.speaker, words),
        "stance": claim.stance,
        "preliminary": claim.preliminary,
        "killed": said.killed and _toll(said.killed, words),
        "wounded": said.wounded and _toll(said.wounded, words),
        "affected": [_affected(affected, words) for affected in said.affected],
    }


def _toll(toll: Toll, words: _Words) -> Json:
    parts = [
        {"group": part.group} | _range(part.quantity) | words.at(part.quantity.span)
        for part in toll.parts
    ]
    known = {"who": toll.who, "approx": toll.quantity.approx}
    told = _range(toll.quantity) | known | words.at(toll.quantity.span)
    return told | {"parts": parts, "because": words.because(toll.evidence)}


def _affected(affected: Affected, words: _Words) -> Json:
    quantity = affected.quantity
    known = {"kind": affected.kind} | _range(quantity) | {"approx": quantity.approx}
    return known | words.at(quantity.span) | {"because": words.because(affected.evidence)}


def _range(quantity: Quantity) -> Json:
    return {"low": quantity.low, "best": quantity.best, "high": quantity.high}


def _date(timex: Timex, words: _Words) -> Json | None:
    """Give the date of an event; None where nothing anchors the words."""
    if timex.start is None and timex.end is None:
        return None
    said = words.of(timex.span)
    return {
        "start": _day(timex.start),
        "end": _day(timex.end),
        "precision": timex.precision,
        "text": said["text"],
        "text_start": said["start"],
        "text_end": said["end"],
        "value": timex.value,
        "anchor": timex.anchor,
        "because": words.because(timex.evidence),
    }


def _timex(timex: Timex, words: _Words) -> Json:
    return words.of(timex.span) | {
        "type": timex.type,
        "value": timex.value,
        "start_date": _day(timex.start),
        "end_date": _day(timex.end),
        "precision": timex.precision,
        "anchor": timex.anchor,
        "because": words.because(timex.evidence),
    }


def _place(toponym: Toponym, words: _Words) -> Json:
    """Give a place of an event; words without an entry keep null coordinates."""
    place = toponym.place
    return words.of(toponym.span) | {
        "name": place and place.name,
        "gazetteer_id": place and place.id,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "precision": place and place.precision,
        "radius_km": place and place.radius,
        "reason": toponym.reason,
        "because": words.because(toponym.evidence),
    }


def _toponym(toponym: Toponym, words: _Words) -> Json:
    return _place(toponym, words) | {"feature": toponym.place and toponym.place.feature}


def _framing(framing: Framing, words: _Words) -> Json:
    known = {"neutral": framing.neutral, "kind": framing.kind}
    return words.of(framing.span) | known | {"because": words.because(framing.evidence)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
