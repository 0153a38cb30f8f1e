"""A document with its triggers, and what a noun can be in it: a person, a side, an attacker."""

from collections.abc import Mapping
from dataclasses import dataclass

from selon.events.lexicon import EventWords
from selon.events.parties import actor_of, is_determined, make_party
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Span
from selon.syntax import Tree, conjuncts


@dataclass(frozen=True, slots=True)
class Scene:
    """A document and the triggers found in it, by the position of their head word."""

    reading: Reading
    words: EventWords
    at: Mapping[int, Hit]

    @property
    def tree(self) -> Tree:
        """The parse of the document."""
        return self.reading.tree

    def lemma(self, i: int) -> str:
        """Give the lemma of word `i`."""
        return self.reading.tree.parse.words[i].lemma

    def marker(self, i: int | None) -> str:
        """Give the preposition at word `i` as the tables have it; "" for none."""
        if i is None:
            return ""
        word, roles = self.reading.tree.parse.words[i], self.words.roles
        known = roles.between | roles.initiator | roles.target  # "entre" is taken for a verb
        form = word.norm if word.norm in known else word.lemma
        return roles.contracted.get(form, form)

    def is_person(self, i: int) -> bool:
        """Say whether noun `i` names people, or is a name that is not known as a place."""
        word = self.reading.tree.parse.words[i]
        if word.lemma in self.words.context.person or self.is_perpetrator(i):
            return True
        placed = bool(self.reading.toponyms_on(word.span))
        first = self.reading.tree.parse.sentences[word.sentence].start
        named = word.pos == "PROPN" or (word.text[:1].isupper() and i > first)
        return named and not placed

    def is_somebody(self, i: int) -> bool:
        """Say whether noun `i` names people or an actor that the list knows."""
        return self.is_person(i) or actor_of(self.reading, i) is not None

    def is_plain(self, i: int) -> bool:
        """Say whether words only count people: "trois personnes", "une centaine de personnes"."""
        party = make_party(self.reading, i)
        return party is not None and is_plain(self.reading, self.words, party.span)

    def counts_perpetrators(self, i: int) -> bool:
        """Say whether a counted noun holds attackers: "cinq morts dont [les assaillants]"."""
        if self.lemma(i) not in self.words.harmed:
            return False
        return any(self.is_perpetrator(j) for j in self.reading.tree.subtree(i))

    def is_perpetrator(self, i: int) -> bool:
        """Say whether noun `i` names those who attack: "assaillants"."""
        return self.lemma(i) in self.words.context.perpetrator

    def is_capital(self, i: int) -> bool:
        """Say whether a name stands for a government where it acts: "[Téhéran] a tiré"."""
        word = self.reading.tree.parse.words[i]
        named = word.pos in ("PROPN", "NOUN", "PRON")
        if not named or self.tree.dependent(i, self.tree.labels.case):
            return False
        return self.stands_for_state(i)

    def is_placed(self, i: int) -> bool:
        """Say whether word `i` names a place."""
        span = self.reading.tree.parse.words[i].span
        return bool(self.reading.toponyms_on(span))

    def stands_for_state(self, i: int) -> bool:
        """Say whether a name can stand for a government: "un accord entre [Kiev] et Moscou"."""
        actor = self.reading.who(self.reading.tree.parse.words[i].text)
        return actor is not None and actor.role in ("state", "government")

    def is_state(self, i: int) -> bool:
        """Say whether a state or its capital is the subject: "Bagdad [proteste]"."""
        span = self.reading.tree.parse.words[i].span
        if self.reading.toponyms_on(span):
            return True
        actor = actor_of(self.reading, i)
        return actor is not None and actor.role in ("government", "state", "igo")

    def can_be_party(self, i: int) -> bool:
        """Say whether a noun can name a side: no time, no measure, no town, no mere weapon."""
        span = self.reading.tree.parse.words[i].span
        if self.reading.times_on(span):
            return False
        context = self.words.context
        word = self.reading.tree.parse.words[i]
        if self.lemma(i) in context.measure and not self.is_named(i):
            return False
        named = word.text[:1].isupper() and self.lemma(i) not in context.building
        if named and is_town(self.reading, span):
            return False
        before = self.tree.labels.prenominal
        describes = not before or word.dep in before
        if self.lemma(i) in context.sideless and describes and not is_determined(self.tree, i):
            return False  # "une attaque qualifiée de « terroriste »"
        armed = bool(self.reading.weapons_on(span))
        return not armed or self.is_named(i)

    def is_known(self, i: int) -> bool:
        """Say whether a word stands in the name of an actor that the list has by an id."""
        span = self.tree.parse.words[i].span
        return any(m.actor.id is not None for m in self.reading.actors_on(span))

    def is_named(self, i: int) -> bool:
        """Say whether a word stands in the name of an actor: "des [avions] russes"."""
        span = self.tree.parse.words[i].span
        return bool(self.reading.actors_on(span))

    def joined(self, i: int) -> list[int]:
        """Give a noun and those coordinated with it; where it is, is not: "à X, [près de Y]"."""
        labels = self.tree.labels
        own = self._case(i)
        return [
            j
            for j in conjuncts(self.tree, i)
            if self._case(j) in (None, own)
            or (self.tree.dependent(j, labels.coordinator) is not None and not self._is_where(j))
        ]

    def _is_where(self, i: int) -> bool:
        """Say whether a place stands behind a preposition of its own: "et [en Syrie]"."""
        case = self._case(i)
        return case is not None and case not in self.words.roles.target and self.is_placed(i)

    def _case(self, i: int) -> str | None:
        case = self.tree.dependent(i, self.tree.labels.case)
        return None if case is None else self.lemma(case)


def is_plain(reading: Reading, words: EventWords, span: Span) -> bool:
    """Say whether a phrase tells nothing of people but how many they are."""
    nouns = [
        word
        for word in (reading.tree.parse.words[j] for j in reading.tree.parse.at(span))
        if word.pos in ("NOUN", "PROPN", "ADJ", "X") and not reading.quantities_on(word.span)
    ]
    told = [
        w
        for w in nouns
        if w.pos != "ADJ" or (w.lemma not in words.context.other and "NumType=Ord" not in w.morph)
    ]
    return all(w.lemma in words.parts.people | words.context.measure for w in told)


def is_town(reading: Reading, span: Span) -> bool:
    """Say whether a name is a town or a region; only a state or a site can act or be struck."""
    return any(
        t.place is not None and t.place.precision in _WIDE for t in reading.toponyms_on(span)
    )


# Precisions of places that are where it happened, never who: towns, districts, regions, seas.
_WIDE = frozenset({"locality", "district", "region", "waters"})
