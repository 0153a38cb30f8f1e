"""The coding of events, step by step: triggers, parties, circumstances, figures, occurrences."""

from dataclasses import replace

from selon.events.arguments import add_parties
from selon.events.assigning import add_figures, add_statements
from selon.events.attribution import attribute
from selon.events.belonging import drop_duties, mark_fresh, mark_masses, mark_occasions
from selon.events.binding import bind
from selon.events.building import build
from selon.events.circumstances import add_circumstances
from selon.events.dating import dates
from selon.events.gaps import explain_gaps
from selon.events.lexicon import EventWords
from selon.events.merging import merge
from selon.events.placing import is_origin
from selon.events.pronouns import find_pronouns
from selon.events.proving import is_placed, is_proved, is_threat
from selon.events.relevance import relevant
from selon.events.responsibility import add_responsibility
from selon.events.sharing import share_circumstances
from selon.events.tolls import quantity_of
from selon.events.triggers import Hit, find_triggers
from selon.events.unrest import settle_unrest
from selon.reading import Reading
from selon.records import Event, Timex


def find_events(reading: Reading, words: EventWords) -> tuple[Event, ...]:
    """Give every event of the document in the order of its first mention."""
    hits = _hits(reading, words)
    if not hits:
        return ()
    clusters = merge(reading, hits)
    add_figures(reading, clusters, words)
    add_responsibility(reading, clusters, words)
    kept = relevant(reading, clusters, words)
    add_statements(reading, clusters, kept, words)
    times = dates(reading, kept, words)
    events = [
        explain_gaps(build(reading, c, words, time=t, main=c is kept[0]))
        for c, t in zip(kept, times, strict=True)
    ]
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(events, 1))


def _hits(reading: Reading, words: EventWords) -> list[Hit]:
    """Give the triggers with all that their clauses tell of them, in order."""
    hits = [h for h in find_triggers(reading, words) if not _is_counted(reading, h)]
    add_parties(reading, hits, words)
    hits = _proved(reading, [h for h in hits if not h.official], words)
    add_circumstances(reading, hits, words)
    for hit in hits:  # "[Les attaques] ont repris" names no village
        hit.toponyms[:] = [t for t in hit.toponyms if not t.span.overlaps(hit.span) or hit.mate]
        hit.toponyms[:] = [t for t in hit.toponyms if not is_origin(reading, t, words)]
    _pass_on_days(reading, hits)
    share_circumstances(reading, hits)
    hits = drop_duties(reading, [h for h in hits if is_placed(h)], words)
    mark_fresh(reading, hits, words)
    mark_occasions(reading, hits, words)
    mark_masses(reading, hits, words)
    bind(reading, hits)
    for hit in hits:
        attribute(reading, hit, words)
    hits = [h for h in hits if is_threat(reading, h) or _reread(h)]
    settle_unrest(reading, hits, words)
    return sorted([*hits, *find_pronouns(reading, hits, words)], key=lambda h: h.i)


def _pass_on_days(reading: Reading, hits: list[Hit]) -> None:
    """Give a day that is counted from an occurrence to what happened then.

    "Le lendemain de l'[attaque], la police a [arrêté] dix hommes": the day is the arrests'.
    """
    words = reading.tree.parse.words
    for hit in hits:
        if hit.time is None or not _is_anchor(reading, hit, hit.time):
            continue
        time, hit.time = hit.time, None
        for other in hits:
            if words[other.i].sentence == words[hit.i].sentence and other is not hit:
                other.time = other.time or time


def _is_anchor(reading: Reading, hit: Hit, time: Timex) -> bool:
    """Say whether a time is counted from a mention: "deux heures après cette [attaque]"."""
    if time.span.overlaps(reading.tree.parse.words[hit.i].span):
        return True
    counted = any(e.rule in _COUNTED for e in time.evidence)
    at = reading.tree.parse.at(time.span)
    known = hit.definite or hit.demonstrative
    return counted and known and len(at) > 0 and 0 < hit.i - at[-1] <= 3


_COUNTED = frozenset({"times.narrative", "times.offset"})


def _proved(reading: Reading, hits: list[Hit], words: EventWords) -> list[Hit]:
    """Give the triggers whose parties prove them, and the plainer reading of those that none do."""
    spare = [h.spare for h in hits if h.spare is not None and not is_proved(reading, h, words)]
    add_parties(reading, spare, words)
    found = [h for h in hits if is_proved(reading, h, words)]
    return sorted([*found, *spare], key=lambda h: h.i)


def _reread(hit: Hit) -> bool:
    """Give a trigger the plainer reading that its word has; say whether there is one."""
    if hit.spare is None:
        return False
    hit.entry, hit.type = hit.spare.entry, hit.spare.type
    return True


def _is_counted(reading: Reading, hit: Hit) -> bool:
    """Say whether a noun of harm is a figure, not a mention: "12 [morts]"."""
    if hit.entry.strength != "harm" or hit.is_verb:
        return False
    return hit.plural or quantity_of(reading, hit.i) is not None
