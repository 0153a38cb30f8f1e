"""Who acts in a verb: its subject, what a pronoun stands for, what a lost clause inherits."""

from collections.abc import Iterator

from selon.events.scene import Scene
from selon.parsing import Word
from selon.syntax import is_passive, obliques, subject

# How many sentences back a pronoun finds whom it stands for.
BACK = 2

# How many words before a participle the noun stands that it describes.
REACH = 12

# How many words may stand between a participle and an auxiliary that the parser hung elsewhere.
GAP = 8


def acting(scene: Scene, verb: int, depth: int = 0) -> int | None:
    """Give the noun that is the subject of a verb, also of one without a subject of its own.

    "[des soldats] ont franchi le pont, brûlé des maisons et {tué} …", "[Il] … : [un homme] …".
    """
    own = subject(scene.tree, verb)
    if own is None:
        own = _pronoun_before(scene, verb)
    if own is None and depth < _DEEP:
        own = _inherited(scene, verb, depth)
    return None if own is None else noun_of(scene, own)


_DEEP = 4  # clauses above a verb in which its subject may stand


def _pronoun_before(scene: Scene, verb: int) -> int | None:
    """Give the pronoun right before a verb that the parser misses: "[cette dernière] a …"."""
    tree = scene.tree
    first = min([verb, *tree.dependents(verb, tree.labels.auxiliary)]) - 1
    if first < 0 or tree.parse.words[first].sentence != tree.parse.words[verb].sentence:
        return None
    found = scene.reading.cues.pronouns.ending(tree.parse.words, first)
    stands = found is not None and not (found[1].silent or found[1].nobody or found[1].relative)
    return first if stands else None


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
    if word.pos == "PRON":
        one = _one_of(scene, i)
        if one is not None:
            return one
        own = "Person=3" in word.morph and "Reflex=Yes" not in word.morph
        features = _feature(word, "Gender"), _feature(word, "Number")
        return _referent(scene, i, features, any_noun=False) if own else None
    nominal = word.pos == "ADJ" and scene.is_named(i)  # "un [Kurde] a poignardé …"
    return i if word.pos in _NOUNS or word.pos == "X" or nominal else _described(scene, i)


def _one_of(scene: Scene, i: int) -> int | None:
    """Give the noun of a pronoun that takes some out of many: "un de ses [gardes]"."""
    for case, noun in obliques(scene.tree, i):
        if case is not None and scene.lemma(case) in scene.words.roles.either:
            return noun if scene.tree.parse.words[noun].pos in _NOUNS else None
    return None


Features = tuple[str | None, str | None]  # gender and number, as far as the words show them


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
        if _agrees(scene, j, features) and not speaks and scene.is_somebody(j):
            return j
    return None


# How far before a pronoun, in characters, an aside names its source: "selon X, il …".
ASIDE = 120


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
        if depth == 0 and words[j].pos in _NOUNS:
            return j if scene.is_somebody(j) else None
    return None


def _modified(scene: Scene, i: int) -> int | None:
    """Give the noun that a relative pronoun stands for: the nearest that agrees with its verb."""
    tree = scene.tree
    words = tree.parse.words
    verb = words[i].head
    number = _number(scene, verb)
    start = tree.parse.sentences[words[i].sentence].start
    above = words[verb].head if words[verb].dep in tree.labels.relative else i - 1
    nouns = (j for j in (above, *range(i - 1, start - 1, -1)) if words[j].pos in _NOUNS)
    fits = (j for j in nouns if _agrees(scene, j, (None, number)))
    return next(fits, None)


def _number(scene: Scene, verb: int) -> str | None:
    """Give the number of a finite verb, which its auxiliary shows."""
    tree = scene.tree
    labels = tree.labels.auxiliary | tree.labels.copula
    finite = [verb, *tree.dependents(verb, labels)]
    for j in finite:
        if "VerbForm=Fin" in tree.parse.words[j].morph:
            return _feature(tree.parse.words[j], "Number")
    return None


def _feature(word: Word, name: str) -> str | None:
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
        if word.pos not in _NOUNS or word.paragraph < parse.words[i].paragraph - 1:
            continue
        if any_noun or word.dep in tree.labels.subject | tree.labels.passive_subject:
            yield j


_NOUNS = frozenset({"NOUN", "PROPN"})


def _agrees(scene: Scene, i: int, wanted: Features) -> bool:
    word = scene.tree.parse.words[i]
    own = _feature(word, "Gender"), _feature(word, "Number")
    return all(a is None or b is None or a == b for a, b in zip(own, wanted, strict=True))


def _inherited(scene: Scene, verb: int, depth: int) -> int | None:
    """Give the subject that a verb without one has from the clause it stands in."""
    tree = scene.tree
    word = tree.parse.words[verb]
    helped = [tree.parse.words[j].morph for j in tree.dependents(verb, tree.labels.auxiliary)]
    if any("VerbForm=Fin" in morph for morph in (word.morph, *helped)):
        return None
    if "Tense=Past" in word.morph and not helped:
        led = _led(scene, word)
        return None if led is None else acting(scene, led, depth + 1)
    for j in tree.ancestors(verb):
        above = tree.parse.words[j]
        if above.pos in ("VERB", "AUX"):
            if above.dep in tree.labels.participle and "Tense=Past" in above.morph:
                return above.head  # "un homme accusé d'avoir {tiré}"
            return acting(scene, j, depth + 1)
    return None


def is_done(scene: Scene, verb: int) -> bool:
    """Say whether the subject of a verb undergoes it, whatever the parser calls its auxiliary."""
    tree = scene.tree
    word, labels = tree.parse.words[verb], tree.labels
    helped = [*tree.dependents(verb, labels.auxiliary | labels.copula)]
    if not helped:
        return is_passive(tree, verb)
    if word.verb in labels.moving or any(
        tree.has(c, _REFLEXIVE) for c in tree.parse.children[verb]
    ):
        return False
    return any(tree.parse.words[j].lemma in labels.being for j in helped)


_REFLEXIVE = frozenset({"Reflex=Yes"})


def takes_object(scene: Scene, i: int) -> bool:
    """Say whether a participle without auxiliary governs an object, and so is no passive.

    It is the second of "ont brûlé des maisons et [tué] des villageois", whatever it hangs on.
    """
    tree = scene.tree
    word = tree.parse.words[i]
    past = "VerbForm=Part" in word.morph and "Tense=Past" in word.morph
    if not past or tree.dependent(i, tree.labels.auxiliary) is not None:
        return False
    return any(
        j > i and tree.parse.words[j].pos in _NOUNS for j in tree.dependents(i, tree.labels.object)
    )


def _led(scene: Scene, word: Word) -> int | None:
    """Give the verb before a participle that shares its auxiliary and its subject with it."""
    tree = scene.tree
    sentence = tree.parse.sentences[word.sentence]
    for j in range(word.i - 1, sentence.start - 1, -1):
        if tree.dependent(j, tree.labels.auxiliary) is not None:
            return j if tree.parse.words[j].pos == "VERB" else None
    return None


def co_subject(scene: Scene, verb: int) -> int | None:
    """Give the noun that the parser takes for a clause before "et": "[X] et Y ont {signé}"."""
    tree = scene.tree
    words, word = tree.parse.words, tree.parse.words[verb]
    own = tree.dependent(verb, tree.labels.subject)
    if own is None or word.dep not in tree.labels.conjunct or words[word.head].pos not in _NOUNS:
        return None
    joined = any(j < own for j in tree.dependents(verb, tree.labels.coordinator))
    return word.head if joined and _number(scene, verb) == "Plur" else None


def fronted(scene: Scene, verb: int) -> int | None:
    """Give the noun that a participle before its clause describes: "Chassé de X, [le groupe] …"."""
    tree = scene.tree
    words, word = tree.parse.words, tree.parse.words[verb]
    sentence = tree.parse.sentences[word.sentence]
    done = "VerbForm=Part" in word.morph and "Tense=Past" in word.morph
    if not done or verb - sentence.start > 1 or subject(tree, verb) is not None:
        return None
    comma = next((j for j in range(verb, sentence.stop) if words[j].text == ","), sentence.stop)
    for j in range(comma + 1, min(comma + 4, sentence.stop)):
        if words[j].pos in _NOUNS:
            return j
    return None


def objects(scene: Scene, verb: int) -> Iterator[int]:
    """Give the objects of a verb, also those that the parser hangs elsewhere.

    "mènent [des attaques]": the article of the plural looks like "de" and "les".
    """
    tree = scene.tree
    word = tree.parse.words[verb]
    found = [*tree.dependents(verb, tree.labels.object)]
    if "VerbForm=Part" in word.morph and word.dep in tree.labels.adjective and word.head > verb:
        found.append(word.head)  # ", {blessant} huit clients"
    yield from found
    for case, noun in obliques(tree, verb) if not found else ():
        if case is None or case < verb or noun != case + 1:
            continue
        plural = tree.has(case, tree.labels.plural)
        if plural and scene.lemma(case) in tree.labels.partitive and not is_done(scene, verb):
            yield noun


def before_auxiliary(scene: Scene, verb: int) -> int | None:
    """Give the noun before an auxiliary that the parser tore from its participle.

    "[des jeunes] ont, peu après, {lancé} des pierres".
    """
    tree = scene.tree
    words = tree.parse.words
    if tree.dependent(verb, tree.labels.auxiliary) is not None:
        return None
    start = tree.parse.sentences[words[verb].sentence].start
    for j in range(verb - 1, max(start, verb - GAP), -1):
        if words[j].pos == "VERB":
            return None
        if words[j].pos == "AUX":
            return j - 1 if j > start and words[j - 1].pos in _NOUNS else None
    return None
