"""What people taught: names that go before what the tables say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class KnownName:
    """A name that somebody taught, and what it means; it goes before what the tables say."""

    kind: str  # actor | place | weapon
    name: str
    id: str  # of the list of actors, the gazetteer, the classes of weapons
