"""When an occurrence took place, and whether it goes on, is only planned, or never was."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from selon.events.clusters import Cluster, is_since
from selon.events.lexicon import EventWords
from selon.events.spans import NIGHT, is_wide, whole_days
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Timex
from selon.syntax import subject

# Paragraphs that tell what is new: title, caption, dateline, first paragraph.
LEAD = 4
_DAY = timedelta(days=1)

# An occurrence that ended earlier than this before publication is recalled, not reported.
RECENT = timedelta(days=6)


def status_of(reading: Reading, cluster: Cluster, words: EventWords) -> str:
    """Give what most mentions say; a foiled plot is foiled however often it is retold."""
    said = [h.status for h in cluster.hits if h.status is not None]
    if "foiled" in said:
        return "foiled"
    if cluster.is_tally:
        first = next((h for h in cluster.hits if h.time is not None), cluster.hits[0])
        if first.entry.strength == "harm":
            return "happened"  # the dead of a time do not go on
        over = _is_over(reading, cluster.time) and not _begins(reading, cluster, words)
        return "happened" if over else "ongoing"
    if len(said) == len(cluster.hits) and said:
        return Counter(said).most_common(1)[0][0]
    if any(_goes_on(reading, h, words) for h in cluster.hits):
        return "ongoing"
    told = [h for h in cluster.hits if h.entry.strength != "harm"]
    wanted = bool(told) and all(_is_to_end(reading, h, words) for h in told)
    return "ongoing" if wanted else "happened"


def _is_to_end(reading: Reading, hit: Hit, words: EventWords) -> bool:
    """Say whether somebody wants the end of what a mention names: so it goes on.

    "L'ONU appelle à l'arrêt des {bombardements}", "jusqu'à la cessation des {tirs}".
    """
    tree = reading.tree
    end = tree.parse.words[hit.i].head
    if hit.is_verb or tree.parse.words[end].lemma not in words.context.ceasing:
        return False
    while tree.parse.words[end].dep in tree.labels.conjunct:
        end = tree.parse.words[end].head
    cases = (tree.parse.words[c].lemma for c in tree.dependents(end, tree.labels.case))
    above = tree.parse.words[tree.parse.words[end].head].verb
    return not words.context.urging.isdisjoint((above, *cases))


def _is_over(reading: Reading, time: Timex | None) -> bool:
    """Say whether the period of a tally closed before publication."""
    if time is None or time.end is None or reading.published is None:
        return False
    return not is_since(time) and time.end < reading.published


def _goes_on(reading: Reading, hit: Hit, words: EventWords) -> bool:
    """Say whether a mention tells that it lasts: "les combats [se poursuivent]"."""
    if hit.entry.strength == "harm":
        return False
    since = hit.time is not None and is_since(hit.time)
    if since and hit.entry.scale == "campaign":
        return True
    tree, labels = reading.tree, reading.tree.labels
    verbs = [hit.i] if hit.is_verb else [tree.parse.words[hit.i].head, *hit.verbs]
    for verb in verbs:
        if not (tree.has(verb, labels.present) and tree.has(verb, labels.finite)):
            continue
        own = subject(tree, verb)
        lasting = tree.parse.words[verb].verb in words.context.going_on
        if lasting and (own == hit.i or tree.parse.words[hit.i].head == verb):
            return True
        if since:
            return True
    return False


def is_past(reading: Reading, time: Timex | None) -> bool:
    """Say whether a time lies so far back that the occurrence is background."""
    if time is None or time.end is None or reading.published is None:
        return False
    return time.end < reading.published - RECENT


def dates(
    reading: Reading, clusters: Sequence[Cluster], words: EventWords
) -> tuple[Timex | None, ...]:
    """Give the time of every occurrence: its own words, else those of the story around it."""
    found: list[Timex | None] = []
    for n, cluster in enumerate(clusters):
        time = cluster.time
        real = status_of(reading, cluster, words) in _REAL
        if time is None and real:
            time = (
                _first(reading, cluster) if n == 0 else _told(reading, clusters[:n], found, cluster)
            )
        days = time and whole_days(time)
        if days is not None and real:
            days = _by_then(reading, days)
        found.append(_to_now(reading, cluster, days, words))
    return tuple(found)


def _by_then(reading: Reading, time: Timex) -> Timex:
    """Give the night before publication for one that had not passed: "frappé cette nuit"."""
    day, start, end = reading.published, time.start, time.end
    if day is None or start is None or end is None or not time.value.endswith(NIGHT):
        return time
    return replace(time, start=start - _DAY, end=end - _DAY) if start == day < end else time


def _first(reading: Reading, cluster: Cluster) -> Timex | None:
    """Give the day of the news, which is not that of what another time is counted from."""
    return None if all(h.anchor for h in cluster.hits) else _lead(reading)


_REAL = frozenset({"happened", "ongoing", "foiled"})


def _to_now(
    reading: Reading, cluster: Cluster, time: Timex | None, words: EventWords
) -> Timex | None:
    """Let what goes on run to the day of publication: "une vague d'attaques a débuté en mai"."""
    day = reading.published
    if time is None or day is None or time.end is None or time.end >= day:
        return time
    open_ = cluster.is_tally and (is_since(time) or _begins(reading, cluster, words))
    return replace(time, end=day, precision="range") if open_ else time


def _begins(reading: Reading, cluster: Cluster, words: EventWords) -> bool:
    """Say whether a mention is the subject of a verb of beginning."""
    parse = reading.tree.parse
    above = (list(reading.tree.ancestors(h.i))[:2] for h in cluster.hits if h.time is not None)
    return any(parse.words[j].verb in words.context.begin for heads in above for j in heads)


def _lead(reading: Reading) -> Timex | None:
    """Give the day of the news: the first that the lead names, else the dateline's words."""
    lead = reading.tree.parse.paragraphs[:LEAD]
    own = reading.dateline
    near = [
        t
        for t in reading.times
        if any(p.covers(t.span) for p in lead) or (own is not None and own.overlaps(t.span))
    ]
    days = [t for t in near if t.precision == "day" and t.start is not None]
    dated = [t for t in days if own is not None and own.overlaps(t.span)]
    return next(iter([t for t in days if t not in dated] + dated), None)


def _told(
    reading: Reading, before: Sequence[Cluster], times: Sequence[Timex | None], cluster: Cluster
) -> Timex | None:
    """Give the day of what the same paragraph told last, for news without a day of its own."""
    words = {h.claim_id for h in cluster.hits}
    contested = any(c.stance in _CONTESTED for c in reading.claims if c.id in words)
    if contested or cluster.is_tally or cluster.families & _APART:
        return None
    if cluster.is_recalled:
        return _recalled(reading, cluster)
    parse = reading.tree.parse
    here = parse.words[cluster.hits[0].i]
    for other, time in reversed(list(zip(before, times, strict=True))):
        last = max(h.i for h in other.hits if h.i < here.i)
        near = parse.words[last].paragraph == here.paragraph
        if near and time is not None and not is_wide(time) and not is_past(reading, time):
            return time
    return None


def _recalled(reading: Reading, cluster: Cluster) -> Timex | None:
    """Give the past day that the sentence before names: "… le 8 juin. Dix civils avaient péri"."""
    parse = reading.tree.parse
    here = parse.words[cluster.hits[0].i]
    before = [
        t
        for t in reading.times
        if is_past(reading, t)
        and not is_since(t)
        and (told := parse.words[parse.at(t.span).start]).sentence == here.sentence - 1
        and told.paragraph == here.paragraph
    ]
    return before[-1] if before else None


# Stances of who tells more than the news: what is held against somebody has its own day.
_CONTESTED = frozenset({"accuses", "alleges", "denies"})

# Families whose day is not that of the violence told beside them.
_APART = frozenset({"agreement", "other:siege", "other:blockade", "other:border"})
