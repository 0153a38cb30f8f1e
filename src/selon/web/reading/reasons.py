"""Why a field holds what it holds: rules, entries of the lexicon, the place that came second."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from selon.contract import Json
from selon.formats.wording import line
from selon.web.reading.lights import Light, light

NameOf: TypeAlias = Callable[[str], str | None]  # of an id of the gazetteer

RUNNER_UP: Final = "places.runner_up"


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that fired, on which words and with which entry."""

    rule: str
    entry: str
    name: str | None  # of a place
    words: str
    runner_up: bool
    lights: tuple[Light, ...]


def reasons(because: Iterable[Json], text: str, name_of: NameOf) -> tuple[Reason, ...]:
    """Give the reasons, as they stand in the coded document."""
    return tuple(_reason(one, text, name_of) for one in because)


def _reason(one: Json, text: str, name_of: NameOf) -> Reason:
    start, end = one["start"], one["end"]
    return Reason(
        rule=one["rule"],
        entry=one["entry"],
        name=name_of(one["entry"]) if one["rule"].startswith("places.") else None,
        words=line(text[start:end]),
        runner_up=one["rule"] == RUNNER_UP,
        lights=light("cue", one),
    )
