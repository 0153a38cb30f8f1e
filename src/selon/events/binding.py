"""Triggers of one clause that name one occurrence: "[deux bombardements] ont [touché] la gare"."""

from collections.abc import Mapping, Sequence

from selon.events.triggers import Hit
from selon.reading import Reading
from selon.syntax import conjuncts, subject


def bind(reading: Reading, hits: Sequence[Hit]) -> None:
    """Tie a verb to the event noun that is its subject; what one tells, the other has too."""
    at = {hit.i: hit for hit in hits if not hit.is_verb}
    mates = {hit.mate: hit for hit in at.values() if hit.mate is not None}
    for hit in hits:
        if hit.is_verb and hit.entry.strength in ("generic", "harm"):
            noun = mates.get(hit.i) or _noun(reading, hit, at)
            if noun is not None:
                hit.bound = noun
                _share(noun, hit)


def _noun(reading: Reading, hit: Hit, at: Mapping[int, Hit]) -> Hit | None:
    """Give the event noun that a verb says something of: its subject, or the noun it modifies."""
    tree, labels = reading.tree, reading.tree.labels
    word = tree.parse.words[hit.i]
    own = subject(tree, hit.i)
    if word.dep in labels.relative | labels.participle and (
        own is None or tree.parse.words[own].pos == "PRON"
    ):
        own = word.head
    if own is None:
        return None
    return next((at[j] for j in conjuncts(tree, own) if j in at), None)


def _share(noun: Hit, verb: Hit) -> None:
    """Give both what either has: day, places, parties."""
    noun.time = verb.time = noun.time or verb.time
    noun.toponyms.extend(t for t in verb.toponyms if t not in noun.toponyms)
    noun.targets.extend(p for p in verb.targets if p not in noun.targets)
    verb.toponyms[:] = noun.toponyms
