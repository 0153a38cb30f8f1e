"""Questions asked of a parse. No word and no label stands here.

Which labels answer which question is said in `lang/<language>/syntax.toml`. An oblique is a noun
with a case marker below it (Universal Dependencies); `selon.lifting` turns other ways into this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from selon.conventions import Lifting, Plain
from selon.lang.lexicon import Table
from selon.parsing import Parse, Word
from selon.records import Span


class Labels(Table):
    """`syntax.toml`: the dependency labels and features that answer each question."""

    subject: frozenset[str]
    passive_subject: frozenset[str]
    object: frozenset[str]
    agent: frozenset[str]
    oblique: frozenset[str]
    case: frozenset[str]
    nominal: frozenset[str]
    apposition: frozenset[str]
    name: frozenset[str]
    clause: frozenset[str]
    infinitive: frozenset[str]
    adverbial: frozenset[str]
    relative: frozenset[str]
    participle: frozenset[str]
    conjunct: frozenset[str]
    coordinator: frozenset[str]
    mark: frozenset[str]
    auxiliary: frozenset[str]
    passive_auxiliary: frozenset[str]
    copula: frozenset[str]
    parataxis: frozenset[str]
    determiner: frozenset[str]
    number: frozenset[str]
    adjective: frozenset[str]
    punctuation: frozenset[str]
    conditional: frozenset[str]
    future: frozenset[str]
    past_auxiliary: frozenset[str]  # of the pluperfect
    partitive: frozenset[str]  # lemmas tagged as prepositions that can open an object
    being: frozenset[str]  # lemmas of the auxiliary of the passive
    moving: frozenset[str]  # verbs whose past tense it makes: "est mort"
    collective: frozenset[str]  # nouns for several of what follows: "un [groupe] de soldats"
    genitive: frozenset[str]  # lemmas of the prepositions that stand inside a name or function
    repeated: frozenset[str] = frozenset()  # of those said again before each of a row
    possessive: frozenset[str]
    first_person: frozenset[str]
    plural: frozenset[str]
    bare: frozenset[str]
    perfect: frozenset[str] = frozenset()  # lemmas of the pluperfect's auxiliary; empty: any
    gerund: frozenset[str] = frozenset()  # of a participle that is said: "denied [attacking]"
    definite: frozenset[str]
    indefinite: frozenset[str]
    past: frozenset[str]
    finite: frozenset[str]
    present: frozenset[str]
    pos_verb: frozenset[str]
    pos_auxiliary: frozenset[str]
    pos_noun: frozenset[str]
    pos_name: frozenset[str]
    pos_opener: frozenset[str]  # of a noun phrase
    pos_number: frozenset[str]
    pos_adposition: frozenset[str]
    pos_adverb: frozenset[str]
    pos_adjective: frozenset[str]
    pos_conjunction: frozenset[str]
    conditional_forms: frozenset[str]  # of verbs whose stem is not that of the infinitive
    conditional_endings: tuple[str, ...]  # after the infinitive: the model misses rare verbs
    endings: tuple[tuple[str, str], ...]  # of finite verbs, which the model's tables lack
    preferred_ending: str = ""  # of a verb, where a form may be of two: "raped" of "rape"
    prenominal: frozenset[str] = frozenset()  # of words before a noun that may name whose it is
    lifting: Lifting | None = None
    plain: Plain | None = None  # of a parser that hangs nouns on their prepositions


def subject_label(labels: Labels, *, passive: bool = False) -> str:
    """Give the label of the subject of a verb, the plainest of several."""
    known = labels.passive_subject if passive else labels.subject - labels.passive_subject
    return max(known, key=lambda label: (-len(label), label))


def is_plural(word: Word, labels: Labels) -> bool:
    """Say whether a word is marked as plural."""
    return any(mark in word.morph for mark in labels.plural)


def subject_label_of(parse: Parse, verb: int, labels: Labels) -> str:
    """Give the label of a subject of a verb as it stands, active or passive."""
    passive = any(parse.words[c].dep in labels.passive_auxiliary for c in parse.children[verb])
    return subject_label(labels, passive=passive)


@cache
def _features(morph: str) -> frozenset[str]:
    return frozenset(morph.split("|"))


@dataclass(frozen=True, slots=True)
class Tree:
    """A parse and the labels of its language: what every question is asked of."""

    parse: Parse
    labels: Labels

    def dependents(self, i: int, labels: frozenset[str]) -> Iterator[int]:
        """Give the dependents of word `i` that bear one of the labels, in order."""
        words = self.parse.words
        return (c for c in self.parse.children[i] if words[c].dep in labels)

    def dependent(self, i: int, labels: frozenset[str]) -> int | None:
        """Give the first such dependent."""
        words = self.parse.words
        for child in self.parse.children[i]:
            if words[child].dep in labels:
                return child
        return None

    def has(self, i: int, features: frozenset[str]) -> bool:
        """Say whether word `i` bears one of the morphological features ("Mood=Cnd")."""
        return not features.isdisjoint(_features(self.parse.words[i].morph))

    def subtree(self, i: int) -> list[int]:
        """Give word `i` and everything below it, in the order of the text."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(self.parse.children[j])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Give the heads above word `i`, nearest first."""
        words = self.parse.words
        while words[i].head != i:
            i = words[i].head
            yield i


def conjuncts(tree: Tree, i: int) -> list[int]:
    """Give a word and those coordinated with it: "[Paris], [Lyon] et [Nice]".

    Also with the last word of its name: "le [Front] Polisario et [l'armée]".
    """
    found = [i]
    for j in found:
        for k in (j, *_names(tree, j)):
            found.extend(tree.dependents(k, tree.labels.conjunct))
    return found


def _names(tree: Tree, i: int) -> Iterator[int]:
    """Give the words of the name that stands with a noun, no preposition between."""
    for j in tree.dependents(i, tree.labels.name | tree.labels.nominal):
        word = tree.parse.words[j]
        beside = word.pos in tree.labels.pos_name and j == i + 1
        if word.dep in tree.labels.name or (beside and tree.dependent(j, tree.labels.case) is None):
            yield j


def is_conditional(tree: Tree, i: int) -> bool:
    """Say whether a verb form is in the conditional, by its features or by its own letters."""
    word = tree.parse.words[i]
    if tree.has(i, tree.labels.conditional) or word.norm in tree.labels.conditional_forms:
        return True
    stem = word.verb.removesuffix("e")
    return (
        bool(stem)
        and word.norm.startswith(stem)
        and (word.norm.endswith(tree.labels.conditional_endings))
    )


def is_passive(tree: Tree, i: int) -> bool:
    """Say whether a verb stands in the passive: "ont été [tués]"."""
    labels = tree.labels
    return (
        tree.dependent(i, labels.passive_auxiliary) is not None
        or tree.dependent(i, labels.passive_subject) is not None
    )


def obliques(tree: Tree, i: int) -> Iterator[tuple[int | None, int]]:
    """Give (case marker or preposition, noun) for every oblique or nominal complement."""
    labels = tree.labels
    words = tree.parse.words
    for child in tree.parse.children[i]:
        if words[child].dep in labels.oblique | labels.nominal | labels.agent:
            yield tree.dependent(child, labels.case), child


def noun_phrase(tree: Tree, i: int) -> Span:
    """Give the span of a noun with its modifiers, without clauses and what is coordinated.

    "[le chef de la police] qui a parlé et son adjoint"; appositions between commas stay out.
    """
    labels = tree.labels
    drop = labels.relative | labels.conjunct | labels.coordinator | labels.apposition
    drop |= labels.case | labels.parataxis | labels.adverbial | labels.punctuation | labels.clause
    drop |= labels.copula | labels.subject | labels.auxiliary | labels.mark | labels.participle
    return _span_without(tree, i, drop)


def full_phrase(tree: Tree, i: int) -> Span:
    """Give the span of a noun with appositions, without relative clauses or its case marker."""
    labels = tree.labels
    drop = labels.relative | labels.case | labels.parataxis | labels.mark | labels.copula
    drop |= labels.subject | labels.auxiliary | labels.adverbial | labels.punctuation
    return _span_without(tree, i, drop)


def _span_without(tree: Tree, i: int, drop: frozenset[str]) -> Span:
    words = tree.parse.words
    kept, todo = [i], [c for c in tree.parse.children[i] if words[c].dep not in drop]
    inner = drop - tree.labels.case - tree.labels.punctuation
    while todo:
        j = todo.pop()
        kept.append(j)
        todo.extend(c for c in tree.parse.children[j] if words[c].dep not in inner)
    first, last = _unbroken(sorted(kept), i)
    return Span(words[first].start, words[last].end)


def _unbroken(positions: list[int], i: int) -> tuple[int, int]:
    """Give the run of positions around `i` that leaves out no more than three words at a time."""
    at = positions.index(i)
    first = last = at
    while first > 0 and positions[first] - positions[first - 1] <= 3:
        first -= 1
    while last < len(positions) - 1 and positions[last + 1] - positions[last] <= 3:
        last += 1
    return positions[first], positions[last]


def subject(tree: Tree, i: int) -> int | None:
    """Give the subject of a verb, also of one coordinated with or governed by another."""
    labels = tree.labels
    found = tree.dependent(i, labels.subject | labels.passive_subject)
    word = tree.parse.words[i]
    if found is None and word.dep in labels.conjunct | labels.infinitive and word.head != i:
        governed = tree.dependent(word.head, labels.object)
        controls = word.dep in labels.infinitive and governed is not None
        found = governed if controls else subject(tree, word.head)  # "accuse [X] d'avoir tiré"
    return found if found is not None else _before_group(tree, i)


def _before_group(tree: Tree, i: int) -> int | None:
    """Give the noun right before a verb and its auxiliaries, which a parser may hang elsewhere."""
    words = tree.parse.words
    group = [i, *tree.dependents(i, tree.labels.auxiliary)]
    if len(group) == 1 or min(group) == 0:
        return None
    j = min(group) - 1
    while words[j].pos in ("ADJ", "ADP", "NOUN", "PROPN") and words[j].head < j:
        if words[words[j].head].pos not in ("NOUN", "PROPN") or words[j].dep == "appos":
            break
        j = words[j].head
    fits = words[j].pos in ("NOUN", "PROPN") and words[j].sentence == words[i].sentence
    return j if fits else None
