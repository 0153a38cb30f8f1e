"""Everything read off one document before its events: what the coding of events looks at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from selon.claims import Cues
from selon.records import (
    Actor,
    ActorMention,
    Claim,
    Quantity,
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

    def skipped(self, span: Span) -> bool:
        """Say whether a span lies in what is not the article."""
        return any(s.overlaps(span) for s in self.skip)
