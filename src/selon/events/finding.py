"""The coding of events, step by step: triggers, parties, circumstances, figures, occurrences."""

from dataclasses import replace

from selon.claims import assess
from selon.events.arguments import ARMED, add_parties
from selon.events.building import build
from selon.events.lexicon import EventWords
from selon.events.merging import Cluster, merge
from selon.events.ownership import Owners, add_circumstances, claim_of
from selon.events.responsibility import add_responsibility
from selon.events.tolls import find_figures, quantity_of
from selon.events.triggers import Hit, find_triggers
from selon.reading import Reading
from selon.records import Count, Event


def find_events(reading: Reading, words: EventWords) -> tuple[Event, ...]:
    """Give every event of the document in the order of its first mention."""
    hits = find_triggers(reading, words)
    if not hits:
        return ()
    add_parties(reading, hits, words)
    add_circumstances(reading, hits)
    for hit in hits:
        _assess(reading, hit)
    clusters = merge(reading, hits)
    _add_figures(reading, clusters, words)
    add_responsibility(reading, clusters, words)
    kept = [c for c in clusters if _is_conflict(reading, c, words)]
    events = [build(reading, c, words, main=c is kept[0]) for c in kept]
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(events, 1))


def _assess(reading: Reading, hit: Hit) -> None:
    """Say in whose words a trigger stands, how real it is there, and how many it names."""
    claim = claim_of(reading, hit.span)
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
        able = able or _before([c for c in clusters if c.families & _HARMING], figure.span.start)
        if figure.kind not in ("killed", "wounded"):
            able = owned or able
        for cluster in able[:1]:
            cluster.figures.append(figure)


# Families of events that kill and wound.
_HARMING = frozenset({"violence", "abduction", "protest", "sexual", "territory"})


def _before(clusters: list[Cluster], start: int) -> list[Cluster]:
    """Give the occurrence told last before a figure, or the first where none is."""
    told = [(h.span.start, n) for n, c in enumerate(clusters) for h in c.hits]
    earlier = [pair for pair in told if pair[0] <= start]
    if not told:
        return []
    return [clusters[(max(earlier) if earlier else min(told))[1]]]


def _is_conflict(reading: Reading, cluster: Cluster, words: EventWords) -> bool:
    """Say whether an occurrence is of the kind that is coded, and not sport or an accident."""
    strengths = {h.entry.strength for h in cluster.hits}
    evidence = _evidence(reading, cluster)
    noise = _noise(reading, words)
    if "strong" in strengths:
        return noise < 12 or evidence > 0
    if "weak" in strengths:
        return evidence > 0 and noise < 6 * (1 + evidence)
    return "harm" in strengths and evidence > 1 and noise < 3 * evidence


def _evidence(reading: Reading, cluster: Cluster) -> int:
    """Count what speaks for political violence in the sentences of an occurrence."""
    parse = reading.tree.parse
    sentences = {parse.words[h.i].sentence for h in cluster.hits}
    armed = [m for m in reading.actors if m.actor.role in ARMED]
    spans = [m.span for m in armed] + [w.span for w in reading.weapons]
    near = sum(parse.words[parse.at(s).start].sentence in sentences for s in spans if parse.at(s))
    return near + len([f for f in cluster.figures if f.kind == "killed"])


def _noise(reading: Reading, words: EventWords) -> int:
    other = words.context.accident | words.context.sport
    return sum(w.lemma in other for w in reading.tree.parse.words)
