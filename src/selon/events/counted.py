"""Who is counted by a word of harm: its object, its subject, or what follows it."""

from collections.abc import Iterator

from selon.events.counting import GAP, beside, none_of, nouns_of, put, quantity_of, sentence_of
from selon.events.lexicon import Casualty, EventWords
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Span
from selon.syntax import conjuncts, is_passive, obliques, subject

Counted = tuple[Casualty, int]  # an entry, and the position of the noun that is counted

# How far above a noun of harm its verb may stand: "fait une dizaine de [victimes]".
CLIMB = 3


def counted(reading: Reading, word: Word, words: EventWords) -> Iterator[Counted]:
    """Give (entry, head noun of the counted people) for every reading of a word."""
    yield from _by_noun(reading, word, words)
    yield from _by_complement(reading, word, words)
    if word.pos not in ("VERB", "ADJ", "AUX", "NOUN") or put(reading, word.i, words) is not None:
        return
    for entry in words.toll_objects.get(word.verb, ()):
        if entry.companions and not _accompanied(reading, word, entry.companions):
            continue
        for j in _patients(reading, word, words):
            yield from ((entry, k) for k in (j, *_row(reading, j, word, words)))
    for entry in words.toll_subjects.get(word.verb, ()) if word.pos != "NOUN" else ():
        if entry.companions and not _accompanied(reading, word, entry.companions):
            continue
        for j in _subjects(reading, word, words):
            yield from ((entry, k) for k in (j, *_row(reading, j, word, words)))


def _by_noun(reading: Reading, word: Word, words: EventWords) -> Iterator[Counted]:
    """Give the nouns that count themselves: "28 [morts]", "personnes [mortes]"."""
    entries = words.toll_nouns.get(word.lemma, ())
    if word.pos == "VERB" and _is_counted_form(reading, word, words):  # "left 43 [wounded]"
        yield from ((entry, word.i) for entry in words.toll_nouns[word.norm])
    if word.pos == "VERB" or not entries:
        return
    states = reading.tree.labels.copula | reading.tree.labels.auxiliary
    own = quantity_of(reading, word.i)
    if own is None and reading.tree.dependent(word.i, states) is not None:  # "ils sont [morts]"
        for entry in entries:
            for j in _subjects(reading, word, words):
                yield from ((entry, k) for k in (j, *_row(reading, j, word, words)))
        return
    for entry in entries:
        if word.pos == "ADJ" and word.dep in reading.tree.labels.adjective:
            head = word.head
            if entry.kind == "killed" and quantity_of(reading, word.i) is None:
                yield entry, head
                continue
        if not entry.after or _governed_by(reading, word, entry.after):
            inside = _counted_inside(reading, word) if own is None and entry.after else None
            yield entry, word.i if inside is None else inside


def _counted_inside(reading: Reading, word: Word) -> int | None:
    """Give the counted people whose a noun is: "les corps de [56 enfants]"."""
    inside = reading.tree.dependents(word.i, reading.tree.labels.nominal)
    return next((j for j in inside if quantity_of(reading, j) is not None), None)


def _is_counted_form(reading: Reading, word: Word, words: EventWords) -> bool:
    """Say whether a number stands right before a participle that is a noun of harm as well."""
    tree = reading.tree
    if word.norm not in words.toll_nouns or tree.dependent(word.i, tree.labels.auxiliary):
        return False
    if put(reading, word.i, words) is not None:  # "put the [injured] at 63"
        return True
    return any(
        q.span.end + 1 == word.start
        for q in reading.quantities_on(Span(word.start - 2, word.start))
    )


def _by_complement(reading: Reading, word: Word, words: EventWords) -> Iterator[Counted]:
    """Give those after a preposition: "la mort de [six soldats]", "a coûté la vie à [un garde]"."""
    of, to = words.toll_of.get(word.lemma, ()), words.toll_to.get(word.verb, ())
    if not of and not to:
        return
    case_of = {j: c for c, j in obliques(reading.tree, word.i)}
    if of and word.pos in ("NOUN", "PROPN") and quantity_of(reading, word.i) is None:
        for entry in of:
            for j, case in case_of.items():
                if _introduces(reading, case, words):
                    yield from ((entry, k) for k in (j, *_row(reading, j, word, words)))
    for entry in to if word.verb else ():
        if entry.companions and not _accompanied(reading, word, entry.companions):
            continue
        for j in _complements(reading, word, words):
            yield from ((entry, k) for k in (j, *_row(reading, j, word, words)))


def _introduces(reading: Reading, case: int | None, words: EventWords) -> bool:
    return case is not None and reading.tree.parse.words[case].lemma in words.parts.case


def _complements(reading: Reading, word: Word, words: EventWords) -> Iterator[int]:
    """Give those to whom something happens: "a coûté la vie à [douze personnes]"."""
    tree = reading.tree
    for i in (word.i, *tree.dependents(word.i, tree.labels.object)):
        for case, noun in obliques(tree, i):
            if _introduces(reading, case, words):
                yield noun


def _row(reading: Reading, j: int, word: Word, words: EventWords) -> Iterator[int]:
    """Give those counted in a row with a noun, where no other word of harm counts them."""
    for k in beside(reading, j):
        noun = reading.tree.parse.words[k]
        if k == word.i or noun.lemma in words.toll_nouns or _harmed_otherwise(reading, k, word):
            continue
        yield k


def _harmed_otherwise(reading: Reading, k: int, word: Word) -> bool:
    """Say whether a noun has a participle of its own: "et deux autres [blessés]"."""
    tree, labels = reading.tree, reading.tree.labels
    own = labels.participle | labels.adjective
    return any(
        c != word.i and "VerbForm=Part" in tree.parse.words[c].morph
        for c in tree.dependents(k, own)
    )


def _governed_by(reading: Reading, word: Word, verbs: frozenset[str]) -> bool:
    """Say whether a verb governs a noun, also over a number: "fait une dizaine de [victimes]"."""
    words, i = reading.tree.parse.words, word.i
    for _ in range(CLIMB):
        if words[i].head == i:
            return False
        i = words[i].head
        if words[i].verb in verbs and words[i].pos in ("VERB", "ADJ"):
            return True
    return False


def _accompanied(reading: Reading, word: Word, lemmas: tuple[str, ...]) -> bool:
    sentence = reading.tree.parse.sentences[word.sentence]
    near = range(word.i + 1, min(sentence.stop, word.i + GAP + 2))
    return any(reading.tree.parse.words[j].lemma in lemmas for j in near)


def _subjects(reading: Reading, word: Word, words: EventWords) -> Iterator[int]:
    """Give those who die: the subject, or the noun of a participle."""
    tree = reading.tree
    head = _own(reading, word)
    if head is None:
        head = _who_acts(reading, word.i)
    if head is None and word.dep in tree.labels.participle | tree.labels.adjective:
        head = word.head
    if head is None:
        head = _before(reading, word, words)
    if head is not None:
        yield from conjuncts(tree, head)


def _patients(reading: Reading, word: Word, words: EventWords) -> Iterator[int]:
    """Give the heads of those whom a verb harms: object, passive subject, noun of a participle."""
    tree, labels = reading.tree, reading.tree.labels
    past = tree.has(word.i, labels.past)
    own = _own(reading, word) if past else None
    if own is not None:
        yield own
        return
    if is_passive(tree, word.i):
        head = _above(reading, word) or _who_acts(reading, word.i)
        head = _before(reading, word, words) if head is None else head
    elif _describes(reading, word, past=past):
        head = word.head
    else:
        head = tree.dependent(word.i, labels.object)
        if head is None and past and tree.dependent(word.i, labels.auxiliary) is None:
            head = _who_acts(reading, word.i)  # headlines: "Six soldats tués au Mali"
    if head is None and word.dep in labels.conjunct and past:
        head = _who_acts(reading, word.head)
    if head is None and not past and not is_passive(tree, word.i):
        yield from _bare_number(reading, word)
    if head is not None:
        for j in conjuncts(tree, head):
            noun = tree.parse.words[j].lemma in words.toll_nouns
            if j == head or not (noun or _harmed_otherwise(reading, j, word)):
                yield j


def _bare_number(reading: Reading, word: Word) -> Iterator[int]:
    """Give the number that stands alone behind its verb: "tuant six gardes, en blessant [dix]"."""
    words = reading.tree.parse.words
    for quantity in reading.quantities_on(words[min(word.i + 1, len(words) - 1)].span):
        at = reading.tree.parse.at(quantity.span)
        alone = len(at) and at.start == word.i + 1 and not quantity.article
        if alone and nouns_of(reading, quantity) is None:
            yield at[-1]


def _describes(reading: Reading, word: Word, *, past: bool) -> bool:
    """Say whether a participle tells of its noun: "six soldats [tués]", not "qui a [tué]"."""
    tree, labels = reading.tree, reading.tree.labels
    below = word.dep in labels.participle | labels.adjective and (past or word.pos == "ADJ")
    return below and tree.dependent(word.i, labels.auxiliary) is None


def _who_acts(reading: Reading, i: int) -> int | None:
    """Give the subject of a verb; of a relative clause, the noun that it tells of."""
    tree = reading.tree
    found = subject(tree, i)
    if found is None or tree.parse.words[found].norm not in reading.cues.relatives:
        return found
    above = tree.parse.words[i].head
    if tree.parse.words[i].dep in tree.labels.relative | tree.labels.adverbial and above < found:
        return above
    before = tree.parse.words[found - 1].i if found else None
    return before if before is not None and tree.parse.words[before].pos in _NOUNS else found


_NOUNS = ("NOUN", "PROPN")


def _above(reading: Reading, word: Word) -> int | None:
    """Give the subject above a passive infinitive: "[l'homme] a tiré avant d'être abattu"."""
    tree, labels = reading.tree, reading.tree.labels
    if not any(tree.has(j, labels.bare) for j in tree.dependents(word.i, labels.auxiliary)):
        return None
    i = word.i
    while tree.parse.words[i].dep in labels.adverbial | labels.conjunct | labels.infinitive:
        i = tree.parse.words[i].head
        found = tree.dependent(i, labels.subject)
        if found is not None:
            return found
    return None


def _before(reading: Reading, word: Word, words: EventWords) -> int | None:
    """Give the counted noun before a verb whose subject the parser lost: "[72 civils], …, ont"."""
    tree = reading.tree
    group = _group(reading, word)
    found: int | None = None
    for quantity in reading.quantities_on(sentence_of(reading, word)):
        at = tree.parse.at(quantity.span)
        if not len(at) or at[-1] >= group or quantity.high == 0:
            continue
        noun = nouns_of(reading, quantity) or at[-1]  # "80 « terroristes » ont été tués"
        told = tree.parse.words[noun]
        people = told.lemma in words.persons or told.lemma in words.parts.people
        near = told.sentence == word.sentence and noun < group
        if near and (people or not quantity.article):
            found = noun
    if found is None or any(tree.has(j, tree.labels.finite) for j in range(found + 1, group)):
        return None
    return found


def _group(reading: Reading, word: Word) -> int:
    """Give where the group of a verb starts: at its first auxiliary."""
    tree = reading.tree
    return min([word.i, *tree.dependents(word.i, tree.labels.auxiliary | tree.labels.copula)])


def _own(reading: Reading, word: Word) -> int | None:
    """Give what a coordinated verb counts itself: "tués et [un troisième] (a été) blessé"."""
    tree, labels = reading.tree, reading.tree.labels
    if word.dep not in labels.conjunct or word.head > word.i:
        return None
    parse = tree.parse
    between = Span(parse.words[word.head].start, word.end)
    for quantity in reversed(reading.quantities_on(between)):
        at = parse.at(quantity.span)
        if not len(at) or at.stop > _group(reading, word) or at.start <= word.head:
            continue
        inner = range(word.head + 1, at.start)
        joint = any(parse.words[j].dep in labels.coordinator for j in inner)
        plain = not any(
            parse.words[j].pos in ("VERB", "AUX")
            for j in (*inner, *range(at.stop, _group(reading, word)))
        )
        near = _group(reading, word) - at.stop <= GAP
        if not (joint and plain and near):
            return None
        noun = nouns_of(reading, quantity)
        if noun is not None:
            return noun
        after = parse.words[at.stop]
        return at.stop if at.stop < word.i and after.pos in ("ADJ", "NUM", "PRON") else at[-1]
    return None


def denied(reading: Reading, word: Word, words: EventWords) -> Iterator[Casualty]:
    """Give the entries of a noun of harm that is said not to be: "n'a pas fait de [blessés]"."""
    entries = words.toll_nouns.get(word.lemma, ())
    plain = entries and word.pos in ("NOUN", "ADJ") and quantity_of(reading, word.i) is None
    for entry in entries if plain else ():
        if none_of(reading, word) is not None:
            yield entry
