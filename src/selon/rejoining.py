"""Two subjects that a parser tore apart, put together again by the number of their verb.

"Des combats entre X et [Y ont fait] neuf morts": no single Y takes a verb in the plural, so Y
stands beside X, and what both hang on is the subject. Else the second side of a fight is lost.
"""

from collections.abc import Iterator
from dataclasses import replace

from selon.parsing import Parse, children_of
from selon.rehanging import with_sentences
from selon.syntax import Labels, is_plural

# How many words a noun has before it ("l'", "les deux") or behind it ("armée [israélienne]").
_NEAR = 3
_NOUNS = frozenset({"NOUN", "PROPN"})


def rejoin(parse: Parse, labels: Labels) -> Parse:
    """Give the parse with such subjects joined; the same parse where there are none."""
    for joint in range(len(parse.words)):
        found = _torn(parse, joint, labels)
        if found is not None:
            parse = _joined(parse, joint, *found, labels)
    return parse


def _torn(parse: Parse, joint: int, labels: Labels) -> tuple[int, int] | None:
    """Give the nouns before and behind "et", where the second cannot be the subject alone."""
    words = parse.words
    if words[joint].dep not in labels.coordinator:
        return None
    behind = next((j for j in _nouns(parse, range(joint + 1, joint + 1 + _NEAR))), None)
    before = next((j for j in _nouns(parse, range(joint - 1, joint - 1 - _NEAR, -1))), None)
    if behind is None or before is None or words[behind].dep not in labels.subject:
        return None
    verb = words[behind].head
    if verb <= behind or is_plural(words[behind], labels) or not _takes_plural(parse, verb, labels):
        return None
    top = _top(parse, before, labels)
    loose = words[top].head in (top, verb) or words[verb].head == top
    subjects = {c for c in parse.children[verb] if words[c].dep in labels.subject}
    return (before, behind) if loose and top != verb and subjects <= {behind, top} else None


def _nouns(parse: Parse, at: range) -> Iterator[int]:
    inside = (j for j in at if 0 <= j < len(parse.words))
    return (j for j in inside if parse.words[j].pos in _NOUNS)


def _takes_plural(parse: Parse, verb: int, labels: Labels) -> bool:
    """Say whether the finite part of a verb is in the plural."""
    parts = [verb, *(c for c in parse.children[verb] if parse.words[c].dep in labels.auxiliary)]
    finite = (parse.words[j] for j in parts)
    return any(
        is_plural(w, labels) for w in finite if any(mark in w.morph for mark in labels.finite)
    )


def _top(parse: Parse, i: int, labels: Labels) -> int:
    """Climb from a noun to the noun that it hangs on: "[des combats] entre X"."""
    words = parse.words
    tied = labels.nominal | labels.name
    while words[i].dep in tied and words[i].head < i and words[words[i].head].pos in _NOUNS:
        i = words[i].head
    return i


def _below(parse: Parse, i: int, top: int) -> int:
    """Climb from a noun to the one right below the top: "combats entre [les forces] de soutien"."""
    while i != top and parse.words[i].head != top:
        i = parse.words[i].head
    return i


def _joined(parse: Parse, joint: int, before: int, behind: int, labels: Labels) -> Parse:
    words = list(parse.words)
    verb = words[behind].head
    top = _top(parse, before, labels)
    subject = words[behind].dep
    if words[verb].head == top:  # the verb was taken for a second root
        root = verb if words[top].head == top else words[top].head
        words[verb] = replace(words[verb], head=root, dep=words[top].dep)
    partner = _below(parse, before, top)
    words[behind] = replace(words[behind], head=partner, dep=min(labels.conjunct))
    words[joint] = replace(words[joint], head=behind)
    words[top] = replace(words[top], head=verb, dep=subject)
    joined = replace(parse, words=tuple(words), children=children_of(words))
    return _one_sentence(joined, words[top].sentence, words[verb].sentence)


def _one_sentence(parse: Parse, first: int, last: int) -> Parse:
    """Make one sentence of those from `first` to `last`."""
    if first >= last:
        return parse
    whole = range(parse.sentences[first].start, parse.sentences[last].stop)
    sentences = (*parse.sentences[:first], whole, *parse.sentences[last + 1 :])
    return with_sentences(parse, sentences)
