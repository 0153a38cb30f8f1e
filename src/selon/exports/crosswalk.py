"""Countries, actors and places in the codes of others."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from selon.incidents.sides import Sides, open_sides
from selon.tables import read_rows

Json = Mapping[str, Any]

EXTERNAL: Final = 8  # ACLED's class of forces outside their country, missions, mercenaries
STATE: Final = 1
CIVILIANS: Final = 7
# ACLED's classes (ACLED Codebook, 2024).
INTER: Final = MappingProxyType(
    {
        1: "State forces",
        2: "Rebel group",
        3: "Political militia",
        4: "Identity militia",
        5: "Rioters",
        6: "Protesters",
        7: "Civilians",
        8: "External/Other forces",
    }
)
# What ACLED calls people whom nobody names, by class.
_UNNAMED: Final = MappingProxyType(
    {
        2: "Unidentified Armed Group",
        3: "Unidentified Armed Group",
        4: "Unidentified Communal Militia",
        5: "Rioters",
        6: "Protesters",
        7: "Civilians",
    }
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country by the codes of others; what it has none of is empty."""

    code: str
    name: str
    iso3: str
    numeric: int | None
    gw: int | None  # Gleditsch and Ward (1999)
    acled_region: str
    ucdp_region: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A party by the codes of others."""

    name: str
    inter: int  # ACLED's class
    sector: str | None  # PLOVER's
    country: str | None
    wikidata: str | None
    gw: int | None  # of the state, where it is an arm of one


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Everything that exporters look up."""

    countries: Mapping[str, Country]
    sides: Sides

    def party(self, party: Json, country: str | None) -> Coded | None:
        """Give a party of an event in a country; None for what is no actor, such as a building."""
        inter = self.sides.inter(party)
        if inter is None:
            return None
        listed = self.sides.actors.listed.get(party["actor_id"] or "")
        role = listed and self.sides.actors.roles[listed.actor.role]
        own = party["country"]
        abroad = inter == STATE and None not in (own, country) and own != country
        state = self.countries.get(own or "") if inter == STATE else None
        return Coded(
            name=(listed.acled if listed else None) or self._name(party, inter, country),
            inter=EXTERNAL if abroad else inter,
            sector=(listed.plover if listed else None) or (role.plover if role else None),
            country=own,
            wikidata=listed.wikidata if listed else None,
            gw=state.gw if state else None,
        )

    def parties(self, parties: Sequence[Json], country: str | None) -> list[Coded]:
        """Give those of the parties who are actors, each name once."""
        coded = (self.party(party, country) for party in parties)
        return list({one.name: one for one in coded if one is not None}.values())

    def unnamed(self, inter: int, country: str | None) -> Coded:
        """Give the actor that ACLED writes where nobody is named."""
        name = f"{_UNNAMED[inter]} ({self.name(country)})"
        return Coded(name, inter, None, country, None, None)

    def name(self, country: str | None) -> str:
        """Give the English name of a country."""
        known = self.countries.get(country or "")
        return known.name if known else ""

    def _name(self, party: Json, inter: int, country: str | None) -> str:
        if party["actor_id"] or inter not in _UNNAMED:
            return str(party["name"])
        where = self.name(party["country"] or country)
        return f"{_UNNAMED[inter]} ({where})" if where else _UNNAMED[inter]


@cache
def open_crosswalk() -> Crosswalk:
    """Read the tables of codes and the list of actors."""
    data = files("selon.data")
    names = {row["code"]: row["en"] for row in read_rows(data / "countries.tsv")}
    countries = {
        row["code"]: Country(
            code=row["code"],
            name=names.get(row["code"], row["code"]),
            iso3=row["iso3"],
            numeric=int(row["numeric"]) if row["numeric"] else None,
            gw=int(row["gw"]) if row["gw"] else None,
            acled_region=row["acled_region"],
            ucdp_region=row["ucdp_region"],
        )
        for row in read_rows(data / "country_codes.tsv")
    }
    return Crosswalk(countries, open_sides())


def priogrid(lat: float, lon: float) -> int:
    """Give the cell of PRIO-GRID (0.5 degrees; Tollefsen et al., 2012) of a point.

    >>> priogrid(-90, -180), priogrid(33.0, 44.0)
    (1, 177569)
    """
    row, column = math.floor((lat + 90) / 0.5), math.floor((lon + 180) / 0.5)
    return row * 720 + column + 1


def interaction(one: int, other: int) -> int:
    """Give ACLED's code of two classes: the lower digit first; a sole actor has 0 beside it.

    >>> interaction(8, 3), interaction(7, 1), interaction(6, 0)
    (38, 17, 60)
    """
    if not one or not other:
        return 10 * (one or other)
    return 10 * min(one, other) + max(one, other)
