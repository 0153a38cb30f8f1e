"""Names that people said are always to be read so: learned once, heeded from then on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from selon.ledger.records import StoredDecision
from selon.ledger.standing import standing


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """A name and what it means."""

    kind: str  # actor | place | weapon
    name: str  # as articles write it
    id: str  # of the list of actors, the gazetteer, the classes of weapons
    number: int  # the decision that it was learned from


def aliases(decisions: Iterable[StoredDecision]) -> tuple[Alias, ...]:
    """Give the names that hold, by kind and name; of two meanings the later one."""
    found: dict[tuple[str, str], Alias] = {}
    for stored in standing(decisions):
        said = stored.decision
        after: Any = said.after
        value = after["value"]
        alias = Alias(said.field or "", value["name"], value["id"], stored.number)
        found[alias.kind, alias.name.casefold()] = alias
    return tuple(sorted(found.values()))
