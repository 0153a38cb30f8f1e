"""Whether an occurrence is political violence, protest or what goes with it, and is coded."""

from collections.abc import Sequence

from selon.events.arguments import ARMED_GROUPS
from selon.events.lexicon import EventWords
from selon.events.merging import Cluster
from selon.reading import Reading

# How many words of sport or accidents a document bears beside a trigger; set on the gate.
STRONG_NOISE = 12
WEAK_NOISE = 2


def relevant(reading: Reading, clusters: Sequence[Cluster], words: EventWords) -> list[Cluster]:
    """Give the occurrences to be coded, in order; accidents, sport and plain crime stay out."""
    proof = _proof(reading, clusters)
    noise = _noise(reading, words)
    kept = [c for c in clusters if _is_conflict(c, _armed_near(reading, c), proof, noise)]
    return [c for n, c in enumerate(kept) if n == 0 or not _is_single_arrest(c)]


def _is_single_arrest(cluster: Cluster) -> bool:
    """Say whether one person is arrested after an attack: ACLED's type is for mass arrests."""
    if cluster.families != {"arrests"}:
        return False
    counted = any((f.quantity.low or 0) > 1 for f in cluster.figures)
    return not counted and not any(h.many or h.plural for h in cluster.hits if h.status is None)


def _is_conflict(cluster: Cluster, near: int, proof: int, noise: int) -> bool:
    """Weigh what speaks for conflict near a trigger and in the document against the noise."""
    strengths = {h.entry.strength for h in cluster.hits}
    if "strong" in strengths:
        return noise <= STRONG_NOISE or near > 0
    if "weak" in strengths or any(h.armed for h in cluster.hits):
        hostile = any(h.entry.hostile for h in cluster.hits)
        deadly = hostile and any(f.kind == "killed" for f in cluster.figures)
        return near + proof + deadly > 0 and noise <= WEAK_NOISE * (near + proof)
    return near > 0 and noise <= WEAK_NOISE * (proof - 1)


def _proof(reading: Reading, clusters: Sequence[Cluster]) -> int:
    """Count the strong triggers, armed actors and weapons of a document."""
    strong = sum(h.entry.strength == "strong" for c in clusters for h in c.hits)
    armed = sum(m.actor.role in ARMED_GROUPS for m in reading.actors)
    return strong + armed + len(reading.weapons)


def _armed_near(reading: Reading, cluster: Cluster) -> int:
    """Count armed actors and weapons in the sentences of an occurrence."""
    parse = reading.tree.parse
    sentences = {parse.words[h.i].sentence for h in cluster.hits}
    spans = [m.span for m in reading.actors if m.actor.role in ARMED_GROUPS]
    spans += [w.span for w in reading.weapons]
    starts = [parse.at(span) for span in spans]
    return sum(parse.words[at.start].sentence in sentences for at in starts if len(at))


def _noise(reading: Reading, words: EventWords) -> int:
    other = words.context.accident | words.context.sport
    return sum(w.lemma in other for w in reading.tree.parse.words)
