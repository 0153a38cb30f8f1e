"""Tellings as JSON for the ledger, and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from selon.incidents.tellings import Side, Spot, Telling

_SPOT = tuple(field.name for field in fields(Spot))
_SIDE = tuple(field.name for field in fields(Side))
_PLAIN = (
    "doc_id",
    "event_id",
    "type",
    "status",
    "background",
    "start",
    "end",
    "published",
    "language",
    "main",
    "reported",
)
_SIDES = ("initiators", "targets")
_PAIRS = ("killed", "wounded", "spans")
_SETS = ("names", "words", "quoted")


def as_json(telling: Telling) -> dict[str, Any]:
    """Give the facts of a telling; its voice stands elsewhere, for it may change."""
    return (
        {name: getattr(telling, name) for name in (*_PLAIN, "trigger", "weapons", *_PAIRS)}
        | {"places": [[getattr(spot, name) for name in _SPOT] for spot in telling.places]}
        | {
            role: [[getattr(side, name) for name in _SIDE] for side in getattr(telling, role)]
            for role in _SIDES
        }
        | {name: sorted(getattr(telling, name)) for name in _SETS}
    )


def telling_of(facts: Mapping[str, Any], voice: str) -> Telling:
    """Give the telling of facts as `as_json` wrote them."""
    # What an older version did not know of a telling is False until its document is linked anew.
    known: dict[str, Any] = {name: facts.get(name, False) for name in (*_PLAIN, "trigger")}
    known |= {role: tuple(Side(*side) for side in facts[role]) for role in _SIDES}
    known |= {name: tuple((low, high) for low, high in facts[name]) for name in _PAIRS}
    known |= {name: frozenset(facts[name]) for name in _SETS}
    places = tuple(Spot(sound, tuple(words), *rest) for sound, words, *rest in facts["places"])
    return Telling(**known, places=places, weapons=tuple(facts["weapons"]), voice=voice)
