"""Words that may name an event: found by lemma, proved by what stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selon.events.lexicon import EventWords, Trigger
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Count, Party, Span, Timex, Toponym, Weapon
from selon.syntax import Tree

# How far a companion word may stand from its head ("ouvert mardi matin le feu"), in words.
WINDOW = 7

# A trigger is a word or a short group; the longest that the contract takes, in characters.
LONGEST = 60

_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "X", "INTJ"})


@dataclass(slots=True)
class Hit:
    """One trigger in its sentence, with what its clause says of it; filled step by step."""

    i: int  # position of the head word
    span: Span
    entry: Trigger
    is_verb: bool
    mate: int | None = None  # the companion word: "ouvert le [feu]"
    definite: bool = False
    demonstrative: bool = False
    plural: bool = False
    other: bool = False  # "une autre attaque"
    initiators: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    responsibility: list[Party] = field(default_factory=list)
    weapons: list[Weapon] = field(default_factory=list)
    toponyms: list[Toponym] = field(default_factory=list)
    time: Timex | None = None
    count: Count | None = None
    type: str = ""
    status: str | None = None
    claim_id: str | None = None
    verbs: list[int] = field(default_factory=list)  # the verbs that carry a noun
    harmed_perpetrator: bool = False  # "les assaillants ont été [abattus]"
    bound: "Hit | None" = None  # the event noun that a verb says something of
    many: bool = False  # several are struck: "trois suspects"
    series: bool = False  # "une série d'attaques"
    official: bool = False  # a state protests: in words, not in the street
    armed: bool = False  # somebody who bears arms acts
    earlier: bool = False  # told in the pluperfect: recalled


def find_triggers(reading: Reading, words: EventWords) -> list[Hit]:
    """Give every trigger of the document in order; one word bears one trigger at most."""
    hits = []
    parse = reading.tree.parse
    placed = frozenset(j for t in reading.toponyms for j in parse.at(t.span))
    for word in parse.words:
        hit = _at(reading.tree, word, words, placed)
        if hit is not None and not reading.skipped(hit.span):
            hits.append(hit)
    return _outermost(hits)


def _at(tree: Tree, word: Word, words: EventWords, placed: frozenset[int]) -> Hit | None:
    if _is_verbal(tree, word):
        hit = _match(tree, word, words.verbs.get(word.verb), words, placed)
        if hit is not None:
            hit.is_verb = True
            return hit
    lemma = word.lemma if word.lemma in words.nouns and word.pos in _NOUN else word.norm
    return _match(tree, word, words.nouns.get(lemma), words, placed)


def _is_verbal(tree: Tree, word: Word) -> bool:
    """Say whether a word can stand as a verb, also where the tagger has it as something else."""
    if word.pos in ("VERB", "AUX") or "VerbForm=Part" in word.morph:
        return True
    if word.pos == "ADJ":
        return word.dep not in tree.labels.adjective
    return tree.dependent(word.i, tree.labels.auxiliary) is not None


def _match(
    tree: Tree,
    word: Word,
    entries: tuple[Trigger, ...] | None,
    words: EventWords,
    placed: frozenset[int],
) -> Hit | None:
    for entry in entries or ():
        near = list(_neighbours(tree, word))
        if any(w.lemma in entry.without or w.verb in entry.without for w in near):
            continue
        span, mate = word.span, None
        if entry.companions:
            mate = _companion(tree, word, entry.companions)
            if mate is None and entry.takes_place:
                after = range(word.i + 1, min(word.i + 4, len(tree.parse.words)))
                mate = next((tree.parse.words[j] for j in after if j in placed), None)
            if mate is None:
                continue
            span = Span(min(word.start, mate.start), max(word.end, mate.end))
            span = span if len(span) <= LONGEST else word.span
        hit = _hit(tree, word, entry, span, words)
        hit.mate = mate.i if mate is not None else None
        return hit
    return None


def _neighbours(tree: Tree, word: Word) -> Iterator[Word]:
    """Give the words whose presence may show that another sense is meant."""
    sentence = tree.parse.sentences[word.sentence]
    low, high = max(sentence.start, word.i - WINDOW), min(sentence.stop, word.i + WINDOW + 1)
    return (tree.parse.words[j] for j in range(low, high) if j != word.i)


def _companion(tree: Tree, word: Word, lemmas: tuple[str, ...]) -> Word | None:
    """Give the nearest companion after the word, or before it inside the same phrase."""
    sentence = tree.parse.sentences[word.sentence]
    after = range(word.i + 1, min(sentence.stop, word.i + WINDOW))
    before = range(word.i - 1, max(sentence.start, word.i - WINDOW) - 1, -1)
    for j in after:
        mate = tree.parse.words[j]
        if mate.pos == "PUNCT" and mate.text not in "-'\"«»":
            break
        if _is_any(mate, lemmas):
            return mate
    for j in before:
        mate = tree.parse.words[j]
        if _is_any(mate, lemmas) and (word.i == mate.head or mate.i == word.head):
            return mate
    return None


def _is_any(word: Word, lemmas: tuple[str, ...]) -> bool:
    """Say whether a word is one of several lemmas; its form counts where the tables have none."""
    return word.lemma in lemmas or word.verb in lemmas or word.norm in lemmas


def _hit(tree: Tree, word: Word, entry: Trigger, span: Span, words: EventWords) -> Hit:
    near = [tree.parse.words[c] for c in tree.parse.children[word.i]]
    morph = "|".join(w.morph for w in near if w.pos == "DET")
    return Hit(
        i=word.i,
        span=span,
        entry=entry,
        is_verb=False,
        definite="Definite=Def" in morph,
        demonstrative="PronType=Dem" in morph,
        plural="Number=Plur" in word.morph,
        other=any(w.lemma in words.context.other for w in near),
        series=tree.parse.words[word.head].lemma in words.context.series,
        type=entry.type,
        status=entry.status,
    )


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Keep one trigger where words overlap, the stronger, then the longer: "fait [exploser]"."""
    kept: list[Hit] = []
    for hit in hits:
        clash = next((k for k in kept if k.span.overlaps(hit.span)), None)
        if clash is None:
            kept.append(hit)
        elif _rank(hit) > _rank(clash):
            kept[kept.index(clash)] = hit
    return kept


def _rank(hit: Hit) -> tuple[bool, int]:
    return hit.entry.strength == "strong", len(hit.span)
