"""Time expressions of a text, in order, each with its days and what they were counted from."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from selon.records import Evidence, Timex
from selon.times.anchoring import Context, direction_of
from selon.times.matching import Node, find_nodes
from selon.times.patterns import Rules
from selon.times.productions import resolve
from selon.times.values import Moment

# Kinds whose days do not depend on where the words around look.
_COUNTED: Final = frozenset(("now", "told", "clock", "daypart", "duration", "set"))


def find_times(text: str, rules: Rules, published: date | None) -> tuple[Timex, ...]:
    """Give the time expressions of a folded text, in order, none overlapping another.

    Days are inclusive. Without `published` what is relative to it has no days; dates that are
    complete have them. Words that name no day of the calendar ("31 février") are left out.
    """
    found: list[Timex] = []
    told: date | None = None
    for node in find_nodes(text, rules):
        looks = node.rule.kind not in _COUNTED
        direction = direction_of(text, node.span, rules) if looks else None
        moment = resolve(node, Context(published, told, direction, resolve))
        if moment is None:
            continue
        found.append(_timex(node, moment, rules.language))
        if _is_told(text, node, moment, rules):
            told = moment.end
    return tuple(found)


def _is_told(text: str, node: Node, moment: Moment, rules: Rules) -> bool:
    """Say whether the story now stands on this day, or on the end of this night."""
    one_day = moment.precision == "day" and moment.start == moment.end
    if moment.start is None or not (one_day or node.rule.production == "night"):
        return False
    before = text[max(0, node.span.start - 60) : node.span.start]
    return not any(cue.regex.search(before) for cue in rules.asides)


def _timex(node: Node, moment: Moment, language: str) -> Timex:
    return Timex(
        span=node.span,
        type=moment.type,
        value=moment.value,
        start=moment.start,
        end=moment.end,
        precision=moment.precision,
        anchor=moment.anchor,
        evidence=tuple(_evidence(node, language)),
    )


def _evidence(node: Node, language: str) -> Iterator[Evidence]:
    """Give the rule that matched, then those of its pieces."""
    yield Evidence(f"times.{node.rule.production}", f"{language}.{node.rule.id}", node.span)
    for part in node.parts.values():
        if isinstance(part, Node):
            yield from _evidence(part, language)
