"""All mentions of one occurrence together: coreference of events inside a document."""

from collections.abc import Iterable, Sequence

from selon.events.belonging import answered, downs, governing, joined, replies
from selon.events.clashes import MEANS, NEWS, clash, is_foiled
from selon.events.clusters import (
    FAMILY,
    HARMING,
    LEAD,
    UNREAL,
    Cluster,
    family,
    is_lead,
    opens,
    sentences_of,
)
from selon.events.spans import holds
from selon.events.triggers import Hit
from selon.reading import Reading


def merge(reading: Reading, hits: Sequence[Hit]) -> list[Cluster]:
    """Group the triggers of a document into occurrences, in the order of the text."""
    clusters: list[Cluster] = []
    words = reading.tree.parse.words
    answers = replies(reading, hits)
    for hit in sorted(hits, key=lambda h: (words[h.i].sentence, _order(h), h.i)):
        home = (
            _bound(clusters, hit)
            or joined(reading, clusters, hit)
            or _downed(reading, clusters, hit)
            or answered(reading, clusters, hit, answers)
            or _home(reading, clusters, hit)
        )
        if home is None:
            if not opens(hit) or _is_mere_talk(reading, hit):
                continue
            home = Cluster()
            clusters.append(home)
        home.take(hit)
    for cluster in clusters:
        cluster.put_in_order()
    return sorted(clusters, key=lambda c: c.hits[0].i)


def _order(hit: Hit) -> int:
    """Give the turn of a mention in its sentence: what only takes up another comes after it.

    First what a time is counted from: "a gunfight two days after [the bombing]".
    """
    if hit.anchor and hit.entry.strength != "harm":
        return -1
    if hit.entry.strength == "harm":
        return 1
    return 0 if opens(hit) else 2


def _bound(clusters: list[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence of the noun that a verb is bound to."""
    return next((c for c in clusters if any(h is hit.bound for h in c.hits)), None)


def _downed(reading: Reading, clusters: list[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence that an interception is part of, which it then does not foil."""
    home = downs(reading, clusters, hit)
    if home is not None:
        hit.status = None
    return home


def _home(reading: Reading, clusters: list[Cluster], hit: Hit) -> Cluster | None:
    able = [c for c in clusters if _related(reading, c, hit) and not clash(reading, c, hit)]
    if not able:
        return None
    return governing(reading, able, hit) or _fitting(reading, able, hit)


def _fitting(reading: Reading, able: list[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence that a mention takes up among those that nothing speaks against."""
    same = [c for c in able if _same_sentence(reading, c, hit)]
    if hit.time is None and not same:
        able = [c for c in able if not _is_aside(reading, c, able)] or able
    if hit.entry.strength in ("generic", "harm"):
        if hit.status != "denied" and not same:  # a rumour that is denied has no dead
            able = [c for c in able if any(h.status != "denied" for h in c.hits)] or able
        able = [
            c
            for c in able
            if not (c.is_tally or c.hits[-1].pronoun) or c in same or _sums_up(reading, c, hit)
        ]
        return same[-1] if same else _near(reading, able, hit)
    if hit.earlier and (recalled := _of_that_time(able, hit)) is not None:
        return recalled
    if hit.pronoun or (hit.earlier and not hit.definite and not same):
        return None
    if not (hit.definite or hit.demonstrative):  # news is not one with what is recalled
        able = [c for c in able if c in same or not c.is_recalled or _purely_harm(c)]
        if not able:
            return None
    if hit.other:  # "la [deuxième] explosion" of a double attack; "des attaques [semblables]"
        able = [c for c in same or able if c.is_multiple and (same or not hit.plural)]
        return _last(able) if able and not hit.earlier else None
    return same[-1] if same else _meant(reading, able, hit)


def _is_aside(reading: Reading, cluster: Cluster, others: Sequence[Cluster]) -> bool:
    """Say whether an old occurrence is told only in a sentence of the news.

    "L'armée a repris la ville, [tombée] en 2015": the fights told next are those of today.
    """
    end = cluster.time.end if cluster.time is not None else None
    if end is None or reading.published is None or end >= reading.published - NEWS:
        return False
    words = reading.tree.parse.words
    here = sentences_of(words, cluster.hits)
    news = (c for c in others if c is not cluster and not c.is_recalled)
    told = {words[h.i].sentence for c in news for h in c.hits}
    return here <= told


def _sums_up(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether harm counts what the sentence before tells: "les attaques se multiplient"."""
    words = reading.tree.parse.words
    last = words[cluster.last]
    near = last.paragraph == words[hit.i].paragraph and words[hit.i].sentence - last.sentence == 1
    return near and hit.many and hit.entry.strength == "harm" and hit.time is None


def _of_that_time(able: list[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence recalled before by the same word, in a time that holds the mention's."""
    recalled = [c for c in able if any(h.entry is hit.entry for h in c.hits)]
    return next((c for c in recalled if holds(c.time, hit.time)), None)


def _purely_harm(cluster: Cluster) -> bool:
    return all(h.entry.strength == "harm" for h in cluster.hits)


def _meant(reading: Reading, able: list[Cluster], hit: Hit) -> Cluster:
    """Give the occurrence that a mention takes up: the last told, or what the text is about.

    "L'attentat" at the head of a paragraph is the one of the headline, not one recalled since.
    """
    words = reading.tree.parse.words
    if hit.status not in UNREAL:  # "ces attaques" are those that took place, not the next ones
        able = [c for c in able if not all(h.status in UNREAL for h in c.hits)] or able
    last = _last(able)
    near = words[last.last].paragraph == words[hit.i].paragraph
    if not hit.definite and not hit.demonstrative and not hit.entry.plain:
        able = [c for c in able if any(h.entry is hit.entry for h in c.hits)] or able
        return _last(able)  # "une camionnette [fonce] … un homme a [fauché]"
    if hit.demonstrative or near:
        return last
    return max(able, key=lambda c: (len(c.hits), -c.hits[0].i))


def _is_mere_talk(reading: Reading, hit: Hit) -> bool:
    """Say whether a noun names violence at large: "une baisse des [attentats] en mer".

    Nobody acts, nobody is struck, no day, place, number or verb stands beside it; in the lead
    it still is the news.
    """
    if hit.is_verb or not hit.plural or hit.entry.strength == "harm" or hit.mate is not None:
        return False
    if _is_lead(reading, hit):
        return False
    told = hit.initiators or hit.targets or hit.toponyms or hit.weapons or hit.verbs
    return not told and hit.time is None and hit.count is None and not hit.demonstrative


def _last(clusters: Iterable[Cluster]) -> Cluster:
    return max(clusters, key=lambda c: c.last)


def _near(reading: Reading, able: list[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence told last, where a word that takes it up stands close enough to it."""
    words = reading.tree.parse.words
    if not able:
        return None
    last = _last(able)
    apart = words[hit.i].sentence - max(words[h.i].sentence for h in last.hits)
    if words[last.hits[-1].i].paragraph == 0 and is_lead(words, hit.i):
        return last  # what the headline tells, the lead takes up
    bound = hit.definite or hit.demonstrative or hit.entry.strength == "harm"
    here = words[hit.i].paragraph
    if not bound and here >= LEAD and here > words[last.hits[-1].i].paragraph:
        return None
    return last if apart <= (FAR if bound else NEAR) else None


# How many sentences a word may stand from the occurrence that it takes up.
FAR = 8
NEAR = 2


def _same_sentence(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    words = reading.tree.parse.words
    last = cluster.hits[-1]  # they come sentence by sentence
    return words[last.i].sentence == words[hit.i].sentence


def _related(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    own = FAMILY[hit.type]
    if hit.entry.strength == "harm" or (hit.entry.strength == "generic" and own == "violence"):
        burnt = "property" in cluster.families and _same_sentence(reading, cluster, hit)
        return burnt or bool(cluster.families & HARMING)
    if family(hit) in cluster.families:
        return True
    plot = _is_plot(reading, cluster, hit) or _is_purpose(reading, cluster, hit)
    return plot or _is_part(reading, cluster, hit)


def _is_part(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention of another family tells a part of what an occurrence was."""
    both = {family(hit)} | cluster.families
    if both <= {"violence", "territory"}:
        return _is_battle(cluster, hit)
    if both <= {"violence", "abduction"}:  # "l'attaque du lycée", where they were taken
        acts = [h for h in [*cluster.hits, hit] if family(h) == "violence"]
        return all(h.entry.plain and h.type not in MEANS for h in acts)
    if both == {"violence", "property"}:  # "ont tué dix habitants et [incendié] leurs maisons"
        near = _same_sentence(reading, cluster, hit) or not hit.toponyms
        lead = _is_lead(reading, cluster.hits[-1]) and _is_lead(reading, hit)
        return lead or (near and _follows(reading, cluster, hit))
    if family(hit) in ("arrests", "property") and "protest" in cluster.families:
        return _follows(reading, cluster, hit)
    return False


def _is_lead(reading: Reading, hit: Hit) -> bool:
    return is_lead(reading.tree.parse.words, hit.i)


def _follows(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention stands in the sentence of an occurrence, or in the one after it."""
    words = reading.tree.parse.words
    here = words[hit.i]
    last = words[cluster.last]
    return here.paragraph == last.paragraph and here.sentence - last.sentence <= 1


def _is_purpose(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention is what an occurrence is for: "une opération pour [reprendre] Gao"."""
    if not hit.bare or hit.status != "planned":
        return False
    above = set(reading.tree.ancestors(hit.i))
    return any(h.i in above and h.entry.scale == "campaign" for h in cluster.hits)


def _is_battle(cluster: Cluster, hit: Hit) -> bool:
    """Say whether a fight and the ground won in it are one: no killing of the unarmed is."""
    telling = [h for h in [*cluster.hits, hit] if h.entry.telling]
    types = {h.type for h in telling if not h.entry.plain}
    return "Armed clash" in types and not types & {"Attack", "Non-violent transfer of territory"}


def _is_plot(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a plan, its arrests or a missile shot down belong to what was foiled."""
    unreal = [h for h in [*cluster.hits, hit] if FAMILY[h.type] == "violence"]
    planned = all(h.status in ("planned", "foiled", "hypothetical") for h in unreal)
    news = FAMILY[hit.type] == "arrests" and _is_lead(reading, hit)
    near = planned or news or _same_sentence(reading, cluster, hit)
    return is_foiled(cluster, hit) and near
