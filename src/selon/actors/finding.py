"""Every actor that a text names, from left to right, the longest words first."""

from collections.abc import Iterator

from selon.actors.composing import Found, Look, composed, named, people
from selon.actors.context import Context, around
from selon.actors.listing import ActorList
from selon.actors.words import ActorWords
from selon.records import ActorMention
from selon.tokens import Tokens, tokens_of


def find_actors(
    text: str, actors: ActorList, words: ActorWords, near: Context | None = None
) -> tuple[ActorMention, ...]:
    """Give the mentions of actors in a folded text, in its order, none overlapping another.

    `near` is the context of the text; where it is None, it is what the text says of itself.
    """
    tokens = tokens_of(text)
    look = Look(tokens, actors, words, near or around(text, words))
    return tuple(found.mention(tokens) for found in _walk(look, tokens))


def _walk(look: Look, tokens: Tokens) -> Iterator[Found]:
    i = 0
    while i < len(tokens):
        found = first_at(look, i)
        if found is not None:
            yield found
        i = i + 1 if found is None else found.end


def first_at(look: Look, i: int) -> Found | None:
    """Give the longest actor that begins at word `i`; a listed one before a composed one."""
    best = named(look, i)
    other = composed(look, i)
    if other is not None and (best is None or other.end > best.end):
        best = other
    return best if best is not None else people(look, i)
