"""The record of a figure: a number, whom it counts, and what became of them."""

from dataclasses import dataclass

from selon.records import Affected, Evidence, Part, Party, Quantity, Span, Toll


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure at its place: a toll of the killed or wounded, or other people affected."""

    span: Span
    head: int  # the word that says what became of them
    kind: str
    quantity: Quantity
    who: str
    party: Party | None  # the people counted, where their noun says who they are
    parts: tuple[Part, ...]
    evidence: Evidence

    @property
    def toll(self) -> Toll:
        """The figure as killed or wounded."""
        return Toll(self.quantity, self.who, self.parts, (self.evidence,))

    @property
    def affected(self) -> Affected:
        """The figure as people otherwise affected."""
        return Affected(self.kind, self.quantity, (self.evidence,))
