"""Who the attackers and the victims of a document are, over all the words that name them."""

from collections.abc import Iterable, Iterator, Sequence

from selon.events.lexicon import EventWords
from selon.events.parties import actor_of, is_determined, make_party
from selon.events.tolls import Figure
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Party, Span
from selon.syntax import Tree, conjuncts, obliques, subject

# Names have at least so many letters; shorter words are initials and pieces.
SHORTEST = 3


def attackers(
    reading: Reading, words: EventWords, sentences: Iterable[int] | None = None
) -> Iterator[Party]:
    """Give those whom a document calls attackers: by name where it has one, else in its words.

    `sentences`: only these; None: anywhere.
    """
    known = words.context.perpetrator | (words.context.accused if sentences is None else set())
    heads = [
        i
        for i in _nouns(reading, sentences)
        if _lemma(reading, i) in known and is_determined(reading.tree, i)
    ]
    for i in heads:
        name = name_of(reading, i, words)
        party = make_party(reading, name) if name is not None else None
        if party is not None:
            yield party
    if sentences is None:
        heads.extend(_armed_persons(reading))
    for i in sorted(heads, key=lambda i: _lemma(reading, i) in words.context.accused):
        party = make_party(reading, i)
        if party is not None:
            yield party


def _armed_persons(reading: Reading) -> Iterator[int]:
    """Give the nouns for armed persons of whom nothing else is known: "des hommes armés"."""
    parse = reading.tree.parse
    for mention in reading.actors:
        at = parse.at(mention.span)
        if mention.actor.role == "attackers" and not reading.skipped(mention.span):
            yield from (j for j in at[:1] if parse.words[j].pos == "NOUN")


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
    return _name_beside(reading, i)


def _name_beside(reading: Reading, i: int) -> int | None:
    """Give the name before or behind a noun with but a comma between: "[Marc] Vidal, l'auteur"."""
    words = reading.tree.parse.words
    first = i - 1 if i and words[i - 1].pos == "DET" else i
    before = first - 1
    if before > 0 and words[before].text == ",":
        k = before - 1
        while k > 0 and _is_name(reading, k - 1) and words[k - 1].sentence == words[k].sentence:
            k -= 1
        if _is_name(reading, k):
            return k
    behind = i + 1
    while behind < len(words) and words[behind].pos in ("ADJ", "VERB", "PUNCT") and behind < i + 4:
        behind += 1
    return behind if behind < len(words) and _is_name(reading, behind) else None


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
    placed = bool(reading.toponyms_on(word.span))
    return not placed and not reading.actors_on(word.span)


def victims(reading: Reading, words: EventWords) -> Iterator[Party]:
    """Give those whom a document says the victims were.

    "Les victimes sont [des paysans]"; behind a figure also "Il s'agit de [bergers]".
    """
    for i in _said_of_victims(reading, words):
        for j in conjuncts(reading.tree, i):
            person = reading.tree.parse.words[j].lemma in words.context.person
            known = person or actor_of(reading, j) is not None
            party = make_party(reading, j) if known else None
            if party is not None:
                yield party


def _said_of_victims(reading: Reading, words: EventWords) -> Iterator[int]:
    tree = reading.tree
    for word in tree.parse.words:
        subject_ = word.pos == "NOUN" and word.lemma in words.context.victim
        if subject_ and word.dep in tree.labels.subject and _is_predicate(tree, word.head):
            yield word.head
        elif word.verb in words.context.identifying and _follows_harm(reading, word, words):
            for case, noun in obliques(tree, word.i):
                if case is not None and tree.parse.words[case].lemma in words.roles.either:
                    yield noun


def _follows_harm(reading: Reading, word: Word, words: EventWords) -> bool:
    """Say whether the sentence before counts people harmed."""
    parse = reading.tree.parse
    if word.sentence == 0:
        return False
    before = (parse.words[i] for i in parse.sentences[word.sentence - 1])
    return any(w.lemma in words.harmed or w.verb in words.toll_objects for w in before)


def shares(reading: Reading, figure: Figure, words: EventWords) -> Iterator[Party]:
    """Give those who are singled out among the counted: "dix morts (deux civils)", "dont le maire".

    Children and women are parts of a toll, no side.
    """
    parse = reading.tree.parse
    at = [
        j
        for j in parse.at(Span(figure.span.end, figure.span.end + NEAR))
        if parse.words[j].sentence == parse.words[parse.at(figure.span).start].sentence
    ]
    opens = [
        k for k in at if parse.words[k].norm in words.parts.markers or parse.words[k].text == "("
    ]
    for k in opens[:1]:
        for j in _listed(reading, at, k, words):
            lemma = parse.words[j].lemma
            known = actor_of(reading, j) is not None and lemma not in words.context.perpetrator
            if known and words.groups.get(lemma) not in FRAIL:
                party = make_party(reading, j)
                if party is not None:
                    yield party


def _listed(reading: Reading, at: Sequence[int], k: int, told: EventWords) -> Iterator[int]:
    """Give the nouns of a list that opens at `k`, each the first behind its number or article.

    Another figure, a verb or a preposition ends it: "dont deux policiers, et six blessés selon …".
    """
    words = reading.tree.parse.words
    ready = False
    for j in at:
        if j <= k:
            continue
        leads = words[j].pos == "ADP" and words[j].lemma not in told.roles.either
        if leads or words[j].pos in ("VERB", "AUX") or words[j].text == ")":
            return
        if words[j].lemma in told.harmed or words[j].dep in reading.tree.labels.subject:
            return
        if words[j].pos in ("DET", "NUM"):
            ready = True
        elif ready and words[j].pos in ("NOUN", "PROPN"):
            ready = False
            if not _heads_clause(words, j):
                yield j


def _heads_clause(words: Sequence[Word], j: int) -> bool:
    """Say whether a verb follows a noun and its own words: it opens another clause."""
    k = j + 1
    while k < len(words) and words[k].pos in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM"):
        k += 1
    return k < len(words) and "VerbForm=Fin" in words[k].morph


FRAIL = frozenset({"children", "women"})

# How far behind a figure, in characters, somebody is singled out.
NEAR = 60
