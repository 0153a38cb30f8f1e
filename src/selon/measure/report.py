"""What a measure gives: figures by slot, and the single faults behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]  # a coded or a gold document: the edge of the typed world

MISSED = "missed"
FALSE = "false"


@dataclass(frozen=True, slots=True)
class Figures:
    """How many values of one slot were right, predicted and in the gold.

    `reachable` counts the gold values of events that were found at all; None where a slot does not
    depend on another.
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0
    reachable: int | None = None

    def __add__(self, other: "Figures") -> "Figures":
        """Add counts (micro-average); `reachable` is only kept where both know it."""
        known = self.reachable is not None and other.reachable is not None
        return Figures(
            self.right + other.right,
            self.predicted + other.predicted,
            self.gold + other.gold,
            (self.reachable or 0) + (other.reachable or 0) if known else None,
        )

    @property
    def precision(self) -> float:
        """Right among predicted, 0..1; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right among gold, 0..1; 0 where the gold holds nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1.

        >>> Figures(right=1, predicted=2, gold=1).f1
        0.6666666666666666
        """
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0

    @property
    def matched(self) -> float | None:
        """Right among the gold values of events that were found; None where that says nothing."""
        return self.right / self.reachable if self.reachable else None


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One value that was missed, or one that the gold does not have."""

    doc_id: str
    event: str  # id of the gold event; "" where there is none
    slot: str
    kind: str  # missed | false
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a measure; `slots` keeps the order of the printed table."""

    documents: int
    noisy: tuple[str, ...]  # event-free documents that were coded with an event
    slots: Mapping[str, Figures]
    faults: tuple[Fault, ...]


def total(figures: Iterable[Figures]) -> Figures:
    """Give the micro-average of several slots."""
    return sum(figures, Figures(reachable=0))
