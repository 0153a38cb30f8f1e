"""Which of the places of a name is meant, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from selon.gazetteer.lookup import Candidate
from selon.places.capitals import capital_of
from selon.places.meaning import as_said
from selon.places.naming import Look, Spot
from selon.places.scoring import Outer, Scored, score
from selon.records import Evidence, Toponym

# A country counts for others when its own place leads by so much.
_DECISIVE: Final = 2.5
# What a name needs to be resolved: without a locative before it, with one, by its sound.
_LIKELY: Final = 6.5
_POSSIBLE: Final = 5.5
_SOUND_LIKELY: Final = 8.0
# Words between a name and what it lies in: "près de la".
_LEADING: Final = 4
# How a name was found that is one of a place, also where the gazetteer does not know it.
_PLAINLY: Final = frozenset({"places.generic"})


def choose(look: Look, found: Sequence[Spot]) -> tuple[Toponym, ...]:
    """Resolve every spot: first the plain ones, then the others by the countries of the first."""
    plain = [_plain(look, spot) for spot in found]
    seen = Counter(country for country in plain if country is not None)
    towns = Counter(c for c, s in zip(plain, found, strict=True) if c and _is_town(look, s))
    main = max(seen, key=lambda c: (seen[c] + towns[c], c)) if seen else None
    toponyms = []
    for number, spot in enumerate(found):
        own = plain[number]
        others = {c for c, times in seen.items() if times > (c == own)}
        meant = _recalled(look, spot, main)
        outer = _outer(look, found, number)
        scored = score(look, meant, others, outer)
        toponym = _toponym(look, meant, scored, outer)
        if toponym is not None:
            toponyms.append(toponym)
    return tuple(toponyms)


def _is_town(look: Look, spot: Spot) -> bool:
    """Say whether a name is a town's: where things happen, its country is spoken of."""
    return look.gazetteer.place(spot.candidates[0].id).precision == "locality"


def _recalled(look: Look, spot: Spot, main: str | None) -> Spot:
    """Give "la capitale", "le nord du pays" the country that the text speaks of most."""
    if spot.candidates or main is None:
        return spot
    if spot.rule == "places.capital":
        return replace(spot, candidates=capital_of(look, main))
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


def _outer(look: Look, found: Sequence[Spot], number: int) -> Outer | None:
    """Give what a name is said to lie in or by: "Tripoli, au Liban", "Tripoli (Liban)"."""
    if number + 1 == len(found):
        return None
    spot, after = found[number], found[number + 1]
    if not after.candidates or not _is_apposed(look, spot.end, after.first):
        return None
    outer = after.candidates[0]
    place = look.gazetteer.place(outer.id)
    # "Homs, Hama et Idleb" are beside each other, "Homs, Syrie" is not.
    bare = after.first == spot.end and place.precision not in ("country", "region")
    return None if bare else Outer(outer.id, place)


def _is_apposed(look: Look, end: int, start: int) -> bool:
    """Say whether the words from `end` up to `start` tell where: ", au ", ", près de ", " (à "."""
    tokens, words = look.tokens, look.words
    if start - end > _LEADING or not tokens.before(end).startswith((",", " (")):
        return False
    small = words.leads | words.articles
    return all(tokens.joined[i] or i == end for i in range(end, start + 1)) and all(
        tokens.keys[i] in small for i in range(end, start)
    )


def _contradicted(scored: Sequence[Scored], outer: Outer | None) -> bool:
    return bool(scored) and _is_elsewhere(scored[0], outer)


def _is_elsewhere(choice: Scored, outer: Outer | None) -> bool:
    """Say whether a place lies in another country than the text says: "à Barga, au Burkina"."""
    if outer is None or outer.place.feature != "country" or choice.place.feature == "country":
        return False
    return None not in (choice.place.country, outer.place.country) and (
        choice.place.country != outer.place.country
    )


def _toponym(
    look: Look, spot: Spot, scored: Sequence[Scored], outer: Outer | None
) -> Toponym | None:
    span = look.tokens.span(spot.first, spot.end)
    entry = spot.entry or f"{look.words.language}.name"
    if not scored or not _is_certain(spot, scored[0]) or _is_elsewhere(scored[0], outer):
        if spot.rule not in _PLAINLY and not (spot.sure and _contradicted(scored, outer)):
            return None
        return Toponym(span, None, (Evidence(spot.rule, entry, span),), "unknown")
    choice = scored[0]
    evidence = [Evidence(spot.rule, spot.entry or choice.place.id, span)]
    evidence += [Evidence(rule, why, span) for rule, why in choice.reasons]
    if len(scored) > 1:
        evidence.append(Evidence("places.runner_up", scored[1].place.id, span))
    return Toponym(span, as_said(look, spot, choice.place), tuple(evidence))


def _is_certain(spot: Spot, choice: Scored) -> bool:
    """Say whether a name, its context and its place agree well enough to resolve it."""
    placed = any(rule in ("places.same_country", "places.contained") for rule, _ in choice.reasons)
    if spot.doubtful:
        return any(rule == "places.contained" for rule, _ in choice.reasons)
    if spot.sounds:
        return (placed or not spot.sure) and choice.score >= _SOUND_LIKELY
    if spot.sure:
        return choice.score >= _POSSIBLE
    return choice.rank >= _POSSIBLE and choice.score >= _LIKELY
