"""Who acts and on whom: the parties of a trigger, asked of the parse."""

from collections.abc import Mapping
from dataclasses import dataclass

from selon.events.lexicon import EventWords, Role
from selon.events.parties import ACTING, ARMED, actor_of, make_party
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Party, Span
from selon.syntax import conjuncts, is_passive, obliques, subject

# Whoever protests is the initiator, whatever the noun: "des milliers de personnes".
_PROTESTS = frozenset({"Peaceful protest", "Protest with intervention", "Violent demonstration"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A document and the triggers found in it, by the position of their head word."""

    reading: Reading
    words: EventWords
    at: Mapping[int, Hit]

    def lemma(self, i: int) -> str:
        """Give the lemma of word `i`."""
        return self.reading.tree.parse.words[i].lemma

    def is_person(self, i: int) -> bool:
        """Say whether noun `i` names people, or is a name that is not known as a place."""
        word = self.reading.tree.parse.words[i]
        if word.lemma in self.words.context.person or self.is_perpetrator(i):
            return True
        placed = any(t.span.overlaps(word.span) for t in self.reading.toponyms)
        first = self.reading.tree.parse.sentences[word.sentence].start
        named = word.pos == "PROPN" or (word.text[:1].isupper() and i > first)
        return named and not placed

    def counts_perpetrators(self, i: int) -> bool:
        """Say whether a counted noun holds attackers: "cinq morts dont [les assaillants]"."""
        if self.lemma(i) not in self.words.toll_nouns:
            return False
        return any(self.is_perpetrator(j) for j in self.reading.tree.subtree(i))

    def is_perpetrator(self, i: int) -> bool:
        """Say whether noun `i` names those who attack: "assaillants"."""
        return self.lemma(i) in self.words.context.perpetrator


def add_parties(reading: Reading, hits: list[Hit], words: EventWords) -> None:
    """Fill the initiators and targets of every trigger from its own clause."""
    scene = Scene(reading, words, {hit.i: hit for hit in hits})
    for hit in hits:
        if hit.mate is not None:
            _obliques(scene, hit, hit.mate)
        if hit.is_verb:
            _of_verb(scene, hit)
        else:
            _of_noun(scene, hit)
        if hit.entry.strength == "harm":
            _settle_harm(reading, hit)


def _settle_harm(reading: Reading, hit: Hit) -> None:
    """Keep apart those who attacked and the police that shot them: "l'assaillant a été abattu"."""
    if hit.harmed_perpetrator:
        hit.initiators[:] = hit.targets
        hit.targets.clear()
    elif not hit.targets:
        text = reading.tree.parse.text
        hit.initiators[:] = [
            p
            for p in hit.initiators
            if (a := reading.who(p.span.of(text))) is None or a.role not in _GUARDS
        ]


# Roles that answer an attack: whom they kill, unnamed, is not known to be a victim.
_GUARDS = frozenset({"police", "state-forces"})


def _of_verb(scene: Scene, hit: Hit) -> None:
    tree, labels = scene.reading.tree, scene.reading.tree.labels
    i, entry = hit.i, hit.entry
    word = tree.parse.words[i]
    if is_passive(tree, i):
        _put(scene, hit, entry.object, _antecedent(scene, i))
    elif word.dep in labels.participle | labels.adjective and "Tense=Past" in word.morph:
        _put(scene, hit, entry.object, word.head)
    elif word.dep in labels.adverbial | labels.participle and subject(tree, i) is None:
        done = "Tense=Past" in word.morph and tree.dependent(i, labels.auxiliary) is None
        _put(scene, hit, entry.object if done else entry.subject, _antecedent(scene, word.head))
    else:
        _put(scene, hit, entry.subject, _antecedent(scene, i))
    for j in tree.dependents(i, labels.object):
        if scene.lemma(j) not in entry.companions:
            _put(scene, hit, entry.object, j)
    _obliques(scene, hit, i)


def _antecedent(scene: Scene, verb: int) -> int | None:
    """Give the subject of a verb; for a relative pronoun, the noun that it stands for."""
    tree = scene.reading.tree
    own = subject(tree, verb)
    if own is not None and tree.parse.words[own].pos == "PRON":
        word = tree.parse.words[verb]
        return word.head if word.dep in tree.labels.relative else None
    return own


def _of_noun(scene: Scene, hit: Hit) -> None:
    tree, labels = scene.reading.tree, scene.reading.tree.labels
    _obliques(scene, hit, hit.i)
    _adjectives(scene, hit)
    for verb in tree.dependents(hit.i, labels.participle | labels.relative):
        if verb not in scene.at:
            _carried(scene, hit, verb)
    head = tree.parse.words[hit.i].head
    if hit.series:
        _obliques(scene, hit, head)
    if head != hit.i and head not in scene.at:
        _carried(scene, hit, head)


def _carried(scene: Scene, hit: Hit, verb: int) -> None:
    """Take the parties of a support verb: "[X] a mené des frappes contre [Y]"."""
    tree, labels = scene.reading.tree, scene.reading.tree.labels
    word, own = tree.parse.words[verb], tree.parse.words[hit.i]
    past = "VerbForm=Part" in word.morph and "Tense=Past" in word.morph
    for support in scene.words.support.get(word.verb, ()):
        hit.verbs.append(verb)
        if is_passive(tree, verb) or (word.head == hit.i and past):
            pass
        elif own.dep in labels.object and own.head == verb:
            _put(scene, hit, support.subject, _antecedent(scene, verb))
        else:
            for j in tree.dependents(verb, labels.object):
                if support.object == "both":
                    _between(scene, hit, j)
                else:
                    _put(scene, hit, support.object, j)
        _obliques(scene, hit, verb)


def _obliques(scene: Scene, hit: Hit, i: int) -> None:
    tree, roles = scene.reading.tree, scene.words.roles
    for case, noun in obliques(tree, i):
        marker = scene.lemma(case) if case is not None else ""
        if tree.parse.words[noun].dep in tree.labels.agent or marker in roles.initiator:
            _put(scene, hit, "initiator", noun)
        elif marker in roles.target or marker in hit.entry.target_by:
            if scene.lemma(noun) not in roles.location:
                _put(scene, hit, "target", noun)
        elif marker in roles.either and i == hit.i and not hit.is_verb:
            _put(scene, hit, hit.entry.of, noun)
        elif marker in roles.between and i == hit.i:
            _between(scene, hit, noun)


def _between(scene: Scene, hit: Hit, noun: int) -> None:
    """Take both sides of "des combats entre [X] et [Y]"."""
    for number, j in enumerate(conjuncts(scene.reading.tree, noun)):
        party = make_party(scene.reading, j)
        if party is not None and j not in scene.at:
            (hit.targets if number else hit.initiators).append(party)


def _adjectives(scene: Scene, hit: Hit) -> None:
    """Take the country that an adjective names: "les frappes [américaines]"."""
    tree = scene.reading.tree
    for j in tree.dependents(hit.i, tree.labels.adjective):
        word = tree.parse.words[j]
        actor = scene.reading.who(word.text) if j > hit.i else None
        if actor is not None and actor.country is not None:
            hit.initiators.append(Party(word.span, actor.name, actor.id, actor.country))


def _put(scene: Scene, hit: Hit, role: Role, head: int | None) -> None:
    """Add a noun and those coordinated with it to a trigger, in a role that it can bear."""
    if head is None or role in ("none", "weapon", "both"):
        return
    for j in conjuncts(scene.reading.tree, head):
        if j in scene.at or j == hit.mate:
            continue
        hit.official |= role == "initiator" and hit.type in _PROTESTS and _is_state(scene, j)
        if not _can_be_party(scene, j):
            continue
        hit.harmed_perpetrator |= role == "target" and scene.counts_perpetrators(j)
        party = make_party(scene.reading, j)
        if party is None or scene.lemma(j) in scene.words.toll_nouns:
            continue
        actor = actor_of(scene.reading, j)
        if role == "target":
            hit.many |= "Number=Plur" in scene.reading.tree.parse.words[j].morph
            hit.harmed_perpetrator |= scene.is_perpetrator(j)
            if scene.lemma(j) not in scene.words.parts.people or actor is not None:
                hit.targets.append(party)
        elif role == "initiator":
            if actor is not None or scene.is_person(j) or hit.entry.type in _PROTESTS:
                hit.initiators.append(party)
                hit.armed |= actor is not None and actor.role in ARMED
        elif actor is not None and actor.role in ACTING:
            hit.initiators.append(party)
        else:
            hit.targets.append(party)


def _is_state(scene: Scene, j: int) -> bool:
    """Say whether a state or its capital is the subject: "Bagdad [proteste]"."""
    span = scene.reading.tree.parse.words[j].span
    if any(t.span.overlaps(span) for t in scene.reading.toponyms):
        return True
    actor = actor_of(scene.reading, j)
    return actor is not None and actor.role in ("government", "state", "igo")


def _can_be_party(scene: Scene, j: int) -> bool:
    """Say whether a noun can name a side: no time, no measure, no town, no mere weapon."""
    reading = scene.reading
    span = reading.tree.parse.words[j].span
    if any(t.span.overlaps(span) for t in reading.times):
        return False
    if scene.lemma(j) in scene.words.context.measure or _is_town(reading, span):
        return False
    return not any(w.span.overlaps(span) for w in reading.weapons) or (
        actor_of(reading, j) is not None
    )


def _is_town(reading: Reading, span: Span) -> bool:
    """Say whether a name is a town; only a state's name or a site can act or be struck."""
    return any(
        t.span.overlaps(span) and t.place is not None and t.place.feature in _TOWNS
        for t in reading.toponyms
    )


_TOWNS = frozenset({"city", "capital", "town", "village"})
