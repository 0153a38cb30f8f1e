"""Who acts and who speaks: named actors from a list, the others composed from their words."""

from selon.actors.context import Context, around
from selon.actors.examples import check_examples
from selon.actors.finding import find_actors
from selon.actors.listing import ActorList, open_actors
from selon.actors.resolving import kind_of
from selon.actors.words import ActorWords, read_words

__all__ = [
    "ActorList",
    "ActorWords",
    "Context",
    "around",
    "check_examples",
    "find_actors",
    "kind_of",
    "open_actors",
    "read_words",
]
