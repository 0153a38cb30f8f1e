"""A name searched by itself: every place that it may mean, from strict keys to loose ones."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from selon.gazetteer.distance import Point, kilometres
from selon.gazetteer.keys import is_arabic
from selon.gazetteer.layers import Candidate
from selon.gazetteer.lookup import Gazetteer
from selon.records import Place
from selon.tokens import is_acronym, keys_of

# How a name was found, from strict to loose; what each costs, and what the country known adds: a
# looser spelling is no proof that the country is the right one.
TIERS: Final = ("spelled", "sound", "bones", "nearly")
_COST: Final = {"spelled": 0.0, "sound": 2.0, "bones": 5.0, "nearly": 4.0}
_HOME: Final = {"spelled": 10.0, "sound": 8.0, "bones": 6.0, "nearly": 5.0}
_FEATURE: Final = 3.0  # it is what the noun beside the name says
_INSIDE: Final = 6.0  # it lies within the place that is said to contain it
_NEARBY: Final = 6.0  # it lies right at the point that is said to be near; nothing from _FAR on
_FAR: Final = 300.0  # kilometres

Key = Callable[[str | None], tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the place that a name means."""

    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    features: tuple[str, ...] = ()
    containers: tuple[int, ...] = ()  # numbers of the places that it lies in
    near: Point | None = None  # a point that it lies near


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a name may mean: how likely, how it was found, and what spoke for it."""

    id: int
    place: Place
    score: float
    tier: str
    reasons: tuple[tuple[str, float], ...]


def search(
    gazetteer: Gazetteer,
    name: str,
    context: Context | None = None,
    *,
    most: int = 10,
    thorough: bool = False,
) -> tuple[Found, ...]:
    """Give the places of a name, the likeliest first; of equals, the one of the lower id.

    Looser keys are asked only where the stricter ones give nothing that fits the context,
    the loosest (consonants, slips) only where the country is known. `thorough` asks all of them.
    """
    context = context or Context()
    best: dict[int, Found] = {}
    for tier, candidates in _tiers(gazetteer, name, context):
        for candidate in candidates:
            found = _scored(gazetteer, candidate, tier, context)
            if found.id not in best:
                best[found.id] = found
        if not thorough and any(_fits(found, context) for found in best.values()):
            break
    ranked = sorted(best.values(), key=lambda found: (-found.score, found.place.id))
    return tuple(ranked[:most])


def _tiers(
    gazetteer: Gazetteer, name: str, context: Context
) -> Iterator[tuple[str, list[Candidate]]]:
    keys = keys_of(name)
    if not keys:
        return
    yield "spelled", _everywhere(_strict(gazetteer, name, keys), context)
    if is_arabic(name) or is_acronym(name):
        return
    yield "sound", _everywhere(lambda c: gazetteer.sounds(keys, c), context)
    bones = (gazetteer.bones(keys, country) for country in context.countries)
    yield "bones", [candidate for found in bones for candidate in found]
    near = (gazetteer.nearly(keys, country) for country in context.countries)
    yield "nearly", [candidate for found in near for candidate in found]


def _strict(gazetteer: Gazetteer, name: str, keys: Sequence[str]) -> Key:
    if is_arabic(name):
        return lambda country: gazetteer.arabic(name, country)
    if is_acronym(name):
        return lambda country: (
            gazetteer.acronym(name, country) or gazetteer.find(" ".join(keys), country)
        )
    return lambda country: gazetteer.find(" ".join(keys), country)


def _everywhere(key: Key, context: Context) -> list[Candidate]:
    """Ask for the likeliest places of the world, and for those of the countries known."""
    found = list(key(None))
    for country in context.countries:
        found += [candidate for candidate in key(country) if candidate not in found]
    return found


def _scored(gazetteer: Gazetteer, candidate: Candidate, tier: str, context: Context) -> Found:
    place = gazetteer.place(candidate.id)
    reasons = [(tier, 0.0 - _COST[tier])]
    if place.country is not None and place.country in context.countries:
        reasons.append(("country", _HOME[tier]))
    if place.feature in context.features:
        reasons.append(("feature", _FEATURE))
    if _lies_in(gazetteer, candidate.id, context.containers):
        reasons.append(("within", _INSIDE))
    if context.near is not None and place.point is not None:
        far = kilometres(context.near, place.point)
        reasons.append(("near", round(max(0.0, _NEARBY * (1 - far / _FAR)), 2)))
    score = candidate.rank + sum(points for _, points in reasons)
    return Found(candidate.id, place, round(score, 2), tier, tuple(reasons))


def _lies_in(gazetteer: Gazetteer, id_: int, containers: Collection[int]) -> bool:
    return bool(containers) and any(outer in containers for outer in gazetteer.within(id_))


def _fits(found: Found, context: Context) -> bool:
    return not context.countries or found.place.country in context.countries
