"""What every table of words has in common, and how a folder of them is read.

A language is a folder of TOML files. Each step owns the model of its own file, a pydantic model
whose sections are tuples of `Entry`, and names it in its module; this module only reads and checks.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from selon.errors import LexiconError


class Table(BaseModel):
    """Anything written by people in a lexicon: closed, frozen, every key known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(Table):
    """One unit of knowledge with sentences that prove it; `id` is unique in its language."""

    id: str = Field(pattern=r"^[a-z0-9_.-]+$")
    examples: tuple[str, ...] = Field(min_length=1)
    rejects: tuple[str, ...] = ()


FileModel = TypeVar("FileModel", bound=Table)


def read_table(path: Traversable, model: type[FileModel]) -> FileModel:
    """Read one file of a lexicon; LexiconError names every fault by section, entry and key."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError("lexicon.syntax", file=path.name, detail=error) from error
    try:
        table = model.model_validate(raw)
    except ValidationError as error:
        faults = "\n".join(f"  {line}" for line in faults_of(raw, error))
        raise LexiconError("lexicon.faults", file=path.name, faults=faults) from error
    repeated = sorted(id_ for id_, count in Counter(_ids(table)).items() if count > 1)
    if repeated:
        raise LexiconError("lexicon.repeated", file=path.name, ids=", ".join(repeated))
    return table


def entries(table: Table) -> Iterator[Entry]:
    """Give every entry of a file, section by section."""
    for name in type(table).model_fields:
        section = getattr(table, name)
        if isinstance(section, tuple):
            yield from (entry for entry in section if isinstance(entry, Entry))


def _ids(table: Table) -> Iterator[str]:
    return (entry.id for entry in entries(table))


def faults_of(raw: dict[str, object], error: ValidationError) -> Iterator[str]:
    """Say each fault with the id of its entry where it has one: "cues.pretendre.distence: …"."""
    for fault in error.errors():
        names = [str(part) for part in fault["loc"]]
        section = raw.get(names[0])
        if len(names) > 1 and isinstance(section, list) and names[1].isdigit():
            entry = section[int(names[1])]
            names[1] = str(entry.get("id", names[1])) if isinstance(entry, dict) else names[1]
        yield f"{'.'.join(names)}: {fault['msg']}"
