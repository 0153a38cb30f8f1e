"""What stands on some words of a text, found without a look at all that stands elsewhere."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from selon.records import Span


class Placed(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """The words that it stands on."""


Item = TypeVar("Item", bound=Placed)

# Characters of a stretch of text are 2 to this power: about a line.
LINE = 6


class Nearby(Generic[Item]):
    """Items of a text by the stretches that they stand in; they may overlap, in any order."""

    __slots__ = ("_items", "_lines")

    def __init__(self, items: Sequence[Item]) -> None:
        """Sort items into the stretches of the text."""
        self._items = items
        self._lines: dict[int, list[int]] = {}
        for n, item in enumerate(items):
            for line in range(item.span.start >> LINE, (item.span.end >> LINE) + 1):
                self._lines.setdefault(line, []).append(n)

    def on(self, span: Span) -> Sequence[Item]:
        """Give the items that share a character with a span, in the order of all."""
        first, last = span.start >> LINE, span.end >> LINE
        found: Sequence[int] = self._lines.get(first, ())
        if first != last:
            lines = range(min(first, last), max(first, last) + 1)
            found = sorted({n for line in lines for n in self._lines.get(line, ())})
        return [self._items[n] for n in found if self._items[n].span.overlaps(span)]
