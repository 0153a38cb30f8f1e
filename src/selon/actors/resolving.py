"""A whole noun phrase resolved to one actor: "le ministre malien de la Défense"."""

from collections.abc import Iterator
from typing import Final

from selon.actors.composing import Found, Look, country, land, of_land
from selon.actors.context import NOWHERE, Context
from selon.actors.finding import first_at
from selon.actors.lexicon import Title
from selon.actors.listing import ActorList
from selon.actors.settling import settled
from selon.actors.words import ActorWords, Land
from selon.records import Actor
from selon.tokens import tokens_of

# A phrase longer than this is a clause; its head stands among the first words.
_LONGEST: Final = 40
# Outlets that a title does not say more of: "l'agence" is that of the list.
_OUTLETS: Final = frozenset({"media", "agency"})
# What says less than a title does.
_WEAK: Final = frozenset({"actors.typed", "actors.people"})


def kind_of(
    text: str, actors: ActorList, words: ActorWords, around: Context = NOWHERE
) -> Actor | None:
    """Give the actor that a noun phrase stands for; None where its words do not say.

    An actor without id is typed only: its name is that of its class ("Media"), not its own.
    """
    tokens = tokens_of(text)
    look = Look(tokens, actors, words, around)
    for start in _parts(look):
        for i in _zone(look, start):
            actor = _at(look, i)
            if actor is not None:
                return settled(look, i, actor)
        if start == 0:
            actor = _whole(look)
            if actor is not None:
                return actor
    return None


def _parts(look: Look) -> Iterator[int]:
    """Give the first word of the phrase and of each apposition to it."""
    for i in range(min(len(look.tokens), _LONGEST)):
        gap = look.tokens.before(i)
        if i == 0 or "," in gap or "(" in gap or " - " in gap or "–" in gap:
            yield i


def _zone(look: Look, start: int) -> Iterator[int]:
    """Give the words among which the head of a phrase stands: up to a comma or preposition."""
    tokens = look.tokens
    for i in range(start, min(len(tokens), start + 10)):
        if i > start and ("," in tokens.before(i) or "(" in tokens.before(i)):
            return
        if i > start and tokens.keys[i] in look.words.breaks and not _opens(look, start, i):
            return
        yield i


def _opens(look: Look, start: int, i: int) -> bool:
    return all(key in look.words.openers for key in look.tokens.keys[start:i])


def _at(look: Look, i: int) -> Actor | None:
    """Resolve what begins at word `i`: a title with what follows, or an actor."""
    title = look.words.titles.longest(look.tokens, i)
    found = first_at(look, i)
    if look.words.owners_first:  # "[police] station" is no police, "[army] spokesman" no army
        title = title if title is not None and _ends_phrase(look, title[0]) else None
        found = found if found is not None and _ends_phrase(look, found.end) else None
    if title is None or (found is not None and found.rule not in _WEAK):
        return None if found is None or found.rule == "actors.people" else found.actor
    end, titles = title
    if found is not None and _says_more(found, end, titles[0]):
        return found.actor
    return _titled(look, i, end, titles[0])


def _ends_phrase(look: Look, end: int) -> bool:
    """Say whether nothing follows that a noun before it only describes; names may."""
    tokens = look.tokens
    if end >= len(tokens) or not tokens.joined[end] or tokens.is_capital(end):
        return True
    return tokens.keys[end] in look.words.breaks and tokens.before(end) == " "


def _says_more(found: Found, end: int, title: Title) -> bool:
    """Say whether an actor goes before a title: it is longer, or of its kind: "manifestants"."""
    if found.end > end:
        return True
    other = found.actor.role != title.role
    return found.end == end and other and found.actor.kind == title.kind == "witness"


def _titled(look: Look, first: int, end: int, title: Title) -> Actor | None:
    """Resolve a title by the organisation, the country or the titles beside it."""
    around = [*range(end, len(look.tokens)), *range(first)]
    for i in around:
        found = first_at(look, i)
        if found is not None and found.rule not in _WEAK:
            return _speaking(title, found)
    below = _below(look, end, title)
    if below is not None:
        return below
    role = look.actors.roles.get(title.role or "")
    if role is None:
        return None
    kind = role.kind if title.kind == "unknown" else title.kind
    for i in around:
        one = _land(look, i)
        if one is not None:
            actor = of_land(look, role, one)
            return Actor(actor.name, actor.id, kind, role.id, actor.country)
    return None if title.kind == "unknown" else Actor(role.unnamed, None, kind, role.id, None)


def _land(look: Look, i: int) -> Land | None:
    """Give the country that word `i` speaks of, by demonym, name or capital."""
    hit = land(look, i) or country(look, i)
    if hit is not None:
        return hit[1]
    capital = look.words.metonyms.longest(look.tokens, i) if look.tokens.is_capital(i) else None
    return None if capital is None else capital[1][0]


def _below(look: Look, end: int, title: Title) -> Actor | None:
    """Take the kind of "du service d'ambulances" for "le chef du service d'ambulances"."""
    if not title.inherits:
        return None
    for i in range(end, min(len(look.tokens), end + 8)):
        hit = look.words.titles.longest(look.tokens, i)
        if hit is not None:
            return _titled(look, i, hit[0], hit[1][0])
        found = first_at(look, i)
        if found is not None:
            return found.actor
    return None


def _speaking(title: Title, found: Found) -> Actor:
    actor = found.actor
    if title.inherits or (title.kind in _OUTLETS and actor.kind in _OUTLETS):
        return actor
    return Actor(actor.name, actor.id, title.kind, actor.role, actor.country)


def _whole(look: Look) -> Actor | None:
    """Resolve a phrase that is nothing but a country, a capital, a palace or a demonym."""
    tokens = look.tokens
    i = 0
    while i < len(tokens) - 1 and tokens.keys[i] in look.words.openers:
        i += 1
    if i >= len(tokens):
        return None
    adjective = land(look, i)
    if adjective is not None and adjective[0] == len(tokens) and country(look, i) is None:
        return _of_demonym(look, adjective[1], i)
    one = _land(look, i)
    if one is None or not _covers(look, i):
        return None
    return of_land(look, look.actors.roles["state"], one)


def _covers(look: Look, i: int) -> bool:
    """Say whether a country, capital or palace reaches from word `i` to the end."""
    tries = (look.words.countries, look.words.metonyms)
    ends = (end for trie in tries for end, _ in trie.matches(look.tokens, i))
    return len(look.tokens) in ends


def _of_demonym(look: Look, one: Land, i: int) -> Actor:
    """Give a people ("les Palestiniens") or a state ("[frappes] américaines")."""
    people = look.tokens.is_capital(i) and one.exact is None
    if look.words.owners_first:  # capitals tell nothing: "[Israeli] strikes"
        people = i > 0 or not one.adjective
    if one.stately and not people:
        return of_land(look, look.actors.roles["state"], one)
    return Actor(one.people or "", None, "unknown", "people", one.code)
