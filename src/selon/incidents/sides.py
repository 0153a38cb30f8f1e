"""What kind of side an actor is: civilians, those who bear arms, those who demonstrate."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from selon.actors.listing import ActorList, open_actors
from selon.settings import user_file
from selon.struck import read_struck, side_of

CIVILIAN: Final = "civilian"
ARMED: Final = "armed"
CROWD: Final = "crowd"
# ACLED's classes of actors (ACLED Codebook, 2024) and what they are to us.
_CLASSES: Final = {
    1: ARMED,
    2: ARMED,
    3: ARMED,
    4: ARMED,
    5: CROWD,
    6: CROWD,
    7: CIVILIAN,
    8: ARMED,
}
OTHERS: Final = 7  # ACLED's class of civilians


@dataclass(frozen=True, slots=True)
class Sides:
    """The list of actors, asked for classes."""

    actors: ActorList
    roles: Mapping[str, int]  # names of unnamed people: "Health Workers" -> ACLED's class

    def inter(self, party: Mapping[str, Any]) -> int | None:
        """Give ACLED's class of a party of the contract; None where nobody knows it."""
        listed = self.actors.listed.get(party["actor_id"] or "")
        if listed is not None:
            return listed.inter or self.actors.roles[listed.actor.role].inter
        name = (party["name"] or "").partition(" (")[0]
        return self.roles.get(name) or self._composed(name)

    def side(self, party: Mapping[str, Any], language: str | None = None) -> str | None:
        """Give the kind of side of a party: by who it is, else by its words in a language."""
        inter = self.inter(party)
        if inter is not None:
            return _CLASSES[inter]
        return side_of(party["text"], read_struck(language)) if language else None

    def _composed(self, name: str) -> int | None:
        """Give the class of "Military Forces of Mali"."""
        head = name.partition(" of ")[0]
        return self.roles.get(head) if head != name else None


@cache
def open_sides() -> Sides:
    """Read the list of actors, the user's own included."""
    actors = open_actors(user_file("actors.toml"))
    roles: dict[str, int] = {}
    for role in actors.roles.values():
        for name in (role.of_country, role.unnamed):
            if name:
                head = name.partition(" (")[0].partition(" of ")[0]
                roles.setdefault(head, role.inter)
    return Sides(actors, roles)
