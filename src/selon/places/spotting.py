"""The words of a text that may name a place, each with the places that they may mean."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from selon.places.gazetteer import Candidate, Gazetteer
from selon.places.lexicon import Generic
from selon.places.words import PlaceWords
from selon.tokens import Tokens

# The rank of a big city or more: its name holds with another tied to it by a hyphen.
_FAMOUS: Final = 9.0


@dataclass(frozen=True, slots=True)
class Look:
    """One text and everything that is known to look its words up in."""

    tokens: Tokens
    gazetteer: Gazetteer
    words: PlaceWords


@dataclass(frozen=True, slots=True)
class Spot:
    """Words [first, end) that may name one of `candidates`.

    `rule` says how they were found; `precision` is that of a part of a place or of a generic
    noun, None where the place's own counts; `sure`: the words around say that it is a place.
    """

    first: int
    end: int
    candidates: tuple[Candidate, ...]
    rule: str
    entry: str | None = None
    precision: str | None = None
    features: tuple[str, ...] = ()
    sure: bool = False
    sounds: bool = False  # found by the sound of the name only


def spots(look: Look) -> Iterator[Spot]:
    """Give every spot of the text from left to right, the longest words first."""
    i = 0
    while i < len(look.tokens):
        spot = _spot(look, i)
        if spot is not None:
            yield spot
        i = i + 1 if spot is None else spot.end


def _spot(look: Look, i: int) -> Spot | None:
    if starts_name(look, i):
        return named(look, i) or _phrased(look, i)
    spot = _phrased(look, i)
    if spot is None and look.tokens.is_capital(i):
        spot = named(look, i)
        # "Les" opens the sentence; "Le Caire" does too.
        return None if spot is None or spot.end == i + 1 else spot
    return spot


def _phrased(look: Look, i: int) -> Spot | None:
    """Find what begins with a common noun: a border, a part of a place, "mer Rouge"."""
    if i and look.tokens.before(i) == "-":
        return None
    finders = (_border, _part, _lower, _generic, _anaphor)
    return next((spot for find in finders if (spot := find(look, i)) is not None), None)


def _anaphor(look: Look, i: int) -> Spot | None:
    """<la capitale>, <la capitale somalienne>: of the country said or last spoken of."""
    hit = look.words.anaphors.longest(look.tokens, i)
    if hit is None or i == 0 or look.tokens.keys[i - 1] not in look.words.articles:
        return None
    end, found = hit
    anaphor = found[0]
    entry = f"{look.words.language}.{anaphor.id}"
    candidates: tuple[Candidate, ...] = ()
    if end < len(look.tokens) and look.tokens.joined[end]:
        adjective = look.words.adjectives.longest(look.tokens, end)
        if adjective is not None:
            end, country = adjective[0], adjective[1][0]
            candidates = look.gazetteer.capital(country) if anaphor.of == "capital" else ()
        elif not _is_free(look, end):
            return None
    if not candidates and anaphor.of == "country":
        return None
    return Spot(i, end, candidates, "places.capital", entry, sure=True)


def _is_free(look: Look, i: int) -> bool:
    """Say whether no complement follows: not "la capitale du crime"."""
    return look.tokens.keys[i] not in look.words.links


def starts_name(look: Look, i: int) -> bool:
    """Say whether a name may begin at word `i`: a capital, or "al-" before one."""
    tokens = look.tokens
    if tokens.is_capital(i):
        return not (tokens.opens_sentence(i) and tokens.keys[i] in look.words.openers)
    return (
        tokens.keys[i] in look.gazetteer.small
        and i + 1 < len(tokens)
        and tokens.before(i + 1) == "-"
        and tokens.is_capital(i + 1)
    )


def named(look: Look, i: int) -> Spot | None:
    """Find the longest name at word `i`, unless it is part of another name or a person's."""
    best = None
    for end, found in look.gazetteer.names(look.tokens, i):
        if _stands_alone(look, i, end):
            best = Spot(i, end, found, "places.named", sure=_located(look, i))
    if best is None or _is_person(look, best) or _is_word(look, best):
        return None
    return best


def _stands_alone(look: Look, first: int, end: int) -> bool:
    """Say whether no hyphen ties the words to others: not "Paris" of "Paris-Match"."""
    tokens = look.tokens
    tied = end < len(tokens) and tokens.before(end) == "-" and tokens.is_capital(end)
    return not tied and not (first > 0 and tokens.before(first) == "-")


def _is_person(look: Look, spot: Spot) -> bool:
    """Say whether the words are part of a person's name: "M. Berlin", "Jack London"."""
    tokens, words = look.tokens, look.words
    i, end = spot.first, spot.end
    if i > 0 and tokens.before(i) in (" ", ". "):
        key = tokens.keys[i - 1]
        if key in words.titles and (tokens.before(i) == " " or len(key) <= 3):
            return True
        capital = tokens.is_capital(i - 1) and tokens.before(i) == " "
        if capital and key not in words.openers:
            return True
    follows = end < len(tokens) and tokens.before(end) == " " and tokens.is_capital(end)
    return follows and not spot.sure and not tokens.words(i, end).isupper()


def _is_word(look: Look, spot: Spot) -> bool:
    """Say whether the word is more likely a common one, or a person's alone."""
    tokens = look.tokens
    last = tokens.keys[spot.end - 1]
    plain = spot.end == spot.first + 1 or tokens.keys[spot.first] in look.words.articles
    if not plain or last not in look.words.common:
        return False
    # Not "dans l'Union", but "à Tours".
    behind = tokens.keys[spot.first - 1] if spot.first else ""
    return not spot.sure or behind not in look.words.locatives


def _located(look: Look, i: int) -> bool:
    """Say whether a locative leads to word `i`: "à [Tours]", "dans le [Gourma]"."""
    tokens, words = look.tokens, look.words
    j = i - 1
    if j >= 0 and tokens.joined[i] and tokens.keys[j] in words.articles:
        j -= 1
    return j >= 0 and tokens.joined[j + 1] and tokens.keys[j] in words.locatives


def _lower(look: Look, i: int) -> Spot | None:
    """<mer Rouge>, <bande de Gaza>: names in the gazetteer that begin with a common noun."""
    if look.tokens.keys[i] not in look.gazetteer.lower:
        return None
    best = None
    for end, found in look.gazetteer.names(look.tokens, i):
        if end > i + 1 and _stands_alone(look, i, end):
            best = Spot(i, end, found, "places.named", sure=True)
    return best


def _part(look: Look, i: int) -> Spot | None:
    """<l'est> de la <Syrie>: a part of a place, as coarse as a region or district."""
    hit = look.words.directions.longest(look.tokens, i)
    if hit is None:
        return None
    end, found = hit
    direction = found[0]
    if direction.after and (i == 0 or look.tokens.keys[i - 1] not in direction.after):
        return None
    start = linked(look, end)
    whole = None if start is None else _target(look, start) or _country_said(look, start)
    if whole is None:
        return None
    entry = f"{look.words.language}.{direction.id}"
    rule = "places.part_of_country" if not whole.candidates else "places.part"
    return replace(whole, first=i, rule=rule, entry=entry, precision="part", sure=True)


def _country_said(look: Look, i: int) -> Spot | None:
    """Find "pays" of "le nord du [pays]"."""
    hit = look.words.anaphors.longest(look.tokens, i)
    if hit is None or hit[1][0].of != "country":
        return None
    return Spot(i, hit[0], (), "places.part_of_country")


def _target(look: Look, i: int) -> Spot | None:
    return named(look, i) if starts_name(look, i) else _lower(look, i)


def linked(look: Look, i: int) -> int | None:
    """Give the word that "de", "du", "de la" at word `i` lead to."""
    tokens, words = look.tokens, look.words
    if i >= len(tokens) or not tokens.joined[i] or tokens.keys[i] not in words.links:
        return None
    i += 1
    article = i < len(tokens) and tokens.joined[i] and tokens.keys[i] in words.articles
    if article and not tokens.is_capital(i):
        i += 1
    return i if i < len(tokens) and tokens.joined[i] else None


def _generic(look: Look, i: int) -> Spot | None:
    """<province> de <X>: the place of that name, or a place that the gazetteer does not know."""
    hit = look.words.generics.longest(look.tokens, i)
    if hit is None:
        return None
    end, found = hit
    end = _adjective(look, end)
    start = linked(look, end)
    if start is None:  # "camp Lemonnier", "ville d'", "villes Ce"
        known = end < len(look.tokens) and look.tokens.joined[end] and starts_name(look, end)
        beside = named(look, end) if known else None
        return None if beside is None else _with_generic(look, i, beside, found[0])
    if not starts_name(look, start):
        return None
    return _of_generic(look, i, start, found[0])


def _adjective(look: Look, i: int) -> int:
    """Skip a demonym: "la ville [syrienne] d'Alep"."""
    if i < len(look.tokens) and look.tokens.joined[i] and not look.tokens.is_capital(i):
        hit = look.words.adjectives.longest(look.tokens, i)
        return i if hit is None else hit[0]
    return i


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


def named_after(look: Look, i: int) -> Spot:
    """Give the name at word `i` behind a noun of places, known or not."""
    best = None
    end = _run(look, i)
    for stop, found in look.gazetteer.names(look.tokens, i):
        alone = _stands_alone(look, i, stop)
        # "l'aéroport d'Istanbul-Atatürk" lies at Istanbul.
        if alone or found[0].rank > _FAMOUS:
            best = Spot(i, stop if alone else end, found, "places.named")
    if best is not None:
        return best
    found = look.gazetteer.sounds(look.tokens.keys[i:end])
    return Spot(i, end, found, "places.sound", sure=True, sounds=True)


def _run(look: Look, i: int) -> int:
    """Give the end of the capitalised words that begin at word `i`: "La'l Shahbâz Qalandar"."""
    tokens = look.tokens
    end = i + 1 if tokens.is_capital(i) else i + 2
    while end < len(tokens) and tokens.joined[end]:
        if tokens.is_capital(end):
            end += 1
        elif tokens.before(end) == "-" and starts_name(look, end):
            end += 2
        else:
            break
    return end


def _border(look: Look, i: int) -> Spot | None:
    """<frontière> <irako-syrienne>, <frontière> entre <X> et <Y>, <frontière> <turque>."""
    hit = look.words.borders.longest(look.tokens, i)
    if hit is None:
        return None
    tokens, words = look.tokens, look.words
    end = hit[0]
    entry = f"{words.language}.{hit[1][0]}"
    if end >= len(tokens) or not tokens.joined[end]:
        return None
    adjective = words.adjectives.longest(tokens, end)
    if adjective is not None:
        return _border_of_adjectives(look, i, adjective, entry)
    if tokens.keys[end] in words.between:
        return _border_between(look, i, end, entry)
    start = linked(look, end)
    whole = None if start is None else _target(look, start)
    if whole is None:
        return None
    return replace(whole, first=i, rule="places.border", entry=entry, precision="part", sure=True)


def _border_of_adjectives(
    look: Look, first: int, adjective: tuple[int, object], entry: str
) -> Spot:
    tokens = look.tokens
    start = adjective[0] - 1
    end, countries = look.words.adjectives.longest(tokens, start) or (start + 1, [])
    country = countries[0] if countries else ""
    if end < len(tokens) and tokens.before(end) == "-":
        other = look.words.adjectives.longest(tokens, end)
        end = other[0] if other is not None else end
    candidate = Candidate(f"country:{country}", 18.0)
    return Spot(first, end, (candidate,), "places.border", entry, "part", sure=True)


def _border_between(look: Look, first: int, i: int, entry: str) -> Spot | None:
    tokens, words = look.tokens, look.words
    start = i + 1
    if start + 1 < len(tokens) and tokens.keys[start] in words.articles:
        start += 1
    one = _target(look, start) if start < len(tokens) else None
    if one is None:
        return None
    end = one.end
    if end + 2 < len(tokens) and tokens.keys[end] in words.conjunctions:
        start = end + 2 if tokens.keys[end + 1] in words.articles else end + 1
        other = _target(look, start)
        end = other.end if other is not None else end
    return Spot(first, end, one.candidates, "places.border", entry, "part", sure=True)
