"""Who acts and on whom: the parties of a trigger, asked of the parse."""

from collections.abc import Iterator, Mapping

from selon.events.lexicon import EventWords, Role
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Actor, ActorMention, Party, Span
from selon.syntax import conjuncts, is_passive, noun_phrase, obliques, subject

# Roles of the actor list that bear arms: what "de" before them means is the attacker.
ARMED = frozenset(
    {
        "armed-group",
        "rebels",
        "state-forces",
        "police",
        "militia",
        "state-affiliated-militia",
        "jihadists",
        "attackers",
        "protesters",
        "rioters",
        "government",
        "state",
    }
)


def add_parties(reading: Reading, hits: list[Hit], words: EventWords) -> None:
    """Fill the initiators and targets of every trigger from its own clause."""
    at = {hit.i: hit for hit in hits}
    for hit in hits:
        if hit.is_verb:
            _of_verb(reading, hit, at, words)
        else:
            _of_noun(reading, hit, at, words)


def _of_verb(reading: Reading, hit: Hit, at: Mapping[int, Hit], words: EventWords) -> None:
    tree, labels = reading.tree, reading.tree.labels
    i = hit.i
    word = tree.parse.words[i]
    entry = hit.entry
    if is_passive(tree, i):
        _put(reading, hit, entry.object, subject(tree, i), at)
    elif word.dep in labels.participle and "Tense=Past" in word.morph:
        _put(reading, hit, entry.object, word.head, at)
    elif word.dep in labels.relative:
        own = tree.dependent(i, labels.subject)
        _put(reading, hit, entry.subject, word.head if _relative(reading, own) else own, at)
    elif word.dep in labels.adverbial | labels.participle and subject(tree, i) is None:
        _put(reading, hit, entry.subject, subject(tree, word.head), at)
    else:
        _put(reading, hit, entry.subject, subject(tree, i), at)
    for j in tree.dependents(i, labels.object):
        if tree.parse.words[j].lemma not in entry.companions:
            _put(reading, hit, entry.object, j, at)
    _obliques(reading, hit, i, at, words)


def _relative(reading: Reading, j: int | None) -> bool:
    return j is None or reading.tree.parse.words[j].pos == "PRON"


def _of_noun(reading: Reading, hit: Hit, at: Mapping[int, Hit], words: EventWords) -> None:
    tree, labels = reading.tree, reading.tree.labels
    _obliques(reading, hit, hit.i, at, words)
    _adjectives(reading, hit)
    for verb in tree.dependents(hit.i, labels.participle | labels.relative):
        if verb not in at:
            _carried(reading, hit, verb, at, words)
    head = tree.parse.words[hit.i].head
    if head != hit.i and head not in at:
        _carried(reading, hit, head, at, words)


def _carried(
    reading: Reading, hit: Hit, verb: int, at: Mapping[int, Hit], words: EventWords
) -> None:
    """Take the parties of a support verb: "[X] a mené des frappes contre [Y]"."""
    tree, labels = reading.tree, reading.tree.labels
    word = tree.parse.words[verb]
    for support in words.support.get(word.verb, ()):
        hit.verbs.append(verb)
        own = tree.parse.words[hit.i]
        if is_passive(tree, verb) or _past_participle(word.morph, word.head == hit.i):
            pass
        elif own.dep in labels.object and own.head == verb:
            _put(reading, hit, support.subject, subject(tree, verb), at)
        else:
            for j in tree.dependents(verb, labels.object):
                _put(reading, hit, support.object, j, at)
        _obliques(reading, hit, verb, at, words)


def _past_participle(morph: str, below: bool) -> bool:  # noqa: FBT001
    """Say whether a verb below its noun is a participle: "un attentat [perpétré] par"."""
    return below and "VerbForm=Part" in morph and "Tense=Past" in morph


def _obliques(reading: Reading, hit: Hit, i: int, at: Mapping[int, Hit], words: EventWords) -> None:
    tree = reading.tree
    roles = words.roles
    for case, noun in obliques(tree, i):
        marker = tree.parse.words[case].lemma if case is not None else ""
        passive_agent = tree.parse.words[noun].dep in tree.labels.agent
        if passive_agent or marker in roles.initiator:
            _put(reading, hit, "initiator", noun, at)
        elif marker in roles.target or marker in hit.entry.target_by:
            _put(reading, hit, "target", noun, at)
        elif marker in roles.either and i == hit.i and not hit.is_verb:
            _put(reading, hit, hit.entry.of, noun, at)
        elif marker in roles.between and i == hit.i:
            _between(reading, hit, noun, at)


def _between(reading: Reading, hit: Hit, noun: int, at: Mapping[int, Hit]) -> None:
    """Take both sides of "des combats entre [X] et [Y]"."""
    for number, j in enumerate(conjuncts(reading.tree, noun)):
        party = make_party(reading, j)
        if party is not None and j not in at:
            (hit.targets if number else hit.initiators).append(party)


def _adjectives(reading: Reading, hit: Hit) -> None:
    """Take the actor that an adjective names: "les frappes [américaines]"."""
    tree = reading.tree
    for j in tree.dependents(hit.i, tree.labels.adjective):
        span = Span(hit.span.start, tree.parse.words[j].end)
        actor = reading.who(tree.parse.words[j].text)
        if actor is not None and actor.country is not None and j > hit.i:
            word = tree.parse.words[j].span
            if span.end - hit.span.end < 40:
                hit.initiators.append(Party(word, actor.name, actor.id, actor.country))


def _put(reading: Reading, hit: Hit, role: Role, head: int | None, at: Mapping[int, Hit]) -> None:
    if head is None or role in ("none", "weapon"):
        return
    for j in conjuncts(reading.tree, head):
        if j in at or _is_weapon(reading, j) or _is_time(reading, j):
            continue
        party = make_party(reading, j)
        if party is None:
            continue
        actor = actor_of(reading, j)
        if role == "initiator" and actor is None and not _may_act(reading, j):
            continue
        if role == "either":
            initiates = actor is not None and actor.role in ARMED
            (hit.initiators if initiates else hit.targets).append(party)
        else:
            (hit.initiators if role == "initiator" else hit.targets).append(party)


def _may_act(reading: Reading, j: int) -> bool:
    return reading.tree.parse.words[j].pos == "PROPN" and not any(
        t.span.start <= reading.tree.parse.words[j].start < t.span.end for t in reading.toponyms
    )


def _is_weapon(reading: Reading, j: int) -> bool:
    word = reading.tree.parse.words[j]
    return any(w.span.overlaps(word.span) for w in reading.weapons) and (
        actor_of(reading, j) is None
    )


def _is_time(reading: Reading, j: int) -> bool:
    word = reading.tree.parse.words[j]
    return any(t.span.overlaps(word.span) for t in reading.times)


def make_party(reading: Reading, j: int) -> Party | None:
    """Give the party that noun `j` heads, with its name where the actor list knows it."""
    word = reading.tree.parse.words[j]
    if word.pos in ("PRON", "DET", "NUM", "PUNCT", "ADV", "SYM"):
        return None
    span = _with_mention(reading, j, noun_phrase(reading.tree, j))
    actor = actor_of(reading, j)
    if actor is None:
        return Party(span, None, None, None)
    return Party(span, actor.name, actor.id, actor.country)


def _with_mention(reading: Reading, j: int, span: Span) -> Span:
    """Widen a phrase to the actor mention that its head stands in."""
    for mention in _mentions(reading, j):
        return Span(min(span.start, mention.span.start), max(span.end, mention.span.end))
    return span


def _mentions(reading: Reading, j: int) -> Iterator[ActorMention]:
    word = reading.tree.parse.words[j]
    return (m for m in reading.actors if m.span.overlaps(word.span))


def actor_of(reading: Reading, j: int) -> Actor | None:
    """Give the actor that noun `j` names, by the list first, then by its whole phrase."""
    for mention in _mentions(reading, j):
        return mention.actor
    return reading.who(noun_phrase(reading.tree, j).of(reading.tree.parse.text))
