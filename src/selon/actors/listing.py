"""The list of actors: who they are, all their names, and whom they belong to.

`data/actors.tsv` and `data/allegiances.tsv`, and the user's own file where there is one: what it
says of an id goes before what the tables say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from selon.actors.lexicon import Role, RolesFile
from selon.actors.own import read_own
from selon.lang.lexicon import read_table
from selon.records import Actor
from selon.tables import read_rows
from selon.taught import KnownName
from selon.tokens import Trie, is_acronym, keys_of

# "Onu", "Fama", "Arte" count with their capital only.
_SHORT: Final = 4
_EXACT: Final = "="  # marks a name that counts in its exact spelling only
_WEAK: Final = "?"  # marks a name that counts only where the text speaks of the actor's country
_TAUGHT: Final = "actor"  # the kind of a name that was taught
_MARKS: Final = _EXACT + _WEAK


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor; `exact` is the spelling that it must have, where that matters."""

    actor: Actor
    exact: str | None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list. Days are as precise as they are known: "2013", "2013-04"."""

    actor: Actor
    names: Mapping[str, tuple[str, ...]]  # en, fr, ar, aliases, without marks
    since: str | None
    until: str | None
    acled: str | None  # ACLED's name of the actor
    inter: int | None  # ACLED's class, where it is not that of the role
    plover: str | None  # PLOVER's sector, where it is not that of the role
    wikidata: str | None
    reference: str | None
    own: bool  # from the user's own file


@dataclass(frozen=True, slots=True)
class Allegiance:
    """A fact about two actors, with the reference that says so."""

    actor: str
    relation: str  # part-of loyal-to allied-with backed-by owned-by aligned-with follows
    of: str
    since: str | None
    until: str | None
    reference: str


@dataclass(frozen=True, slots=True)
class ActorList:
    """All known actors by their names, and the names of roles; opened once, then only read."""

    names: Trie[Name]
    roles: Mapping[str, Role]
    listed: Mapping[str, Listed]
    allegiances: Mapping[str, tuple[Allegiance, ...]]
    defaults: Mapping[tuple[str, ...], str]  # keys of a shared name -> whose it is by itself
    states: Mapping[tuple[str, str], Actor]  # by name and role: "Military Forces of Sudan"


def open_actors(own: Path | None = None, learned: Iterable[KnownName] = ()) -> ActorList:
    """Read the actors that selon knows, those of the user's own file, and names that were taught.

    LexiconError says what is wrong with that file.
    """
    data = files("selon.data")
    roles = {role.id: role for role in read_table(data / "roles.toml", RolesFile).roles}
    rows = {row["id"]: row for row in read_rows(data / "actors.tsv")}
    facts = list(read_rows(data / "allegiances.tsv"))
    added = read_own(own, roles=roles, known=rows) if own is not None else None
    mine = set() if added is None else {row["id"] for row in added.rows}
    rows |= {} if added is None else {row["id"]: row for row in added.rows}
    facts += [] if added is None else added.facts
    listed = {id_: _listed(row, roles, own=id_ in mine) for id_, row in rows.items()}
    ordered = [*(rows[i] for i in sorted(mine)), *(r for i, r in rows.items() if i not in mine)]
    shared = read_rows(data / "shared_names.tsv")
    names = _names(ordered, listed, learned)
    return ActorList(
        names=names,
        roles=roles,
        listed=listed,
        allegiances=_by_actor(facts),
        states={(x.actor.name, x.actor.role): x.actor for x in listed.values()},
        defaults={keys_of(row["name"]): row["default"] for row in shared if row["default"]},
    )


def _names(
    rows: Sequence[Mapping[str, str]], listed: Mapping[str, Listed], learned: Iterable[KnownName]
) -> Trie[Name]:
    names: Trie[Name] = Trie()
    for taught in learned:
        if taught.kind == _TAUGHT and taught.id in listed:
            short = is_acronym(taught.name) or len(taught.name) <= _SHORT
            actor = listed[taught.id].actor
            names.add(keys_of(taught.name), Name(actor, taught.name if short else None))
    for row in rows:
        actor = listed[row["id"]].actor
        for name, exact, weak in spellings(row):
            for written in _written(name):
                names.add(keys_of(written), Name(actor, written if exact else None, weak))
    return names


def _listed(row: Mapping[str, str], roles: Mapping[str, Role], *, own: bool) -> Listed:
    role = roles[row["role"]]
    names = {
        column: tuple(name.lstrip(_MARKS) for name in row[column].split("|") if name)
        for column in ("en", "fr", "ar", "aliases")
    }
    return Listed(
        actor=Actor(row["en"], row["id"], role.kind, role.id, row["country"] or None),
        names=names,
        since=row["since"] or None,
        until=row["until"] or None,
        acled=row["acled"] or None,
        inter=int(row["inter"]) if row["inter"] else None,
        plover=row["plover"] or None,
        wikidata=row["wikidata"] or None,
        reference=row["reference"] or None,
        own=own,
    )


def _by_actor(rows: list[dict[str, str]]) -> dict[str, tuple[Allegiance, ...]]:
    found: dict[str, tuple[Allegiance, ...]] = {}
    for row in rows:
        since, until = row["since"] or None, row["until"] or None
        fact = Allegiance(row["actor"], row["relation"], row["of"], since, until, row["reference"])
        found[fact.actor] = (*found.get(fact.actor, ()), fact)
    return found


def spellings(row: Mapping[str, str]) -> Iterator[tuple[str, bool, bool]]:
    """Give every name of a row, whether its exact spelling matters, whether it is weak."""
    cells = [*row["fr"].split("|"), row["en"], *row["aliases"].split("|")]
    marks: dict[str, str] = {}
    for cell in filter(None, cells):
        name = cell.lstrip(_MARKS)
        marks[name] = marks.get(name, "") + cell[: len(cell) - len(name)]
    for name, mark in marks.items():
        exact = _EXACT in mark or is_acronym(name) or len(name) <= _SHORT
        yield name, exact, _WEAK in mark


def _written(name: str) -> Iterator[str]:
    """Give a name as written, and without its apostrophes: "Kata'ib", "Kataib"."""
    yield name
    if "'" in name:
        yield name.replace("'", "")
