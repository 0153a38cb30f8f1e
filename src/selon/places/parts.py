"""Places named by others: parts, borders, capitals and countries recalled."""

from dataclasses import replace

from selon.gazetteer.lookup import Candidate
from selon.places.naming import Look, Spot, linked, target


def anaphor(look: Look, i: int) -> Spot | None:
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


def part(look: Look, i: int) -> Spot | None:
    """<l'est> de la <Syrie>: a part of a place, as coarse as a region or district."""
    hit = look.words.directions.longest(look.tokens, i)
    if hit is None:
        return None
    end, found = hit
    direction = found[0]
    if direction.after and (i == 0 or look.tokens.keys[i - 1] not in direction.after):
        return None
    start = linked(look, end)
    whole = None if start is None else target(look, start) or _country_said(look, start)
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


def border(look: Look, i: int) -> Spot | None:
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
    whole = None if start is None else target(look, start)
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
    candidates = look.gazetteer.country(country)
    return Spot(first, end, candidates, "places.border", entry, "part", sure=True)


def _border_between(look: Look, first: int, i: int, entry: str) -> Spot | None:
    tokens, words = look.tokens, look.words
    start = i + 1
    if start + 1 < len(tokens) and tokens.keys[start] in words.articles:
        start += 1
    one = target(look, start) if start < len(tokens) else None
    if one is None:
        return None
    end = one.end
    if end + 2 < len(tokens) and tokens.keys[end] in words.conjunctions:
        start = end + 2 if tokens.keys[end + 1] in words.articles else end + 1
        other = target(look, start)
        end = other.end if other is not None else end
    return Spot(first, end, one.candidates, "places.border", entry, "part", sure=True)
