"""Whom a pronoun or a word that stands for a noun means."""

from collections.abc import Iterator

from selon.events.parties import ARMED_GROUPS
from selon.events.scene import Scene
from selon.parsing import Word
from selon.syntax import obliques

# How many sentences back a pronoun finds whom it stands for.
BACK = 2

# How many words before a participle the noun stands that it describes.
REACH = 12

# How far before a pronoun, in characters, an aside names its source: "selon X, il …".
ASIDE = 120

NOUNS = frozenset({"NOUN", "PROPN"})

Features = tuple[str | None, str | None]  # gender and number, as far as the words show them


def noun_of(scene: Scene, i: int) -> int | None:
    """Give a noun itself, or the noun that a pronoun stands for."""
    found = scene.reading.cues.pronouns.ending(scene.tree.parse.words, i)
    word = scene.tree.parse.words[i]
    if "PronType=Rel" in word.morph or (found is not None and found[1].relative):
        return _modified(scene, i)
    if found is not None:
        first, pronoun = found
        if pronoun.nobody or pronoun.silent:
            return None
        return _referent(scene, first, (pronoun.gender, pronoun.number), any_noun=first < i)
    placed = word.pos == "PRON" and scene.is_placed(i)  # "[Kiev] a lancé …": no pronoun
    if word.pos in ("PRON", "NUM", "DET") and not placed:
        one = _one_of(scene, i)
        if one is not None:
            return one
        own = "Person=3" in word.morph and "Reflex=Yes" not in word.morph
        features = feature(word, "Gender"), feature(word, "Number")
        return _referent(scene, i, features, any_noun=False) if own else None
    nominal = word.pos == "ADJ" and scene.is_named(i)  # "un [Kurde] a poignardé …"
    stands = word.pos in NOUNS or word.pos == "X" or nominal or placed
    return (_group(scene, i) or i) if stands else _described(scene, i)


def _group(scene: Scene, i: int) -> int | None:
    """Give the group named last before "le groupe", "cette organisation", where nothing follows."""
    tree = scene.tree
    parse, word = tree.parse, tree.parse.words[i]
    known = word.lemma in scene.words.context.group and not scene.is_named(i)
    known = known and any(
        tree.has(j, tree.labels.definite) for j in tree.dependents(i, tree.labels.determiner)
    )
    more = tree.labels.nominal | tree.labels.adjective | tree.labels.name | tree.labels.apposition
    if not known or tree.dependent(i, more | tree.labels.participle) is not None:
        return None
    for mention in reversed(scene.reading.actors):
        at = parse.at(mention.span)
        if not len(at) or at.start >= i or mention.actor.id is None:
            continue
        near = word.sentence - parse.words[at.start].sentence <= BACK
        if near and mention.actor.role in _GROUPS:
            return next((j for j in at if parse.words[j].pos in NOUNS), None)
    return None


_GROUPS = ARMED_GROUPS - {"coalition", "peacekeepers", "state-forces"}


def _one_of(scene: Scene, i: int) -> int | None:
    """Give the noun of a pronoun that takes some out of many: "un de ses [gardes]"."""
    for case, noun in obliques(scene.tree, i):
        if case is not None and scene.lemma(case) in scene.words.roles.either:
            return noun if scene.tree.parse.words[noun].pos in NOUNS else None
    return None


def _referent(scene: Scene, i: int, features: Features, *, any_noun: bool) -> int | None:
    """Give whom a pronoun at `i` stands for: the nearest person or actor before it that agrees."""
    span = scene.tree.parse.words[i].span
    speaking = [
        c.source.span
        for c in scene.reading.claims
        if c.source is not None and c.cue is not None and c.content.covers(span)
    ]
    for j in _before(scene, i, any_noun=any_noun):
        if scene.tree.parse.words[j].head == scene.tree.parse.words[i].head:
            continue  # nobody is subject and object of one verb
        told = scene.tree.parse.words[j].span
        speaks = any(s.covers(told) for s in speaking) and told.start > span.start - ASIDE
        if agrees(scene, j, features) and not speaks and scene.is_somebody(j):
            return j
    return None


def _described(scene: Scene, i: int) -> int | None:
    """Give the noun that a participle describes where the parser takes it for the subject.

    "plusieurs [individus] (on ignore combien) vêtus de noir ont {ouvert le feu}".
    """
    words = scene.tree.parse.words
    if "VerbForm=Part" not in words[i].morph:
        return None
    start = scene.tree.parse.sentences[words[i].sentence].start
    depth = 0
    for j in range(i - 1, max(start - 1, i - REACH), -1):
        depth += (words[j].text == ")") - (words[j].text == "(")
        if depth == 0 and words[j].pos in NOUNS:
            return j if scene.is_somebody(j) else None
    return None


def _modified(scene: Scene, i: int) -> int | None:
    """Give the noun that a relative pronoun stands for: the nearest that agrees with its verb."""
    tree = scene.tree
    words = tree.parse.words
    verb = words[i].head
    number = number_of(scene, verb)
    start = tree.parse.sentences[words[i].sentence].start
    above = words[verb].head if words[verb].dep in tree.labels.relative else i - 1
    nouns = (j for j in (above, *range(i - 1, start - 1, -1)) if words[j].pos in NOUNS)
    fits = (j for j in nouns if words[j].pos == "PROPN" or agrees(scene, j, (None, number)))
    return next(fits, None)


def number_of(scene: Scene, verb: int) -> str | None:
    """Give the number of a finite verb, which its auxiliary shows."""
    tree = scene.tree
    labels = tree.labels.auxiliary | tree.labels.copula
    finite = [verb, *tree.dependents(verb, labels)]
    for j in finite:
        if "VerbForm=Fin" in tree.parse.words[j].morph:
            return feature(tree.parse.words[j], "Number")
    return None


def feature(word: Word, name: str) -> str | None:
    """Give the value of a feature of a word: "Plur" for "Number"; None where it shows none."""
    features = (f.split("=") for f in word.morph.split("|") if "=" in f)
    return next((value for key, value in features if key == name), None)


def _before(scene: Scene, i: int, *, any_noun: bool) -> Iterator[int]:
    """Give the nouns that a pronoun at `i` may stand for, the nearest first: subjects alone,

    or all nouns, for "ces derniers".
    """
    tree = scene.tree
    parse = tree.parse
    low = parse.sentences[max(0, parse.words[i].sentence - BACK)].start
    for j in range(i - 1, low - 1, -1):
        word = parse.words[j]
        if word.pos not in NOUNS or word.paragraph < parse.words[i].paragraph - 1:
            continue
        if any_noun or word.dep in tree.labels.subject | tree.labels.passive_subject:
            yield j


def agrees(scene: Scene, i: int, wanted: Features) -> bool:
    """Say whether nothing in gender and number speaks against a noun."""
    word = scene.tree.parse.words[i]
    own = feature(word, "Gender"), feature(word, "Number")
    return all(a is None or b is None or a == b for a, b in zip(own, wanted, strict=True))
