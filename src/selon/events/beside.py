"""Parties that stand beside a trigger rather than below it: adjectives, what follows at once."""

from collections.abc import Iterator

from selon.events.lexicon import Role
from selon.events.parties import ACTING, ARMED_GROUPS, called, reasoned
from selon.events.scene import Scene
from selon.events.triggers import Hit
from selon.parsing import Word
from selon.records import Party, Span

# How many words behind a preposition its noun stands: "contre [deux] [autres] villages".
REACH = 5


def take_adjectives(scene: Scene, hit: Hit) -> None:
    """Take whom an adjective names: "les frappes [turques]", "des missiles [rebelles]"."""
    tree = scene.tree
    for i in (hit.i, hit.mate):
        if i is None or (i != hit.i and scene.is_named(i)):
            continue
        before = tree.labels.prenominal
        for j in tree.dependents(i, tree.labels.adjective | before):
            word = tree.parse.words[j]
            beside = j > hit.i or (word.dep in before and not _is_weapon(scene, j))
            actor = scene.reading.who(word.text) if beside else None
            if actor is None or _names_no_side(scene, word) or _is_where(scene, hit, word):
                continue
            acting = ACTING if word.dep in before else ARMED_GROUPS
            if actor.country is not None or actor.role in acting:
                party, entry = called(actor, word.span, word.span), scene.words.entry(hit.entry.id)
                hit.initiators.append(reasoned(party, "events.adjective", entry, hit.span))


def _is_where(scene: Scene, hit: Hit, word: Word) -> bool:
    """Say whether a country's name before a noun says where: "[Syria] aid convoy attack"."""
    placed = bool(scene.reading.toponyms_on(word.span))
    return placed and word.pos == "PROPN" and word.i < hit.i - 1 and not word.text.isupper()


def _is_weapon(scene: Scene, j: int) -> bool:
    span = scene.tree.parse.words[j].span
    return bool(scene.reading.weapons_on(span))


def _names_no_side(scene: Scene, word: Word) -> bool:
    """Say whether an adjective tells a kind, or whom it is against: "une attaque anti-X"."""
    sideless = word.lemma in scene.words.context.sideless
    return sideless or any(word.norm.startswith(p) for p in scene.words.roles.prefix)


def adjacent(scene: Scene, hit: Hit) -> Iterator[tuple[Role, int]]:
    """Give whom the preposition right behind a trigger leads to, whatever the parser made of it.

    A day may stand between: "ont {tiré} [mardi] sur des passants".
    """
    words, roles = scene.tree.parse.words, scene.words.roles
    i = _behind(scene, max(hit.i, hit.mate or 0) + 1)
    yield from _qualified(scene, hit, i)
    if i >= len(words) or words[i].sentence != words[hit.i].sentence or words[i].pos != "ADP":
        return
    marker = scene.marker(i)
    role: Role = "initiator" if marker in roles.initiator else "target"
    if marker in roles.initiator | roles.target | hit.entry.target_by:
        noun = _noun_behind(scene, i)
        if noun is not None and scene.lemma(noun) not in roles.location:
            yield role, noun


def _qualified(scene: Scene, hit: Hit, i: int) -> Iterator[tuple[Role, int]]:
    """Give the actor behind "de" where a word stands between: "l'{offensive} surprise de [X]"."""
    words = scene.tree.parse.words
    if hit.is_verb or i + 2 >= len(words) or words[i].pos not in ("ADJ", "NOUN"):
        return
    if words[i + 1].lemma in scene.words.roles.either and words[i + 1].pos == "ADP":
        noun = _noun_behind(scene, i + 1)
        if noun is not None and scene.is_named(noun):
            yield hit.entry.of, noun


def take_opposed(scene: Scene, hit: Hit) -> None:
    """Take whom a compound adjective is against: "une manifestation anti-[Dupont]"."""
    tree = scene.tree
    for word in (tree.parse.words[j] for j in tree.parse.children[hit.i]):
        head, dash, rest = word.text.partition("-")
        if dash and rest[:1].isupper() and head.lower() in scene.words.roles.prefix:
            span = Span(word.end - len(rest), word.end)
            party, entry = Party(span, None, None, None), scene.words.entry(hit.entry.id)
            hit.targets.append(reasoned(party, "events.opposed", entry, hit.span))


def _behind(scene: Scene, i: int) -> int:
    """Give the first word at or behind `i` that tells no time: "l'attentat [de mardi soir] sur"."""
    words = scene.tree.parse.words
    if i + 1 < len(words) and words[i].lemma in scene.words.roles.either and _tells(scene, i + 1):
        i += 1
    while i < len(words) and _tells(scene, i):
        i += 1
    return i


def _tells(scene: Scene, i: int) -> bool:
    """Say whether a word belongs to a time."""
    return bool(scene.reading.times_on(scene.tree.parse.words[i].span))


def _noun_behind(scene: Scene, i: int) -> int | None:
    """Give the first noun behind a preposition, with only its own words between."""
    words = scene.tree.parse.words
    for j in range(i + 1, min(i + 1 + REACH, len(words))):
        if words[j].pos in ("NOUN", "PROPN"):
            return j
        if words[j].pos not in ("DET", "NUM", "ADJ", "ADV") and words[j].text not in '«"':
            return None
    return None
