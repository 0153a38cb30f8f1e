"""The coding of events, step by step: triggers, parties, circumstances, figures, occurrences."""

from dataclasses import replace

from selon.claims import assess
from selon.events.arguments import ARMED_GROUPS, add_parties
from selon.events.building import build
from selon.events.lexicon import EventWords
from selon.events.merging import Cluster, merge
from selon.events.ownership import Owners, add_circumstances, claim_of, speaks
from selon.events.responsibility import add_responsibility
from selon.events.tolls import find_figures, quantity_of
from selon.events.triggers import Hit, find_triggers
from selon.reading import Reading
from selon.records import Count, Event


def find_events(reading: Reading, words: EventWords) -> tuple[Event, ...]:
    """Give every event of the document in the order of its first mention."""
    hits = [h for h in find_triggers(reading, words) if not _is_counted(reading, h)]
    if not hits:
        return ()
    add_parties(reading, hits, words)
    add_circumstances(reading, hits)
    for hit in hits:
        _assess(reading, hit, words)
    clusters = merge(reading, hits)
    _add_figures(reading, clusters, words)
    _add_statements(reading, clusters, words)
    add_responsibility(reading, clusters, words)
    proof = _proof(reading, clusters)
    kept = [c for c in clusters if _is_conflict(reading, c, words, proof)]
    events = [build(reading, c, words, main=c is kept[0]) for c in kept]
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(events, 1))


def _is_counted(reading: Reading, hit: Hit) -> bool:
    """Say whether a noun of harm is a figure, not a mention: "12 [morts]"."""
    if hit.entry.strength != "harm" or hit.is_verb:
        return False
    return hit.plural or quantity_of(reading, hit.i) is not None


def _assess(reading: Reading, hit: Hit, words: EventWords) -> None:
    """Say in whose words a trigger stands, how real it is there, and how many it names."""
    claim = claim_of(reading, hit.span, words)
    hit.claim_id = claim.id if claim is not None else None
    if claim is not None and claim.stance == "denies":
        hit.status = "denied"
    elif hit.status is None:
        judged = assess(reading.tree, hit.i, reading.cues)
        hit.status = "denied" if judged.negated else _STATUS.get(judged.modal or "")
    hit.earlier = claim is None and _is_pluperfect(reading, hit)
    if not hit.is_verb:
        quantity = quantity_of(reading, hit.i)
        if quantity is not None and not quantity.article:
            hit.count = Count(quantity, hit.entry.unit)


def _is_pluperfect(reading: Reading, hit: Hit) -> bool:
    """Say whether the verb of a trigger stands in the pluperfect: "avait fait 44 morts"."""
    tree = reading.tree
    verbs = [hit.i] if hit.is_verb else [tree.parse.words[hit.i].head]
    return any(
        tree.has(aux, tree.labels.past_auxiliary)
        for verb in verbs
        for aux in tree.dependents(verb, tree.labels.auxiliary)
    )


# What a modal makes of an event; an attempt is an event that happened.
_STATUS = {"planned": "planned", "threatened": "threatened", "hypothetical": "hypothetical"}


def _add_figures(reading: Reading, clusters: list[Cluster], words: EventWords) -> None:
    """Give every figure to the occurrence of its clause, else to the one told last before it."""
    home = {id(hit): cluster for cluster in clusters for hit in cluster.hits}
    owners = Owners(reading, [hit for cluster in clusters for hit in cluster.hits])
    for figure in find_figures(reading, words):
        owned = [home[id(h)] for h in owners.of(figure.span)]
        able = [c for c in owned if c.families & _HARMING]
        able = able or _before(_harming(clusters), figure.span.start)
        if figure.kind not in ("killed", "wounded"):
            able = owned or able
        for cluster in able[:1]:
            cluster.figures.append(figure)


# Families of events that kill and wound.
_HARMING = frozenset({"violence", "abduction", "protest", "sexual", "territory"})


def _harming(clusters: list[Cluster]) -> list[Cluster]:
    """Give the occurrences that can have victims; violence before any other."""
    able = [c for c in clusters if c.families & _HARMING]
    return [c for c in able if "violence" in c.families] or able


def _before(clusters: list[Cluster], start: int) -> list[Cluster]:
    """Give the occurrence told last before a figure, or the first where none is."""
    told = [(h.span.start, n) for n, c in enumerate(clusters) for h in c.hits]
    earlier = [pair for pair in told if pair[0] <= start]
    if not told:
        return []
    return [clusters[(max(earlier) if earlier else min(told))[1]]]


def _add_statements(reading: Reading, clusters: list[Cluster], words: EventWords) -> None:
    """Give every statement without a trigger to the occurrence told last before it."""
    used = {h.claim_id for c in clusters for h in c.hits}
    for claim in reading.claims:
        if claim.id in used or claim.source is None or not speaks(reading, claim, words):
            continue
        for cluster in _before(clusters, claim.content.start):
            cluster.statements.append(claim.id)


def _is_conflict(reading: Reading, cluster: Cluster, words: EventWords, proof: int) -> bool:
    """Say whether an occurrence is of the kind that is coded, and not sport or an accident.

    `proof` counts what speaks for political violence in the whole document.
    """
    strengths = {h.entry.strength for h in cluster.hits}
    near = _armed_near(reading, cluster)
    noise = _noise(reading, words)
    if "strong" in strengths:
        return noise <= STRONG_NOISE or near > 0
    if "weak" in strengths:
        deadly = any(f.kind == "killed" for f in cluster.figures)
        return near + proof + deadly > 0 and noise <= WEAK_NOISE * (near + proof)
    return near > 0 and noise <= WEAK_NOISE * (proof - 1)


# How many words of sport or accidents a document bears beside a trigger; set on the gate.
STRONG_NOISE = 12
WEAK_NOISE = 2


def _proof(reading: Reading, clusters: list[Cluster]) -> int:
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
