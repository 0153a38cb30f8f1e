"""Whether an occurrence is political violence, protest or what goes with it, and is coded."""

from collections.abc import Sequence

from selon.events.clusters import Cluster, sentences_of
from selon.events.lexicon import EventWords
from selon.events.parties import ARMED_GROUPS
from selon.reading import Reading, remembered
from selon.records import Span
from selon.syntax import subject

# How many words of other news a trigger stands beside without an armed actor; set on the gate.
ALONE = 3
# How many more for each armed actor or weapon.
EACH = 2


def relevant(reading: Reading, clusters: Sequence[Cluster], words: EventWords) -> list[Cluster]:
    """Give the occurrences to be coded, in order; accidents, sport and plain crime stay out."""
    noise = _noise(reading, words)
    armed = _armed(reading, words)
    strong = sum(h.entry.strength == "strong" for c in clusters for h in c.hits)
    proof = len(armed) + (strong if noise <= ALONE else 0)
    kept = [
        c
        for c in clusters
        if (
            _is_conflict(c, _near(reading, c, armed, words), proof, noise)
            or (not noise and _by_a_crowd(reading, c, words))
        )
        and not _is_private(reading, c, words)
    ]
    return [c for c in kept if c is clusters[0] or not _is_single_arrest(reading, c)]


def _is_single_arrest(reading: Reading, cluster: Cluster) -> bool:
    """Say whether one person is arrested after an attack: ACLED's type is for mass arrests."""
    if cluster.families != {"arrests"}:
        return False
    counted = any((f.quantity.low or 0) > 1 for f in cluster.figures)
    told = [h for h in cluster.hits if h.status is None]
    return not counted and not any(h.many or h.plural or _are_many(reading, h.i) for h in told)


def _are_many(reading: Reading, i: int) -> bool:
    """Say whether the subject of a word is several: "[deux de ses proches] sont en garde à vue"."""
    own = subject(reading.tree, i)
    word = None if own is None else reading.tree.parse.words[own]
    return word is not None and ("Number=Plur" in word.morph or word.pos == "NUM")


def _is_conflict(cluster: Cluster, near: int, proof: int, noise: int) -> bool:
    """Weigh what speaks for conflict near a trigger and in the document against the noise."""
    strengths = {h.entry.strength for h in cluster.hits}
    if "strong" in strengths:
        return noise <= ALONE + EACH * proof
    if "weak" in strengths or any(h.armed for h in cluster.hits):
        told = _is_deadly(cluster) or any(h.entry.needs or h.pronoun for h in cluster.hits)
        return near + proof + told > 0 and noise <= EACH * (near + proof) + told
    dated = cluster.time is not None and any(f.kind == "killed" for f in cluster.figures)
    return (near > 0 or (dated and proof > 1)) and noise <= EACH * (proof - 1)


def _is_private(reading: Reading, cluster: Cluster, words: EventWords) -> bool:
    """Say whether an attack is ordinary crime: in a family, over money, among neighbours.

    Where somebody bears arms by trade, or a word names terror, it is none.
    """
    strong = any(h.entry.strength == "strong" and not h.entry.personal for h in cluster.hits)
    if strong or cluster.families != {"violence"}:
        return False
    parse = reading.tree.parse
    sentences = sentences_of(parse.words, cluster.hits)
    groups = (parse.at(m.span) for m in reading.actors if m.actor.role in _FIGHTING)
    if any(parse.words[at.start].sentence in sentences for at in groups if len(at)):
        return False
    near = (parse.words[j].lemma for n in sentences for j in parse.sentences[n])
    if any(lemma in words.context.crime for lemma in near):
        return True
    text = parse.text.lower()
    return any(phrase in text for phrase in words.context.private)


_FIGHTING = ARMED_GROUPS - {"attackers"}


def _is_deadly(cluster: Cluster) -> bool:
    """Say whether a word of violence is carried by a verb, or people are killed."""
    hostile = [h for h in cluster.hits if h.entry.hostile]
    carried = any(h.verbs or h.mate is not None for h in hostile)
    bound = any(h.bound is not None and h.bound in hostile for h in cluster.hits)
    return bool(hostile) and (carried or bound or any(f.kind == "killed" for f in cluster.figures))


def _armed(reading: Reading, words: EventWords) -> list[Span]:
    """Give the armed actors and weapons of a document; a vehicle, a knife, a mine prove nothing."""
    named = (m.span for m in reading.actors if m.actor.role in ARMED_GROUPS)
    at = reading.tree.parse.at
    actors = [s for s in named if not _is_noise(reading, at(s), words)]
    return actors + [w.span for w in reading.weapons if w.id not in EVERYDAY]


_CROWDS = frozenset({"arrests", "property", "protest"})
_PROTESTERS = frozenset({"protesters", "rioters"})
EVERYDAY = frozenset({"vehicle", "knife", "mine"})


def _is_noise(reading: Reading, at: range, words: EventWords) -> bool:
    """Say whether an armed actor is a player: "l'[attaquant] vedette"."""
    return any(reading.tree.parse.words[j].lemma in words.context.sport for j in at)


def _near(reading: Reading, cluster: Cluster, armed: Sequence[Span], words: EventWords) -> int:
    """Count armed actors and weapons in the sentences of an occurrence; of a protest, the crowd."""
    parse = reading.tree.parse
    if cluster.families & _CROWDS:
        armed = [*armed, *(m.span for m in reading.actors if m.actor.role in _PROTESTERS)]
        armed = [*armed, *(w.span for w in parse.words if w.lemma in words.context.crowd)]
    sentences = sentences_of(parse.words, cluster.hits)
    return sum(_sentence_of(reading, span) in sentences for span in armed)


@remembered
def _sentence_of(reading: Reading, span: Span) -> int | None:
    at = reading.tree.parse.at(span)
    return reading.tree.parse.words[at.start].sentence if len(at) else None


def _by_a_crowd(reading: Reading, cluster: Cluster, words: EventWords) -> bool:
    """Say whether a crowd does it: "des [colons] ont attaqué un village"."""
    parse = reading.tree.parse
    acting = (subject(reading.tree, h.i) for h in cluster.hits if h.is_verb and h.entry.hostile)
    return any(parse.words[i].lemma in words.context.crowd for i in acting if i is not None)


def _noise(reading: Reading, words: EventWords) -> int:
    """Count the words of accidents, sport and other news, each lemma once; of disasters, thrice."""
    other = words.context.accident | words.context.sport | words.context.other_news
    told = {w.lemma for w in reading.tree.parse.words}
    return len(told & other) + 2 * len(told & words.context.disaster)
