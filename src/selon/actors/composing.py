"""Actors made of words: "soldats" + "maliens" → Military Forces of Mali."""

from collections.abc import Sequence
from dataclasses import dataclass

from selon.actors.context import NOWHERE, Context, choose
from selon.actors.lexicon import Agent, Role
from selon.actors.listing import ActorList, Name
from selon.actors.words import ActorWords, Land
from selon.records import Actor, ActorMention, Evidence
from selon.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Look:
    """One text and everything that is known to look its words up in."""

    tokens: Tokens
    actors: ActorList
    words: ActorWords
    around: Context = NOWHERE


@dataclass(frozen=True, slots=True)
class Found:
    """An actor in words [first, end), and what says so."""

    first: int
    end: int
    actor: Actor
    rule: str
    entries: tuple[str, ...]

    def mention(self, tokens: Tokens) -> ActorMention:
        """Give it as a record."""
        span = tokens.span(self.first, self.end)
        evidence = tuple(Evidence(self.rule, entry, span) for entry in self.entries)
        return ActorMention(span, self.actor, evidence)


def named(look: Look, i: int) -> Found | None:
    """Find the longest name of a listed actor that begins at word `i`.

    Of several actors of that name, the one that the text is about is taken.
    """
    best = None
    for end, names in look.actors.names.matches(look.tokens, i):
        fitting = [n for n in names if _fits(look.tokens, i, end, n.exact)]
        if not fitting or _is_tied(look, end):
            continue
        name = choose(fitting, tuple(look.tokens.keys[i:end]), look.actors, look.around)
        actor = _one_of(look, fitting) if name is None else name.actor
        best = best if actor is None else (end, actor)
    if best is None or (i and look.tokens.before(i) == "-"):
        return None  # "anti-EI", "pro-Hezbollah"
    end, actor = best
    return Found(i, end, actor, "actors.named", (actor.id or actor.name,))


def _one_of(look: Look, names: Sequence[Name]) -> Actor | None:
    """Give the unnamed actor that a name stands for where nothing says whose it is.

    Names that count only where their country is named stand for nobody else.
    """
    roles = {n.actor.role for n in names if not n.weak}
    return unnamed(look.actors.roles[roles.pop()]) if len(roles) == 1 else None


def _is_tied(look: Look, end: int) -> bool:
    """Say whether a hyphen ties the name to another: not "la Croix" of "la Croix-Rousse"."""
    tokens = look.tokens
    return end < len(tokens) and tokens.before(end) == "-" and tokens.is_capital(end)


def _fits(tokens: Tokens, first: int, end: int, exact: str | None) -> bool:
    return exact is None or tokens.words(first, end) == exact


def land(look: Look, i: int) -> tuple[int, Land] | None:
    """Find the longest demonym that begins at word `i`."""
    for end, lands in reversed(list(look.words.demonyms.matches(look.tokens, i))):
        for one in lands:
            if _fits(look.tokens, i, end, one.exact):
                return end, one
    return None


def country(look: Look, i: int) -> tuple[int, Land] | None:
    """Find the longest name of a country, written with a capital, that begins at word `i`."""
    if not look.tokens.is_capital(i):
        return None
    for end, lands in reversed(list(look.words.countries.matches(look.tokens, i))):
        for one in lands:
            if _fits(look.tokens, i, end, one.exact):
                return end, one
    return None


def composed(look: Look, i: int) -> Found | None:
    """<soldats> <maliens>, <armée> de la <RDC>, <combattants> du <Hezbollah>, <kamikaze>."""
    hit = look.words.agents.longest(look.tokens, i)
    if hit is None:
        return None
    end, agents = hit
    agent = agents[0]
    if agent.adjectival and _is_adjective(look, i):
        return None
    entry = f"{look.words.language}.{agent.id}"
    end = modified(look, end)
    for make in (_with_land, _with_owner, _backed):
        found = make(look, i, end, agent)
        if found is not None:
            return found
    if not agent.alone:
        return None
    role = look.actors.roles[agent.role]
    return Found(i, end, unnamed(role, agent.name), "actors.typed", (entry,))


def _is_adjective(look: Look, i: int) -> bool:
    """Say whether word `i` stands right behind a noun: "une attaque [terroriste]"."""
    if i == 0 or not look.tokens.joined[i]:
        return False
    before = look.tokens.keys[i - 1]
    small = before in look.words.openers or before in look.words.breaks
    return not small and not before.isdigit()


def modified(look: Look, i: int) -> int:
    """Give the end of the adjectives that begin at word `i`."""
    while i < len(look.tokens) and look.tokens.joined[i]:
        hit = look.words.modifiers.longest(look.tokens, i)
        if hit is None:
            break
        i = hit[0]
    return i


def _with_land(look: Look, first: int, i: int, agent: Agent) -> Found | None:
    """Compose with a demonym right behind, or behind "et" in "armées syriennes et russes"."""
    if i >= len(look.tokens) or not look.tokens.joined[i]:
        return None
    hit = land(look, i) or _first_of_two(look, i)
    if hit is None or (look.tokens.is_capital(i) and hit[1].exact is None):
        return None
    end, one = hit
    return composed_of(look, (first, _joint(look, modified(look, end))), agent, one)


def _first_of_two(look: Look, i: int) -> tuple[int, Land] | None:
    """Find two countries in one word that begins at word `i`: "[américano-irakiennes]".

    Who does something together is named by the first of them.
    """
    hit = look.words.prefixes.longest(look.tokens, i)
    if hit is None or hit[0] >= len(look.tokens) or look.tokens.before(hit[0]) != "-":
        return None
    second = land(look, hit[0])
    return None if second is None else (second[0], hit[1][0])


def _joint(look: Look, i: int) -> int:
    """Give the end of a second demonym behind "et" or "ou", if one stands at word `i`."""
    tokens = look.tokens
    if i + 1 >= len(tokens) or not (tokens.joined[i] and tokens.joined[i + 1]):
        return i
    if tokens.keys[i] not in look.words.conjunctions or tokens.is_capital(i + 1):
        return i
    hit = land(look, i + 1)
    return i if hit is None else hit[0]


def _with_owner(look: Look, first: int, i: int, agent: Agent) -> Found | None:
    """Compose with "de" and a country, or give the organisation that "de" leads to."""
    start = linked(look, i)
    if start is None:
        return None
    hit = country(look, start)
    if hit is not None:
        return composed_of(look, (first, hit[0]), agent, hit[1])
    owner = named(look, start)
    if owner is None or not look.tokens.is_capital(start):
        return None
    entries = (f"{look.words.language}.{agent.id}", *owner.entries)
    return Found(first, owner.end, owner.actor, "actors.member", entries)


def _backed(look: Look, first: int, i: int, agent: Agent) -> Found | None:
    """Compose with those whose side it takes: "milices [pro-iraniennes]"; it is not of them."""
    tokens = look.tokens
    if i + 1 >= len(tokens) or not tokens.joined[i] or tokens.keys[i] not in look.words.backing:
        return None
    hit = land(look, i + 1)
    return None if hit is None else backed_by(look, (first, hit[0]), agent, hit[1])


def backed_by(look: Look, at: tuple[int, int], agent: Agent, one: Land) -> Found | None:
    """Give the actor in words [first, end) that takes the side of a country."""
    if one.code is None:
        return None
    role = look.actors.roles[agent.role]
    country = look.words.english[one.code].removeprefix("the ")
    name = role.backed.format(unnamed=agent.name or role.unnamed, country=country)
    entries = (f"{look.words.language}.{agent.id}", one.entry)
    actor = Actor(name, None, role.kind, role.id, None)
    return Found(*at, actor, "actors.backed", entries)


def linked(look: Look, i: int) -> int | None:
    """Give the word behind "de", "du", "de la"…, if that is what stands at word `i`."""
    tokens = look.tokens
    if i + 1 >= len(tokens) or not tokens.joined[i] or tokens.keys[i] not in look.words.links:
        return None
    if country(look, i + 1) is not None or not tokens.joined[i + 1]:
        return i + 1
    hit = look.words.articles.longest(tokens, i + 1)
    start = i + 1 if hit is None else hit[0]
    return start if start < len(tokens) else None


def composed_of(look: Look, at: tuple[int, int], agent: Agent, one: Land) -> Found:
    """Give the actor in words [first, end) that a noun makes with a country."""
    role = look.actors.roles[agent.role]
    entries = (f"{look.words.language}.{agent.id}", one.entry)
    return Found(*at, of_land(look, role, one, agent.name), "actors.composed", entries)


def of_land(look: Look, role: Role, one: Land, name: str | None = None) -> Actor:
    """Give the actor that a role makes with a country or people."""
    if one.code is None or not one.stately:
        people = one.people or ""
        label = f"{name or role.unnamed} ({people})" if role.id != "people" else people
        return Actor(label, None, role.kind, role.id, one.code)
    if name is not None:
        bare_name = look.words.english[one.code].removeprefix("the ")
        return Actor(f"{name} ({bare_name})", None, role.kind, role.id, one.code)
    label = _label(look, role, one)
    known = look.actors.states.get((label, role.id))
    if known is not None:
        return known  # the army of Sudan has an id and names of its own
    id_ = f"{one.code}:{role.code}" if role.code else None
    return Actor(label, id_, role.kind, role.id, one.code)


def _label(look: Look, role: Role, one: Land) -> str:
    return role.of_country.format(
        country=look.words.english[one.code or ""], people=one.people or ""
    ).replace("(the ", "(")


def unnamed(role: Role, name: str | None = None) -> Actor:
    """Give the typed actor without country or name."""
    return Actor(name or role.unnamed, None, role.kind, role.id, None)


def people(look: Look, i: int) -> Found | None:
    """Find a people named at word `i`: "des [Kurdes]"; a country of that name is none."""
    if not look.tokens.is_capital(i):
        return None
    hit = land(look, i)
    if hit is None or hit[1].exact is not None or country(look, i) is not None:
        return None
    end, one = hit
    actor = Actor(one.people or "", None, "unknown", "people", one.code)
    return Found(i, end, actor, "actors.people", (one.entry,))
