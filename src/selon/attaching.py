"""Nouns that a parser hung too low, or on the wrong word, put where the language has them.

No word stands here: which prepositions are said again before each of a row is `repeated` in
`lang/<language>/syntax.toml`; in a language that repeats none, rows are left as they are.
"""

from dataclasses import replace

from selon.parsing import Parse, children_of
from selon.rehanging import rehang
from selon.syntax import Labels, is_plural, subject_label_of

_NOUNS = frozenset({"NOUN", "PROPN"})
# What may stand in a noun phrase before its noun.
_BEFORE = frozenset({"DET", "NUM", "ADJ"})


def attach(parse: Parse, labels: Labels) -> Parse:
    """Give the parse with such nouns in their place; the same parse where there are none."""
    parse = _headed(parse, labels)
    changes = _rows(parse, labels)
    changes |= _subjects(parse, labels)
    return rehang(parse, changes) if changes else parse


def _headed(parse: Parse, labels: Labels) -> Parse:
    """Make the names of peoples and groups nouns, where the tagger takes them for small words.

    "Un [Soudanais] armé d'une hache a blessé": the parser has "armé" as who did it.
    """
    words = list(parse.words)
    for word in parse.words:
        if _is_named_group(parse, word.i, labels):
            words[word.i] = replace(word, pos="NOUN")
        named = word.dep in labels.adjective and word.text[:1].isupper() and word.pos == "ADJ"
        head = words[word.head]
        if not named or head.i != word.i + 1 or head.pos not in ("ADJ", "VERB"):
            continue
        opened = word.i > 0 and words[word.i - 1].dep in labels.determiner | labels.number
        if not opened or words[word.i - 1].head != head.i or head.dep not in _taken(labels):
            continue
        words[word.i] = replace(word, pos="NOUN", head=head.head, dep=head.dep)
        words[head.i] = replace(head, head=word.i, dep=min(labels.participle))
        for c in parse.children[head.i]:
            if words[c].dep in labels.determiner | labels.number | labels.case and c < word.i:
                words[c] = replace(words[c], head=word.i)
    if all(new is old for new, old in zip(words, parse.words, strict=True)):
        return parse
    return replace(parse, words=tuple(words), children=children_of(words))


def _is_named_group(parse: Parse, i: int, labels: Labels) -> bool:
    """Say whether a rare name with an article was taken for a pronoun: "les [shebab]"."""
    word = parse.words[i]
    if word.pos != "PRON" or "Person=3" not in word.morph or "PronType" in word.morph:
        return False
    before = parse.words[i - 1] if i else None
    return before is not None and before.dep in labels.determiner and before.head == i


def _taken(labels: Labels) -> frozenset[str]:
    return labels.subject | labels.object | labels.agent | labels.oblique


def _rows(parse: Parse, labels: Labels) -> dict[int, tuple[int, str]]:
    """Give the nouns of rows that belong beside a noun further up.

    "un dépôt de carburant et [une gare]": were it a store of both, "de" would be said again.
    """
    changes: dict[int, tuple[int, str]] = {}
    for word in parse.words:
        if word.dep not in labels.conjunct or word.pos not in _NOUNS:
            continue
        first = word.head
        if parse.words[first].pos not in _NOUNS or first > word.i:
            continue
        if _case(parse, word.i, labels) or not _is_opened(parse, word.i, labels):
            continue
        top = _above(parse, first, labels)
        if top != first:
            changes[word.i] = (top, word.dep)
    return changes


def _above(parse: Parse, i: int, labels: Labels) -> int:
    """Climb from a noun behind a repeated preposition to the noun that it is of."""
    words = parse.words
    while _case(parse, i, labels) in labels.repeated and words[i].dep in labels.nominal:
        if words[i].head >= i or words[words[i].head].pos not in _NOUNS:
            return i
        i = words[i].head
    return i


def _case(parse: Parse, i: int, labels: Labels) -> str:
    cases = (parse.words[c] for c in parse.children[i] if parse.words[c].dep in labels.case)
    return next((w.lemma for w in cases), "")


def _is_opened(parse: Parse, i: int, labels: Labels) -> bool:
    opening = labels.determiner | labels.number
    return any(parse.words[c].dep in opening for c in parse.children[i])


def _subjects(parse: Parse, labels: Labels) -> dict[int, tuple[int, str]]:
    """Give the nouns between a comma or "et" and a verb without subject, which are its subject.

    "Plus tard dans la journée, [de jeunes Palestiniens] ont lancé des pierres".
    """
    words = parse.words
    changes: dict[int, tuple[int, str]] = {}
    for verb in words:
        if verb.pos not in labels.pos_verb or verb.dep in labels.auxiliary | labels.relative:
            continue
        helped = [words[c] for c in parse.children[verb.i] if words[c].dep in labels.auxiliary]
        if any(words[c].dep in labels.subject for c in parse.children[verb.i]):
            continue
        group = [verb, *(w for w in helped if w.i < verb.i)]
        finite = [w for w in group if any(mark in w.morph for mark in labels.finite)]
        first = min(w.i for w in group)
        noun = _before(parse, first, labels)
        if not finite or noun is None or words[noun].head >= first:
            continue
        if is_plural(words[noun], labels) == is_plural(finite[0], labels):
            changes[noun] = (verb.i, subject_label_of(parse, verb.i, labels))
    return changes


def _before(parse: Parse, first: int, labels: Labels) -> int | None:
    """Give the noun right before a verb, opened right behind a comma and by no preposition."""
    words = parse.words
    j = first - 1
    while j >= 0 and words[j].pos == "ADJ":
        j -= 1
    if j < 0 or words[j].pos not in _NOUNS or words[j].sentence != words[first].sentence:
        return None
    start = j - 1
    while start >= 0 and words[start].pos in _BEFORE:
        start -= 1
    while start >= 0 and words[start].pos == "ADP" and words[start].lemma in labels.partitive:
        start -= 1  # "[des] soldats"
    if start < 0 or start >= j - 1:
        return None
    joins = words[start].dep in labels.coordinator and words[start].head == j
    joins = joins and words[j].dep in labels.conjunct and bool(_case(parse, words[j].head, labels))
    hung = words[j].dep in labels.nominal | labels.conjunct | labels.apposition
    bare = _case(parse, j, labels) in ("", *labels.partitive)
    return j if hung and bare and (joins or words[start].text == ",") else None
