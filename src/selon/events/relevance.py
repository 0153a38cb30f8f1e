"""Whether an occurrence is political violence, protest or what goes with it, and is coded."""

from collections.abc import Sequence

from selon.events.lexicon import EventWords
from selon.events.merging import Cluster
from selon.events.parties import ARMED_GROUPS
from selon.reading import Reading
from selon.records import Span

# How many words of other news a trigger stands beside without an armed actor; set on the gate.
ALONE = 3
# How many more for each armed actor or weapon.
EACH = 2


def relevant(reading: Reading, clusters: Sequence[Cluster], words: EventWords) -> list[Cluster]:
    """Give the occurrences to be coded, in order; accidents, sport and plain crime stay out."""
    noise = _noise(reading, words)
    armed = _armed(reading)
    strong = sum(h.entry.strength == "strong" for c in clusters for h in c.hits)
    proof = len(armed) + (strong if noise <= ALONE else 0)
    kept = [c for c in clusters if _is_conflict(c, _near(reading, c, armed), proof, noise)]
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
        return noise <= ALONE + EACH * proof
    if "weak" in strengths or any(h.armed for h in cluster.hits):
        hostile = any(h.entry.hostile for h in cluster.hits)
        carried = hostile and any(h.verbs or h.mate is not None for h in cluster.hits)
        deadly = carried or (hostile and any(f.kind == "killed" for f in cluster.figures))
        return near + proof + deadly > 0 and noise <= EACH * (near + proof)
    return near > 0 and noise <= EACH * (proof - 1)


def _armed(reading: Reading) -> list[Span]:
    """Give the armed actors and weapons of a document; a vehicle, a knife, a mine prove nothing."""
    actors = [m.span for m in reading.actors if m.actor.role in ARMED_GROUPS]
    return actors + [w.span for w in reading.weapons if w.id not in _EVERYDAY]


_EVERYDAY = frozenset({"vehicle", "knife", "mine"})


def _near(reading: Reading, cluster: Cluster, armed: Sequence[Span]) -> int:
    """Count armed actors and weapons in the sentences of an occurrence."""
    parse = reading.tree.parse
    sentences = {parse.words[h.i].sentence for h in cluster.hits}
    starts = [parse.at(span) for span in armed]
    return sum(parse.words[at.start].sentence in sentences for at in starts if len(at))


def _noise(reading: Reading, words: EventWords) -> int:
    """Count the words of accidents, sport and other news, each lemma once."""
    other = words.context.accident | words.context.sport | words.context.other_news
    return len({w.lemma for w in reading.tree.parse.words} & other)
