"""Actors of the user's own: `actors.toml` in the folder of `selon.settings`.

The same records as in `data/actors.tsv`, names as lists; an id that the table has is replaced.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from selon.actors.lexicon import Relation, Role
from selon.errors import LexiconError
from selon.lang.lexicon import Table, faults_of

_ID = r"^[A-Z][A-Z0-9-]*:[A-Za-z0-9.'-]+$"
_STATE = re.compile(r"[A-Z]{2}:[A-Z]+")
Day = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")]
Cell = Annotated[str, StringConstraints(pattern=r"^[^\t\n|]*$")]


class OwnActor(Table):
    """One actor, as a row of `data/actors.tsv`."""

    id: str = Field(pattern=_ID)
    role: str
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")
    en: Cell = Field(min_length=1)
    fr: Cell = ""
    ar: tuple[Cell, ...] = ()
    aliases: tuple[Cell, ...] = ()
    since: Day = ""
    until: Day = ""
    acled: Cell = ""
    inter: int | None = Field(default=None, ge=1, le=8)
    plover: str = Field(default="", pattern=r"^([A-Z]{3})?$")
    wikidata: str = Field(default="", pattern=r"^(Q[1-9]\d*)?$")
    reference: Cell = ""


class OwnAllegiance(Table):
    """One fact about two actors, as a row of `data/allegiances.tsv`."""

    actor: str
    relation: Relation
    of: str
    since: Day = ""
    until: Day = ""
    reference: Cell = Field(min_length=1)


class OwnFile(Table):
    """`actors.toml` of a user."""

    actors: tuple[OwnActor, ...] = ()
    allegiances: tuple[OwnAllegiance, ...] = ()


@dataclass(frozen=True, slots=True)
class Own:
    """What the file adds, as rows of the tables."""

    rows: list[dict[str, str]]
    facts: list[dict[str, str]]


def read_own(path: Path, *, roles: Mapping[str, Role], known: Collection[str]) -> Own:
    """Read the user's own actors; LexiconError names the file and every fault in it."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError("own.syntax", path=path, detail=error) from error
    try:
        file = OwnFile.model_validate(raw)
    except ValidationError as error:
        raise _faulty(path, faults_of(raw, error)) from error
    faults = list(_unknown(file, roles, known))
    if faults:
        raise _faulty(path, faults)
    return Own([_row(actor) for actor in file.actors], [_fact(f) for f in file.allegiances])


def _faulty(path: Path, faults: Collection[str] | Iterator[str]) -> LexiconError:
    return LexiconError("own.faults", path=path, faults="\n".join(f"  {line}" for line in faults))


def _unknown(file: OwnFile, roles: Mapping[str, Role], known: Collection[str]) -> Iterator[str]:
    """Give what names a role or an actor that is not there, and what stands twice."""
    mine = [actor.id for actor in file.actors]
    for actor in file.actors:
        if actor.role not in roles:
            yield f"actors.{actor.id}.role: {actor.role} ({', '.join(sorted(roles))})"
        if actor.since and actor.until and actor.until < actor.since[: len(actor.until)]:
            yield f"actors.{actor.id}.until: {actor.until} < {actor.since}"
        if mine.count(actor.id) > 1:
            yield f"actors.{actor.id}.id: {mine.count(actor.id)} x {actor.id}"
    for fact in file.allegiances:
        for id_ in (fact.actor, fact.of):
            if id_ not in known and id_ not in mine and not _STATE.fullmatch(id_):
                yield f"allegiances.{fact.actor}: {id_} ?"


def _row(actor: OwnActor) -> dict[str, str]:
    joined = {"ar": "|".join(actor.ar), "aliases": "|".join(actor.aliases)}
    inter = "" if actor.inter is None else str(actor.inter)
    plain = {k: str(v) for k, v in actor.model_dump(exclude={"ar", "aliases", "inter"}).items()}
    return plain | joined | {"inter": inter, "fr": actor.fr or actor.en}


def _fact(fact: OwnAllegiance) -> dict[str, str]:
    return {key: str(value) for key, value in fact.model_dump().items()}
