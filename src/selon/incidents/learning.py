"""Weights learned from pairs that people judged, beginning at those in use.

A logistic regression whose prior is the weights in use (maximum a posteriori, Gaussian): a weight
moves as far as the pairs ask and no further. Few verdicts move little. The weights stay what they
were, logarithms of odds, so that every link still says why it is one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from selon.incidents import verdicts
from selon.incidents.features import compare
from selon.incidents.storing import telling_of
from selon.incidents.tellings import Telling
from selon.incidents.weights import Weights

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

Name: TypeAlias = tuple[str, str]  # a feature and its value

MOVED: Final = 0.05  # what a weight moves at least, to be told
_PRIOR: Final = 8.0  # how many pairs a weight in use is worth
_STEPS: Final = 4000
_RATE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """What features find of two tellings, and whether they are one incident."""

    found: frozenset[Name]
    same: bool
    counts: float = 1.0  # a verdict on many pairs at once counts as one


def pair(one: Telling, other: Telling, weights: Weights, *, same: bool) -> Pair | None:
    """Give a pair to learn from; None where no weight could link it or part it."""
    found = compare(one, other, weights)
    if found.barred:
        return None
    return Pair(frozenset((reason.feature, reason.value) for reason in found.reasons), same)


def judged(ledger: "Ledger", weights: Weights) -> list[Pair]:
    """Give the pairs on which people said "same" or "different", by the last word on each."""
    said = verdicts.verdicts(ledger.decisions())
    with ledger.link_rows() as rows:
        names = {doc_id for verdict in said for doc_id in verdict.doc_ids}
        stored = rows.tellings.read(rows.tellings.of_documents(names))
        told = {t.key: t for t in (telling_of(one.facts, one.voice) for one in stored)}
    ruling = verdicts.ruled(said, told.values())
    found: list[Pair] = []
    for verdict in said:
        of_it = list(_of(verdict, told, ruling, weights))
        found += [Pair(one.found, one.same, 1 / len(of_it)) for one in of_it]
    return found


def _of(
    verdict: verdicts.Verdict,
    told: Mapping[verdicts.Key, Telling],
    ruling: verdicts.Ruled,
    weights: Weights,
) -> Iterator[Pair]:
    sides = (
        [t for t in told.values() if any(r.means(t) for r in side)]
        for side in (verdict.ones, verdict.others)
    )
    for one, other in product(*sides):
        key = frozenset((one.key, other.key))
        if len(key) == 2 and key in ruling.same | ruling.different:
            known = pair(one, other, weights, same=key in ruling.same)
            if known is not None:
                yield known


def learned(pairs: Iterable[Pair], weights: Weights) -> dict[Name, float]:
    """Give the weights that move, with what they become; none where there are no pairs."""
    import numpy as np  # noqa: PLC0415 - only where needed

    known = list(pairs)
    if not known:
        return {}
    names = sorted(weights.of)
    rows = np.array([[float(name in one.found) for name in names] for one in known])
    labels = np.array([float(one.same) for one in known])
    counts = np.array([one.counts for one in known])
    start = np.array([weights.of[name] for name in names])
    found = start.copy()
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (counts * (labels - odds)) - _PRIOR * (found - start)
        found += _RATE * slope / (counts.sum() + _PRIOR)
    moved = zip(names, start, found, strict=True)
    return {name: round(float(to), 2) for name, was, to in moved if abs(to - was) >= MOVED}


def as_toml(changed: Mapping[Name, float], before: str = "") -> str:
    """Give the text of a user's own weights: what was there, with what was learned."""
    import tomllib  # noqa: PLC0415 - only where needed

    table: dict[str, dict[str, float]] = tomllib.loads(before)
    for (feature, value), weight in changed.items():
        table.setdefault(feature, {})[value] = weight
    parts = (
        "\n".join([f"[{feature}]", *(f"{value} = {weight}" for value, weight in values.items())])
        for feature, values in sorted(table.items())
    )
    return "\n\n".join(parts) + "\n"
