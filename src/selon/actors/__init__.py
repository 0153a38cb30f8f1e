"""Who acts and who speaks: named actors from a list, the others composed from their words."""

from selon.actors.coding import Codes, codes_of
from selon.actors.context import Context
from selon.actors.examples import check_examples
from selon.actors.finding import find_actors, read_actors
from selon.actors.listing import ActorList, open_actors
from selon.actors.resolving import kind_of
from selon.actors.searching import Candidate, near_misses, search
from selon.actors.words import ActorWords, read_words

__all__ = [
    "ActorList",
    "ActorWords",
    "Candidate",
    "Codes",
    "Context",
    "check_examples",
    "codes_of",
    "find_actors",
    "kind_of",
    "near_misses",
    "open_actors",
    "read_actors",
    "read_words",
    "search",
]
