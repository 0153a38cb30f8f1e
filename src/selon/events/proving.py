"""Whether a trigger of many senses is proved by the parties and places of its clause."""

from selon.events.lexicon import EventWords
from selon.events.parties import ACTING, ARMED
from selon.events.triggers import Hit
from selon.reading import Reading


def is_proved(reading: Reading, hit: Hit, words: EventWords) -> bool:
    """Say whether its clause tells who acts, or whom it strikes, where its entry needs it."""
    if "acting" in hit.entry.needs and not _acts(reading, hit, ACTING):
        return False
    if "armed" in hit.entry.needs and not _acts_armed(reading, hit, words):
        return False
    return "party" not in hit.entry.needs or bool(hit.initiators or hit.targets)


def is_placed(hit: Hit) -> bool:
    """Say whether its clause tells where, where its entry needs it."""
    placed = hit.mate is not None or any(t.place is not None for t in hit.toponyms)
    return placed or "place" not in hit.entry.needs


def is_threat(reading: Reading, hit: Hit) -> bool:
    """Say whether an answer without a name is threatened by somebody who can: "ripostera"."""
    if "threat" not in hit.entry.needs:
        return True
    if hit.status not in ("threatened", "planned"):
        return False
    claim = reading.claim(hit.claim_id)
    source = claim.source if claim is not None else None
    return hit.armed or (source is not None and source.kind in _ARMED_SPEAKERS)


_ARMED_SPEAKERS = frozenset({"armed_group", "military", "official"})


def _acts(reading: Reading, hit: Hit, roles: frozenset[str]) -> bool:
    """Say whether one of those who act has one of some roles: a state in "[Israël] a frappé"."""
    text = reading.tree.parse.text
    found = (reading.who(p.span.of(text)) for p in hit.initiators)
    return any(a is not None and a.role in roles for a in found)


def _acts_armed(reading: Reading, hit: Hit, words: EventWords) -> bool:
    """Say whether those who act bear arms, or are called attackers."""
    parse = reading.tree.parse
    if hit.armed or _acts(reading, hit, ARMED):
        return True
    inside = (j for p in hit.initiators for j in parse.at(p.span))
    return any(parse.words[j].lemma in words.context.perpetrator for j in inside)
