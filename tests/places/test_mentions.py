"""An authored list of place mentions in sentences: `mentions.tsv`.

`expected` is a point of GeoNames or of the project's own tables, or "-" for a name of something
that is no place here; `country` and `precision` hold what is right, several joined by "|", or
nothing where any is. Points of relative positions are reckoned by hand.
"""

import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from selon.places import Gazetteer, PlaceWords, find_places, open_gazetteer, read_words
from selon.records import Place, Span, Toponym
from selon.tables import read_rows

REACH = 0.92
Row = Mapping[str, str]
ROWS = tuple(read_rows(Path(__file__).parent / "mentions.tsv"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture(scope="module")
def words() -> PlaceWords:
    return read_words("fr")


def test_mentions_are_resolved(gazetteer, words):
    misses = list(_misses(gazetteer, words))
    of_kind = Counter(row["kind"] for row in ROWS)
    missed = Counter(row["kind"] for row, _ in misses)
    for row, found in misses:
        sys.stdout.write(f"{row['kind']}: {row['sentence']} -> {found}, not {row['expected']}\n")
    for kind, number in of_kind.items():
        sys.stdout.write(f"{kind}: {number - missed[kind]} of {number}\n")
    assert 1 - len(misses) / len(ROWS) >= REACH


def _misses(gazetteer: Gazetteer, words: PlaceWords) -> Iterator[tuple[Row, str]]:
    for row in ROWS:
        before, mention, after = _cut(row["sentence"])
        span = Span(len(before), len(before) + len(mention))
        found = _at(find_places(before + mention + after, gazetteer, words), span)
        if not _is_right(row, found.place if found else None):
            yield row, _told(found)


def _cut(sentence: str) -> tuple[str, str, str]:
    """Cut a sentence at its brackets."""
    before, _, rest = sentence.partition("[")
    mention, _, after = rest.partition("]")
    return before, mention, after


def _at(places: tuple[Toponym, ...], span: Span) -> Toponym | None:
    """Give the place found at a span: of several, the one that shares most of it."""
    shared = [(_shared(place.span, span), place) for place in places]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _is_right(row: Row, place: Place | None) -> bool:
    if row["expected"] == "-":
        return place is None
    if place is None or place.lat is None or place.lon is None:
        return False
    lat, lon = map(float, row["expected"].split(","))
    return (
        _kilometres(lat, lon, place.lat, place.lon) <= float(row["tolerance_km"])
        and (not row["country"] or place.country in row["country"].split("|"))
        and (not row["precision"] or place.precision in row["precision"].split("|"))
    )


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    x = math.radians(other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return 6371 * math.hypot(x, math.radians(other_lat - lat))


def _told(found: Toponym | None) -> str:
    if found is None:
        return "nothing"
    if found.place is None:
        return f"unresolved ({found.reason})"
    place = found.place
    return f"{place.name} {place.country} {place.lat},{place.lon} {place.precision}"
