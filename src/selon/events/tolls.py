"""How many were killed, wounded or otherwise harmed: every figure, with its words."""

from collections.abc import Iterator
from dataclasses import replace

from selon.claims import assess
from selon.events.counted import counted, denied
from selon.events.counting import counted_in, none_of, quantity_of, reached, single
from selon.events.figures import Figure
from selon.events.lexicon import Casualty, EventWords
from selon.events.parties import make_party
from selon.events.shares import is_share, with_shares, without_appositions
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Evidence, Quantity, Span
from selon.syntax import noun_phrase, subject

__all__ = ["Figure", "find_figures", "quantity_of"]

# Marks of words that the article does not make its own.
QUOTES = ("«", '"')

# How many words before a range the verb may stand that makes it two counts: "est passé de 8 à 12".
RISE = 4


def find_figures(reading: Reading, words: EventWords) -> tuple[Figure, ...]:
    """Give every figure in the order of the text; a part goes into the figure it belongs to."""
    found: list[Figure] = []
    for word in reading.tree.parse.words:
        if words.harming.isdisjoint((word.lemma, word.verb, word.norm)):
            continue
        for figure in _figures(reading, word, words):
            whole = _whole(reading, figure, words)
            if whole is not None and not reading.skipped(whole.span):
                found.append(whole)
    single = without_appositions(reading, _distinct(found), words)
    figures = [f for figure in single for f in _successive(reading, figure, words)]
    figures += _alike(reading, figures, words)
    return with_shares(reading, figures, words)


def _figures(reading: Reading, word: Word, words: EventWords) -> Iterator[Figure]:
    if word.verb and word.pos == "VERB" and _is_to_come(reading, word):
        return
    for entry, noun in counted(reading, word, words):
        figure = _figure(reading, word, entry, noun, words)
        if figure is not None:
            yield figure
    for entry in denied(reading, word, words):
        none = none_of(reading, word)
        if none is not None:
            yield _made(reading, word, entry, word.i, none, words)
    yield from _among(reading, word, words)


def _is_to_come(reading: Reading, word: Word) -> bool:
    """Say whether a verb tells of harm that is only threatened or planned: "menace de [tuer]"."""
    return assess(reading.tree, word.i, reading.cues).modal in ("threatened", "planned")


def _figure(
    reading: Reading, word: Word, entry: Casualty, noun: int, words: EventWords
) -> Figure | None:
    told = reading.tree.parse.words[noun]
    own = bool(entry.nouns) and noun == word.i
    if (not own and _is_nobody(reading, told, words)) or (
        entry.only_people and not _is_people(reading, noun, words)
    ):
        return None
    quantity = _number(reading, noun, words)
    if quantity is not None:
        some = noun == word.i and _is_some_of(reading, quantity, noun)
        return None if some else _made(reading, word, entry, noun, quantity, words)
    if own:
        return None
    if reading.toponyms_on(told.span):
        return None
    quantity = single(reading, noun, words)
    return None if quantity is None else _made(reading, word, entry, noun, quantity, words)


def _number(reading: Reading, noun: int, words: EventWords) -> Quantity | None:
    """Give the number of a noun: its own, that of a count, that inside "une famille de [cinq]"."""
    quantity = quantity_of(reading, noun)
    if quantity is None or quantity.article:  # "[a] toll of 24"
        quantity = reached(reading, noun, words) or quantity
    told = reading.tree.parse.words[noun]
    if quantity is not None and not quantity.article:
        return quantity
    if told.lemma in words.together:
        return single(reading, noun, words)
    if told.lemma in words.parts.bodies:
        inside = reading.tree.dependents(noun, reading.tree.labels.nominal)
        return next((q for j in inside if (q := quantity_of(reading, j)) is not None), None)
    return quantity


def _is_nobody(reading: Reading, noun: Word, words: EventWords) -> bool:
    """Say whether a noun is no people: a measure, a side, a weapon ("a abattu un [drone]")."""
    if noun.lemma in words.context.measure or noun.lemma in words.parts.sides:
        return True
    return bool(reading.weapons_on(noun.span))


def _is_people(reading: Reading, noun: int, words: EventWords) -> bool:
    """Say whether a noun, or what it numbers, is people: "une quinzaine de [personnes]"."""
    near = (noun, *reading.tree.dependents(noun, reading.tree.labels.nominal))
    people = words.parts.people | words.persons
    return any(reading.tree.parse.words[j].lemma in people for j in near)


def _is_some_of(reading: Reading, quantity: Quantity, noun: int) -> bool:
    """Say whether a number takes some of those told before: "un [des] blessés"."""
    tree = reading.tree
    last = tree.parse.at(quantity.span)[-1]
    return any(tree.has(j, tree.labels.definite) for j in range(last + 1, noun))


def _made(
    reading: Reading, word: Word, entry: Casualty, noun: int, quantity: Quantity, words: EventWords
) -> Figure:
    told = reading.tree.parse.words[noun]
    plain = (
        noun == word.i
        or told.pos == "NUM"
        or told.lemma in words.parts.people
        or quantity.high == 0
    )
    span = Span(min(quantity.span.start, told.start), max(quantity.span.end, told.end))
    return Figure(
        span=span,
        head=word.i,
        kind=entry.kind,
        quantity=quantity,
        who=_who(reading, noun, word, words),
        party=None if plain else make_party(reading, noun),
        parts=(),
        evidence=Evidence("tolls.figure", words.entry(entry.id), word.span),
    )


def _among(reading: Reading, word: Word, words: EventWords) -> Iterator[Figure]:
    """Give those told apart among the harmed: "[trois Kényans] figurent parmi les victimes"."""
    tree = reading.tree
    case = tree.dependent(word.i, tree.labels.case)
    known = words.toll_nouns.get(word.lemma, ())
    if not known or case is None or tree.parse.words[case].norm not in words.parts.among:
        return
    for quantity, noun in counted_in(reading, word.sentence):
        if noun == word.i:
            continue
        told = tree.parse.words[noun]
        if told.lemma not in words.toll_nouns and told.lemma not in words.context.measure:
            yield _made(reading, word, known[0], noun, quantity, words)


def _who(reading: Reading, noun: int, word: Word, words: EventWords) -> str:
    """Say whose dead they are: those whom their own words call attackers are the initiator's."""
    tree = reading.tree
    if word.dep in tree.labels.adverbial and subject(tree, word.head) == noun:
        acts = words.verbs.get(tree.parse.words[word.head].verb, ())
        if any(trigger.subject == "initiator" for trigger in acts):
            return "initiator"  # "a attaqué un poste avant d'être abattu"
    for j in tree.parse.at(noun_phrase(tree, noun)):
        near = tree.parse.words[j]
        if near.text in QUOTES:  # "80 « terroristes »": in somebody's words
            break
        if j > noun and (near.text == "," or near.norm in words.parts.markers - words.parts.among):
            break
        if near.lemma in words.context.perpetrator:
            return "initiator"
    return "victims"


def _whole(reading: Reading, figure: Figure, words: EventWords) -> Figure | None:
    """Give the whole for a share: "[12 soldats], dont deux officiers, ont été tués"."""
    start = figure.quantity.span.start
    if not is_share(reading, start, words.parts.markers):
        return figure
    sentence = reading.tree.parse.words[figure.head].sentence
    before = [
        (quantity, noun)
        for quantity, noun in counted_in(reading, sentence)
        if quantity.span.end <= start and not quantity.article
    ]
    if not before:
        return None
    quantity, noun = before[-1]
    if is_share(reading, quantity.span.start, words.parts.markers):
        return None
    told = reading.tree.parse.words[noun]
    if told.lemma in words.toll_nouns:
        return None
    plain = told.lemma in words.parts.people
    return replace(
        figure,
        span=Span(quantity.span.start, max(quantity.span.end, told.end)),
        quantity=quantity,
        party=None if plain else make_party(reading, noun),
    )


def _distinct(figures: list[Figure]) -> list[Figure]:
    """Keep one figure for the same number and the same harm."""
    kept: dict[tuple[str, Span], Figure] = {}
    for figure in figures:
        kept.setdefault((figure.kind, figure.quantity.span), figure)
    return sorted(kept.values(), key=lambda f: f.span)


def _successive(reading: Reading, figure: Figure, words: EventWords) -> Iterator[Figure]:
    """Give both counts where a toll rises: "est passé de 28 à 34 morts"."""
    quantity, parse = figure.quantity, reading.tree.parse
    first = parse.at(quantity.span).start
    before = (parse.words[j] for j in range(max(0, first - RISE), first))
    ends = [n for n in (quantity.low, quantity.high) if n is not None]
    if (
        quantity.best is None
        and len(ends) > 1
        and any(w.verb in words.parts.rising for w in before)
    ):
        for n in ends:
            yield replace(figure, quantity=Quantity(quantity.span, n, n, n))
    else:
        yield figure


def _alike(reading: Reading, figures: list[Figure], words: EventWords) -> Iterator[Figure]:
    """Give the numbers that leave out what they count: "dix morts à Gao et [cinq] à Bamako"."""
    parse = reading.tree.parse
    for quantity in reading.quantities:
        at = parse.at(quantity.span)
        if quantity.article or not len(at) or at.stop >= len(parse.words) or at.start == 0:
            continue
        after, before = parse.words[at.stop], parse.words[at.start - 1]
        if after.norm not in words.parts.among or before.dep not in (
            reading.tree.labels.coordinator | reading.tree.labels.punctuation
        ):
            continue
        same = [f for f in figures if parse.words[f.head].sentence == before.sentence]
        if same and same[-1].span.end <= quantity.span.start:
            yield replace(same[-1], span=quantity.span, quantity=quantity, party=None)
