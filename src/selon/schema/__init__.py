"""Closed vocabularies: the types of events and the classes of weapons, with their crosswalks.

Names and meaning follow the ACLED Codebook (2024); the tables beside this module say the rest.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class EventType:
    """One of ACLED's 25 sub-event types and what other schemas call it."""

    name: str  # the sub-event type, by ACLED's name
    event_type: str  # one of ACLED's six event types
    plover: str  # "EVENT:mode", or "EVENT" where PLOVER has no fitting mode
    cameo: str  # CAMEO root code, two digits
    ucdp: tuple[int, ...]  # types of violence that it can be: 1 state-based 2 non-state 3 one-sided
    definition_en: str
    definition_fr: str
    label_fr: str
    source: str  # codebook and year


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """A class of weapons; `implies` is the sub-event type that it suggests, if any."""

    id: str
    implies: str | None
    label_en: str
    label_fr: str


@cache
def read_events() -> Mapping[str, EventType]:
    """Give every event type by ACLED's sub-event name, in ACLED's order of precedence."""
    return MappingProxyType(
        {
            name: EventType(name=name, **(row | {"ucdp": tuple(row["ucdp"])}))
            for name, row in _table("events.toml").items()
        }
    )


@cache
def read_weapons() -> Mapping[str, WeaponClass]:
    """Give every weapon class by id, sorted."""
    return MappingProxyType(
        {
            id_: WeaponClass(id=id_, **({"implies": None} | row))
            for id_, row in sorted(_table("weapons.toml").items())
        }
    )


def _table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))
