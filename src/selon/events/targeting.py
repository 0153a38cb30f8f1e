"""Whom an occurrence struck, chosen from all that its mentions and figures tell."""

from collections.abc import Sequence

from selon.events.chains import FRAIL, name_of, shares, victims
from selon.events.clusters import FAMILY, Cluster
from selon.events.figures import Figure
from selon.events.lexicon import EventWords
from selon.events.parties import INSTITUTIONS
from selon.events.scene import is_plain
from selon.events.sides import actor_in, acts, distinct, is_of, top_of
from selon.events.struck import ATTACKED
from selon.events.taking import PROPERTY
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Party

# How many targets an occurrence has at most; more are words for the same people.
MOST = 3


def struck_by(
    reading: Reading, cluster: Cluster, told: Sequence[Hit], words: EventWords, *, main: bool
) -> list[Party]:
    """Give all who may be targets: of the mentions `told`, of the figures, of the victims named."""
    hits = [h for h in told if not _is_damage(cluster, h)]
    found = [p for h in hits for p in h.targets if not _is_ground(reading, h, p, words)]
    counted = _counted(reading, cluster, words)
    told_of = [p for p in counted if not _is_share(reading, p, words)]
    found.extend(told_of if found or told_of else counted)
    if main and cluster.families & ATTACKED:
        found.extend(victims(reading, words))
    return found


def targets_of(reading: Reading, parties: Sequence[Party], words: EventWords) -> tuple[Party, ...]:
    """Give who is struck, each once: people first, of things one where people are told."""
    every = distinct(reading, parties)
    every = tuple(p for p in every if not _is_named(reading, p, every, words))
    people = [p for p in every if _is_people(reading, p)]
    named = [p for p in every if people and _is_place(reading, p, words)]
    things = [p for p in every if p not in people and p not in named]
    people.sort(key=lambda p: is_of(reading, p, _LANDS))  # "contre l'[Irak]" says least of whom
    if people:  # "[un bus] visé" in the headline is told at length below
        below = [p for p in parties if not _in_headline(reading, p)]
        things = sorted(things, key=lambda p: not acts(reading, p, below))[:1]
    return tuple([*people, *things][:MOST])


_LANDS = frozenset({"state", "government"})


def _in_headline(reading: Reading, party: Party) -> bool:
    at = reading.tree.parse.at(party.span)
    return bool(len(at)) and reading.tree.parse.words[at.start].paragraph == 0


def _is_named(reading: Reading, party: Party, others: Sequence[Party], words: EventWords) -> bool:
    """Say whether another party is the name of this one: "le maire Paul Kibo", "Paul Kibo"."""
    top = top_of(reading, party)
    if top is None or reading.tree.parse.words[top].pos == "PROPN":
        return False
    name = name_of(reading, top, words)
    if name is None:
        return False
    told = reading.tree.parse.words[name].span
    text = reading.tree.parse.text
    return any(p is not party and told.of(text) in p.span.of(text).split() for p in others)


def _is_place(reading: Reading, party: Party, words: EventWords) -> bool:
    """Say whether a thing is a place: where people were struck, who are told too."""
    top = top_of(reading, party)
    if top is None:
        return False
    word = reading.tree.parse.words[top]
    placed = bool(reading.toponyms_on(party.span))
    return word.lemma in words.roles.location or (placed and word.text[:1].isupper())


def _is_people(reading: Reading, party: Party) -> bool:
    return party.actor_id is not None or actor_in(reading, party) is not None


def _is_damage(cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention tells what a riot broke: windows are no side of it."""
    return hit.type in PROPERTY and "protest" in cluster.families


def _is_ground(reading: Reading, hit: Hit, party: Party, words: EventWords) -> bool:
    """Say whether what was taken is bare ground, nobody's name: "s'emparer de deux [collines]"."""
    top = top_of(reading, party)
    if FAMILY[hit.type] != "territory" or top is None or _is_people(reading, party):
        return False
    context = words.context
    sites = context.building | context.site | context.military | context.person
    word = reading.tree.parse.words[top]
    return word.lemma not in sites and word.pos == "NOUN"


def _is_share(reading: Reading, party: Party, words: EventWords) -> bool:
    """Say whether the counted are a share of those struck: children, women, people of a country."""
    top = top_of(reading, party)
    group = None if top is None else words.groups.get(reading.tree.parse.words[top].lemma)
    return group in FRAIL or is_of(reading, party, ("people",))


def _counted(reading: Reading, cluster: Cluster, words: EventWords) -> list[Party]:
    """Give those whom the figures count, where they say more of them than their number."""
    found = []
    for figure in cluster.figures:
        if figure.who == "victims" and _is_struck(cluster, figure):
            found.extend([] if figure.party is None else [figure.party])
            found.extend(shares(reading, figure, words))
    found = [p for p in found if not is_of(reading, p, INSTITUTIONS)]
    found = [p for p in found if not reading.weapons_on(p.span)]
    return [p for p in found if not is_plain(reading, words, p.span)]


def _is_struck(cluster: Cluster, figure: Figure) -> bool:
    """Say whether the counted are those struck: not who fled or was arrested afterwards."""
    if figure.kind == "displaced":
        return "other:evacuation" in cluster.families
    return figure.kind != "arrested" or "arrests" in cluster.families
