"""Where an occurrence was: the places of its clauses, else those in whose context it is told."""

from collections import Counter
from collections.abc import Sequence

from selon.events.clusters import Cluster, sentences_of
from selon.events.lexicon import EventWords
from selon.events.parties import ARMED_GROUPS, actor_of
from selon.events.unlisted import unlisted
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Party, Toponym
from selon.syntax import Tree

_GRAIN = {"exact": 0, "locality": 1, "district": 2, "waters": 3, "region": 4, "country": 5}
_UNKNOWN = 6
# What may never be takes no place from what is told around it.
_NOWHERE = frozenset({"hypothetical", "threatened"})
# A place of this grain or finer is one spot: a site, a town.
SPOT = 1
_DISTRICT = 2


def places_of(
    reading: Reading, cluster: Cluster, initiators: Sequence[Party], words: EventWords
) -> tuple[Toponym, ...]:
    """Give the places of an occurrence, the most specific and most often named first.

    A state that acts or speaks is no place: "[Moscou] a bombardé Kharkiv", "[Paris] condamne".
    """
    own = [t for h in cluster.hits for t in h.toponyms] + _of_targets(reading, cluster)
    own = [t for t in own if not _names_person(reading, t) and not _names_actor(reading, t)]
    own = [t for t in own if not _is_government(reading, cluster, t, words)]
    acting = [*initiators, *(p for h in cluster.hits for p in h.initiators)]
    own = [t for t in own if not any(_is_name_of(reading, t, p) for p in acting)]
    home = [t for t in own if any(p.span.covers(t.span) for p in initiators)]
    if home and len(home) == len(own):  # where they are from: "les miliciens de [Tarhouna]"
        own = [t for t in _before(reading, cluster, words) if t not in home] or own
    elif there := _there(reading, cluster, words):
        own = [*own, *there]
    if own:
        found = [*own, *_finer(reading, cluster, own, words)]
    elif unknown := unlisted(reading, cluster, words):
        found = [*unknown, *_in_sentences(reading, cluster, words)]
    elif all(h.status in _NOWHERE for h in cluster.hits):
        found = _in_sentences(reading, cluster, words)  # nobody says where it is to be
    else:
        found = _around(reading, cluster, words)
    unique: dict[str, Toponym] = {}
    named: Counter[str] = Counter()
    for toponym in found:
        key = toponym.place.id if toponym.place else toponym.span.of(reading.tree.parse.text)
        unique.setdefault(key, toponym)
        named[key] += 1
    ranked = sorted(unique, key=lambda k: (grain(unique[k]), -named[k]))
    return tuple(unique[key] for key in ranked)


def _names_actor(reading: Reading, toponym: Toponym) -> bool:
    """Say whether an unknown place is part of an actor's name: "la caserne de [la Garde]"."""
    known = (m.actor.id is not None for m in reading.actors_on(toponym.span))
    return toponym.place is None and any(known)


def _is_name_of(reading: Reading, toponym: Toponym, party: Party) -> bool:
    """Say whether a place's name is a party, or all of its name: "[Israël]", "le gang [X]"."""
    if not party.span.covers(toponym.span):
        return False
    tree = reading.tree
    at = tree.parse.at(toponym.span)
    first = tree.parse.words[at.start]
    before = tree.parse.at(party.span).start
    bare = tree.dependent(first.i, tree.labels.case) is None
    opens = all(tree.parse.words[j].pos == "DET" for j in range(before, first.i))
    return opens or (bare and tree.parse.words[first.i - 1].pos in tree.labels.pos_noun)


def is_origin(reading: Reading, toponym: Toponym, words: EventWords) -> bool:
    """Say whether shots came from a place: "des obus tirés depuis [la Syrie] sur Kilis"."""
    tree = reading.tree
    at = tree.parse.at(toponym.span)
    case = tree.dependent(at.start, tree.labels.case) if len(at) else None
    return case is not None and tree.parse.words[case].lemma in words.roles.origin


def _finer(
    reading: Reading, cluster: Cluster, own: Sequence[Toponym], words: EventWords
) -> list[Toponym]:
    """Give the towns in the sentences of an occurrence where its own clauses name none.

    "des jihadistes présumés à [Mansila], dans la région du Sahel": the parser hangs it on a word
    of another clause. They lie in the country of what is named.
    """
    if any(grain(t) <= _DISTRICT for t in own):
        return []
    lands = {t.place.country for t in own if t.place is not None}
    same = _in_sentences(reading, cluster, words)
    return [t for t in same if grain(t) <= SPOT and t.place and t.place.country in lands]


def _names_person(reading: Reading, toponym: Toponym) -> bool:
    """Say whether a place's name is part of a longer name: "[Victor] Duval", who is no place."""
    tree = reading.tree
    at = tree.parse.at(toponym.span)
    own = {j for i in at for j in tree.dependents(i, tree.labels.name)}
    above = {tree.parse.words[i].head for i in at if tree.parse.words[i].dep in tree.labels.name}
    names = (tree.parse.words[j] for j in (own | above) - set(at))
    return any(w.pos in tree.labels.pos_name and w.text[:1].isupper() for w in names)


def _is_government(reading: Reading, cluster: Cluster, toponym: Toponym, words: EventWords) -> bool:
    """Say whether a country or capital is the subject of a verb that is no act of the occurrence.

    "[Washington] a condamné l'attaque", not "Bagdad a connu une attaque".
    """
    place, tree = toponym.place, reading.tree
    at = tree.parse.at(toponym.span)
    if place is None or not _is_state(toponym) or not len(at):
        return False
    own = tree.parse.words[at.start]
    verb = tree.parse.words[own.head]
    if _speaks(reading, at, words):
        return True
    if "agreement" in cluster.families and _is_between(tree, at, words):
        return True
    active = own.dep in tree.labels.subject - tree.labels.passive_subject
    told = any(verb.i in (h.i, *h.verbs) for h in cluster.hits)
    return active and not told and verb.verb not in words.context.undergone


def _is_state(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.feature in _STATES


def _speaks(reading: Reading, at: range, words: EventWords) -> bool:
    """Say whether a state's name stands for its government."""
    return _is_spoken_for(reading.tree, at, words) or _opens_clause(reading, at)


def _is_spoken_for(tree: Tree, at: range, words: EventWords) -> bool:
    """Say whether a state stands for its government: "sous l'égide de [Moscou]"."""
    own = tree.parse.words[at.start]
    noun = tree.parse.words[own.head]
    return own.dep in tree.labels.nominal and noun.lemma in words.context.auspices


def _is_between(tree: Tree, at: range, words: EventWords) -> bool:
    """Say whether a state is one of two: "un accord entre [Addis-Abeba] et les rebelles"."""
    case = tree.dependent(at.start, tree.labels.case)
    return case is not None and tree.parse.words[case].norm in words.roles.between


def _opens_clause(reading: Reading, at: range) -> bool:
    """Say whether a verb that the parser misses follows a state's bare name: "[Kiev] dément"."""
    parse, labels = reading.tree.parse, reading.tree.labels
    own, i = parse.words[at.start], at[-1] + 1
    alone = own.i == parse.sentences[own.sentence].start or parse.words[own.i - 1].text == ":"
    if not alone or i >= len(parse.words) or own.dep in labels.subject:
        return False
    said = parse.words[i]
    done = "VerbForm=Part" in said.morph
    return not done and said.verb in reading.cues.verbs


_STATES = frozenset({"country", "capital"})


def _of_targets(reading: Reading, cluster: Cluster) -> list[Toponym]:
    """Give the places that name what was struck: "deux villages, [Bol] et [Mao], sont assiégés"."""
    tree = reading.tree
    found = []
    for party in (p for h in cluster.hits for p in h.targets):
        at = tree.parse.at(party.span)
        beside = [c for j in at for c in tree.dependents(j, tree.labels.apposition)]
        near = [
            toponym
            for c in sorted(beside)
            for toponym in reading.toponyms_on(tree.parse.words[c].span)
            if tree.parse.at(toponym.span).start == c
        ]
        found.extend(near)
    return found


def _there(reading: Reading, cluster: Cluster, words: EventWords) -> list[Toponym]:
    """Give the place told before, where a pronoun takes it up: "les rebelles [y] sont assiégés"."""
    tree = reading.tree
    verbs = (i for h in cluster.hits for i in (h.i, *h.verbs))
    said = (tree.parse.words[c].lemma for i in verbs for c in tree.parse.children[i])
    if words.roles.there.isdisjoint(said):
        return []
    return _before(reading, cluster, words)


def _before(reading: Reading, cluster: Cluster, words: EventWords) -> list[Toponym]:
    """Give the last town or site told before the sentence of an occurrence."""
    first = reading.tree.parse.words[cluster.hits[0].i].sentence
    return _last_spot([t for w, t in _scenes(reading, words) if w.sentence < first])


def _around(reading: Reading, cluster: Cluster, words: EventWords) -> list[Toponym]:
    """Give the places in whose context an occurrence is told, where its clauses name none.

    The sentence first, then what stands before in the paragraph, the last town or site if there is
    one, then the place named last.
    """
    first = reading.tree.parse.words[cluster.hits[0].i]
    placed = _scenes(reading, words)
    same = _in_sentences(reading, cluster, words)
    before = [t for w, t in placed if w.paragraph == first.paragraph and w.i < first.i]
    earlier = [t for w, t in placed if w.i < first.i]
    return same or _last_spot(before) or earlier[-1:] or [t for _, t in placed[:1]]


def _scenes(reading: Reading, words: EventWords) -> list[tuple[Word, Toponym]]:
    """Give the places of a document where something can have happened, with their first words."""
    parse = reading.tree.parse
    return [
        (word, t)
        for t in reading.toponyms
        if len(at := parse.at(t.span))
        and _is_scene(reading, word := parse.words[at.start], t)
        and not (_is_state(t) and _speaks(reading, at, words))
    ]


def _in_sentences(reading: Reading, cluster: Cluster, words: EventWords) -> list[Toponym]:
    """Give those of them that stand in a sentence of an occurrence."""
    sentences = sentences_of(reading.tree.parse.words, cluster.hits)
    return [t for w, t in _scenes(reading, words) if w.sentence in sentences]


def _is_scene(reading: Reading, word: Word, toponym: Toponym) -> bool:
    """Say whether a place is not just where the reporter sat or a government that speaks."""
    date = reading.dateline
    dated = date is not None and -DATELINE <= toponym.span.end - date.start <= len(date)
    if _names_person(reading, toponym) or _is_home(reading, word):
        return False
    speaks = any(s.span.covers(toponym.span) for s in reading.sources_on(toponym.span))
    return not dated and not speaks and word.dep not in reading.tree.labels.subject


def _is_home(reading: Reading, word: Word) -> bool:
    """Say whether a place is where an armed group is from: "les miliciens de [Tarhouna]"."""
    if word.dep not in reading.tree.labels.nominal:
        return False
    actor = actor_of(reading, word.head)
    return actor is not None and actor.role in ARMED_GROUPS - {"state-forces"}


# How far before the date of a dateline its town ends, in characters.
DATELINE = 4


def _last_spot(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give the last site or town among places, else the last of them."""
    spots = [t for t in toponyms if grain(t) <= SPOT]
    return spots[-1:] or list(toponyms[-1:])


def grain(toponym: Toponym) -> int:
    """Give how wide a place is, 0 for a site, 5 for a country; 6 where it is not resolved."""
    if toponym.place is None:
        return _UNKNOWN
    return _GRAIN.get(toponym.place.precision, _UNKNOWN)
