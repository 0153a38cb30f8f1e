"""A finite verb that a parser hung on its own subject, made the verb of its clause again.

"L'armée [bombarde] la ville" is read as a noun with an adjective, though the tagger has seen the
verb. The noun becomes its subject, and what stands behind the verb its complement.
"""

from selon.parsing import Parse
from selon.rehanging import rehang
from selon.syntax import Labels, subject_label

_NOUNS = frozenset({"NOUN", "PROPN"})
# How many words may stand between the last of the subject and the verb: "[l'armée] ne [tire]".
_NEAR = 2

Changes = dict[int, tuple[int, str]]


def raise_verbs(parse: Parse, labels: Labels) -> Parse:
    """Give the parse with such verbs above their subjects; the same parse where there are none."""
    changes: Changes = {}
    for word in parse.words:
        if word.i not in changes and _is_hung(parse, word.i, labels):
            changes |= _raised(parse, word.i, labels)
    return rehang(parse, changes) if changes else parse


def _is_hung(parse: Parse, i: int, labels: Labels) -> bool:
    """Say whether a finite verb without a subject or relative pronoun hangs on the noun before."""
    words, verb = parse.words, parse.words[i]
    finite = verb.pos in labels.pos_verb and any(mark in verb.morph for mark in labels.finite)
    if not finite or verb.dep not in labels.adjective | labels.participle or verb.head >= i:
        return False
    opened = labels.subject | labels.passive_subject | labels.object | labels.mark | labels.case
    if words[verb.head].pos not in _NOUNS or verb.head < i - 1 - _NEAR:
        return False
    return not any(words[c].dep in opened for c in parse.children[i] if c < i)


def _raised(parse: Parse, i: int, labels: Labels) -> Changes:
    """Give the new heads and labels: the verb's, its subject's, and those of what follows it."""
    words, noun = parse.words, parse.words[parse.words[i].head]
    top = words[noun.head]
    if noun.dep in labels.subject | labels.passive_subject:
        if top.pos not in _NOUNS or top.i < i:
            return {}  # the noun is the subject of a verb of its own
        return {**_in_place(parse, i, top.i, labels), noun.i: (i, subject_label(labels))}
    alone = top is noun or top.pos == "PUNCT"  # a comma that was taken for a sentence's top
    head, dep = (i, top.dep) if alone else (top.i, noun.dep)
    above = {i: (head, dep), noun.i: (i, subject_label(labels))}
    return {**_behind(parse, i, noun.i, labels), **above}


def _in_place(parse: Parse, i: int, top: int, labels: Labels) -> Changes:
    """Give the changes that put a verb where its object was taken for the top of the clause."""
    old = parse.words[top]
    before = {c: (i, parse.words[c].dep) for c in parse.children[top] if c < i}
    head = i if old.head == top else old.head
    return {**before, i: (head, old.dep), top: (i, min(labels.object))}


def _behind(parse: Parse, i: int, noun: int, labels: Labels) -> Changes:
    """Give the verb what hangs on the noun behind it; the first bare noun is its object."""
    words, changes = parse.words, Changes()
    bare = True
    for c in parse.children[noun]:
        if c <= i:
            continue
        dep = words[c].dep
        if words[c].pos in _NOUNS:
            cased = any(words[k].dep in labels.case for k in parse.children[c])
            dep = max(labels.oblique) if cased or not bare else min(labels.object)
            bare = bare and cased
        changes[c] = (i, dep)
    return changes
