"""What an expression is counted from: publication, the story so far, and where the words look.

News tells of the past: a weekday or a date without its year is the last one, unless the words
around it look forward. Words that count from the story ("la veille") count from the last day
that the text named.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from selon.records import Span
from selon.times.days import around
from selon.times.matching import Node
from selon.times.patterns import Rules
from selon.times.values import Moment

_BREAK: Final = re.compile(r"[.!?;«»\"\n](?=\s|$)|[«»\"]")
_REACH: Final = 120  # characters to either side in which a cue counts
# A date without year that is so many days ahead, the last one most of a year ago, is to come:
# even where the sentence looks back ("doit venir du 26 au 29 mars, a indiqué le palais").
_SOON: Final = 31
_VERY_SOON: Final = 10
_LONG_AGO: Final = 300  # days


@dataclass(frozen=True, slots=True)
class Context:
    """What a production may know beside the words.

    `direction` is where the words around look; `near` replaces publication as the day to which
    incomplete dates are completed (the other end of a range).
    """

    published: date | None
    told: date | None
    direction: str | None
    resolve: "Callable[[Node, Context], Moment | None]"
    near: date | None = None

    @property
    def reference(self) -> date | None:
        """Give the day to which incomplete dates are completed."""
        return self.near if self.near is not None else self.published

    @property
    def anchor(self) -> str:
        """Say what completed dates depend on."""
        return "text" if self.near is not None else "published"


def direction_of(text: str, span: Span, rules: Rules) -> str | None:
    """Say where the words of the same sentence look, the nearest cue deciding: past or future.

    None where no cue stands near.
    """
    start, end = _sentence(text, span)
    found = (
        (_distance(match.span(), span), cue.direction)
        for cue in rules.cues
        for match in cue.regex.finditer(text, start, end)
    )
    best = min(found, default=None)
    return best[1] if best else None


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Give the bounds of the sentence, at most `_REACH` characters to either side."""
    low, high = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before = [match.end() for match in _BREAK.finditer(text, low, span.start)]
    after = _BREAK.search(text, span.end, high)
    return (before[-1] if before else low), (after.start() if after else high)


def _distance(cue: tuple[int, int], span: Span) -> int:
    """Count the characters between a cue and the expression."""
    return max(cue[0] - span.end, span.start - cue[1], 0)


def choose(candidates: Iterable[date | None], context: Context) -> date | None:
    """Choose among the days that an incomplete expression may mean.

    The past, unless the words look forward, or the next one is near while the last one is most of
    a year ago ("le 8 février", published on 25 January).
    """
    if context.reference is None:
        return None
    before, after = around(context.reference, candidates)
    if before is None or after is None:
        return before or after
    if context.direction == "future":
        return after
    soon = _SOON if context.direction is None else _VERY_SOON
    ahead = (after - context.reference).days <= soon
    return after if ahead and (context.reference - before).days >= _LONG_AGO else before
