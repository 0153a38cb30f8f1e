"""What each source counts of an event: the figures of one speaker together, successive ones apart.

A coded document has an entry for each figure; a reader wants the dead and the wounded of one source
side by side. Two different numbers for the same thing are two tolls, never one.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from selon.contract import Json


@dataclass(slots=True)
class Told:
    """One source, how it says it, and at most one figure for each thing that it counts."""

    claim: Json  # the first entry of the event's claims that these figures come from
    claim_ids: list[str] = field(default_factory=list)
    figures: list[tuple[str, Json]] = field(default_factory=list)  # the dead first

    def add(self, claim_id: str, kind: str, quantity: Json) -> None:
        """Take a figure in, dead before wounded before others, victims before attackers."""
        self.figures.append((kind, quantity))
        self.figures.sort(key=lambda one: (_ORDER.get(one[0], 9), _of_attackers(one[1])))
        self.name(claim_id)

    def name(self, claim_id: str) -> None:
        """Note that this claim says so too."""
        if claim_id not in self.claim_ids:
            self.claim_ids.append(claim_id)

    def given(self, kind: str, quantity: Json) -> Json | None:
        """Give the figure that stands here already for the same thing."""
        side = _of_attackers(quantity)
        return next((q for k, q in self.figures if k == kind and _of_attackers(q) == side), None)


_ORDER = {"killed": 0, "wounded": 1}


def figures(claim: Json) -> list[tuple[str, Json]]:
    """Give every figure of an entry of an event's claims with what it counts."""
    tolls = [(kind, claim[kind]) for kind in ("killed", "wounded") if claim[kind]]
    return tolls + [(affected["kind"], affected) for affected in claim["affected"]]


def by_source(claims: Iterable[Json]) -> list[Told]:
    """Give the claims of an event by source: first those with figures, each in its order."""
    told: dict[Hashable, list[Told]] = {}
    for claim in claims:
        of_source = told.setdefault(_speaker(claim), [Told(claim)])
        of_source[0].name(claim["claim_id"])
        for kind, quantity in figures(claim):
            _settle(of_source, claim, kind, quantity)
    every = [one for of_source in told.values() for one in of_source]
    return sorted(every, key=lambda one: not one.figures)


def _settle(of_source: list[Told], claim: Json, kind: str, quantity: Json) -> None:
    """Put a figure where it is said already, else where its thing is not counted yet."""
    for told in of_source:
        known = told.given(kind, quantity)
        if known is None:
            return told.add(claim["claim_id"], kind, quantity)
        if _number(known) == _number(quantity):
            return told.name(claim["claim_id"])
    another = Told(claim)
    another.add(claim["claim_id"], kind, quantity)
    return of_source.append(another)


def _speaker(claim: Json) -> Hashable:
    """Give what makes two entries one source: who says it, in the fullest words, and how."""
    source = claim["source"]
    words = source and source["text"].casefold()
    return words, claim["stance"], claim["preliminary"]


def _of_attackers(quantity: Json) -> bool:
    return bool(quantity.get("who") == "initiator")


def _number(quantity: Json) -> tuple[Hashable, ...]:
    return tuple(quantity[key] for key in ("low", "best", "high", "approx"))
