"""The words of a text that may name a place, each with the places that they may mean."""

from collections.abc import Iterator
from dataclasses import replace

from selon.places.lexicon import Generic
from selon.places.naming import Look, Spot, linked, lower_named, named, named_after, starts_name
from selon.places.parts import anaphor, border, described, part
from selon.places.relative import between, distant, offshore

# The rank of a town whose name alone tells which market or hospital is meant.
_KNOWN = 7.0


def spots(look: Look) -> Iterator[Spot]:
    """Give every spot of the text from left to right, the longest words first."""
    i = 0
    while i < len(look.tokens):
        spot = _spot(look, i)
        if spot is not None:
            yield spot
        i = i + 1 if spot is None else spot.end


def _spot(look: Look, i: int) -> Spot | None:
    if look.words.head_last and (spot := described(look, i) or _before_generic(look, i)):
        return spot
    if starts_name(look, i):
        return named(look, i) or _phrased(look, i)
    spot = _phrased(look, i)
    if spot is None and look.tokens.is_capital(i):
        spot = named(look, i)
        # "Les" opens the sentence, in "Les attaques" too; "Le Caire" is a name.
        named_so = spot is not None and spot.end > i + 1 and look.tokens.is_capital(i + 1)
        return spot if named_so else None
    return spot


def _phrased(look: Look, i: int) -> Spot | None:
    """Find what begins with a common noun: a border, a part of a place, "mer Rouge"."""
    if not _may_begin(look, i) or (i and look.tokens.before(i) == "-"):
        return None
    finders = (distant, offshore, border, part, lower_named, between, _generic, anaphor)
    return next((spot for find in finders if (spot := find(look, i)) is not None), None)


def _may_begin(look: Look, i: int) -> bool:
    """Say whether any phrase begins with a word; few do, so that most are passed at once."""
    key = look.tokens.keys[i]
    return key in look.words.beginnings or key in look.gazetteer.lower or key.isdecimal()


def _before_generic(look: Look, i: int) -> Spot | None:
    """<Helmand> <province>: a name before what it is; also one that the gazetteer does not know."""
    if not starts_name(look, i) or (i and look.tokens.before(i) == "-"):
        return None
    tokens = look.tokens
    if look.words.adjectives.longest(tokens, i) is not None:  # "Syrian towns"
        return None
    spot = named(look, i) or named_after(look, i)
    if spot.end >= len(tokens) or tokens.before(spot.end) != " ":
        return None
    hit = look.words.generics.longest(tokens, spot.end)
    if hit is None or not hit[1][0].behind:
        return None
    return _behind(look, spot, hit[0], hit[1][0])


def _behind(look: Look, spot: Spot, end: int, generic: Generic) -> Spot | None:
    known = bool(spot.candidates) and not spot.sounds
    if not known and not (generic.unknown and generic.include):
        return None
    if not known and look.tokens.opens_sentence(spot.first):
        return None
    if not generic.unknown and spot.candidates[0].rank < _KNOWN:  # "Christmas market"
        return None
    entry = f"{look.words.language}.{generic.id}"
    return replace(
        spot,
        end=end if generic.include else spot.end,
        rule="places.generic",
        entry=entry,
        precision=generic.precision,
        features=generic.features,
        sure=True,
    )


def _generic(look: Look, i: int) -> Spot | None:
    """<province> de <X>: the place of that name, or a place that the gazetteer does not know."""
    hit = look.words.generics.longest(look.tokens, i)
    if hit is None:
        return None
    end, found = hit
    end, country = _adjective(look, end)
    start = linked(look, end)
    if start is None:  # "camp Lemonnier", "ville d'", "villes Ce"
        known = end < len(look.tokens) and look.tokens.joined[end] and starts_name(look, end)
        beside = named(look, end) if known else None
        return None if beside is None else _with_generic(look, i, beside, found[0])
    if not starts_name(look, start):
        return None
    spot = _of_generic(look, i, start, found[0])
    return None if spot is None else replace(spot, country=country)


def _adjective(look: Look, i: int) -> tuple[int, str | None]:
    """Read a demonym: its end and its country in "la ville [syrienne] d'Alep"."""
    if i < len(look.tokens) and look.tokens.joined[i] and not look.tokens.is_capital(i):
        hit = look.words.adjectives.longest(look.tokens, i)
        return (i, None) if hit is None else (hit[0], hit[1][0])
    return i, None


def _of_generic(look: Look, i: int, start: int, generic: Generic) -> Spot | None:
    spot = named_after(look, start)
    if not spot.candidates and not generic.unknown:
        return None
    return _with_generic(look, i, spot, generic)


def _with_generic(look: Look, i: int, spot: Spot, generic: Generic) -> Spot:
    entry = f"{look.words.language}.{generic.id}"
    first = i if generic.include else spot.first
    return replace(
        spot,
        first=first,
        rule="places.generic",
        entry=entry,
        precision=generic.precision,
        features=generic.features,
        sure=True,
    )
