"""Items by the stretches of a text that they stand in: as a look at all of them finds them."""

from dataclasses import dataclass
from itertools import product

from selon.nearby import Nearby
from selon.records import Span


@dataclass(frozen=True, slots=True)
class _Item:
    span: Span


def test_finds_what_a_look_at_all_finds() -> None:
    """In any order, overlapping, on and over the ends of stretches, before the text and empty."""
    places = (0, 1, 62, 63, 64, 65, 127, 128, 200)
    items = [_Item(Span(a, b)) for b, a in product(places, places) if a < b]
    nearby = Nearby(items)
    for start, end in product((-3, *places), (*places, 400)):
        span = Span(start, end)
        assert list(nearby.on(span)) == [i for i in items if i.span.overlaps(span)], span
