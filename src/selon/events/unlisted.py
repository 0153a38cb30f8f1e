"""Where something happened in words that no table of places has.

"cinq enseignants ont été tués à Maytagou": they were not killed in the town named before.
"""

from collections.abc import Iterator

from selon.events.clusters import Cluster
from selon.events.lexicon import EventWords
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Evidence, Party, Toponym
from selon.syntax import conjuncts, obliques

_NOUNS = frozenset({"NOUN", "PROPN", "X"})


def unlisted(reading: Reading, cluster: Cluster, words: EventWords) -> list[Toponym]:
    """Give the names that say where an occurrence was, without a place: nobody knows where."""
    found = []
    for hit in (h for h in cluster.hits if h.entry.strength != "generic"):
        for i in _names(reading, hit, words):
            span = reading.tree.parse.words[i].span
            because = Evidence("events.unlisted", words.entry(hit.entry.id), span)
            found.append(Toponym(span, None, (because,), "unknown"))
    return found


def _names(reading: Reading, hit: Hit, words: EventWords) -> Iterator[int]:
    """Give the bare names behind what says where: "à X", "près de X", "à l'est de X"."""
    tree, roles = reading.tree, words.roles
    for party in hit.targets:
        yield from _of_site(reading, party, words)
    for i in (hit.i, *hit.verbs, *(() if hit.mate is None else (hit.mate,))):
        for case, noun in obliques(tree, i):
            marker = "" if case is None else tree.parse.words[case].lemma
            beside = marker in roles.either and is_beside(reading, case, words)
            if marker not in roles.inside and not beside:
                continue
            part = tree.parse.words[noun].lemma in roles.location
            inner = [n for c, n in obliques(tree, noun) if c is not None] if part else [noun]
            yield from (k for j in inner for k in conjuncts(tree, j) if _is_bare(reading, k))


def _of_site(reading: Reading, party: Party, words: EventWords) -> Iterator[int]:
    """Give the name that ends that of a struck building: "le poste de gendarmerie de [X]"."""
    tree, context = reading.tree, words.context
    at = tree.parse.at(party.span)
    if not len(at) or not _is_bare(reading, at[-1]):
        return
    case = tree.dependent(at[-1], tree.labels.case)
    sites = context.building | context.site | context.military
    of = case is not None and tree.parse.words[case].lemma in words.roles.either
    if of and any(tree.parse.words[j].lemma in sites for j in at):
        yield at[-1]


def is_beside(reading: Reading, case: int | None, words: EventWords) -> bool:
    """Say whether a preposition belongs to what says where: "près [de]", "à proximité [de]"."""
    return (
        case is not None and case > 0 and words.roles.is_beside(reading.tree.parse.words[case - 1])
    )


def _is_bare(reading: Reading, i: int) -> bool:
    """Say whether a word is a name of one word that nothing else is known of."""
    tree = reading.tree
    word = tree.parse.words[i]
    if word.pos not in _NOUNS or not word.text[:1].isupper() or word.text.isupper():
        return False
    known = (reading.toponyms_on, reading.actors_on, reading.times_on)
    more = tree.labels.name | tree.labels.determiner | tree.labels.apposition
    bare = tree.dependent(i, more) is None and word.dep not in tree.labels.name
    return bare and not any(on(word.span) for on in known)
