"""From the mentions of one occurrence to its record: type, status, parties, tolls, place, date."""

from collections import Counter

from selon.events.casting import cast
from selon.events.clusters import Cluster
from selon.events.confidence import confidence_of
from selon.events.dating import is_past, status_of
from selon.events.kinds import type_of
from selon.events.lexicon import EventWords
from selon.events.ownership import claim_of
from selon.reading import Reading
from selon.records import (
    Event,
    EventClaim,
    Evidence,
    Mention,
    Timex,
    Toponym,
)

_PRECISION = {"exact": 0, "locality": 1, "district": 2, "waters": 3, "region": 4, "country": 5}


def build(
    reading: Reading, cluster: Cluster, words: EventWords, *, time: Timex | None, main: bool
) -> Event:
    """Give the event of a cluster; `main` is what the document is chiefly about."""
    sides = cast(reading, cluster, words, main=main)
    weapons = tuple(dict.fromkeys(w for h in cluster.hits for w in h.weapons))
    return Event(
        id="",
        type=type_of(reading, cluster, (sides.initiators, sides.targets), weapons, words),
        status=status_of(reading, cluster, words),
        aggregate=cluster.is_tally,
        background=not main and is_past(reading, time),
        mentions=tuple(Mention(h.span, h.claim_id) for h in cluster.hits),
        initiators=sides.initiators,
        targets=sides.targets,
        weapons=weapons,
        count=next((h.count for h in cluster.hits if h.count is not None), None),
        toponyms=_places(reading, cluster),
        time=time,
        responsibility=sides.responsibility,
        claims=_claims(reading, cluster, words),
        confidence=confidence_of(cluster),
        evidence=tuple(
            Evidence("events.verb" if h.is_verb else "events.noun", words.entry(h.entry.id), h.span)
            for h in cluster.hits
        ),
    )


def _places(reading: Reading, cluster: Cluster) -> tuple[Toponym, ...]:
    """Give the places of an occurrence, the most specific and most often named first."""
    found = [t for h in cluster.hits for t in h.toponyms] or _around(reading, cluster)
    unique: dict[str, Toponym] = {}
    named: Counter[str] = Counter()
    for toponym in found:
        key = toponym.place.id if toponym.place else toponym.span.of(reading.tree.parse.text)
        unique.setdefault(key, toponym)
        named[key] += 1
    ranked = sorted(unique, key=lambda k: (_grain(unique[k]), -named[k]))
    return tuple(unique[key] for key in ranked)


def _around(reading: Reading, cluster: Cluster) -> list[Toponym]:
    """Give the places in whose context an occurrence is told, where its clauses name none.

    The sentence first, then what stands before in the paragraph, then the place named last.
    """
    parse = reading.tree.parse
    first = parse.words[cluster.hits[0].i]
    sentences = {parse.words[h.i].sentence for h in cluster.hits}
    placed = [(parse.words[at.start], t) for t in reading.toponyms if (at := parse.at(t.span))]
    same = [t for w, t in placed if w.sentence in sentences]
    before = [t for w, t in placed if w.paragraph == first.paragraph and w.i < first.i]
    earlier = [t for w, t in placed if w.i < first.i]
    return same or before[-1:] or earlier[-1:] or [t for _, t in placed[:1]]


def _grain(toponym: Toponym) -> int:
    if toponym.place is None:
        return 6
    return _PRECISION.get(toponym.place.precision, 6)


def _claims(reading: Reading, cluster: Cluster, words: EventWords) -> tuple[EventClaim, ...]:
    """Give one entry for each figure, and one for each claim that speaks of the event without."""
    found: list[EventClaim] = []
    for figure in cluster.figures:
        claim = claim_of(reading, figure.span, words) or reading.voice
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
