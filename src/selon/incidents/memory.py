"""What a run of linking need not read or compare twice: facts of tellings, scores of pairs.

The facts under a number never change in the ledger, and a number is never given again; whose voice
a telling is may change at any moment and is asked each time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from selon.incidents.features import compare
from selon.incidents.storing import telling_of
from selon.incidents.tellings import Telling
from selon.incidents.units import Key, Scorer
from selon.incidents.weights import Weights
from selon.ledger.linking import LinkRows

Numbered: TypeAlias = tuple[int, Telling]

_TELLINGS: Final = 20_000  # kept; some 100 MB
_SCORES: Final = 1_000_000


@dataclass(slots=True)
class Memory:
    """Forgets everything where it grows too large."""

    known: dict[int, Telling] = field(default_factory=dict)
    scores: dict[tuple[int, int, bool], float | None] = field(default_factory=dict)
    compared: int = 0  # pairs whose features were looked at

    def read(self, rows: LinkRows, numbers: Iterable[int]) -> dict[int, Telling]:
        """Give tellings as they stand; those that are gone are left out."""
        wanted = set(numbers)
        if len(self.known) > _TELLINGS:
            self.known.clear()
        told = {
            n: self._spoken(n, v)
            for n, v in rows.tellings.voices(wanted & self.known.keys()).items()
        }
        for stored in rows.tellings.read(wanted - self.known.keys()):
            told[stored.id] = telling_of(stored.facts, stored.voice)
        self.known |= told
        return told

    def scorer(self, numbers: Mapping[Key, int], weights: Weights) -> Scorer:
        """Give what scores pairs of tellings whose numbers in the ledger are known."""

        def score(one: Telling, other: Telling) -> float | None:
            pair = ((numbers[one.key], one), (numbers[other.key], other))
            return self.compare(*pair, weights)

        return score

    def compare(self, one: Numbered, other: Numbered, weights: Weights) -> float | None:
        """Give the score of two tellings; None where they are barred from each other."""
        (a, first), (b, second) = one, other
        key = (min(a, b), max(a, b), first.voice == second.voice)
        if key not in self.scores:
            if len(self.scores) > _SCORES:
                self.scores.clear()
            self.compared += 1
            found = compare(first, second, weights)
            self.scores[key] = None if found.barred else found.score
        return self.scores[key]

    def _spoken(self, number: int, voice: str) -> Telling:
        telling = self.known[number]
        return telling if telling.voice == voice else replace(telling, voice=voice)
