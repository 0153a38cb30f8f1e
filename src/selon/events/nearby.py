"""What stands at or behind a place of the text, of lists in its order that do not overlap."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

from selon.records import Span


class Placed(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """The words that it stands on."""


Item = TypeVar("Item", bound=Placed)


def onward(items: Sequence[Item], place: int) -> Iterator[Item]:
    """Give the items that end behind a place, in order; those before it are not looked at."""
    return islice(items, bisect_right(items, place, key=_end), None)


def on(items: Sequence[Item], span: Span) -> Item | None:
    """Give the first item that shares a character with a span."""
    found = next(onward(items, span.start), None)
    return found if found is not None and found.span.overlaps(span) else None


def _end(item: Placed) -> int:
    return item.span.end
