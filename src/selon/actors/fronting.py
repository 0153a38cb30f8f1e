"""Actors whose country or organisation stands before them: "Malian soldiers", "X's fighters".

Only in languages that say so (`owners_first` of `agents.toml`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from selon.actors.composing import (
    Found,
    Look,
    backed_by,
    composed_of,
    country,
    land,
    modified,
    named,
)
from selon.actors.words import Land
from selon.records import Actor

# The mark of a possessive as the tokens have it: "Mali['][s]".
_POSSESSIVE = "s"


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose the following noun is: a country, a listed actor, or a country whose side it takes."""

    end: int
    land: Land | None = None
    actor: Actor | None = None
    backed: bool = False


def fronted(look: Look, i: int) -> Found | None:
    """Find <Malian> <soldiers>, <Hezbollah>'s <fighters>, <Iran>-backed <militias>."""
    if not look.words.owners_first:
        return None
    found = (_owned(look, i, owner) for owner in _owners(look, i))
    return max((f for f in found if f is not None), key=lambda f: f.end, default=None)


def _owners(look: Look, i: int) -> Iterator[_Owner]:
    tokens, words = look.tokens, look.words
    if tokens.keys[i] in words.backing and i + 1 < len(tokens) and tokens.before(i + 1) == "-":
        hit = land(look, i + 1)
        if hit is not None:
            yield _Owner(hit[0], hit[1], backed=True)
        return
    for hit in (land(look, i), country(look, i), _compound(look, i)):
        if hit is None:
            continue
        end, one = hit
        if _is_tied(look, end):
            if tokens.keys[end] in words.backing:
                yield _Owner(end + 1, one, backed=True)
            continue
        yield _Owner(_past_mark(look, _joint(look, end)), one)
    group = named(look, i)
    if group is not None and tokens.is_capital(i):
        yield _Owner(_past_mark(look, group.end), actor=group.actor)


def _compound(look: Look, i: int) -> tuple[int, Land] | None:
    """Read the first of two countries in one word: "<Franco>-Malian troops"."""
    hit = look.words.prefixes.longest(look.tokens, i)
    if hit is None or not _is_tied(look, hit[0]):
        return None
    second = land(look, hit[0])
    return None if second is None else (second[0], hit[1][0])


def _joint(look: Look, i: int) -> int:
    """Give the end of a second demonym behind "and": "Syrian [and Russian] forces"."""
    tokens = look.tokens
    if i + 1 < len(tokens) and tokens.joined[i] and tokens.keys[i] in look.words.conjunctions:
        hit = land(look, i + 1)
        return i if hit is None else hit[0]
    return i


def _is_tied(look: Look, i: int) -> bool:
    return i < len(look.tokens) and look.tokens.before(i) == "-"


def _past_mark(look: Look, i: int) -> int:
    tokens = look.tokens
    possessed = i < len(tokens) and tokens.keys[i] == _POSSESSIVE and tokens.before(i) == "'"
    return i + 1 if possessed else i


def _owned(look: Look, first: int, owner: _Owner) -> Found | None:
    """Give the actor that a noun behind its owner names."""
    tokens = look.tokens
    start = owner.end
    if start >= len(tokens) or not tokens.joined[start]:
        return None
    hit = look.words.agents.longest(tokens, start)
    end = modified(look, start)
    later = look.words.agents.longest(tokens, end) if _goes_on(look, end) else None
    if later is not None and (hit is None or later[0] > hit[0]):
        hit = later
    if hit is None:
        return _whole(first, end, owner)
    stop, agents = hit
    if owner.actor is not None:
        entries = (f"{look.words.language}.{agents[0].id}", owner.actor.id or owner.actor.name)
        return Found(first, stop, owner.actor, "actors.member", entries)
    if owner.land is None:
        return None
    make = backed_by if owner.backed else composed_of
    return make(look, (first, stop), agents[0], owner.land)


def _whole(first: int, end: int, owner: _Owner) -> Found | None:
    """Give a named group with the word that says what it is: "the <Islamic State> <group>"."""
    if owner.actor is None or end == owner.end:
        return None
    entry = owner.actor.id or owner.actor.name
    return Found(first, end, owner.actor, "actors.member", (entry,))


def _goes_on(look: Look, i: int) -> bool:
    return i < len(look.tokens) and look.tokens.joined[i]
