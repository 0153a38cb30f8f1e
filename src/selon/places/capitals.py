"""The capital of a country on the day of an article: Bujumbura in 2016, Gitega since."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from selon.gazetteer.lookup import Candidate
from selon.places.naming import Look
from selon.tables import read_rows

# What a capital ranks that is meant by a text of its time.
_SURE: Final = 18.0


def capital_of(look: Look, country: str) -> tuple[Candidate, ...]:
    """Give the capital of a country on the day of the text; today's where no day is told."""
    former = _former().get(country)
    if look.day is not None and former is not None and look.day < former[0]:
        place = look.gazetteer.by_ref(former[1])
        if place is not None:
            return (Candidate(place, _SURE),)
    return look.gazetteer.capital(country)


@cache
def _former() -> Mapping[str, tuple[date, str]]:
    rows = read_rows(files("selon.data") / "places" / "former_capitals.tsv")
    return {row["country"]: (date.fromisoformat(row["until"]), row["place"]) for row in rows}
