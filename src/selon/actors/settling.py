""" "L'armée", "la police": whose they are where the text names one country's, or is about one."""

from collections.abc import Iterable
from dataclasses import replace

from selon.actors.composing import Found, Look, modified, of_land
from selon.actors.context import Context
from selon.actors.words import Land
from selon.records import Actor


def with_states(look: Look, found: Iterable[Found]) -> Look:
    """Give the look with the forces and governments that a text names as a country's."""
    named = (f.actor for f in found if f.actor.id is not None and f.actor.country is not None)
    states = frozenset(actor for actor in named if look.actors.roles[actor.role].code)
    return replace(look, around=replace(look.around, states=states))


def settled(look: Look, first: int, actor: Actor) -> Actor:
    """Give the actor of a country that an unnamed force or government is, where that is plain.

    It stands behind a definite article, and is the one of its class that the text names, where it
    names that of one country only; where it names none, that of the country it is all about.
    """
    role = look.actors.roles[actor.role]
    is_named = actor.id is not None or actor.country is not None or actor.name != role.unnamed
    if is_named or role.code is None or role.personal:
        return actor
    if not _is_definite(look, first) or _is_of_somebody(look, first):
        return actor
    country = _country(look.around, look, role.code)
    if country is None:
        return actor
    known = of_land(look, role, Land(country, None, None, "", stately=True))
    return replace(known, kind=actor.kind)


def _is_definite(look: Look, i: int) -> bool:
    return i > 0 and look.tokens.joined[i] and look.tokens.keys[i - 1] in look.words.definite


def _is_of_somebody(look: Look, i: int) -> bool:
    """Say whether more follows by "de": "le ministère de la Santé [des] autorités houthies"."""
    hits = (trie.longest(look.tokens, i) for trie in (look.words.agents, look.words.titles))
    end = modified(look, max((hit[0] for hit in hits if hit is not None), default=i + 1))
    tokens = look.tokens
    return end < len(tokens) and tokens.joined[end] and tokens.keys[end] in look.words.links


def _country(near: Context, look: Look, code: str) -> str | None:
    roles = look.actors.roles
    same = {a.country for a in near.states if roles[a.role].code == code}
    country = same.pop() if len(same) == 1 else near.main if not same else None
    return country if near.main in (None, country) else None
