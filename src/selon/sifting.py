"""The first gate: whether a text can hold an event at all, from its words alone, before any parse.

The coding of events asks for a trigger, for what its entry needs beside it, and that the words of
conflict outweigh those of other news (`events.relevance`). The same is asked here of single words,
and more lightly, so that more passes than will be coded: whatever a form may be in some reading
counts. One pass over the words; what a form may be is remembered.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from selon.actors import ActorList, ActorWords
from selon.events import EventWords
from selon.events.lexicon import Trigger
from selon.events.parties import ARMED, ARMED_GROUPS
from selon.events.relevance import ALONE, EACH, EVERYDAY
from selon.records import Span, Weapon
from selon.tokens import key_of

# How much is read: everything; every claim, and events where there can be one; or only what can
# hold an event.
Read = Literal["all", "claims", "events"]

# Forms whose readings are remembered: those of some weeks of news; memory stays flat after that.
FORMS: Final = 1 << 16

# Words of other news more than the coding of events bears: one may be there in another reading.
SLACK: Final = 1

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"»”)]?\s+|\n")
_READINGS: Final = ("VERB", "NOUN")
_NEEDING_ARMS: Final = frozenset({"armed", "fighters"})

Keys = frozenset[str]
Name = tuple[Keys, str | None]  # its words, and the spelling that it must have
Weapons = Callable[[str], tuple[Weapon, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What one form may be in any reading."""

    lemmas: Keys
    keys: Keys
    capital: bool
    triggers: tuple[Trigger, ...]
    plain: bool  # a strong trigger, whatever stands beside it
    noise: Keys  # words of other news
    disasters: Keys
    telling: bool  # counts people harmed, takes responsibility or stands for an event
    crowd: bool  # those who protest or riot, or are called attackers
    armed: tuple[Keys, ...]  # names of those who bear arms that it is the longest word of
    wider: tuple[Keys, ...]  # of police and the like too


Sentence = list[Form]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a whole text names."""

    keys: Keys
    weapons: int
    armed: int  # mentions of those who bear arms, and weapons
    arms: bool  # anybody who may fight
    crowd: bool
    noise: int


@dataclass(frozen=True, slots=True)
class Sieve:
    """The words of one language that an event cannot do without."""

    form: Callable[[str], Form]
    weapons: Weapons

    def can_hold_event(self, text: str) -> bool:
        """Say whether a folded text can hold an event."""
        forms = [self.form(word) for word in frozenset(_WORD.findall(text))]
        if not any(form.triggers for form in forms):
            return False
        noise = _noise_of(forms)
        if noise <= ALONE and any(form.plain for form in forms):
            return True
        sentences = self._sentences(text)
        return _outweighs(sentences, _scene(text, sentences, forms, noise, self.weapons))

    def telling(self, text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Give the paragraphs that can hold an event or a claim about one, and their neighbours."""
        told = [self._tells(span.of(text)) for span in spans]
        near = [any(told[max(0, i - 1) : i + 2]) for i in range(len(spans))]
        return tuple(span for span, kept in zip(spans, near, strict=True) if kept)

    def _tells(self, text: str) -> bool:
        return any(
            any(form.telling for form in sentence) or any(_triggers(sentence))
            for sentence in self._sentences(text)
        )

    def _sentences(self, text: str) -> list[Sentence]:
        """Give the forms of each sentence; where one ends is told by its marks alone."""
        form = self.form
        return [[form(word) for word in _WORD.findall(s)] for s in _SENTENCE.split(text)]


def compile_sieve(
    words: EventWords,
    lemma: Callable[[str, str], str],
    weapons: Weapons,
    actors: ActorList,
    agents: ActorWords,
) -> Sieve:
    """Give the gate of a language, from the words that its events are coded by."""
    telling, crowd, noise = _telling(words), _crowd(words), _noise(words)
    armed, wider = (_names(actors, agents, roles) for roles in (ARMED_GROUPS, ARMED))

    @lru_cache(FORMS)
    def form(word: str) -> Form:
        small = word.lower()
        lemmas = frozenset((small, *(lemma(f, p) for f in (small, word) for p in _READINGS)))
        keys = frozenset(map(key_of, word.split("-")))
        triggers = _entries(words, lemmas)
        return Form(
            lemmas=lemmas,
            keys=keys,
            capital=word[0].isupper(),
            triggers=triggers,
            plain=any(_is_plain(entry) for entry in triggers),
            noise=lemmas & noise,
            disasters=lemmas & words.context.disaster,
            telling=not lemmas.isdisjoint(telling),
            crowd=not lemmas.isdisjoint(crowd),
            armed=_bearing(word, keys, armed),
            wider=_bearing(word, keys, wider),
        )

    return Sieve(form, weapons)


def _entries(words: EventWords, lemmas: Keys) -> tuple[Trigger, ...]:
    tables = (words.nouns, words.verbs)
    found = (t for table in tables for lemma in lemmas for t in table.get(lemma, ()))
    return tuple({t.id: t for t in found}.values())


def _noise(words: EventWords) -> Keys:
    context = words.context
    return context.accident | context.sport | context.other_news | context.disaster


def _crowd(words: EventWords) -> Keys:
    return words.context.perpetrator | words.context.crowd | words.context.protesters


def _telling(words: EventWords) -> Keys:
    """Give what tells of an event without being a trigger of one."""
    claimed = words.responsibility.verbs | words.responsibility.nouns
    return words.harming | claimed | words.context.pronouns


def _names(
    actors: ActorList, agents: ActorWords, roles: frozenset[str]
) -> Mapping[str, tuple[Name, ...]]:
    """Give the names of actors of some roles, each under the longest of its words."""
    found: dict[str, list[Name]] = defaultdict(list)
    for keys, names in actors.names:
        for name in (n for n in names if n.actor.role in roles):
            found[max(keys, key=len)].append((frozenset(keys), name.exact))
    for keys, entries in agents.agents:
        if any(agent.role in roles for agent in entries):
            found[max(keys, key=len)].append((frozenset(keys), None))
    return {key: tuple(names) for key, names in found.items()}


def _bearing(word: str, keys: Keys, names: Mapping[str, tuple[Name, ...]]) -> tuple[Keys, ...]:
    """Give the names that a form is the longest word of; an acronym in its own spelling only."""
    found = (name for key in keys for name in names.get(key, ()))
    return tuple(name for name, exact in found if exact is None or word in exact)


def _noise_of(forms: Sequence[Form]) -> int:
    """Count the words of other news, each once; those of disasters thrice."""
    noise = {word for form in forms for word in form.noise}
    disasters = {word for form in forms for word in form.disasters}
    return max(0, len(noise) + 2 * len(disasters) - SLACK)


def _is_plain(entry: Trigger) -> bool:
    return entry.strength == "strong" and not entry.companions and not entry.needs


def _scene(
    text: str,
    sentences: Sequence[Sentence],
    forms: Sequence[Form],
    noise: int,
    weapons: Weapons,
) -> _Scene:
    keys = frozenset(key for form in forms for key in form.keys)
    arms = sum(w.id not in EVERYDAY for w in weapons(text))
    named = sum(_any_named(f.armed, keys) for s in sentences for f in s)
    return _Scene(
        keys=keys,
        weapons=arms,
        armed=named + arms,
        arms=bool(named or arms) or any(_any_named(f.wider, keys) for f in forms),
        crowd=any(form.crowd for form in forms),
        noise=noise,
    )


def _any_named(names: tuple[Keys, ...], keys: Keys) -> bool:
    """Say whether all words of one of some names stand in a text."""
    return bool(names) and any(name <= keys for name in names)


def _triggers(sentence: Sentence) -> Iterator[Trigger]:
    """Give the entries that the words of a sentence may be of, their companions beside them."""
    for form in sentence:
        for entry in form.triggers:
            if not entry.companions or _is_beside(sentence, entry):
                yield entry


def _is_beside(sentence: Sentence, entry: Trigger) -> bool:
    """Say whether a companion stands in the sentence, or a name that may be one of a place."""
    if entry.takes_place and any(form.capital for form in sentence[1:]):
        return True
    return any(not form.lemmas.isdisjoint(entry.companions) for form in sentence)


def _has(scene: _Scene, entry: Trigger) -> bool:
    """Say whether a text names who must act for an entry."""
    fits = scene.arms or scene.crowd or _NEEDING_ARMS.isdisjoint(entry.needs)
    return fits and (scene.crowd or "protesters" not in entry.needs)


def _outweighs(sentences: Sequence[Sentence], scene: _Scene) -> bool:
    """Say whether conflict can outweigh other news, as `events.relevance` weighs them."""
    strong = near = 0
    kinds: set[str] = set()
    told = False
    for sentence in sentences:
        found = [entry for entry in _triggers(sentence) if _has(scene, entry)]
        strong += sum(entry.strength == "strong" for entry in found)
        kinds |= {entry.strength for entry in found}
        told = told or any(entry.hostile or entry.needs for entry in found)
        if found:
            near += sum(_any_named(f.armed, scene.keys) or f.crowd for f in sentence)
    near += scene.weapons
    proof = scene.armed + (strong if scene.noise <= ALONE else 0)
    if strong and scene.noise <= ALONE + EACH * proof:
        return True
    if "weak" in kinds or ("harm" in kinds and near):
        return near + proof + told > 0 and scene.noise <= EACH * (near + proof) + told
    return "harm" in kinds and proof > 1 and scene.noise <= EACH * (proof - 1)
