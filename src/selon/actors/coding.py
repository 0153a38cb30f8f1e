"""An actor in the codes of others: ACLED's name and class, PLOVER's sector."""

from dataclasses import dataclass
from typing import Final

from selon.actors.listing import ActorList
from selon.actors.words import ActorWords
from selon.records import Actor

# ACLED's class of forces outside their own country, of missions and of mercenaries.
EXTERNAL: Final = 8


@dataclass(frozen=True, slots=True)
class Codes:
    """What others call an actor."""

    acled: str  # the name; of a composed actor it is ours, in ACLED's style
    inter: int  # ACLED's class, 1 to 8
    plover: str  # PLOVER's sector: "REB"


def codes_of(
    actor: Actor, actors: ActorList, words: ActorWords | None = None, country: str | None = None
) -> Codes:
    """Give the codes of an actor in an event of a country (ISO 3166-1 alpha-2).

    The forces of a state are external in another country; where either is unknown, they are not.
    """
    role = actors.roles[actor.role]
    listed = actors.listed.get(actor.id or "")
    abroad = role.domestic and None not in (country, actor.country) and country != actor.country
    own = None if listed is None else listed.inter
    sector = None if listed is None else listed.plover
    if sector is None and words is not None:
        sector = words.sectors.get(actor.name.partition(" (")[0])
    return Codes(
        acled=(listed.acled if listed is not None else None) or actor.name,
        inter=EXTERNAL if abroad else own or role.inter,
        plover=sector or role.plover,
    )
