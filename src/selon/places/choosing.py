"""Which of the places of a name is meant, and why."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from selon.gazetteer.lookup import Candidate
from selon.places.naming import Look, Spot
from selon.records import Evidence, Place, Toponym

# Points added to a candidate's rank (a logarithm of the population and the kind of name).
_SAME_COUNTRY: Final = 3.0  # the text names other places of its country
_CONTAINED: Final = 14.0  # the text says what it lies in: "Tripoli, Liban"
_FEATURE: Final = 3.0  # it is what the noun before it says: "base de …"
# A country counts for others when its own place leads by so much.
_DECISIVE: Final = 2.5
# What a name needs to be resolved: without a locative before it, with one, by its sound.
_LIKELY: Final = 6.5
_POSSIBLE: Final = 5.5
_SOUND_LIKELY: Final = 8.0
# How a name was found that is one of a place, also where the gazetteer does not know it.
_PLAINLY: Final = frozenset({"places.generic"})
_COARSE: Final = frozenset({"country", "region", "waters"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a spot, and the next best."""

    place: Place
    score: float
    rank: float  # of the name alone
    runner_up: str | None
    reasons: tuple[tuple[str, str], ...]  # (rule, entry)


def choose(look: Look, found: Sequence[Spot]) -> tuple[Toponym, ...]:
    """Resolve every spot: first the plain ones, then the others by the countries of the first."""
    plain = [_plain(look, spot) for spot in found]
    seen = Counter(country for country in plain if country is not None)
    main = max(seen, key=lambda c: (seen[c], c)) if seen else None
    toponyms = []
    for number, spot in enumerate(found):
        own = plain[number]
        others = {c for c, times in seen.items() if times > (c == own)}
        meant = _recalled(look, spot, main)
        choice = _choose(look, meant, others, _container(look, found, number))
        toponym = _toponym(look, meant, choice)
        if toponym is not None:
            toponyms.append(toponym)
    return tuple(toponyms)


def _recalled(look: Look, spot: Spot, main: str | None) -> Spot:
    """Give "la capitale", "le nord du pays" the country that the text speaks of most."""
    if spot.candidates or main is None:
        return spot
    if spot.rule == "places.capital":
        return replace(spot, candidates=look.gazetteer.capital(main))
    if spot.rule == "places.part_of_country":
        return replace(spot, candidates=look.gazetteer.country(main))
    return spot


def _plain(look: Look, spot: Spot) -> str | None:
    """Give the country of a name that leaves no doubt."""
    if not spot.candidates or spot.sounds or spot.candidates[0].rank < _LIKELY:
        return None
    best = look.gazetteer.place(spot.candidates[0].id)
    others = [c for c in spot.candidates[1:] if _country(look, c) != best.country]
    margin = spot.candidates[0].rank - max((c.rank for c in others), default=0.0)
    return best.country if margin >= _DECISIVE else None


def _country(look: Look, candidate: Candidate) -> str | None:
    return look.gazetteer.place(candidate.id).country


def _container(look: Look, found: Sequence[Spot], number: int) -> str | None:
    """Give the country that a name is said to lie in: "Tripoli, Liban", "Tripoli (Liban)"."""
    if number + 1 == len(found):
        return None
    spot, after = found[number], found[number + 1]
    gap = look.tokens.text[look.tokens.ends[spot.end - 1] : look.tokens.starts[after.first]]
    if gap not in (", ", " (") or not after.candidates:
        return None
    outer = look.gazetteer.place(after.candidates[0].id)
    return outer.country if outer.precision in ("country", "region") else None


def _choose(look: Look, spot: Spot, countries: Collection[str], outer: str | None) -> Choice | None:
    scored = []
    for candidate in spot.candidates:
        place = look.gazetteer.place(candidate.id)
        reasons = []
        score = candidate.rank
        if place.feature in spot.features:
            score += _FEATURE
            reasons.append(("places.feature", spot.entry or ""))
        if outer is not None and place.country == outer and place.feature != "country":
            score += _CONTAINED
            reasons.append(("places.contained", f"country:{outer}"))
        elif place.country in countries:
            score += _SAME_COUNTRY
            reasons.append(("places.same_country", f"country:{place.country}"))
        scored.append((score, place.id, place, candidate.rank, tuple(reasons)))
    if not scored:
        return None
    scored.sort(key=lambda one: (-one[0], one[1]))
    score, _, place, rank, why = scored[0]
    runner_up = scored[1][1] if len(scored) > 1 else None
    return Choice(place, score, rank, runner_up, why)


def _toponym(look: Look, spot: Spot, choice: Choice | None) -> Toponym | None:
    span = look.tokens.span(spot.first, spot.end)
    entry = spot.entry or f"{look.words.language}.name"
    if choice is None or not _is_certain(spot, choice):
        if spot.rule not in _PLAINLY:
            return None
        return Toponym(span, None, (Evidence(spot.rule, entry, span),), "unknown")
    evidence = [Evidence(spot.rule, spot.entry or choice.place.id, span)]
    evidence += [Evidence(rule, why, span) for rule, why in choice.reasons]
    if choice.runner_up is not None:
        evidence.append(Evidence("places.runner_up", choice.runner_up, span))
    return Toponym(span, _as_said(spot, choice.place), tuple(evidence))


def _is_certain(spot: Spot, choice: Choice) -> bool:
    """Say whether a name, its context and its place agree well enough to resolve it."""
    placed = any(rule in ("places.same_country", "places.contained") for rule, _ in choice.reasons)
    if spot.sounds:
        return placed and choice.score >= _SOUND_LIKELY
    if spot.sure:
        return choice.score >= _POSSIBLE
    return choice.rank >= _POSSIBLE and choice.score >= _LIKELY


def _as_said(spot: Spot, place: Place) -> Place:
    """Give the place as coarse as the words say: "l'est de la Syrie" is a region of Syria."""
    precision = place.precision
    if spot.precision == "part":
        precision = "region" if place.precision in _COARSE else "district"
    elif spot.precision == "region" and place.precision in ("locality", "district"):
        precision = "region"
    elif spot.precision == "district" and place.precision == "locality":
        precision = "district"
    return place if precision == place.precision else replace(place, precision=precision)
