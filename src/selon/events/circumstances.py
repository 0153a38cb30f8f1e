"""The times, places and weapons of every trigger: those of its own clause."""

from collections.abc import Iterable, Sequence

from selon.events.lexicon import EventWords
from selon.events.ownership import Owners
from selon.events.spans import is_wide, since_then
from selon.events.triggers import Hit
from selon.nearby import Nearby, Placed
from selon.reading import Reading
from selon.records import Span, Timex


def add_circumstances(reading: Reading, hits: Sequence[Hit], words: EventWords) -> None:
    """Give every trigger the times, places, weapons and the count of its own clause."""
    owners = Owners(reading, hits)
    told = Nearby(hits)
    said = (c.source for c in reading.claims if c.source is not None)
    # "le bilan de l'[attentat] de Gao": what a source is about is no part of who speaks
    about = (s for s in said if not any(s.span.covers(h.span) for h in told.on(s.span)))
    sources = Nearby(list(about))
    for timex in reading.times:
        if timex.start is None or timex.end is None or _is_dateline(reading, timex.span):
            continue
        if _inside(timex.span, sources.on(timex.span)):  # "selon un bilan communiqué [dimanche]"
            continue
        if not _is_of_other_matter(reading, timex.span, hits, words):
            _add_time(reading, owners, timex, words)
    for hit in hits:
        hit.time = _when(reading, hit) or hit.time
    for toponym in reading.toponyms:
        span = toponym.span
        if not _inside(span, sources.on(span)) and not _inside(span, reading.actors_on(span)):
            for hit in owners.of(span):
                hit.toponyms.append(toponym)
    for weapon in reading.weapons:
        for hit in owners.of(weapon.span) or _borne(reading, weapon.span, hits, words):
            hit.weapons.append(weapon)


def _add_time(reading: Reading, owners: Owners, timex: Timex, words: EventWords) -> None:
    """Give a time to the triggers of its clause, and to what has gone on since then."""
    act = _since(reading, timex, words)
    for hit in owners.lasting(act) if act is not None else ():
        hit.time = since_then(timex, reading.published)
    for hit in owners.of(timex.span):
        if act is not None and hit.i not in reading.tree.subtree(act):
            hit.time = since_then(timex, reading.published)
        elif hit.time is None or (
            is_wide(hit.time) and timex.precision == "day" and owners.is_tied(timex.span)
        ):
            hit.time = timex


def _when(reading: Reading, hit: Hit) -> Timex | None:
    """Give the time that a relative clause tells of: "since 2017, when a raid [killed] ten men"."""
    tree = reading.tree
    word = tree.parse.words[hit.i]
    if word.dep not in tree.labels.relative:
        return None
    told = tree.parse.words[word.head].span
    return next((t for t in reading.times if t.span.covers(told) and t.start is not None), None)


def _borne(reading: Reading, span: Span, hits: Sequence[Hit], words: EventWords) -> list[Hit]:
    """Give the triggers of those who bear a weapon: "[un homme] armé d'une hache a attaqué …"."""
    tree = reading.tree
    at = tree.parse.at(span)
    heads = list(tree.ancestors(at.start)) if len(at) else []
    if not any(tree.parse.words[j].verb in words.context.bearing for j in heads):
        return []
    above = [tree.parse.words[j].span for j in heads]
    acting = [h for h in hits for p in h.initiators if any(p.span.covers(s) for s in above)]
    return acting[:1]


def _since(reading: Reading, timex: Timex, words: EventWords) -> int | None:
    """Give the act that lies at a time since when: "depuis [l'annulation] du vote, en mai 1992"."""
    tree, day = reading.tree, reading.published
    at = tree.parse.at(timex.span)
    if not len(at) or timex.start is None or day is None or timex.start > day:
        return None
    above = [j for j in tree.ancestors(at.start) if j not in at]
    for j in above[:_CLIMB]:
        noun = tree.parse.words[j].pos in ("NOUN", "PROPN")
        case = tree.dependent(j, tree.labels.case if noun else tree.labels.mark)
        if case is not None and tree.parse.words[case].lemma in words.context.since:
            return j
        if not noun:
            return None
    return None


# How many nouns may stand between "depuis" and its date.
_CLIMB = 3


def _is_of_other_matter(
    reading: Reading, span: Span, hits: Sequence[Hit], words: EventWords
) -> bool:
    """Say whether a time dates what is no trigger: "malgré [l'adoption] lundi d'une trêve"."""
    tree = reading.tree
    at = tree.parse.at(span)
    own = {hit.i for hit in hits} | {j for hit in hits for j in hit.verbs}
    if _is_of_noun(reading, at, own):
        return True
    for j in tree.ancestors(at.start) if len(at) else ():
        if j in own or tree.parse.words[j].pos not in ("NOUN", "PROPN"):
            return False
        case = tree.dependent(j, tree.labels.case)
        if (
            j not in at
            and case is not None
            and tree.parse.words[case].lemma in words.context.despite
        ):
            return True
    return False


def _is_of_noun(reading: Reading, at: range, own: set[int]) -> bool:
    """Say whether a day stands before a noun that is no trigger: "before the [June 3] poll"."""
    words, labels = reading.tree.parse.words, reading.tree.labels
    heads = [words[j] for j in at if words[j].head not in at]
    before = labels.prenominal | labels.nominal if labels.prenominal else frozenset()
    if not heads or heads[0].dep not in before or heads[0].head < heads[0].i:
        return False
    noun = words[heads[0].head]
    timed = {noun.norm, noun.lemma} & reading.cues.times
    return noun.pos == "NOUN" and noun.i not in own and not timed


def _is_dateline(reading: Reading, span: Span) -> bool:
    return reading.dateline is not None and reading.dateline.overlaps(span)


def _inside(span: Span, others: Iterable[Placed]) -> bool:
    return any(other.span.covers(span) for other in others)
