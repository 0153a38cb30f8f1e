"""How many of whom: the number that belongs to a noun, and the nouns counted together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from selon.claims import assess
from selon.events.lexicon import EventWords
from selon.parsing import Word
from selon.reading import Reading, remembered
from selon.records import Quantity, Span
from selon.syntax import noun_phrase

# How many words may stand between a number and the noun that it counts.
GAP = 4

# How many words of other kinds may stand between two groups counted together.
BETWEEN = 8

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})


@remembered
def quantity_of(reading: Reading, counted: int) -> Quantity | None:
    """Give the number that stands right before a noun, or that the noun is ("une dizaine")."""
    tree = reading.tree
    noun = tree.parse.words[counted]
    far = tree.parse.words[max(0, counted - GAP - 1)]
    first = bisect_left(reading.quantities, far.end, key=_end) if counted > GAP else 0
    for quantity in islice(reading.quantities, first, None):
        if quantity.span.overlaps(noun.span):
            return quantity
        if quantity.span.end > noun.start:
            break
        between = tree.parse.at(Span(quantity.span.end, noun.start))
        words = tree.parse.words
        if len(between) > GAP or any(words[j].sentence != noun.sentence for j in between):
            continue
        if words[max(0, between.start - 1)].sentence != noun.sentence:
            continue
        if all(
            (words[j].pos in ("ADJ", "ADP", "DET", "NOUN") or _fronts(words[j], reading))
            and _under(words[j], noun, reading)
            for j in between
        ) and not _placed(reading, between):
            return quantity
    return None


def _fronts(word: Word, reading: Reading) -> bool:
    """Say whether a name stands before its noun, as an adjective does: "six [Hezbollah] men"."""
    return word.pos == "PROPN" and word.dep in reading.tree.labels.prenominal


def _end(quantity: Quantity) -> int:
    return quantity.span.end


def _under(word: Word, noun: Word, reading: Reading) -> bool:
    """Say whether a word between a number and a noun belongs to the noun."""
    head = reading.tree.parse.words[word.head]
    return noun.i in (word.head, head.head) or word.pos in ("ADJ", "ADP", "DET")


def _placed(reading: Reading, between: range) -> bool:
    """Say whether a preposition parts a number and a noun: "captured three [in] clashes"."""
    words, labels = reading.tree.parse.words, reading.tree.labels
    return bool(labels.prenominal) and any(
        words[j].pos in labels.pos_adposition and words[j].lemma not in labels.genitive
        for j in between
    )


def none_of(reading: Reading, word: Word) -> Quantity | None:
    """Count none where a noun of harm is denied: "n'a pas fait de [victimes]"."""
    judged = assess(reading.tree, word.i, reading.cues)
    return Quantity(word.span, 0, 0, 0) if judged.negated and judged.modal is None else None


def reached(reading: Reading, counted: int, words: EventWords) -> Quantity | None:
    """Give the number that a count is said to reach: "le nombre de [morts] s'élève à 108"."""
    tree = reading.tree
    own = tree.parse.words[counted]
    head = own if own.lemma in words.parts.counting else tree.parse.words[own.head]
    if head.lemma not in words.parts.counting:
        return put(reading, counted, words)
    bare = [
        q
        for q in reading.quantities_on(sentence_of(reading, head))
        if not q.article
        and (at := tree.parse.at(q.span))
        and tree.parse.words[at.start].sentence == head.sentence
        and nouns_of(reading, q) in (None, head.i)
    ]
    near = [q for q in bare if _apart(reading, q, head.i, counted) <= FAR]
    return min(near, key=lambda q: _apart(reading, q, head.i, counted), default=None)


def put(reading: Reading, counted: int, words: EventWords) -> Quantity | None:
    """Give the number that some are put at: "put the [dead] at six"; it counts nothing else."""
    parse = reading.tree.parse
    if counted + 1 >= len(parse.words) or parse.words[counted + 1].norm not in words.parts.put_at:
        return None
    ahead = reading.quantities_on(sentence_of(reading, parse.words[counted]))
    after = (q for q in ahead if parse.at(q.span).start == counted + 2)
    return next((q for q in after if nouns_of(reading, q) is None), None)


# How many words may stand between a count and the number that it reaches.
FAR = 6


def _apart(reading: Reading, quantity: Quantity, first: int, last: int) -> int:
    at = reading.tree.parse.at(quantity.span)
    return max(first - at.stop, at.start - last)


def single(reading: Reading, counted: int, words: EventWords) -> Quantity | None:
    """Count one where a single person is named: "le maire a été tué"; two in "un couple"."""
    noun = reading.tree.parse.words[counted]
    pronoun = reading.cues.pronouns.ending(reading.tree.parse.words, counted)
    if pronoun is not None and noun.pos not in _NOUNS:
        one = pronoun[1].number == "Sing" and not pronoun[1].silent
        return Quantity(noun.span, 1, 1, 1) if one else None
    if noun.pos not in _NOUNS or "Number=Plur" in noun.morph:
        return None
    several = words.together.get(noun.lemma)
    if several is not None:
        return Quantity(noun.span, several, several, several)
    if noun.pos == "NOUN" and "Number=Sing" not in noun.morph:
        return None
    if noun.pos == "NOUN" and noun.lemma not in words.persons:
        return None
    return Quantity(noun_phrase(reading.tree, counted), 1, 1, 1)


@remembered
def nouns_of(reading: Reading, quantity: Quantity) -> int | None:
    """Give the noun that a number counts: the first behind it, or the number itself."""
    words = reading.tree.parse.words
    at = reading.tree.parse.at(quantity.span)
    if not at:
        return None
    if quantity.approx and words[at[-1]].pos in _NOUNS:
        return at[-1]
    sentence = words[at[-1]].sentence
    for j in range(at.stop, min(at.stop + GAP, len(words))):
        if words[j].sentence != sentence or words[j].pos in _VERBAL or words[j].text in ",;:(":
            return None
        if _fronts(words[j], reading) and words[words[j].head].pos in _NOUNS:
            continue
        if words[j].pos in _NOUNS and quantity_of(reading, j) == quantity:
            return j
    return None


def sentence_of(reading: Reading, word: Word) -> Span:
    """Give the span of the sentence of a word."""
    at, words = reading.tree.parse.sentences[word.sentence], reading.tree.parse.words
    return Span(words[at.start].start, words[at.stop - 1].end)


@remembered
def counted_in(reading: Reading, sentence: int) -> Sequence[tuple[Quantity, int]]:
    """Give the numbers that count a noun of a sentence, with their nouns, in order."""
    words = reading.tree.parse.words
    first = words[reading.tree.parse.sentences[sentence].start]
    near = reading.quantities_on(sentence_of(reading, first))
    nouns = ((quantity, nouns_of(reading, quantity)) for quantity in near)
    return [(q, noun) for q, noun in nouns if noun is not None and words[noun].sentence == sentence]


def beside(reading: Reading, counted: int) -> Iterator[int]:
    """Give the nouns counted in a row with one: "[douze soldats], [trois policiers] et [un civil]".

    Parsers lose such rows; here they are read off the words.
    """
    words = reading.tree.parse.words
    row = counted_in(reading, words[counted].sentence)
    at = next((n for n, (_, noun) in enumerate(row) if noun == counted), None)
    if at is None:
        return
    for step in (-1, 1):
        n = at
        while 0 <= n + step < len(row):
            first, second = sorted((row[n], row[n + step]), key=lambda pair: pair[1])
            if not _joined(reading, first[1], second[0]) or _speaks(reading, second[1]):
                break
            n += step
            yield row[n][1]


def _speaks(reading: Reading, noun: int) -> bool:
    """Say whether a noun is who says it: "wounded two others, a [spokesman] said"."""
    return bool(reading.sources_on(reading.tree.parse.words[noun].span))


def _in_parentheses(reading: Reading, j: int, start: int) -> bool:
    text, word = reading.tree.parse.text, reading.tree.parse.words[j]
    opened = text.count("(", start, word.end) - text.count(")", start, word.start)
    return opened > 0


def _joined(reading: Reading, noun: int, quantity: Quantity) -> bool:
    """Say whether a number goes on with a row: behind a comma or "et", with no verb between."""
    tree = reading.tree
    words = tree.parse.words
    between = list(range(noun + 1, tree.parse.at(quantity.span).start))
    between = [j for j in between if not _in_parentheses(reading, j, words[noun].end)]
    while between and words[between[-1]].pos in tree.labels.pos_adposition:
        between.pop()
    if not between or len(between) > BETWEEN:
        return False
    last = words[between[-1]]
    if last.text != "," and last.dep not in tree.labels.coordinator:
        return False
    return not any(words[j].pos in _VERBAL or words[j].text in ";:" for j in between)
