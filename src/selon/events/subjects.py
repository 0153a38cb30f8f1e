"""Who acts in a verb: its subject, what a pronoun stands for, what a lost clause inherits."""

from collections.abc import Iterator, Sequence

from selon.events.referents import NOUNS, REACH, agrees, feature, noun_of, number_of
from selon.events.scene import Scene
from selon.parsing import Word
from selon.syntax import is_passive, obliques, subject

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


def _inherited(scene: Scene, verb: int, depth: int) -> int | None:
    """Give the subject that a verb without one has from the clause it stands in."""
    tree = scene.tree
    word = tree.parse.words[verb]
    helped = [tree.parse.words[j].morph for j in tree.dependents(verb, tree.labels.auxiliary)]
    if any("VerbForm=Fin" in morph for morph in (word.morph, *helped)):
        beside = [j for j in tree.dependents(verb, tree.labels.adverbial) if j < verb]
        bare = [word.head, *beside] if word.head < verb else beside
        return next((n for j in bare if (n := _of_participle(scene, j)) is not None), None)
    if "Tense=Past" in word.morph and not helped:
        led = _led(scene, word)
        return None if led is None else acting(scene, led, depth + 1)
    if word.dep in tree.labels.participle and _is_gerund(scene, verb, helped):
        return word.head  # "accused [the rebels] of {killing}"
    for j in tree.ancestors(verb):
        above = tree.parse.words[j]
        if above.pos in ("VERB", "AUX"):
            if above.dep in tree.labels.participle and "Tense=Past" in above.morph:
                return above.head  # "un homme accusé d'avoir {tiré}"
            return acting(scene, j, depth + 1)
    return None


def _is_gerund(scene: Scene, verb: int, helped: Sequence[str]) -> bool:
    tree = scene.tree
    above = tree.parse.words[tree.parse.words[verb].head]
    return above.pos in NOUNS and not helped and tree.has(verb, tree.labels.gerund)


def _of_participle(scene: Scene, i: int) -> int | None:
    """Give the noun that a bare participle took from the verb of its sentence.

    "[Les assaillants], arrivés à moto, ont {incendié} …": parsers take the first for the verb.
    """
    tree = scene.tree
    word = tree.parse.words[i]
    bare = tree.dependent(i, tree.labels.auxiliary | tree.labels.copula) is None
    past = "VerbForm=Part" in word.morph and "Tense=Past" in word.morph
    return tree.dependent(i, tree.labels.subject) if bare and past else None


def is_done(scene: Scene, verb: int) -> bool:
    """Say whether the subject of a verb undergoes it, whatever the parser calls its auxiliary."""
    tree = scene.tree
    word, labels = tree.parse.words[verb], tree.labels
    helped = [*tree.dependents(verb, labels.auxiliary | labels.copula)]
    if not helped:
        return is_passive(tree, verb)
    if tree.has(verb, labels.gerund):
        return False  # "have been [fighting]"
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
        j > i and tree.parse.words[j].pos in NOUNS for j in tree.dependents(i, tree.labels.object)
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
    if own is None or word.dep not in tree.labels.conjunct or words[word.head].pos not in NOUNS:
        return None
    joined = any(j < own for j in tree.dependents(verb, tree.labels.coordinator))
    return word.head if joined and number_of(scene, verb) == "Plur" else None


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
        if words[j].pos in NOUNS:
            return j
    return None


def trailing(scene: Scene, noun: int) -> Iterator[int]:
    """Give the participle behind a noun that agrees with it: "une attaque à l'arme, [menée]"."""
    words = scene.tree.parse.words
    own = feature(words[noun], "Gender"), feature(words[noun], "Number")
    for j in range(noun + 1, min(noun + REACH, len(words))):
        if words[j].sentence != words[noun].sentence or words[j].pos in ("AUX", "PRON"):
            return
        if words[j].pos == "VERB":
            bare = scene.tree.dependent(j, scene.tree.labels.auxiliary) is None
            done = "Tense=Past" in words[j].morph and "VerbForm=Part" in words[j].morph
            if bare and done and None not in own and agrees(scene, j, own):
                yield j
            return


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
            return j - 1 if j > start and words[j - 1].pos in NOUNS else None
    return None
