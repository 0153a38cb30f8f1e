"""Places told by others: "30 km au nord de Gao", "entre Gao et Ansongo", "au large de Syrte"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from selon.gazetteer.distance import apart
from selon.gazetteer.lookup import Candidate
from selon.places.naming import Look, Move, Spot, linked, target
from selon.quantities.amounts import amount
from selon.records import Place

# Two places so far apart (kilometres) have nothing between them that one would call a place.
_APART: Final = 300.0
# So many kilometres between two places weigh as much as one point of rank.
_PER_RANK: Final = 40.0
_COMPARED: Final = 6
_DIVISIONS: Final = frozenset({"admin1", "admin2"})  # named as their towns
_SPREAD: Final = frozenset({"country", "region", "waters"})


def distant(look: Look, i: int) -> Spot | None:
    """<30 km> au <nord-est> de <Mossoul>: a point so far from the place, that way."""
    length = _length(look, i)
    if length is None:
        return None
    end, far, entry = length
    end, bearing = _bearing(look, end)
    start = linked(look, end)
    whole = None if start is None else target(look, start)
    if whole is None:
        return None
    return replace(
        whole,
        first=i,
        rule="places.distant",
        entry=entry,
        precision="part",
        sure=True,
        move=Move(far, bearing),
    )


def _length(look: Look, i: int) -> tuple[int, float, str] | None:
    """Read <30 km>, <une vingtaine de kilomètres>: its end, the kilometres, the entry."""
    tokens, words = look.tokens, look.words
    number: float
    article = tokens.keys[i] in words.numbers.articles and i + 1 < len(tokens)
    start = i + 1 if article else i
    if (collective := words.numbers.collectives.longest(tokens, start)) is not None:
        end, number = collective[0], float(collective[1][0])
        if end < len(tokens) and tokens.keys[end] in words.links:
            end += 1
    elif tokens.keys[i].isdecimal() or tokens.keys[i] in words.numbers.starters:
        said = amount(tokens, i, words.numbers)
        if said is None:
            return None
        end, number = said.end, float(said.value)
    else:
        return None
    hit = words.units.longest(tokens, end) if end < len(tokens) and tokens.joined[end] else None
    if hit is None:
        return None
    unit = hit[1][0]
    return hit[0], number * unit.kilometres, f"{words.language}.{unit.id}"


def _bearing(look: Look, i: int) -> tuple[int, float | None]:
    """Read "au <nord>", "à l'<est>": its end, and the degrees; `i` and None where none follows."""
    tokens, words = look.tokens, look.words
    small = words.locatives | words.articles
    start = i
    while start < len(tokens) and tokens.joined[start] and tokens.keys[start] in small:
        start += 1
    hit = words.directions.longest(tokens, start) if start < len(tokens) else None
    if hit is None or hit[1][0].bearing is None:
        return i, None
    return hit[0], hit[1][0].bearing


def offshore(look: Look, i: int) -> Spot | None:
    """<large> de <Hodeïda>, <large> des côtes <somaliennes>: waters before a coast."""
    hit = look.words.offshore.longest(look.tokens, i)
    if hit is None:
        return None
    end, found = hit
    entry = f"{look.words.language}.{found[0]}"
    tokens, words = look.tokens, look.words
    start = linked(look, end)
    if start is None and words.head_last:  # "off Hodeidah", "off [the] coast"
        start = end + (_goes_on(look, end) and tokens.keys[end] in words.articles)
    if start is None or not _goes_on(look, start):
        return None
    if (coast := words.coasts.longest(tokens, start)) is not None:
        end = coast[0]
        adjective = words.adjectives.longest(tokens, end) if _goes_on(look, end) else None
        if adjective is not None:
            candidates = look.gazetteer.country(adjective[1][0])
            return Spot(i, adjective[0], candidates, "places.offshore", entry, "waters", sure=True)
        start = linked(look, end)
    whole = None if start is None else target(look, start)
    if whole is None:
        return None
    return replace(
        whole, first=i, rule="places.offshore", entry=entry, precision="waters", sure=True
    )


def _goes_on(look: Look, i: int) -> bool:
    return i < len(look.tokens) and look.tokens.joined[i]


def between(look: Look, i: int) -> Spot | None:
    """Entre <Gao> et <Ansongo>: the middle of two places that lie near each other.

    Capitals and countries must have a road or the like before them: "entre Bagdad et Erbil" may
    be an accord.
    """
    tokens, words = look.tokens, look.words
    if tokens.keys[i] not in words.between or i + 1 >= len(tokens):
        return None
    pair = ends(look, i)
    if pair is None:
        return None
    one, other = pair
    way = i > 0 and tokens.joined[i] and tokens.keys[i - 1] in words.ways
    best = _nearest(look, one, other, way=way)
    if best is None:
        return None
    entry = f"{words.language}.{words.between[tokens.keys[i]]}"
    return Spot(
        i, other.end, (best[0],), "places.between", entry, "part", sure=True, until=(best[1],)
    )


def ends(look: Look, i: int) -> tuple[Spot, Spot] | None:
    """Give the two places of "entre X et Y" at word `i`."""
    tokens, words = look.tokens, look.words
    one = behind_article(look, i + 1)
    if one is None or one.end + 1 >= len(tokens) or tokens.keys[one.end] not in words.conjunctions:
        return None
    other = behind_article(look, one.end + 1)
    return None if other is None else (one, other)


def behind_article(look: Look, i: int) -> Spot | None:
    """Give the place at word `i`, or at the next where that is an article."""
    article = i + 1 < len(look.tokens) and look.tokens.keys[i] in look.words.articles
    if article and not look.tokens.is_capital(i):
        i += 1
    return target(look, i) if i < len(look.tokens) else None


def _nearest(
    look: Look, one: Spot, other: Spot, *, way: bool
) -> tuple[Candidate, Candidate] | None:
    """Give the two places of a pair of names that fit best: likely ones, near each other."""
    pairs = [
        (a.rank + b.rank - far / _PER_RANK, a, b)
        for a, place in _towns(look, one, way=way)
        for b, second in _towns(look, other, way=way)
        if 0 < (far := (apart(place, second) or 0.0)) <= _APART
    ]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    return None if best is None else best[1:]


def _towns(look: Look, spot: Spot, *, way: bool) -> Iterator[tuple[Candidate, Place]]:
    """Give the candidates that something may lie between, if the likeliest is one."""
    for number, candidate in enumerate(spot.candidates[:_COMPARED]):
        place = look.gazetteer.place(candidate.id)
        division = place.feature in _DIVISIONS
        spread = place.precision in _SPREAD or (place.feature == "capital" and not way)
        if spread and number == 0 and not division:
            return
        if not spread:
            yield candidate, place
