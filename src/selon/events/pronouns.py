"""Occurrences named by a pronoun: "une attaque comparable à [celui] de Nice"."""

from collections.abc import Iterator, Sequence

from selon.events.lexicon import EventWords
from selon.events.triggers import Hit
from selon.parsing import Word
from selon.reading import Reading
from selon.records import Span, Timex, Toponym

# Words after a pronoun among which its place stands; the parser hangs it anywhere.
NEXT = 9


def find_pronouns(reading: Reading, hits: Sequence[Hit], words: EventWords) -> list[Hit]:
    """Give one trigger for each place that a pronoun in the stead of an event noun is told of.

    "l'attaque rappelle [celles] de Paris et de [Nice]": two. Their place and day are their own.
    """
    parse = reading.tree.parse
    nouns = [h for h in hits if not h.is_verb and h.entry.telling]
    found: list[Hit] = []
    for word in parse.words:
        if word.norm in words.context.pronouns:
            before = [h for h in nouns if h.i < word.i and _close(parse.words[h.i], word)]
            if before:
                told = list(_told_of(reading, word, before[-1]))
                own = [t for h in told for t in h.toponyms]
                for hit in hits:  # "l'attaque rappelle celle de [Nice]": not where it was
                    hit.toponyms[:] = [t for t in hit.toponyms if t not in own]
                found.extend(told)
    return found


def _close(noun: Word, word: Word) -> bool:
    return noun.paragraph == word.paragraph and word.sentence - noun.sentence <= 1


def _told_of(reading: Reading, word: Word, noun: Hit) -> Iterator[Hit]:
    """Give the triggers of one pronoun; none where it names neither place nor day."""
    parse = reading.tree.parse
    stop = parse.sentences[word.sentence].stop
    inside = range(word.i + 1, min(stop, word.i + NEXT))
    places = [t for t in reading.toponyms if (at := parse.at(t.span)) and at.start in inside]
    towns = [t for t in places if t.place is not None and t.place.precision != "country"]
    known = [t for t in reading.times if t.start is not None and parse.at(t.span)]
    times = [t for t in known if word.i < parse.at(t.span).start < stop]
    if len(towns) > 1:
        own = times if len(times) == len(towns) else [None] * len(towns)
        for n, (town, time) in enumerate(zip(towns, own, strict=True)):
            here = word if n == 0 else parse.words[parse.at(town.span).start]
            yield _hit(reading, here, noun, [town], time)
    elif places or any(parse.at(t.span).start in inside for t in times):
        yield _hit(reading, word, noun, places, next(iter(times), None))


def _hit(reading: Reading, word: Word, noun: Hit, places: list[Toponym], time: Timex | None) -> Hit:
    after = reading.tree.parse.words[word.i + 1 : word.i + 2]
    said = [w for w in after if "VerbForm=Part" in w.morph]  # "celui [commis] à Nice"
    end = said[0].end if said else word.end
    return Hit(
        i=word.i,
        span=Span(word.start, end),
        entry=noun.entry,
        is_verb=False,
        type=noun.type,
        status=noun.entry.status,
        toponyms=list(places),
        time=time,
        pronoun=True,
        other=True,
    )
