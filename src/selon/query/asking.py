"""What a query looks up: texts in the ledger, places in the gazetteer, names of actors."""

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from selon.folding import fold
from selon.gazetteer.distance import Point
from selon.incidents.sides import open_sides
from selon.query.forms import forms
from selon.query.matching import Matcher

if TYPE_CHECKING:
    from selon.ledger.book import Ledger


def matcher(ledger: "Ledger") -> Matcher:
    """Give what answers queries about the incidents of a ledger."""
    return Matcher(texts=partial(texts, ledger), points=point, names=names)


def texts(ledger: "Ledger", words: str) -> Collection[str]:
    """Give the documents that hold a word in any of its forms, or several words as they stand."""
    return frozenset().union(*(ledger.search(form) for form in forms(words)))


def point(name: str) -> Point | None:
    """Give where the likeliest place of a name lies; None where no place is known by it."""
    from selon.gazetteer.lookup import open_gazetteer  # noqa: PLC0415 - only where asked
    from selon.gazetteer.searching import search  # noqa: PLC0415 - as above

    found = search(open_gazetteer(), fold(name).text)
    return found[0].place.point if found else None


def names(actor_id: str | None) -> Collection[str]:
    """Give every name of an actor of the list."""
    listed = open_sides().actors.listed.get(actor_id or "")
    if listed is None:
        return ()
    return {actor_id or "", *(name for some in listed.names.values() for name in some)}
