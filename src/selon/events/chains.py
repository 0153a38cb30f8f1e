"""Who the attackers and the victims of a document are, over all the words that name them."""

from collections.abc import Iterable, Iterator

from selon.events.lexicon import EventWords
from selon.events.parties import actor_of, make_party
from selon.events.tolls import Figure
from selon.reading import Reading
from selon.records import Party, Span
from selon.syntax import Tree, conjuncts, subject

# Names have at least so many letters; shorter words are initials and pieces.
SHORTEST = 3


def attackers(
    reading: Reading, words: EventWords, sentences: Iterable[int] | None = None
) -> Iterator[Party]:
    """Give those whom a document calls attackers: by name where it has one, else in its words.

    `sentences`: only these; None: anywhere.
    """
    known = words.context.perpetrator | words.context.accused
    heads = [i for i in _nouns(reading, sentences) if _lemma(reading, i) in known]
    for i in heads:
        name = name_of(reading, i, words)
        party = make_party(reading, name) if name is not None else None
        if party is not None:
            yield party
    for i in sorted(heads, key=lambda i: _lemma(reading, i) in words.context.accused):
        party = make_party(reading, i)
        if party is not None:
            yield party


def _nouns(reading: Reading, sentences: Iterable[int] | None) -> Iterator[int]:
    parse = reading.tree.parse
    wanted = range(len(parse.sentences)) if sentences is None else sorted(set(sentences))
    for number in wanted:
        if number < len(parse.sentences):
            for i in parse.sentences[number]:
                if parse.words[i].pos == "NOUN" and not reading.skipped(parse.words[i].span):
                    yield i


def _lemma(reading: Reading, i: int) -> str:
    return reading.tree.parse.words[i].lemma


def name_of(reading: Reading, i: int, words: EventWords) -> int | None:
    """Give the name that stands beside a noun: in apposition, by "est", by "identifié comme"."""
    tree = reading.tree
    beside = [i, *_predicates(tree, i)]
    for j in beside:
        head = tree.parse.words[j].head
        labels = tree.labels.apposition | tree.labels.name
        near = [*tree.dependents(j, labels)]
        if tree.parse.words[j].dep in labels:
            near.append(head)
        for verb in tree.parse.children[j]:
            if tree.parse.words[verb].verb in words.context.naming:
                near.extend(tree.subtree(verb))
        head_verb = tree.parse.words[head].verb
        if head_verb in words.context.naming:
            near.extend(k for k in tree.subtree(head) if k > head)
        found = next((k for k in near if _is_name(reading, k)), None)
        if found is not None:
            return found
    return None


def _predicates(tree: Tree, i: int) -> Iterator[int]:
    """Give what a noun is said to be: "le tireur est [un homme]"; or what is said to be it."""
    word = tree.parse.words[i]
    if word.dep in tree.labels.subject and _is_predicate(tree, word.head):
        yield word.head
        yield from tree.dependents(word.head, tree.labels.apposition)
    own = subject(tree, i) if _is_predicate(tree, i) else None
    if own is not None:
        yield own


def _is_predicate(tree: Tree, i: int) -> bool:
    return tree.dependent(i, tree.labels.copula) is not None


def _is_name(reading: Reading, i: int) -> bool:
    """Say whether a word is the name of a person: written with a capital, no place, no actor."""
    word = reading.tree.parse.words[i]
    if word.pos != "PROPN" or not word.text[:1].isupper() or len(word.text) < SHORTEST:
        return False
    placed = any(t.span.overlaps(word.span) for t in reading.toponyms)
    return not placed and not any(m.span.overlaps(word.span) for m in reading.actors)


def victims(reading: Reading, words: EventWords) -> Iterator[Party]:
    """Give those whom a document says the victims were: "les victimes sont [des paysans]"."""
    tree = reading.tree
    for i in _nouns(reading, None):
        if _lemma(reading, i) not in words.context.victim:
            continue
        word = tree.parse.words[i]
        if word.dep in tree.labels.subject and _is_predicate(tree, word.head):
            for j in conjuncts(tree, word.head):
                party = make_party(reading, j)
                if party is not None:
                    yield party


def shares(reading: Reading, figure: Figure, words: EventWords) -> Iterator[Party]:
    """Give those who are singled out among the counted: "douze morts, dont [le maire]"."""
    parse = reading.tree.parse
    at = parse.at(Span(figure.span.end, figure.span.end + NEAR))
    for k in at:
        if parse.words[k].sentence != parse.words[at.start].sentence:
            return
        if parse.words[k].norm in words.parts.markers:
            j = next((j for j in at if j > k and parse.words[j].pos in ("NOUN", "PROPN")), None)
            single = j is not None and "Number=Plur" not in parse.words[j].morph
            if j is not None and single and actor_of(reading, j) is not None:
                party = make_party(reading, j)
                if party is not None:
                    yield party
            return


# How far behind a figure, in characters, somebody is singled out.
NEAR = 40
