"""How many were killed, wounded or otherwise harmed: every figure, with its words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selon.events.lexicon import Casualty, EventWords
from selon.events.parties import make_party
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Affected, Evidence, Part, Party, Quantity, Span, Toll
from selon.syntax import conjuncts, is_passive, noun_phrase, obliques, subject

# How many words may stand between a number and the noun that it counts.
GAP = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure at its place: a toll of the killed or wounded, or other people affected."""

    span: Span
    head: int  # the word that says what became of them
    kind: str
    quantity: Quantity
    who: str
    party: Party | None  # the people counted, where their noun says who they are
    parts: tuple[Part, ...]
    evidence: Evidence

    @property
    def toll(self) -> Toll:
        """The figure as killed or wounded."""
        return Toll(self.quantity, self.who, self.parts)

    @property
    def affected(self) -> Affected:
        """The figure as people otherwise affected."""
        return Affected(self.kind, self.quantity)


def find_figures(reading: Reading, words: EventWords) -> tuple[Figure, ...]:
    """Give every figure in the order of the text; a part goes into the figure it belongs to."""
    found: list[Figure] = []
    for word in reading.tree.parse.words:
        for entry, counted in _counted(reading, word, words):
            figure = _figure(reading, word, entry, counted, words)
            if figure is not None and not reading.skipped(figure.span):
                found.append(figure)
    return _with_parts(reading, _distinct(found), words)


def _counted(reading: Reading, word: Word, words: EventWords) -> Iterator[tuple[Casualty, int]]:
    """Give (entry, head noun of the counted people) for every reading of a word."""
    tree = reading.tree
    for entry in words.toll_nouns.get(word.lemma, ()) if word.pos != "VERB" else ():
        if not entry.after or _governed_by(reading, word, entry.after):
            yield entry, word.i
    for entry in words.toll_of.get(word.lemma, ()) if word.pos in ("NOUN", "PROPN") else ():
        for case, noun in obliques(tree, word.i):
            if case is not None and tree.parse.words[case].lemma in words.parts.case:
                yield entry, noun
    if word.pos not in ("VERB", "ADJ", "AUX", "NOUN"):
        return
    for entry in words.toll_objects.get(word.verb, ()):
        yield from ((entry, j) for j in _patients(reading, word))
    for entry in words.toll_to.get(word.verb, ()):
        yield from ((entry, j) for j in _complements(reading, word, words))
    for entry in words.toll_subjects.get(word.verb, ()):
        if entry.companions and not _accompanied(reading, word, entry.companions):
            continue
        head = subject(tree, word.i)
        if head is None and word.dep in tree.labels.participle:
            head = word.head
        if head is not None:
            yield from ((entry, j) for j in conjuncts(tree, head))


def _complements(reading: Reading, word: Word, words: EventWords) -> Iterator[int]:
    """Give those to whom something happens: "a coûté la vie à [douze personnes]"."""
    tree = reading.tree
    for i in (word.i, *tree.dependents(word.i, tree.labels.object)):
        for case, noun in obliques(tree, i):
            if case is not None and tree.parse.words[case].lemma in words.parts.case:
                yield noun


def _governed_by(reading: Reading, word: Word, verbs: frozenset[str]) -> bool:
    return reading.tree.parse.words[word.head].verb in verbs


def _accompanied(reading: Reading, word: Word, lemmas: tuple[str, ...]) -> bool:
    sentence = reading.tree.parse.sentences[word.sentence]
    near = range(word.i + 1, min(sentence.stop, word.i + GAP + 2))
    return any(reading.tree.parse.words[j].lemma in lemmas for j in near)


def _patients(reading: Reading, word: Word) -> Iterator[int]:
    """Give the heads of those whom a verb harms: object, passive subject, noun of a participle."""
    tree, labels = reading.tree, reading.tree.labels
    past = "VerbForm=Part" in word.morph and "Tense=Past" in word.morph
    if is_passive(tree, word.i):
        head = subject(tree, word.i)
    elif word.dep in labels.participle | labels.adjective and (past or word.pos == "ADJ"):
        head = word.head
    else:
        head = tree.dependent(word.i, labels.object)
        if head is None and past and tree.dependent(word.i, labels.auxiliary) is None:
            head = subject(tree, word.i)  # headlines: "Six soldats tués au Mali"
    if head is None and word.dep in labels.conjunct and past:
        head = subject(tree, word.head)
    if head is not None:
        yield from conjuncts(tree, head)


def _figure(
    reading: Reading, word: Word, entry: Casualty, counted: int, words: EventWords
) -> Figure | None:
    quantity = quantity_of(reading, counted)
    noun = reading.tree.parse.words[counted]
    if noun.lemma in words.context.measure:
        return None
    if quantity is None and entry.nouns and counted == word.i:
        return None
    if quantity is None and any(t.span.overlaps(noun.span) for t in reading.toponyms):
        return None
    quantity = quantity or _single(reading, counted)
    if quantity is None:
        return None
    phrase = noun_phrase(reading.tree, counted)
    plain = counted == word.i or noun.lemma in words.parts.people
    span = Span(min(quantity.span.start, noun.start), max(quantity.span.end, noun.end))
    return Figure(
        span=span,
        head=word.i,
        kind=entry.kind,
        quantity=quantity,
        who=_who(reading, counted, phrase, words),
        party=None if plain else make_party(reading, counted),
        parts=(),
        evidence=Evidence("tolls.figure", words.entry(entry.id), word.span),
    )


def quantity_of(reading: Reading, counted: int) -> Quantity | None:
    """Give the number that stands right before a noun, or that the noun is ("une dizaine")."""
    tree = reading.tree
    noun = tree.parse.words[counted]
    for quantity in reading.quantities:
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
            words[j].pos in ("ADJ", "ADP", "DET", "NOUN") and _under(words[j], noun, reading)
            for j in between
        ):
            return quantity
    return None


def _under(word: Word, noun: Word, reading: Reading) -> bool:
    """Say whether a word between a number and a noun belongs to the noun."""
    head = reading.tree.parse.words[word.head]
    return noun.i in (word.head, head.head) or word.pos in ("ADJ", "ADP", "DET")


def _single(reading: Reading, counted: int) -> Quantity | None:
    """Count one where a single person is named: "le maire a été tué"."""
    noun = reading.tree.parse.words[counted]
    if noun.pos not in ("NOUN", "PROPN") or "Number=Plur" in noun.morph:
        return None
    if noun.pos == "NOUN" and "Number=Sing" not in noun.morph:
        return None
    phrase = noun_phrase(reading.tree, counted)
    if reading.who(phrase.of(reading.tree.parse.text)) is None and noun.pos == "NOUN":
        return None
    return Quantity(phrase, 1, 1, 1)


def _who(reading: Reading, counted: int, phrase: Span, words: EventWords) -> str:
    near = [reading.tree.parse.words[j] for j in reading.tree.parse.at(phrase)]
    if any(w.lemma in words.context.perpetrator for w in near):
        return "initiator"
    return "victims"


def _distinct(figures: list[Figure]) -> list[Figure]:
    """Keep one figure for the same number and the same harm."""
    kept: dict[tuple[str, Span], Figure] = {}
    for figure in figures:
        kept.setdefault((figure.kind, figure.quantity.span), figure)
    return sorted(kept.values(), key=lambda f: f.span)


def _with_parts(reading: Reading, figures: list[Figure], words: EventWords) -> tuple[Figure, ...]:
    """Move "dont trois enfants" into the figure before it, whether or not it was found itself."""
    kept: list[Figure] = []
    parts: dict[int, list[Part]] = {}
    for figure in figures:
        if _is_part(reading, figure.quantity, words) and kept:
            continue
        kept.append(figure)
    for quantity in reading.quantities:
        if _is_part(reading, quantity, words):
            owner = _owner(reading, kept, quantity)
            group = _group(reading, quantity, words)
            if owner is not None and group is not None:
                parts.setdefault(owner, []).append(Part(group, quantity))
    return tuple(
        replace(figure, parts=tuple(parts.get(number, ()))) for number, figure in enumerate(kept)
    )


def _is_part(reading: Reading, quantity: Quantity, words: EventWords) -> bool:
    before = reading.tree.parse.at(Span(max(0, quantity.span.start - 24), quantity.span.start))
    near = [reading.tree.parse.words[j] for j in before][-2:]
    return any(w.lemma in words.parts.markers or w.norm in words.parts.markers for w in near)


def _owner(reading: Reading, figures: list[Figure], quantity: Quantity) -> int | None:
    """Give the figure in the same sentence that ends last before a part."""
    sentence = _sentence(reading, quantity.span)
    owners = [
        n
        for n, f in enumerate(figures)
        if f.span.end <= quantity.span.start and _sentence(reading, f.span) == sentence
    ]
    return owners[-1] if owners else None


def _sentence(reading: Reading, span: Span) -> int:
    at = reading.tree.parse.at(span)
    return reading.tree.parse.words[at.start].sentence if len(at) else -1


def _group(reading: Reading, quantity: Quantity, words: EventWords) -> str | None:
    after = reading.tree.parse.at(Span(quantity.span.end, quantity.span.end + 30))
    for j in after:
        group = words.groups.get(reading.tree.parse.words[j].lemma)
        if group is not None:
            return group
    return None
