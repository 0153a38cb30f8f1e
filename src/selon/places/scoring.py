"""How well each place that a name may mean fits what the text says around it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from selon.gazetteer.distance import apart
from selon.gazetteer.lookup import Candidate
from selon.places.naming import Look, Spot
from selon.records import Place

# Points added to a candidate's rank (a logarithm of the population and the kind of name).
_SAME_COUNTRY: Final = 3.0  # the text names other places of its country
_CONTAINED: Final = 14.0  # the text says which country it lies in: "Tripoli, Liban"
_INSIDE: Final = 3.0  # and of that country the very division: "dans la province de Babel"
_BESIDE: Final = 6.0  # the text says what it lies by: "près de Mossoul"
_FEATURE: Final = 3.0  # it is what the noun before it says: "base de …"
_ARTICLE: Final = 2.5  # it is no town, and has an article before it: "le Rio Grande"
_TOWN_MEANT: Final = 6.0  # taken off a division that bears the name of its town: "Kidal"
# Kilometres: what "près de" may mean; how far a town may lie from the middle of its division.
_NEAR: Final = 150.0
_OWN_TOWN: Final = 200.0
_TOWN: Final = 6.0  # the rank of a place that is known by its own name
_WIDE: Final = frozenset({"country", "region"})
_TOWNS: Final = frozenset({"city", "capital", "locality"})
_DIVISIONS: Final = frozenset({"admin1", "admin2"})
Reasons = tuple[tuple[str, str], ...]  # (rule, entry)


@dataclass(frozen=True, slots=True)
class Outer:
    """What a name is said to lie in or by: "Tripoli, au Liban", "Zabarmari, près de Maiduguri"."""

    id: int
    place: Place


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its place, its points, and why."""

    place: Place
    score: float
    rank: float  # of the name alone
    reasons: Reasons


def score(
    look: Look, spot: Spot, countries: Collection[str], outer: Outer | None
) -> tuple[Scored, ...]:
    """Give the candidates of a spot with their points, the best first."""
    places = [(candidate, look.gazetteer.place(candidate.id)) for candidate in spot.candidates]
    found = []
    for candidate, place in places:
        points, reasons = _context(look, candidate, place, countries, outer)
        if spot.country is not None and place.country == spot.country:
            points += _CONTAINED
            reasons += (("places.contained", f"country:{spot.country}"),)
        if place.feature in spot.features:
            points += _FEATURE
            reasons += (("places.feature", spot.entry or ""),)
        if not spot.features and _has_town(place, places):
            points -= _TOWN_MEANT
        if spot.rule == "places.named" and place.feature not in _TOWNS:
            points += _ARTICLE if _has_article(look, spot.first) else 0.0
        found.append(Scored(place, candidate.rank + points, candidate.rank, reasons))
    return tuple(sorted(found, key=lambda one: (-one.score, one.place.id)))


def _has_article(look: Look, i: int) -> bool:
    tokens = look.tokens
    return i > 0 and tokens.joined[i] and tokens.keys[i - 1] in look.words.articles


def _context(
    look: Look, candidate: Candidate, place: Place, countries: Collection[str], outer: Outer | None
) -> tuple[float, Reasons]:
    """Give what the places told beside it add."""
    if outer is not None and place.feature != "country" and candidate.id != outer.id:
        points = _by(look, candidate, place, outer)
        if points:
            return points, (("places.contained", outer.place.id),)
    if place.country in countries:
        return _SAME_COUNTRY, (("places.same_country", f"country:{place.country}"),)
    return 0.0, ()


def _by(look: Look, candidate: Candidate, place: Place, outer: Outer) -> float:
    """Give what it adds that a place lies in or by another."""
    inside = outer.id in look.gazetteer.within(candidate.id)
    if outer.place.precision in _WIDE:
        same = place.country is not None and place.country == outer.place.country
        return (_CONTAINED if same else 0.0) + (_INSIDE if inside else 0.0)
    if inside:
        return _CONTAINED
    far = apart(place, outer.place)
    return _BESIDE if far is not None and far <= _NEAR else 0.0


def _has_town(place: Place, places: Sequence[tuple[Candidate, Place]]) -> bool:
    """Say whether a division bears the name of a town of its own, which is meant where alone."""
    if place.feature not in _DIVISIONS:
        return False
    return any(
        town.precision == "locality"
        and town.country == place.country
        and candidate.rank >= _TOWN
        and (far := apart(place, town)) is not None
        and far <= _OWN_TOWN
        for candidate, town in places
    )
