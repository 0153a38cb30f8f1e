"""The answer to "why was this coded?": a tree of text, or a page with the evidence marked."""

from selon.contract import Json
from selon.errors import UsageError

__all__ = ["narrowed"]


def narrowed(document: Json, *, event: str | None, claim: str | None) -> Json:
    """Give the document with one event or one claim alone; UsageError where there is none such.

    Beside an event stand the claims that speak of it; beside a claim, the events that it speaks of.
    """
    if event is None and claim is None:
        return document
    events = [e for e in document.get("events", ()) if _asked(e, event, claim)]
    named = {claim} if claim else {said["claim_id"] for e in events for said in e["claims"]}
    claims = [c for c in document.get("claims", ()) if c["claim_id"] in named]
    if (event and not events) or (claim and not claims):
        fields = {"doc_id": document["doc_id"], "id": event if event and not events else claim}
        raise UsageError("explain.unknown", **fields)
    return document | {"claims": claims, "events": events, "framing": []}


def _asked(event: Json, event_id: str | None, claim_id: str | None) -> bool:
    """Say whether the event is the one asked for, or one that the claim asked for speaks of."""
    if event_id is not None:
        return bool(event["event_id"] == event_id)
    return claim_id in {said["claim_id"] for said in event["claims"]}
