"""The list of actors: who they are and all their names, from `data/actors.tsv`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from selon.actors.lexicon import Role, RolesFile
from selon.lang.lexicon import read_table
from selon.records import Actor
from selon.tables import read_rows
from selon.tokens import Trie, is_acronym, keys_of

# "Onu", "Fama", "Arte" count with their capital only.
_SHORT: Final = 4
_EXACT: Final = "="  # marks a name in the table that counts in its exact spelling only


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor; `exact` is the spelling that it must have, where that matters."""

    actor: Actor
    exact: str | None


@dataclass(frozen=True, slots=True)
class ActorList:
    """All known actors by their names, and the names of roles; opened once, then only read."""

    names: Trie[Name]
    roles: Mapping[str, Role]


def open_actors() -> ActorList:
    """Read the actors that selon knows."""
    data = files("selon.data")
    table = read_table(data / "roles.toml", RolesFile)
    roles = {role.id: role for role in table.roles}
    names: Trie[Name] = Trie()
    for row in read_rows(data / "actors.tsv"):
        role = roles[row["role"]]
        actor = Actor(row["en"], row["id"], role.kind, role.id, row["country"] or None)
        for name, exact in _spellings(row):
            for written in _written(name):
                names.add(keys_of(written), Name(actor, written if exact else None))
    return ActorList(names, roles)


def _spellings(row: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Give every name of a row, and whether its exact spelling matters."""
    cells = [*row["fr"].split("|"), row["en"], *row["aliases"].split("|")]
    exact = {name.removeprefix(_EXACT) for name in cells if name.startswith(_EXACT)}
    for name in dict.fromkeys(name.removeprefix(_EXACT) for name in cells if name):
        yield name, name in exact or is_acronym(name) or len(name) <= _SHORT


def _written(name: str) -> Iterator[str]:
    """Give a name as written, and without its apostrophes: "Kata'ib", "Kataib"."""
    yield name
    if "'" in name:
        yield name.replace("'", "")
