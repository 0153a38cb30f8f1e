"""What parsers get wrong around a day: "ont attaqué [mardi] des villageois" is mended.

A day between a verb and its complement draws the complement to itself. The complement goes back
to the verb; one without a preposition is an object. No word stands here: what opens an object
like a preposition ("des") is `partitive` in `lang/<language>/syntax.toml`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selon.parsing import Parse, Word, children_of
from selon.records import Span
from selon.rehanging import rehang
from selon.syntax import Labels, subject_label_of

# How far behind a day its verb's complement begins, in words: "[des] [deux] [autres] villages".
REACH = 5

_NOUNS = frozenset({"NOUN", "PROPN"})


def repair(parse: Parse, times: Iterable[Span], labels: Labels) -> Parse:
    """Give the parse with complements back at their verbs; the same parse where none was lost."""
    timed = [at for span in times if len(at := parse.at(span))]
    changes: dict[int, tuple[int, str]] = {}
    for at in timed:
        changes |= _behind(parse, at, labels)
    inside = {j for at in timed for j in at}
    changes |= _bare(parse, inside, changes, labels)
    changes |= _next(parse, inside, changes, labels)
    changes |= _stolen(parse, changes, labels)
    return rehang(parse, changes) if changes else parse


def _behind(parse: Parse, at: range, labels: Labels) -> dict[int, tuple[int, str]]:
    """Give the noun right behind a day that hangs on the day, and its new head and label."""
    words = parse.words
    head = next((words[j].head for j in at if words[j].head not in at), None)
    if head is None or words[head].pos != "VERB" or head > at.start:
        return {}
    for j in range(at.stop, min(at.stop + REACH, len(words))):
        if words[j].pos == "PUNCT" or words[j].sentence != words[head].sentence:
            return {}
        if words[j].pos in _NOUNS and words[j].head in at:
            return {j: (head, _label(parse, j, head, labels))}
    return {}


def _label(parse: Parse, j: int, head: int, labels: Labels) -> str:
    """Give the label of an object where no real preposition opens a noun, else of an oblique."""
    words = parse.words
    opened = [c for c in parse.children[j] if words[c].dep in labels.case]
    real = [c for c in opened if words[c].lemma not in labels.partitive]
    taken = any(words[c].dep in labels.object for c in parse.children[head])
    return max(labels.oblique) if real or taken else min(labels.object)


def _bare(
    parse: Parse,
    inside: set[int],
    changed: Mapping[int, tuple[int, str]],
    labels: Labels,
) -> dict[int, tuple[int, str]]:
    """Give the obliques without preposition beside a day, which are objects: "mené mardi [X]"."""
    words = parse.words
    found: dict[int, tuple[int, str]] = {}
    for i in sorted({words[j].head for j in inside} - inside):
        objects = {words[c].dep for c in parse.children[i]} & labels.object
        if words[i].pos != "VERB" or objects or any(h == i for h, _ in changed.values()):
            continue
        for c in parse.children[i]:
            bare = not any(words[k].dep in labels.case for k in parse.children[c])
            oblique = words[c].dep in labels.oblique and words[c].pos in _NOUNS
            if c > i and c not in inside and oblique and bare:
                found[c] = (i, min(labels.object))
                break
    return found


def _next(
    parse: Parse, inside: set[int], changed: Mapping[int, tuple[int, str]], labels: Labels
) -> dict[int, tuple[int, str]]:
    """Give the counted noun right behind an active verb, which is its object: "ont tué [six X]"."""
    words = parse.words
    found: dict[int, tuple[int, str]] = {}
    for word in words:
        at = word.head
        verb = words[at]
        if word.i in inside or word.i in changed or not at < word.i <= at + REACH:
            continue
        counted = any(words[k].dep in labels.number for k in parse.children[word.i])
        between = all(words[k].pos in _BEFORE for k in range(at + 1, word.i))
        loose = (_is_bare(parse, word.i, labels, nominal=kind) for kind in (False, True))
        if any(loose) and counted and between and verb.pos == "VERB":
            helped = [words[k] for k in parse.children[at] if words[k].dep in labels.auxiliary]
            taken = any(words[k].dep in labels.object for k in parse.children[at])
            if helped and not taken and not any(w.lemma in labels.being for w in helped):
                found[word.i] = (at, min(labels.object))
    return found


def _stolen(
    parse: Parse, changed: Mapping[int, tuple[int, str]], labels: Labels
) -> dict[int, tuple[int, str]]:
    """Give the objects that a verb of saying at the end of the sentence took for its subject.

    "… pour disperser [la foule] qui criait, ont rapporté des témoins": a comma right before a verb
    parts it from what stands before.
    """
    words = parse.words
    found: dict[int, tuple[int, str]] = {}
    for word in words:
        if word.dep not in labels.subject or word.head <= word.i or word.i in changed:
            continue
        group = [word.head, *(c for c in parse.children[word.head] if c > word.i)]
        first = min(c for c in group if c == word.head or words[c].dep in labels.auxiliary)
        at = next((j for j in range(word.i - 1, -1, -1) if words[j].pos not in _BEFORE), 0)
        if words[first - 1].text != "," or words[at].pos != "VERB" or first - 1 <= word.i:
            continue
        if not any(words[c].dep in labels.object for c in parse.children[at]):
            found[word.i] = (at, min(labels.object))
    return found


_BEFORE = frozenset({"DET", "NUM", "ADJ", "ADV", "ADP"})


def promote(parse: Parse, labels: Labels) -> Parse:
    """Give the parse in which what an auxiliary stands before is a verb, with its object.

    "Des miliciens ont [massacré] quinze villageois": rare participles are taken for small words.
    """
    words = list(parse.words)
    for i, word in enumerate(words):
        helped = [words[c] for c in parse.children[i] if words[c].dep in labels.auxiliary]
        if not helped or not word.verb:
            continue
        if word.dep in labels.determiner and word.head > i:
            words[i], words[word.head] = _exchanged(words[i], words[word.head], labels)
        if word.pos in _CONTENT:
            if any(m in word.morph for m in labels.finite) and _are_finite(helped, labels):
                words[i] = replace(words[i], morph=_PARTICIPLE)
            continue
        words[i] = replace(words[i], pos="VERB", lemma=word.verb, morph=_PARTICIPLE)
        bare = (c for c in parse.children[i] if c > i and _is_bare(parse, c, labels))
        for c in list(bare)[:1]:
            words[c] = replace(words[c], dep=min(labels.object))
    if all(new is old for new, old in zip(words, parse.words, strict=True)):
        return parse
    return replace(parse, words=tuple(words), children=children_of(words))


def _exchanged(verb: Word, noun: Word, labels: Labels) -> tuple[Word, Word]:
    """Put a verb that was taken for the article of its object in its place, and that below it."""
    head = verb.i if noun.head == noun.i else noun.head
    return (
        replace(verb, head=head, dep=noun.dep),
        replace(noun, head=verb.i, dep=min(labels.object)),
    )


def _are_finite(words: Iterable[Word], labels: Labels) -> bool:
    return any(any(mark in w.morph for mark in labels.finite) for w in words)


def release(parse: Parse, labels: Labels) -> Parse:
    """Give the parse in which a participle behind a comma takes the noun that it stands before.

    "Des obus sont tombés sur la ville, [blessant] six personnes": it is no adjective of them.
    """
    changes: dict[int, tuple[int, str]] = {}
    for word in parse.words:
        if not _is_loose(parse, word.i, labels):
            continue
        noun = word.head if word.head > word.i else _bare_behind(parse, word.i, labels)
        if noun is None or noun in changes:
            continue
        verb = _main_verb(parse, word.i)
        if verb is not None:
            changes[noun] = (word.i, min(labels.object))
            changes[word.i] = (verb, min(labels.adverbial))
    return rehang(parse, changes) if changes else parse


def _bare_behind(parse: Parse, i: int, labels: Labels) -> int | None:
    """Give the noun right behind a participle that hangs with it on one before both.

    "sont tombés sur une ville, {blessant} [deux enfants]", where all is taken for one phrase.
    """
    words = parse.words
    for j in range(i + 1, min(i + 1 + REACH, len(words))):
        if words[j].pos in _NOUNS:
            bare = not any(words[k].dep in labels.case for k in parse.children[j])
            return j if bare and words[j].head == words[i].head < i else None
        if words[j].pos not in _BEFORE:
            return None
    return None


def _is_loose(parse: Parse, i: int, labels: Labels) -> bool:
    """Say whether word `i` is a present participle behind a comma, taken for an adjective."""
    word = parse.words[i]
    present = word.pos == "VERB" and all(m in word.morph for m in (*labels.present, _PARTICIPLE_OF))
    return present and word.dep in labels.adjective and i > 0 and parse.words[i - 1].pos == "PUNCT"


def _main_verb(parse: Parse, i: int) -> int | None:
    """Give the verb of the sentence that a word stands in, before the word."""
    sentence = parse.sentences[parse.words[i].sentence]
    verbs = (j for j in range(sentence.start, i) if parse.words[j].pos == "VERB")
    return next((j for j in verbs if parse.words[j].head == j), None)


def _is_bare(parse: Parse, i: int, labels: Labels, *, nominal: bool = False) -> bool:
    """Say whether a noun is an oblique, or a noun's own, that no preposition opens."""
    word = parse.words[i]
    opened = any(parse.words[k].dep in labels.case for k in parse.children[i])
    wanted = labels.nominal if nominal else labels.oblique
    return word.dep in wanted and word.pos in _NOUNS and not opened


_CONTENT = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PUNCT"})
_PARTICIPLE = "Tense=Past|VerbForm=Part"
_PARTICIPLE_OF = "VerbForm=Part"


def detach(parse: Parse, sources: Sequence[Span], labels: Labels) -> Parse:
    """Give the parse in which the subject behind a source is that of its verb.

    "Selon la police, [une femme] a été tuée": parsers take it for an apposition to the source.
    """
    changes: dict[int, tuple[int, str]] = {}
    inside = {j for span in sources for j in parse.at(span)}
    for span in sources:
        at = parse.at(span)
        changes |= _turned(parse, at, labels)
        behind = (c for j in at for c in parse.children[j] if c >= at.stop and c not in inside)
        for i in behind:
            verb = _verb_behind(parse, at, i)
            if parse.words[i].dep in _drawn(labels) and verb is not None:
                changes[i] = (verb, subject_label_of(parse, verb, labels))
                break
    return rehang(parse, changes) if changes else parse


def _turned(parse: Parse, at: range, labels: Labels) -> dict[int, tuple[int, str]]:
    """Give the changes that make the verb of a sentence its top, where its source was taken for it.

    "Selon [l'Observatoire], 400 combattants [ont péri]": all hangs on the source.
    """
    words = parse.words
    top = next((j for j in at if words[j].head == j), None)
    if top is None:
        return {}
    below = [c for c in parse.children[top] if c >= at.stop]
    verbs = (c for c in below if words[c].pos in _VERBS and _is_helped(parse, c, labels))
    verb = next(verbs, None)
    noun = next((c for c in below if words[c].dep in _drawn(labels)), None)
    if verb is None or noun is None or noun > verb or words[noun].pos not in _NOUNS:
        return {}
    return {
        verb: (verb, words[top].dep),
        top: (verb, max(labels.oblique)),
        noun: (verb, subject_label_of(parse, verb, labels)),
    }


def _is_helped(parse: Parse, i: int, labels: Labels) -> bool:
    return any(parse.words[c].dep in labels.auxiliary for c in parse.children[i])


def _drawn(labels: Labels) -> frozenset[str]:
    return labels.apposition | labels.conjunct | labels.nominal | labels.name


def _verb_behind(parse: Parse, at: range, i: int) -> int | None:
    """Give the verb above a source where it stands behind a word and lacks a subject."""
    words = parse.words
    head = next((words[j].head for j in at if words[j].head not in at), None)
    if head is None or head <= i or words[head].pos not in _VERBS or words[i].pos not in _NOUNS:
        return None
    return head


_VERBS = frozenset({"VERB", "ADJ", "AUX"})
