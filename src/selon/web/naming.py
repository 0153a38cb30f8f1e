"""Actors by their names and numbers, asked of the list of actors as a correction needs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from selon.actors import ActorList, open_actors
from selon.records import Actor
from selon.settings import user_file
from selon.tokens import keys_of


@dataclass(frozen=True, slots=True)
class Actors:
    """The list of actors, opened when it is first asked."""

    def named(self, name: str) -> Actor | None:
        """Give the actor of a name in whatever language; None where nobody or several bear it."""
        return _by_name().get(keys_of(name))

    def name(self, id_: str, language: str) -> str | None:
        """Give the name of an actor in a language, in English where it has none there."""
        listed = _actors().listed.get(id_)
        if listed is None:
            return None
        return next(iter(listed.names.get(language, ())), listed.actor.name)

    def all(self, language: str) -> tuple[tuple[str, str], ...]:
        """Give the canonical name of every actor, and its name in a language."""
        listed = _actors().listed
        told = ((one.actor.name, self.name(id_, language) or "") for id_, one in listed.items())
        return tuple(sorted(told))


@cache
def _actors() -> ActorList:
    return open_actors(user_file("actors.toml"))


@cache
def _by_name() -> Mapping[tuple[str, ...], Actor]:
    """Give the actors by the names that only one of them bears; canonical names go before."""
    found: dict[tuple[str, ...], set[str]] = {}
    actors = {id_: one.actor for id_, one in _actors().listed.items()}
    for id_, one in _actors().listed.items():
        for name in (name for names in one.names.values() for name in names):
            found.setdefault(keys_of(name), set()).add(id_)
    sole = {key: actors[next(iter(ids))] for key, ids in found.items() if len(ids) == 1}
    return sole | {keys_of(actor.name): actor for actor in actors.values()}
