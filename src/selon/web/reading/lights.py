"""Passages that light up in the text: a role and a span each, written into an attribute.

`initiator:90-111 trigger:116-124` is what the script of the reader understands; spans are half-open
and count code points of the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from selon.contract import Json

# Each has a colour in `static/tokens.css` and a line in `static/reader.css`.
ROLES: Final = (
    "trigger",
    "initiator",
    "target",
    "weapon",
    "toll",
    "place",
    "date",
    "source",
    "cue",
    "content",
)


@dataclass(frozen=True, slots=True, order=True)
class Light:
    """Words of the text in a role."""

    start: int
    end: int
    role: str


def light(role: str, span: Json | None) -> tuple[Light, ...]:
    """Give the words of a span in a role; nothing where no words are known."""
    start, end = (None, None) if span is None else (span.get("start"), span.get("end"))
    if start is None or end is None or start >= end:
        return ()
    return (Light(start, end, role),)


def written(lights: Iterable[Light]) -> str:
    """Give passages as an attribute.

    >>> written([Light(5, 9, "date"), Light(0, 2, "source")])
    'source:0-2 date:5-9'
    """
    return " ".join(f"{one.role}:{one.start}-{one.end}" for one in sorted(set(lights)))
