"""Parties that stand beside a trigger rather than below it: adjectives, what follows at once."""

from collections.abc import Iterator

from selon.events.lexicon import Role
from selon.events.parties import ARMED_GROUPS
from selon.events.scene import Scene
from selon.events.triggers import Hit
from selon.records import Party

# How many words behind a preposition its noun stands: "contre [deux] [autres] villages".
REACH = 5


def take_adjectives(scene: Scene, hit: Hit) -> None:
    """Take whom an adjective names: "les frappes [turques]", "des missiles [rebelles]"."""
    tree = scene.tree
    for i in (hit.i, hit.mate):
        if i is None or (i != hit.i and scene.is_named(i)):
            continue
        for j in tree.dependents(i, tree.labels.adjective):
            word = tree.parse.words[j]
            actor = scene.reading.who(word.text) if j > hit.i else None
            if actor is None or word.lemma in scene.words.context.sideless:
                continue
            if actor.country is not None or actor.role in ARMED_GROUPS:
                hit.initiators.append(Party(word.span, actor.name, actor.id, actor.country))


def adjacent(scene: Scene, hit: Hit) -> Iterator[tuple[Role, int]]:
    """Give whom the preposition right behind a trigger leads to, whatever the parser made of it.

    A day may stand between: "ont {tiré} [mardi] sur des passants".
    """
    words, roles = scene.tree.parse.words, scene.words.roles
    i = _behind(scene, max(hit.i, hit.mate or 0) + 1)
    if i >= len(words) or words[i].sentence != words[hit.i].sentence or words[i].pos != "ADP":
        return
    marker = words[i].lemma
    role: Role = "initiator" if marker in roles.initiator else "target"
    if marker in roles.initiator | roles.target | hit.entry.target_by:
        noun = _noun_behind(scene, i)
        if noun is not None and scene.lemma(noun) not in roles.location:
            yield role, noun


def _behind(scene: Scene, i: int) -> int:
    """Give the first word at or behind `i` that tells no time."""
    words = scene.tree.parse.words
    while i < len(words) and any(t.span.overlaps(words[i].span) for t in scene.reading.times):
        i += 1
    return i


def _noun_behind(scene: Scene, i: int) -> int | None:
    """Give the first noun behind a preposition, with only its own words between."""
    words = scene.tree.parse.words
    for j in range(i + 1, min(i + 1 + REACH, len(words))):
        if words[j].pos in ("NOUN", "PROPN"):
            return j
        if words[j].pos not in ("DET", "NUM", "ADJ", "ADV") and words[j].text not in '«"':
            return None
    return None
