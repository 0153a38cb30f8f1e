"""Whom or what an occurrence struck where its mentions name nobody, or nobody who can be it."""

from collections.abc import Iterable, Iterator

from selon.events.clusters import Cluster
from selon.events.lexicon import EventWords
from selon.events.parties import actor_of, make_party
from selon.events.sides import actor_in, top_of
from selon.reading import Reading
from selon.records import Party
from selon.syntax import conjuncts, obliques

# Families of which the attackers may be named far from the act.
ATTACKED = frozenset({"violence", "abduction", "sexual", "disrupted"})

_BLASTS = frozenset({"Suicide bomb", "Remote explosive/landmine/IED", "Grenade"})


def with_sites(
    reading: Reading, cluster: Cluster, found: list[Party], words: EventWords
) -> list[Party]:
    """Give the targets; where none is told the building, or whom a blast was near.

    Of a protest they are those whom it wants gone, and the building that it stands before.
    """
    protest = "protest" in cluster.families
    if protest:
        found = [*_opposed_by(reading, cluster, words), *_whom(reading, found, words)]
    if not found and (protest or cluster.families & ATTACKED):
        markers = words.roles.facing if protest else words.roles.inside
        found = [*_inside(reading, cluster, words, markers)]
    if not found and any(h.type in _BLASTS for h in cluster.hits):
        found = [*_beside(reading, cluster, words)]
    return found


def _whom(reading: Reading, parties: Iterable[Party], words: EventWords) -> list[Party]:
    """Give those of the targets of a protest who can be: no "cinquième mandat", no "vie chère"."""
    found = []
    for party in parties:
        head = top_of(reading, party)
        word = None if head is None else reading.tree.parse.words[head]
        if word is None:
            continue
        # "anti-[Dupont]" is a name inside a word
        known = actor_in(reading, party) is not None or word.pos == "PROPN"
        known = known or party.span.of(reading.tree.parse.text)[:1].isupper()
        if known or word.lemma in words.context.person | words.context.building:
            found.append(party)
    return found


def _inside(
    reading: Reading, cluster: Cluster, words: EventWords, markers: frozenset[str]
) -> Iterator[Party]:
    """Give the building that an attack without any other target was in: "au [siège] du parti"."""
    tree = reading.tree
    below = tree.labels.participle
    for hit in cluster.hits:
        mate = () if hit.mate is None else (hit.mate, *tree.dependents(hit.mate, below))
        for i in dict.fromkeys((hit.i, tree.parse.words[hit.i].head, *hit.verbs, *mate)):
            for case, noun in obliques(tree, i):
                inside = case is not None and tree.parse.words[case].lemma in markers
                building = words.context.building | words.context.military
                if inside and tree.parse.words[noun].lemma in building:
                    party = make_party(reading, noun)
                    if party is not None:
                        yield party


def _opposed_by(reading: Reading, cluster: Cluster, words: EventWords) -> Iterator[Party]:
    """Give whom protesters want gone or denounce: "réclament le départ du [président]"."""
    tree, roles = reading.tree, words.roles
    sentences = {tree.parse.words[h.i].sentence for h in cluster.hits if h.entry.strength != "harm"}
    inside = (i for n in sorted(sentences) for i in tree.parse.sentences[n])
    for word in (tree.parse.words[i] for i in inside):
        demands = word.verb in roles.demanding and word.pos == "VERB"
        against = word.pos == "ADP" and word.lemma in roles.against
        wanted = [*tree.dependents(word.i, tree.labels.object)] if demands else []
        wanted += [word.head] if against else []
        for j in (k for i in wanted for k in conjuncts(tree, i)):
            yield from _whose(reading, j, words)


def _whose(reading: Reading, j: int, words: EventWords) -> Iterator[Party]:
    """Give somebody known, or whose departure, candidacy, policy it is."""
    tree, word = reading.tree, reading.tree.parse.words[j]
    if word.lemma in words.roles.leaving:
        for case, noun in obliques(tree, j):
            if case is not None and tree.parse.words[case].lemma in words.roles.either:
                yield from _whose(reading, noun, words)
        return
    actor = actor_of(reading, j)
    named = actor is not None and (actor.country is not None or actor.id or actor.role in _RULING)
    party = make_party(reading, j) if named or word.pos == "PROPN" else None
    if party is not None:
        yield party


# Roles of those whom a protest is against, named or not.
_RULING = frozenset({"government", "officials", "police", "state", "state-forces"})


def _beside(reading: Reading, cluster: Cluster, words: EventWords) -> Iterator[Party]:
    """Give whom a blast was near: "s'est fait exploser près de [véhicules de police]"."""
    tree = reading.tree
    told = (tree.parse.words[h.i].sentence for h in cluster.telling)
    for i in (i for n in told for i in tree.parse.sentences[n]):
        word = tree.parse.words[i]
        if not words.roles.is_beside(word):
            continue
        behind = tree.parse.words[i + 1 : i + 1 + _NEAR]
        noun = next((w for w in behind if w.pos in ("NOUN", "PROPN")), None)
        led = bool(behind) and behind[0].lemma in words.roles.either
        if noun is None or not led or reading.toponyms_on(noun.span):
            continue
        struck = words.context.military | words.context.building | words.context.person
        if noun.lemma in struck or actor_of(reading, noun.i) is not None:
            party = make_party(reading, noun.i)
            if party is not None:
                yield party


# Words behind "près" among which whom it was near stands.
_NEAR = 4
