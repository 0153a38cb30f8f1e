"""Words that may name an event: found by lemma, proved by what stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selon.events.companions import WINDOW, companion, tied
from selon.events.lexicon import EventWords, Trigger
from selon.events.surroundings import is_possible
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Count, Party, Span, Timex, Toponym, Weapon
from selon.syntax import Tree

# How far before its verb a reflexive pronoun stands: "[s']est fait exploser".
BEFORE = 4

# A trigger is a word or a short group; the longest that the contract takes, in characters.
LONGEST = 60
# Words between a trigger and its companion that the group may take in.
WITHIN = 3

# What stands before a noun and says whether it is known: "[l']attaque", "lieux [du] drame".
_MARKERS = frozenset({"DET", "ADP"})

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
    habitual: bool = False  # "mènent régulièrement des attaques"
    official: bool = False  # a state protests: in words, not in the street
    armed: bool = False  # somebody who bears arms acts
    earlier: bool = False  # told in the pluperfect: recalled
    anchor: bool = False  # what a time is counted from: "depuis l'[attaque]"
    fresh: bool = False  # its sentence turns to something else: "par ailleurs"
    reply: bool = False  # its sentence tells the answer to what stands before
    occasion: int | None = None  # the verb that says when it came: "the raid [came] as …"
    bare: bool = False  # an infinitive: of itself no fact
    double: bool = False  # "un double attentat"
    pronoun: bool = False  # "celui de Nice"
    spare: "Hit | None" = None  # what it is where what its entry needs is not told


def find_triggers(reading: Reading, words: EventWords) -> list[Hit]:
    """Give every trigger of the document in order; one word bears one trigger at most."""
    hits = []
    parse = reading.tree.parse
    placed = frozenset(j for t in reading.toponyms for j in parse.at(t.span))
    named = _inside_names(reading)
    for word in parse.words:
        hit = _at(reading, word, words, placed)
        if hit is None or (word.i in named and not hit.is_verb):  # "Forces de [mobilisation]"
            continue
        if not reading.skipped(hit.span):
            hits.append(hit)
    return _outermost(hits)


def _inside_names(reading: Reading) -> frozenset[int]:
    """Give the words inside proper names of actors; "drones russes" is none, and a weapon."""
    parse, weapons = reading.tree.parse, reading.weapons
    names = (m.span for m in reading.actors if m.actor.id is not None)
    proper = (s for s in names if s.of(parse.text)[:1].isupper())
    return frozenset(
        j for s in proper if not any(w.span.overlaps(s) for w in weapons) for j in parse.at(s)
    )


def _at(reading: Reading, word: Word, words: EventWords, placed: frozenset[int]) -> Hit | None:
    """Give the trigger at a word: the narrowest entry, and a plainer one should it prove wrong."""
    found = _readings(reading, word, words, placed)
    hit = next(found, None)
    if hit is not None and hit.entry.needs:
        hit.spare = next((other for other in found if not other.entry.needs), None)
    return hit


def _readings(
    reading: Reading, word: Word, words: EventWords, placed: frozenset[int]
) -> Iterator[Hit]:
    verbs = words.verbs.get(word.verb, ())
    if verbs and _is_verbal(reading.tree, word):
        for hit in _matches(reading, word, verbs, words, placed):
            hit.is_verb = True
            yield hit
    lemma = word.lemma if word.lemma in words.nouns and word.pos in _NOUN else word.norm
    if nouns := words.nouns.get(lemma):
        yield from _matches(reading, word, nouns, words, placed)


def _is_verbal(tree: Tree, word: Word) -> bool:
    """Say whether a word can stand as a verb, also where the tagger has it as something else."""
    if word.pos in ("VERB", "AUX") or "VerbForm=Part" in word.morph:
        return True
    if word.pos == "ADJ":
        return word.dep not in tree.labels.adjective
    return tree.dependent(word.i, tree.labels.auxiliary) is not None


def _matches(
    reading: Reading,
    word: Word,
    entries: tuple[Trigger, ...],
    words: EventWords,
    placed: frozenset[int],
) -> Iterator[Hit]:
    tree = reading.tree
    for entry in entries:
        near = _neighbours(tree, word)
        if any(w.lemma in entry.without or w.verb in entry.without for w in near):
            continue
        if entry.reflexive and not _is_reflexive(tree, word, words):
            continue
        if entry.needs and not is_possible(reading, word.i, entry, words):
            continue
        span, mate = word.span, None
        if entry.companions:
            if entry.tied:
                mate = tied(tree, word, entry.companions)
            else:
                near_by = placed if entry.takes_place else None
                mate = companion(tree, word, entry.companions, near_by)
            if mate is None:
                continue
            span = _group(tree, word, mate)
        hit = _hit(tree, word, entry, span, words)
        hit.mate = mate.i if mate is not None else None
        yield hit


def _group(tree: Tree, word: Word, mate: Word) -> Span:
    """Give the words from a trigger to its companion, or the trigger alone where these are many."""
    span = Span(min(word.start, mate.start), max(word.end, mate.end))
    apart = abs(word.i - mate.i)
    tied = apart == 1 or word.i in tree.ancestors(mate.i) or mate.i in tree.ancestors(word.i)
    near = len(span) <= LONGEST and apart <= WITHIN + 1
    return span if near and tied else word.span


def _is_reflexive(tree: Tree, word: Word, words: EventWords) -> bool:
    """Say whether a reflexive pronoun stands below a verb or its auxiliaries."""
    left = (tree.parse.words[j] for j in range(max(0, word.i - BEFORE), word.i))
    own = (tree.parse.words[c] for c in tree.parse.children[word.i] if c > word.i)
    if any(w.lemma in words.context.reflexive for w in own):  # "blew [himself] up"
        return True
    return any(
        w.lemma in words.context.reflexive
        and w.head in (word.i, word.head, w.i + 1)
        and not any(tree.parse.words[j].pos == "VERB" for j in range(w.i + 1, word.i))
        for w in left
    )


def _neighbours(tree: Tree, word: Word) -> Iterator[Word]:
    """Give the words whose presence may show that another sense is meant."""
    sentence = tree.parse.sentences[word.sentence]
    low, high = max(sentence.start, word.i - WINDOW), min(sentence.stop, word.i + WINDOW + 1)
    return (tree.parse.words[j] for j in range(low, high) if j != word.i)


def _hit(tree: Tree, word: Word, entry: Trigger, span: Span, words: EventWords) -> Hit:
    near = [tree.parse.words[c] for c in tree.parse.children[word.i]]
    marks = [w for w in near if w.pos in _MARKERS and w.i < word.i]
    morph = "|".join(w.morph for w in marks)
    definite = "Definite=Def" in morph or any(_holds_article(tree, w, words) for w in marks)
    return Hit(
        i=word.i,
        span=span,
        entry=entry,
        is_verb=False,
        definite=definite,
        demonstrative="PronType=Dem" in morph,
        plural="Number=Plur" in word.morph,
        other=word.pos in _NOUN and _is_other(near, morph, words),
        double=any(w.lemma in words.context.double for w in near),
        anchor=definite and _is_counted_from(tree, word, marks, words),
        bare=bool(set(word.morph.split("|")) & tree.labels.bare),
        series=tree.parse.words[word.head].lemma in words.context.series,
        habitual=entry.tally or _is_habitual(tree, word, words),
        type=entry.type,
        status=entry.status,
    )


def _is_counted_from(tree: Tree, word: Word, marks: list[Word], words: EventWords) -> bool:
    """Say whether something comes after a noun: "depuis l'[attaque]", "en réponse au [raid]"."""
    if any(w.lemma in words.context.counted_from for w in marks):
        return True
    head = tree.parse.words[word.head]
    return head.i < word.i and head.lemma in words.context.answer


def _is_habitual(tree: Tree, word: Word, words: EventWords) -> bool:
    """Say whether an adverb or adjective of habit stands with a word or the verb above it."""
    above = [word.i]
    for i in tree.ancestors(word.i):
        above.append(i)
        if tree.parse.words[i].pos == "VERB":
            break
    return any(
        tree.parse.words[c].lemma in words.context.habitual
        for i in above
        for c in tree.parse.children[i]
    )


def _is_other(near: list[Word], determined: str, words: EventWords) -> bool:
    """Say whether a noun is another one; "la deuxième bombe" of a double attack is known."""
    if any(w.lemma in words.context.other for w in near):
        return True
    known = "PronType=Dem" in determined or "Definite=Def" in determined
    return not known and any(w.lemma in words.context.ordinal for w in near)


def _holds_article(tree: Tree, word: Word, words: EventWords) -> bool:
    return word.pos in tree.labels.pos_adposition and word.norm in words.context.contracted


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


def _rank(hit: Hit) -> tuple[bool, bool, bool, int]:
    strength, open_ = hit.entry.strength, bool(_LATE.intersection(hit.entry.needs))
    return strength == "strong", strength != "generic", not open_, len(hit.span)


# What is known of a trigger only when its parties are.
_LATE = frozenset({"acting", "armed", "party", "place", "threat"})
