"""What grammar and the course of a text say of the occurrence that a mention belongs to."""

from collections.abc import Sequence

from selon.events.clusters import UNREAL, Cluster, family, opens, sentences_of
from selon.events.lexicon import EventWords
from selon.events.triggers import Hit
from selon.reading import Reading

# Harm behind its verb, as a participle: "a touché une maison, [tuant] trois personnes".
_CLIMB = 4


def drop_duties(reading: Reading, hits: Sequence[Hit], words: EventWords) -> list[Hit]:
    """Give the triggers without those that say what somebody is there for.

    "Un commandant chargé des [tirs de roquettes]" tells of a man, not of rockets.
    """
    parse = reading.tree.parse

    def is_duty(hit: Hit) -> bool:
        head = parse.words[parse.words[hit.i].head]
        return not hit.is_verb and head.i < hit.i and head.verb in words.context.duty

    return [hit for hit in hits if not is_duty(hit)]


def mark_fresh(reading: Reading, hits: Sequence[Hit], words: EventWords) -> None:
    """Mark the triggers of sentences that turn to something else: "par ailleurs, …"."""
    parse = reading.tree.parse
    told = sentences_of(parse.words, (h for h in hits if h.entry.telling))
    fresh = _opened(reading, words.context.elsewhere)
    fresh |= {n for n, sentence in enumerate(parse.sentences) if _turns(reading, sentence, words)}
    fresh |= _opened(reading, words.context.further) & told
    for hit in hits:
        known = hit.definite or hit.demonstrative or hit.anchor
        hit.fresh = not known and parse.words[hit.i].sentence in fresh


def _opened(reading: Reading, phrases: tuple[str, ...]) -> set[int]:
    """Give the sentences that begin with one of some phrases."""
    parse = reading.tree.parse
    text = parse.text.lower()
    starts = (parse.words[sentence.start].start for sentence in parse.sentences)
    return {n for n, start in enumerate(starts) if text.startswith(phrases, start)}


def mark_occasions(reading: Reading, hits: Sequence[Hit], words: EventWords) -> None:
    """Mark the triggers of which is told when they came: "the raid [came] as troops …"."""
    for hit in hits:
        hit.occasion = _occasion(reading, hit, words)


def _occasion(reading: Reading, hit: Hit, words: EventWords) -> int | None:
    """Give the verb that says when a noun's occurrence came: "the raid [came] as …"."""
    word = reading.tree.parse.words[hit.i]
    head = reading.tree.parse.words[word.head]
    coming = word.dep in reading.tree.labels.subject and head.verb in words.context.coming
    return head.i if coming and not hit.is_verb else None


def _turns(reading: Reading, sentence: range, words: EventWords) -> bool:
    """Say whether a word near the beginning turns a sentence: "In Gao [meanwhile] a bomb …"."""
    near = reading.tree.parse.words[sentence.start : sentence.start + _EARLY]
    return any(w.norm in words.context.aside and w.sentence == near[0].sentence for w in near)


_EARLY = 6  # words in which a sentence turns to something else


def mark_masses(reading: Reading, hits: Sequence[Hit], words: EventWords) -> None:
    """Mark the deaths of so many that they are those of a war: "has cost 300,000 lives"."""
    masses = [q for q in reading.quantities if (q.low or q.best or 0) >= MASSES]
    for hit in hits if masses else ():
        near = (i for q in masses for i in reading.tree.parse.at(q.span))
        told = any(hit.i in list(reading.tree.ancestors(i))[:_CLIMB] for i in near)
        hit.series |= told and hit.entry.strength == "harm"
    for harm in (h for h in hits if h.entry.strength == "harm"):
        harm.series |= any(_is_since(reading, harm, hit, words) for hit in hits if hit.anchor)


def _is_since(reading: Reading, harm: Hit, anchor: Hit, words: EventWords) -> bool:
    """Say whether the dead are counted since an occurrence: "killed [since the coup]"."""
    tree = reading.tree
    case = tree.dependent(anchor.i, tree.labels.case)
    since = case is not None and tree.parse.words[case].lemma in words.context.since
    return since and harm.i in list(tree.ancestors(anchor.i))[:_CLIMB]


# No single occurrence of these years has killed so many.
MASSES = 10_000


def is_told_before(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether an occurrence was told before the sentence of a mention that turns from it."""
    words = reading.tree.parse.words
    return hit.fresh and words[cluster.hits[0].i].sentence < words[hit.i].sentence


def is_beside(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether one is only when the other came: "the raid came as troops [attacked] Gao"."""
    tree = reading.tree
    if hit.entry.strength == "harm":
        return False
    above = list(tree.ancestors(hit.i))
    for other in cluster.hits:
        if other.occasion is not None and other.occasion in above and other.i not in above:
            return True
    return False


def governing(reading: Reading, clusters: Sequence[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence of the verb that harm hangs on: "a [touché] une maison, tuant …"."""
    harm = hit.entry.strength == "harm"
    for head in list(reading.tree.ancestors(hit.i))[:_CLIMB] if harm else ():
        for cluster in clusters:
            if any(head == h.i or head in h.verbs for h in cluster.hits):
                return cluster
    return None


def joined(reading: Reading, clusters: Sequence[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence of the noun that a noun of violence is told with, in one breath.

    "Dans des [raids aériens] et des [tirs d'artillerie]": what one of them does, both do.
    """
    tree = reading.tree
    word = tree.parse.words[hit.i]
    if hit.is_verb or word.dep not in tree.labels.conjunct:
        return None
    for cluster in clusters:
        for other in cluster.hits:
            alike = not other.is_verb and family(other) == family(hit) == "violence"
            if alike and other.i == word.head and other.status == hit.status:
                return cluster
    return None


def replies(reading: Reading, hits: Sequence[Hit]) -> set[int]:
    """Give the sentences that tell how somebody answered: "les soldats ont [riposté]"."""
    words = reading.tree.parse.words
    return sentences_of(words, (h for h in hits if h.is_verb and h.entry.kin == REPLY))


# The kin of entries that tell of an answer on the spot.
REPLY = "reply"


def answered(
    reading: Reading, clusters: Sequence[Cluster], hit: Hit, replies: set[int]
) -> Cluster | None:
    """Give what the sentence before tells, where that of a mention tells the answer to it.

    "Ils ont lancé des pierres. Les soldats ont riposté, [blessant] trois d'entre eux".
    """
    words = reading.tree.parse.words
    here = words[hit.i]
    if here.sentence not in replies or hit.time is not None or hit.toponyms:
        return None
    told = [(c, h) for c in clusters for h in c.hits if words[h.i].sentence == here.sentence]
    if any(opens(h) for _, h in told):
        hit.reply = all(h.reply for _, h in told)
        return told[-1][0] if hit.reply else None
    before = [
        c
        for c in clusters
        if here.sentence - words[c.last].sentence == 1
        and here.paragraph == words[c.last].paragraph
        and c.families <= {"violence", "protest", "territory"}
    ]
    home = max(before, key=lambda c: c.last, default=None)
    hit.reply = home is not None
    return home


def downs(reading: Reading, clusters: Sequence[Cluster], hit: Hit) -> Cluster | None:
    """Give the attack told last in a paragraph, whose weapons a mention says were shot down.

    "La défense a [intercepté la plupart des missiles]" foils no attack that struck.
    """
    if hit.status != "foiled" or hit.mate is None:
        return None
    words = reading.tree.parse.words
    last = [(c, words[c.last]) for c in clusters]
    near = [
        c
        for c, word in last
        if word.paragraph == words[hit.i].paragraph
        and word.sentence < words[hit.i].sentence
        and c.families == {"violence"}
        and not any(h.status in _UNTOLD for h in c.hits)
    ]
    return near[-1] if near else None


_UNTOLD = UNREAL | {"denied"}
