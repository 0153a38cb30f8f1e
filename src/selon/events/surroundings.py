"""What stands in the sentence of a word: fighters, protesters, vehicles, a town that falls."""

from collections.abc import Callable, Iterable, Mapping

from selon.events.lexicon import EventWords, Trigger
from selon.events.parties import ARMED
from selon.reading import Reading
from selon.records import Span
from selon.syntax import subject


def is_possible(reading: Reading, i: int, entry: Trigger, words: EventWords) -> bool:
    """Say whether the sentence of word `i` has what an entry needs there."""
    return all(_PROOFS[n](reading, i, words) for n in entry.needs if n in _PROOFS)


def _has_fighters(reading: Reading, i: int, words: EventWords) -> bool:
    """Say whether somebody who bears arms, attacks or protests is named in the sentence."""
    armed = (m.span for m in reading.actors if m.actor.role in ARMED)
    if _any_inside(reading, i, armed) or has_protesters(reading, i, words):
        return True
    return _has_word(reading, i, words.context.perpetrator | words.context.crowd)


def has_protesters(reading: Reading, i: int, words: EventWords) -> bool:
    """Say whether the sentence of word `i` tells of protesters."""
    return _has_word(reading, i, words.context.protesters)


def _has_vehicle(reading: Reading, i: int, _: EventWords) -> bool:
    return _any_inside(reading, i, (w.span for w in reading.weapons if w.id in _VEHICLES))


_VEHICLES = frozenset({"vehicle", "car_bomb"})


def _is_of_place(reading: Reading, i: int, _: EventWords) -> bool:
    """Say whether the subject is a town: "[Palma] est tombée"."""
    tree = reading.tree
    word = tree.parse.words[i]
    own = subject(tree, i)
    if own is None and word.dep in tree.labels.participle:
        own = word.head
    if own is None:
        return False
    span = tree.parse.words[own].span
    return any(t.place is not None for t in reading.toponyms_on(span))


def _any_inside(reading: Reading, i: int, spans: Iterable[Span]) -> bool:
    parse = reading.tree.parse
    own = parse.sentences[parse.words[i].sentence]
    return any(at.start in own for span in spans if (at := parse.at(span)))


def _has_word(reading: Reading, i: int, lemmas: frozenset[str]) -> bool:
    parse = reading.tree.parse
    own = parse.sentences[parse.words[i].sentence]
    return any(parse.words[j].lemma in lemmas for j in own)


_PROOFS: Mapping[str, Callable[[Reading, int, EventWords], bool]] = {
    "fighters": _has_fighters,
    "place_subject": _is_of_place,
    "protesters": has_protesters,
    "vehicle": _has_vehicle,
}
