"""Prepositions made marks of their nouns, for parsers that hang the noun on the preposition.

Two ways of writing an oblique are in use: a noun with a case marker below it (Universal
Dependencies), and a preposition with a noun below it (ClearNLP, as the English models have it).
All questions of `selon.syntax` are asked of the first; here the second is turned into it, with
predicate nouns ("they were [hostages]") and infinitives. Which labels that concerns is said in
`[lifting]` of `lang/<language>/syntax.toml`; a language without that table keeps its parses.
"""

from collections.abc import Iterator
from dataclasses import replace

from selon.conventions import Lifting
from selon.parsing import Parse, Word, children_of
from selon.syntax import Labels

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_VERBAL = frozenset({"VERB", "AUX"})


def lift(parse: Parse, labels: Labels) -> Parse:
    """Give the parse with prepositions below their nouns; the same parse where nothing asks it."""
    rules = labels.lifting
    if rules is None:
        return parse
    words = list(parse.words)
    _raise_verbs(words, parse, rules, labels)
    _raise_numbers(words, parse, rules)
    parse = replace(parse, words=tuple(words), children=children_of(words))
    _lift_prepositions(words, parse, rules)
    _lift_predicates(words, parse, rules, labels)
    _move_coordinators(words, parse, rules)
    _mark_infinitives(words, parse, rules)
    return replace(parse, words=tuple(words), children=children_of(words))


def _raise_verbs(words: list[Word], parse: Parse, rules: Lifting, labels: Labels) -> None:
    """Make a participle with an object the verb of its noun: "A bomb attack [wounded] ten men"."""
    for word in parse.words:
        noun = words[word.head]
        if word.dep != rules.participle or word.pos not in _VERBAL or noun.head != noun.i:
            continue
        if noun.pos not in _NOMINAL or not labels.past & set(words[word.i].morph.split("|")):
            continue
        below = [parse.words[c] for c in parse.children[word.i]]
        if not any(w.dep in labels.object and w.i > word.i for w in below):
            continue
        words[word.i] = replace(words[word.i], head=word.i, dep=noun.dep, morph=rules.told)
        words[noun.i] = replace(noun, head=word.i, dep=rules.subject)
        for c in parse.children[noun.i]:
            if c > word.i and words[c].head == noun.i:
                words[c] = replace(words[c], head=word.i)


def _raise_numbers(words: list[Word], parse: Parse, rules: Lifting) -> None:
    """Hang numbers on the noun that is counted, not on its adjective, "[three] Yemeni soldiers"."""
    for word in parse.words:
        above = parse.words[word.head]
        if word.pos == "NUM" and word.dep in rules.compound and above.dep in rules.compound:
            words[word.i] = replace(words[word.i], head=above.head, dep=rules.numeral)


def _lift_prepositions(words: list[Word], parse: Parse, rules: Lifting) -> None:
    """Hang "by [rebels]" and "after [attacking]" on what the preposition hung on."""
    for word in parse.words:
        if word.dep in rules.object or word.dep in rules.clause:
            chain = list(_prepositions(parse, word.i, rules))
            if chain:
                _lift_one(words, parse, word, chain, rules)


def _prepositions(parse: Parse, i: int, rules: Lifting) -> Iterator[int]:
    """Give the prepositions above a word, the nearest first: "[according] [to] police"."""
    words = parse.words
    j = words[i].head
    while words[j].dep in rules.preposition or (words[j].dep in rules.clause and j < i):
        if words[j].pos in _VERBAL and words[j].dep in rules.clause:
            return
        yield j
        if words[j].head == j:
            return
        j = words[j].head


def _lift_one(
    words: list[Word], parse: Parse, word: Word, chain: list[int], rules: Lifting
) -> None:
    top = parse.words[chain[-1]]
    higher = _higher(parse, top, rules)
    if higher is not None:
        top = replace(top, head=higher)
    clause = word.dep in rules.clause and word.pos in _VERBAL
    if clause and _is_doing(parse, word, top, rules):  # "killed by [shelling]"
        words[word.i] = replace(words[word.i], pos="NOUN", lemma=word.norm, morph="Number=Sing")
        clause = False
    above = parse.words[top.head]
    if clause:
        genitive = parse.words[chain[0]].lemma in rules.complementing
        inside = above.pos in _NOMINAL
        dep = rules.participle if inside else rules.complement if genitive else rules.adverbial
    elif parse.words[chain[0]].dep in rules.agent or word.dep in rules.clause:
        dep = rules.by
    else:
        dep = rules.nominal if above.pos in _NOMINAL else rules.oblique
    words[word.i] = replace(words[word.i], head=top.head if top.head != top.i else word.i, dep=dep)
    for j in chain:
        mark = rules.mark if clause else rules.case
        words[j] = replace(words[j], head=word.i, dep=mark, pos=rules.pos)
    if top.head == top.i:  # a headline that is a phrase: "[After] the attack"
        words[word.i] = replace(words[word.i], dep=top.dep)
    for j in chain[1:]:
        for c in parse.children[j]:
            if c not in (*chain, word.i) and words[c].head == j:
                words[c] = replace(words[c], head=word.i)


def _higher(parse: Parse, top: Word, rules: Lifting) -> int | None:
    """Give the noun that "against" belongs to: "an attack by the army [against] rebels"."""
    above = parse.words[top.head]
    led = parse.words[above.head]
    if top.lemma not in rules.climbing or above.dep not in rules.object or led.i == above.i:
        return None
    noun = parse.words[led.head]
    return noun.i if led.dep in rules.preposition and noun.pos in _NOMINAL else None


def _is_doing(parse: Parse, word: Word, top: Word, rules: Lifting) -> bool:
    """Say whether a gerund behind a passive names what did it, and takes nothing itself."""
    below = {parse.words[c].dep for c in parse.children[top.head]}
    taken = any(parse.words[c].dep not in rules.preposition for c in parse.children[word.i])
    return top.lemma in rules.doing and bool(below & rules.passive) and not taken


def _lift_predicates(words: list[Word], parse: Parse, rules: Lifting, labels: Labels) -> None:
    """Make the noun behind "be" the predicate: "they [were] hostages"; "there were deaths" not."""
    for verb in parse.words:
        if verb.lemma not in labels.being or verb.dep in labels.auxiliary:
            continue
        children = parse.children[verb.i]
        named = next((c for c in children if parse.words[c].dep in rules.predicate), None)
        if named is None:
            continue
        if any(parse.words[c].dep in rules.expletive for c in children):
            words[named] = replace(words[named], dep=rules.subject)
            continue
        root = verb.head == verb.i
        head = named if root else words[verb.i].head
        words[named] = replace(words[named], head=head, dep=words[verb.i].dep)
        words[verb.i] = replace(words[verb.i], head=named, dep=rules.copula)
        for c, word in enumerate(words):
            if word.head == verb.i and c not in (named, verb.i):
                words[c] = replace(word, head=named)


def _move_coordinators(words: list[Word], parse: Parse, rules: Lifting) -> None:
    """Hang "and" on the word behind it, all that are coordinated on the first."""
    for word in parse.words:
        if word.dep not in rules.conjunct:
            continue
        for c in parse.children[word.head]:
            if words[c].dep in rules.coordinator and word.head < c < word.i:
                words[c] = replace(words[c], head=word.i)


def _mark_infinitives(words: list[Word], parse: Parse, rules: Lifting) -> None:
    """Call "to" what it is, and no infinitive what an auxiliary makes finite: "will [attack]"."""
    for word in parse.words:
        above = words[word.head]
        if word.dep not in rules.auxiliary or above.i == word.i:
            continue
        if word.lemma in rules.infinitive and word.pos not in _VERBAL:
            dep = rules.mark if above.dep == rules.adverbial else rules.particle
            words[word.i] = replace(words[word.i], dep=dep)
        elif rules.finite in word.morph and rules.bare in above.morph:
            rest = [m for m in above.morph.split("|") if m != rules.bare]
            words[above.i] = replace(above, morph="|".join(rest))
