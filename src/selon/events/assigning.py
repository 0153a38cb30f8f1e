"""Which occurrence a figure or a statement without a trigger belongs to."""

from collections.abc import Sequence

from selon.events.attribution import PLAIN, tells
from selon.events.clusters import HARMING, LONG, Cluster, is_since, sentences_of
from selon.events.figures import Figure
from selon.events.lexicon import EventWords
from selon.events.ownership import Owners, claim_of, speaks
from selon.events.tolls import find_figures
from selon.reading import Reading
from selon.records import Claim


def add_figures(reading: Reading, clusters: list[Cluster], words: EventWords) -> None:
    """Give every figure to the occurrence of its clause, else to the one told last before it."""
    home = {id(hit): cluster for cluster in clusters for hit in cluster.hits}
    owners = Owners(reading, [hit for cluster in clusters for hit in cluster.hits])
    sources = [c.source.span for c in reading.claims if c.source is not None]
    for figure in find_figures(reading, words):
        if figure.quantity.article and any(s.covers(figure.span) for s in sources):
            continue  # "selon [une source], trente soldats sont morts"
        owned = [home[id(h)] for h in owners.of(figure.span)]
        able = [c for c in owned if c.families & HARMING]
        able = able or _before(_harming(clusters), figure.span.start)
        if figure.kind not in ("killed", "wounded"):
            able = owned or able
        for cluster in able[:1]:
            told = cluster.is_tally or _told_with(reading, cluster, figure)
            if (told or not _sums_up(reading, figure)) and not _is_denied(reading, figure, words):
                cluster.figures.append(figure)
    for cluster in clusters:
        cluster.figures[:] = [f for f in cluster.figures if not _is_vague(f, cluster.figures)]


def _told_with(reading: Reading, cluster: Cluster, figure: Figure) -> bool:
    """Say whether the sentence of a figure names its occurrence, not only the harm."""
    words = reading.tree.parse.words
    sentence = words[figure.head].sentence
    named = (h for h in cluster.hits if h.entry.strength != "harm")
    return any(words[h.i].sentence == sentence for h in named)


def _is_denied(reading: Reading, figure: Figure, words: EventWords) -> bool:
    """Say whether none are counted by those who deny that it took place: "ni assaut ni victime"."""
    if figure.quantity.high != 0:
        return False
    claim = claim_of(reading, figure.span, words)
    return claim is not None and claim.stance == "denies"


def _sums_up(reading: Reading, figure: Figure) -> bool:
    """Say whether a figure counts the harm of a long time: "depuis un an, [259 morts]"."""
    words = reading.tree.parse.words
    sentence = words[figure.head].sentence
    return any(
        words[at.start].sentence == sentence
        for time in reading.times
        if time.start is not None and time.end is not None and time.end - time.start > LONG
        if is_since(time) and len(at := reading.tree.parse.at(time.span))
    )


def _is_vague(figure: Figure, others: Sequence[Figure]) -> bool:
    """Say whether a figure says no more than "several", where another one counts the same."""
    alike = (f for f in others if f.kind == figure.kind and f.who == figure.who)
    return _several(figure) and not all(_several(f) for f in alike)


def _several(figure: Figure) -> bool:
    quantity = figure.quantity
    return (quantity.low, quantity.best, quantity.high) == (SEVERAL, None, None)


# What the contract writes for "plusieurs".
SEVERAL = 2


def _harming(clusters: list[Cluster]) -> list[Cluster]:
    """Give the occurrences that can have victims; violence before any other."""
    able = [c for c in clusters if c.families & HARMING]
    return [c for c in able if "violence" in c.families] or able


def _before(clusters: list[Cluster], start: int) -> list[Cluster]:
    """Give the occurrence told last before a figure, or the first where none is.

    What never took place has neither victims nor statements beside its denial.
    """
    clusters = [c for c in clusters if any(h.status != "denied" for h in c.hits)] or clusters
    told = [(h.span.start, n) for n, c in enumerate(clusters) for h in c.hits]
    earlier = [pair for pair in told if pair[0] <= start]
    if not told:
        return []
    return [clusters[(max(earlier) if earlier else min(told))[1]]]


def add_statements(
    reading: Reading, clusters: list[Cluster], kept: list[Cluster], words: EventWords
) -> None:
    """Give every statement without a trigger to the occurrence told last before it.

    Only to one of those that are kept; what tells of one that is not, tells of no other.
    """
    used = {h.claim_id for c in clusters for h in c.hits}
    for claim in reading.claims:
        if claim.id in used or claim.source is None or not speaks(reading, claim, words):
            continue
        if not tells(reading, claim, words):
            continue
        for cluster in _told_beside(reading, kept, claim):
            if claim.stance in PLAIN and not _touches(reading, cluster, claim):
                continue
            if claim.stance not in PLAIN or not _has_spoken(reading, cluster, claim):
                cluster.statements.append(claim.id)


def _touches(reading: Reading, cluster: Cluster, claim: Claim) -> bool:
    """Say whether a statement is about an occurrence: near it, or of who and what was in it."""
    parse = reading.tree.parse
    said = [parse.words[i] for i in parse.at(claim.content)]
    own = sentences_of(parse.words, cluster.hits)
    if any(abs(w.sentence - n) <= _NEAR for w in said[:1] for n in own):
        return True
    spans = [p.span for h in cluster.hits for p in (*h.initiators, *h.targets)]
    spans += [t.span for h in cluster.hits for t in h.toponyms]
    named = {parse.words[i].lemma for s in spans for i in parse.at(s)}
    return any(w.pos in ("NOUN", "PROPN") and w.lemma in named for w in said)


_NEAR = 2  # sentences between an occurrence and what is said of it


def _told_beside(reading: Reading, clusters: list[Cluster], claim: Claim) -> list[Cluster]:
    """Give the occurrence told last before a claim in its paragraph, else the one told first."""
    parse, start = reading.tree.parse, claim.content.start
    paragraph = next((p for p in parse.paragraphs if p.start <= start < p.end), claim.content)
    near = [c for c in clusters if any(paragraph.covers(h.span) for h in c.hits)]
    real = [c for c in near if not all(h.status in _UNREAL for h in c.hits)]
    return _before(real or near, start) or clusters[:1]


# What has not taken place: nobody answers it where there is something that has.
_UNREAL = frozenset({"threatened", "planned", "hypothetical"})


def _has_spoken(reading: Reading, cluster: Cluster, claim: Claim) -> bool:
    """Say whether the source of a claim speaks of an occurrence in its own words already."""
    told = {h.claim_id for h in cluster.hits} | set(cluster.statements)
    others = (c for c in reading.claims if c.id in told and c.source is not None)
    return any(
        c.source.speaker == claim.source.speaker for c in others if c.source and claim.source
    )
