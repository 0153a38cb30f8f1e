"""Places named by others: parts, borders, capitals and countries recalled."""

from dataclasses import replace

from selon.gazetteer.lookup import Candidate
from selon.places.capitals import capital_of
from selon.places.naming import Look, Spot, linked, target
from selon.places.relative import behind_article, ends


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
            candidates = capital_of(look, country) if anaphor.of == "capital" else ()
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
    if start is None and direction.bare and _goes_on(look, end):
        whole = target(look, end)
    if whole is None:
        return None
    entry = f"{look.words.language}.{direction.id}"
    rule = "places.part_of_country" if not whole.candidates else "places.part"
    bearing = direction.bearing
    return replace(
        whole, first=i, rule=rule, entry=entry, precision="part", sure=True, bearing=bearing
    )


def _goes_on(look: Look, i: int) -> bool:
    return i < len(look.tokens) and look.tokens.before(i) == " "


def _country_said(look: Look, i: int) -> Spot | None:
    """Find "pays" of "le nord du [pays]"."""
    hit = look.words.anaphors.longest(look.tokens, i)
    if hit is None or hit[1][0].of != "country":
        return None
    return Spot(i, hit[0], (), "places.part_of_country")


def described(look: Look, i: int) -> Spot | None:
    """<Somali> <capital>, <Turkish> <border>, <Iraqi>-<Syrian> <border>: the country first."""
    words = look.words
    adjective = words.adjectives.longest(look.tokens, i)
    if adjective is None:
        return None
    end, countries = adjective
    until: tuple[Candidate, ...] = ()
    if end < len(look.tokens) and look.tokens.before(end) == "-":
        other = words.adjectives.longest(look.tokens, end)
        if other is None:
            return None
        end, until = other[0], look.gazetteer.country(other[1][0])
    if not _goes_on(look, end):
        return None
    capital, line = (
        words.anaphors.longest(look.tokens, end),
        words.borders.longest(look.tokens, end),
    )
    if line is not None:
        candidates = look.gazetteer.country(countries[0])
        entry = f"{words.language}.{line[1][0]}"
        return Spot(i, line[0], candidates, "places.border", entry, "part", sure=True, until=until)
    if capital is None or capital[1][0].of != "capital" or until:
        return None
    entry = f"{words.language}.{capital[1][0].id}"
    found = capital_of(look, countries[0])
    return Spot(i, capital[0], found, "places.capital", entry, sure=True)


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
    """<frontière> <irako>-<syrienne>: in the middle of both; <frontière> <turque>: of the one."""
    tokens = look.tokens
    start = adjective[0] - 1
    end, countries = look.words.adjectives.longest(tokens, start) or (start + 1, [])
    candidates = look.gazetteer.country(countries[0]) if countries else ()
    until: tuple[Candidate, ...] = ()
    if end < len(tokens) and tokens.before(end) == "-":
        other = look.words.adjectives.longest(tokens, end)
        if other is not None:
            end, until = other[0], look.gazetteer.country(other[1][0])
    return Spot(first, end, candidates, "places.border", entry, "part", sure=True, until=until)


def _border_between(look: Look, first: int, i: int, entry: str) -> Spot | None:
    pair = ends(look, i)
    one = behind_article(look, i + 1) if pair is None else pair[0]
    if one is None:
        return None
    end, until = one.end, one.until
    if pair is not None:
        end, until = pair[1].end, pair[1].candidates[:1]
    return Spot(first, end, one.candidates, "places.border", entry, "part", sure=True, until=until)
