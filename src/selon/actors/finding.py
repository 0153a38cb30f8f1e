"""Every actor that a text names, from left to right, the longest words first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from selon.actors.composing import Found, Look, composed, named, people
from selon.actors.context import Context, around
from selon.actors.fronting import fronted
from selon.actors.listing import ActorList
from selon.actors.settling import settled, with_states
from selon.actors.words import ActorWords
from selon.records import ActorMention
from selon.tokens import tokens_of


def find_actors(
    text: str, actors: ActorList, words: ActorWords, published: date | None = None
) -> tuple[ActorMention, ...]:
    """Give the mentions of actors in a folded text, in its order, none overlapping another."""
    return read_actors(text, actors, words, published)[0]


def read_actors(
    text: str, actors: ActorList, words: ActorWords, published: date | None = None
) -> tuple[tuple[ActorMention, ...], Context]:
    """Give the mentions of actors in a folded text, and the context that its names stand in."""
    tokens = tokens_of(text)
    look = Look(tokens, actors, words, around(text, words, published))
    found = tuple(_walk(look))
    look = with_states(look, found)
    whole = (replace(f, actor=settled(look, f.first, f.actor)) for f in found)
    return tuple(f.mention(tokens) for f in whole), look.around


def _walk(look: Look) -> Iterator[Found]:
    i = 0
    while i < len(look.tokens):
        found = first_at(look, i)
        if found is not None:
            yield found
        i = i + 1 if found is None else found.end


def first_at(look: Look, i: int) -> Found | None:
    """Give the longest actor that begins at word `i`; a listed one before a composed one."""
    best = named(look, i)
    for other in (composed(look, i), fronted(look, i)):
        if other is not None and (best is None or other.end > best.end):
            best = other
    return best if best is not None else people(look, i)
