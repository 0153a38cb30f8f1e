"""Occurrences named by a pronoun: "une attaque comparable à [celui] de Nice"."""

from collections.abc import Iterator, Sequence

from selon.events.lexicon import EventWords
from selon.events.triggers import Hit
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Timex, Toponym
from selon.syntax import conjuncts


def find_pronouns(reading: Reading, hits: Sequence[Hit], words: EventWords) -> list[Hit]:
    """Give one trigger for each place that a pronoun in the stead of an event noun is told of.

    "l'attaque rappelle [celles] de Paris et de [Nice]": two. Their place and day are their own.
    """
    parse = reading.tree.parse
    nouns = [h for h in hits if not h.is_verb and h.entry.strength in ("strong", "weak")]
    found: list[Hit] = []
    for word in parse.words:
        if word.norm in words.context.pronouns:
            before = [h for h in nouns if h.i < word.i and _close(parse.words[h.i], word)]
            if before:
                found.extend(_told_of(reading, word, before[-1]))
    return found


def _close(noun: Word, word: Word) -> bool:
    return noun.paragraph == word.paragraph and word.sentence - noun.sentence <= 1


def _told_of(reading: Reading, word: Word, noun: Hit) -> Iterator[Hit]:
    """Give the triggers of one pronoun; none where it names neither place nor day."""
    tree = reading.tree
    below = set(tree.subtree(word.i))
    places = [t for t in reading.toponyms if set(tree.parse.at(t.span)) & below]
    sentence = tree.parse.sentences[word.sentence]
    times = [t for t in reading.times if t.start is not None and tree.parse.at(t.span)]
    times = [t for t in times if word.i < tree.parse.at(t.span).start < sentence.stop]
    first = places[:1] and tree.parse.at(places[0].span).start
    chain = conjuncts(tree, first) if first else []
    several = [t for t in places if tree.parse.at(t.span).start in chain]
    if len(several) > 1:
        own = times if len(times) == len(several) else []
        yield from (_one(reading, word, noun, n, several, own) for n in range(len(several)))
    elif places or any(set(tree.parse.at(t.span)) & below for t in times):
        yield _hit(word, noun, places, times[:1])


def _one(
    reading: Reading, word: Word, noun: Hit, n: int, places: list[Toponym], times: list[Timex]
) -> Hit:
    at = word if n == 0 else reading.tree.parse.words[reading.tree.parse.at(places[n].span).start]
    return _hit(at, noun, places[n : n + 1], times[n : n + 1])


def _hit(word: Word, noun: Hit, places: list[Toponym], times: list[Timex]) -> Hit:
    return Hit(
        i=word.i,
        span=word.span,
        entry=noun.entry,
        is_verb=False,
        type=noun.type,
        status=noun.entry.status,
        toponyms=list(places),
        time=next(iter(times), None),
        pronoun=True,
        other=True,
    )
