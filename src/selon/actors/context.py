"""Whose name it is, where several actors bear it: by the countries and the day of the article."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from selon.actors.listing import ActorList, Listed, Name
from selon.actors.words import ActorWords
from selon.records import Actor
from selon.tokens import Tokens, tokens_of


@dataclass(frozen=True, slots=True)
class Context:
    """What an article says of where and when it speaks."""

    countries: frozenset[str] = frozenset()  # ISO 3166-1 alpha-2, that it names
    day: date | None = None  # of its publication
    main: str | None = None  # the country that it names by far the most
    states: frozenset[Actor] = frozenset()  # forces and governments that it names as a country's


NOWHERE: Final = Context()

# How often a text must name a country that it is about; set on articles of the gate.
_OFTEN: Final = 3


def around(text: str, words: ActorWords, day: date | None = None) -> Context:
    """Give the countries that a folded text speaks of, by name, demonym or capital, and its day."""
    counts = Counter(_countries(tokens_of(text), words))
    return Context(frozenset(counts), day, _main(counts))


def _main(counts: Counter[str]) -> str | None:
    """Give the country that is named often, and more than twice as often as any other."""
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _OFTEN and first[1] > 2 * second[1] else None


def _countries(tokens: Tokens, words: ActorWords) -> Iterator[str]:
    i = 0
    while i < len(tokens):
        hit = words.lands.longest(tokens, i)
        if hit is not None:
            yield from (land.code for land in hit[1] if land.code is not None)
        i = i + 1 if hit is None else hit[0]


def choose(
    names: Sequence[Name], keys: tuple[str, ...], actors: ActorList, around: Context
) -> Name | None:
    """Give the one of several actors of a name that the context is for.

    Who is of a country of the text goes before who is not, then who existed on the day; then it
    is the one that bears the name by itself. None where nothing decides.
    """
    near = [n for n in names if not n.weak or n.actor.country in around.countries]
    if len({n.actor.id for n in near}) < 2:
        return near[0] if near else None
    own = [n for n in near if actors.listed[n.actor.id or ""].own]
    if own:
        return own[0]
    best = max(_fit(n, actors, around) for n in near)
    fitting = [n for n in near if _fit(n, actors, around) == best]
    if len({n.actor.id for n in fitting}) == 1:
        return fitting[0]
    default = actors.defaults.get(keys)
    return next((n for n in fitting if n.actor.id == default), None)


def _fit(name: Name, actors: ActorList, around: Context) -> tuple[bool, bool]:
    listed = actors.listed[name.actor.id or ""]
    return name.actor.country in around.countries, existed(listed, around.day)


def existed(listed: Listed, day: date | None) -> bool:
    """Say whether an actor existed on a day, as far as is known.

    Days are compared in the precision that they are known in: "2013" is the whole year.
    """
    if day is None:
        return True
    iso = day.isoformat()
    since, until = listed.since, listed.until
    return (since is None or iso[: len(since)] >= since) and (
        until is None or iso[: len(until)] <= until
    )
