"""Who takes responsibility for an occurrence: "l'attaque a été revendiquée par [X]"."""

from collections.abc import Iterator

from selon.events.clusters import Cluster
from selon.events.lexicon import EventWords
from selon.events.parties import is_determined, make_party
from selon.events.scene import Scene
from selon.events.subjects import acting
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Party
from selon.syntax import is_passive, obliques


def add_responsibility(reading: Reading, clusters: list[Cluster], words: EventWords) -> None:
    """Give every occurrence those who claim it: the one the verb governs, else the last told."""
    for word in reading.tree.parse.words:
        if word.verb in words.responsibility.verbs and word.pos in ("VERB", "ADJ"):
            clause = reading.tree.dependent(word.i, reading.tree.labels.clause)
            said = words.responsibility.tied and (
                clause is not None or not _is_of_deed(reading, clusters, word, words)
            )
            owner = None if said else _claimed(reading, clusters, word)
            if owner is not None:
                owner.responsibility.extend(_claimants(reading, word, words))


def _is_of_deed(reading: Reading, clusters: list[Cluster], word: Word, words: EventWords) -> bool:
    """Say whether a verb takes responsibility or a deed, not lives: "[claimed] the attack"."""
    tree, labels = reading.tree, reading.tree.labels
    if is_passive(tree, word.i) or word.dep in labels.participle:
        return True
    taken = tree.dependents(word.i, labels.object)
    deeds = {hit.i for cluster in clusters for hit in cluster.hits}
    beside = tree.parse.words[word.i + 1 : word.i + _BESIDE]
    named = (w.norm in words.responsibility.nouns for w in beside)
    return any(j in deeds for j in taken) or any(named) or not taken


_BESIDE = 4  # words in which the noun follows: "claimed full [responsibility]"


def _claimed(reading: Reading, clusters: list[Cluster], word: Word) -> Cluster | None:
    """Give the occurrence whose trigger stands beside the verb, else the one told last before."""
    near = {word.head, *reading.tree.parse.children[word.i]}
    for cluster in clusters:
        if any(hit.i in near for hit in cluster.hits):
            return cluster
    told = [(h.i, n) for n, c in enumerate(clusters) for h in c.hits if h.i < word.i + 8]
    return clusters[max(told)[1]] if told else None


def _claimants(reading: Reading, word: Word, words: EventWords) -> Iterator[Party]:
    tree = reading.tree
    passive = is_passive(tree, word.i) or word.dep in tree.labels.participle

    def nobody(head: int) -> bool:
        counted = tree.parse.words[head].lemma in words.parts.people
        return counted and not is_determined(tree, head)  # "personne n'a revendiqué"

    if not passive:
        head = acting(Scene(reading, words, {}), word.i)
        party = make_party(reading, head) if head is not None and not nobody(head) else None
        if party is not None:
            yield party
        return
    for case, noun in obliques(tree, word.i):
        marker = tree.parse.words[case].lemma if case is not None else ""
        if marker in words.roles.initiator:
            party = make_party(reading, noun)
            if party is not None:
                yield party
