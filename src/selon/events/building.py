"""From the mentions of one occurrence to its record: type, status, parties, tolls, place, date."""

from selon.events.casting import cast
from selon.events.clusters import Cluster
from selon.events.confidence import confidence_of
from selon.events.dating import is_past, status_of
from selon.events.kinds import type_of
from selon.events.lexicon import EventWords
from selon.events.ownership import claim_of, teller_of
from selon.events.placing import places_of
from selon.reading import Reading
from selon.records import (
    Event,
    EventClaim,
    Evidence,
    Mention,
    Timex,
)


def build(
    reading: Reading, cluster: Cluster, words: EventWords, *, time: Timex | None, main: bool
) -> Event:
    """Give the event of a cluster; `main` is what the document is chiefly about."""
    sides = cast(reading, cluster, words, main=main)
    status = status_of(reading, cluster, words)
    weapons = tuple(dict.fromkeys(w for h in cluster.hits for w in h.weapons))
    return Event(
        id="",
        type=type_of(reading, cluster, (sides.initiators, sides.targets), weapons, words),
        status=status,
        aggregate=cluster.is_tally,
        background=not main and is_past(reading, time),
        mentions=tuple(Mention(h.span, h.claim_id) for h in cluster.hits),
        initiators=sides.initiators,
        targets=sides.targets,
        weapons=weapons,
        count=next((h.count for h in cluster.hits if h.count is not None), None),
        toponyms=places_of(reading, cluster, sides.initiators, words),
        time=time,
        responsibility=sides.responsibility,
        claims=_claims(reading, cluster, words),
        confidence=confidence_of([h.entry.strength for h in cluster.hits], status),
        evidence=tuple(
            Evidence("events.verb" if h.is_verb else "events.noun", words.entry(h.entry.id), h.span)
            for h in cluster.hits
        ),
    )


def _claims(reading: Reading, cluster: Cluster, words: EventWords) -> tuple[EventClaim, ...]:
    """Give one entry for each figure, and one for each claim that speaks of the event without."""
    found: list[EventClaim] = []
    for figure in cluster.figures:
        claim = claim_of(reading, figure.span, words) or teller_of(reading, figure.span)
        if figure.kind == "killed":
            found.append(EventClaim(claim.id, killed=figure.toll))
        elif figure.kind == "wounded":
            found.append(EventClaim(claim.id, wounded=figure.toll))
        else:
            found.append(EventClaim(claim.id, affected=(figure.affected,)))
    said = {c.claim_id for c in found}
    told = [h.claim_id or reading.voice.id for h in cluster.hits]
    for claim_id in [*told, *cluster.statements]:
        if claim_id not in said:
            said.add(claim_id)
            found.append(EventClaim(claim_id))
    return tuple(dict.fromkeys(found))
