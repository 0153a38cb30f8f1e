"""Everything read off one document before its events: what the coding of events looks at."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from selon.claims import Cues
from selon.nearby import Nearby
from selon.records import (
    Actor,
    ActorMention,
    Claim,
    Quantity,
    Source,
    Span,
    Timex,
    Toponym,
    Weapon,
)
from selon.syntax import Tree


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, parsed, with every layer that comes before the events, in text order."""

    tree: Tree
    published: date | None
    dateline: Span | None  # the words that date the article itself
    skip: tuple[Span, ...]  # what is not the article: share buttons, credits
    claims: tuple[Claim, ...]
    voice: Claim  # the article's own voice: a claim without source
    times: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]
    toponyms: tuple[Toponym, ...]
    actors: tuple[ActorMention, ...]
    weapons: tuple[Weapon, ...]
    cues: Cues  # modality: negation, plans, hedges
    who: Callable[[str], Actor | None]  # resolves a whole noun phrase
    memo: dict[Any, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def skipped(self, span: Span) -> bool:
        """Say whether a span lies in what is not the article."""
        return any(s.overlaps(span) for s in self.skip)

    def claim(self, claim_id: str | None) -> Claim | None:
        """Give a claim by its id."""
        if "claims" not in self.memo:
            self.memo["claims"] = {c.id: c for c in reversed(self.claims)}
        found: Claim | None = self.memo["claims"].get(claim_id)
        return found

    def times_on(self, span: Span) -> Sequence[Timex]:
        """Give the times that share a character with a span."""
        return self._nearby("times", self.times).on(span)

    def quantities_on(self, span: Span) -> Sequence[Quantity]:
        """Give the numbers that share a character with a span."""
        return self._nearby("quantities", self.quantities).on(span)

    def toponyms_on(self, span: Span) -> Sequence[Toponym]:
        """Give the names of places that share a character with a span."""
        return self._nearby("toponyms", self.toponyms).on(span)

    def actors_on(self, span: Span) -> Sequence[ActorMention]:
        """Give the mentions of actors that share a character with a span."""
        return self._nearby("actors", self.actors).on(span)

    def weapons_on(self, span: Span) -> Sequence[Weapon]:
        """Give the weapons that share a character with a span."""
        return self._nearby("weapons", self.weapons).on(span)

    def sources_on(self, span: Span) -> Sequence[Source]:
        """Give the sources of claims that share a character with a span."""
        sources = self.memo.get("sources")
        if sources is None:
            named = [c.source for c in self.claims if c.source is not None]
            sources = self.memo["sources"] = Nearby(named)
        found: Sequence[Source] = sources.on(span)
        return found

    def _nearby(self, name: str, items: Sequence[Any]) -> Nearby[Any]:
        found: Nearby[Any] | None = self.memo.get(name)
        if found is None:
            found = self.memo[name] = Nearby(items)
        return found


Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")


def remembered(rule: Callable[[Reading, Key], Found]) -> Callable[[Reading, Key], Found]:
    """Ask a rule about one thing of a document once; its answer must hang on nothing else."""

    @wraps(rule)
    def known(reading: Reading, key: Key) -> Found:
        memo: dict[Key, Found] = reading.memo.setdefault(rule, {})
        if key not in memo:
            memo[key] = rule(reading, key)
        return memo[key]

    return known
