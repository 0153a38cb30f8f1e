"""What the form of a correction shows: which fields there are, what may be chosen, what stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeAlias

from selon.formats.wording import line, weapon
from selon.ledger.anchors import EVENTS
from selon.ledger.correcting import current
from selon.ledger.reviewed import Fact
from selon.records import Place
from selon.schema import read_events, read_weapons
from selon.web.naming import Actors
from selon.web.reading.chains import chain
from selon.web.reading.correcting import CLAIM_FIELDS, EVENT_FIELDS, LISTS, PARTIES, TOLLS, Filled
from selon.web.wording import Words

Json: TypeAlias = Mapping[str, Any]

# What may be chosen in a field: the kind of its codes, and the part of the value that holds one.
_TERMS: Final = MappingProxyType(
    {
        "source": ("kind", "kind"),
        "stance": ("stance", None),
        "status": ("status", None),
        "count": ("unit", "unit"),
    }
)
_NUMBER: Final = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d{3})*")


class Places(Protocol):
    """Whatever knows places by their names."""

    def named(self, words: str, language: str | None) -> tuple[Place, ...]:
        """Give the places that words may mean, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be chosen."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form: which parts it has, and what stands in them."""

    field: str
    fields: tuple[Choice, ...]
    filled: Filled
    words: str
    is_list: bool
    is_toll: bool
    choices: tuple[Choice, ...]
    places: tuple[Choice, ...]
    sayings: tuple[Choice, ...]
    low: str
    high: str
    since: str
    until: str
    name: str
    actors: tuple[tuple[str, str], ...]  # every name that selon knows, and the same in the language


def form(
    filled: Filled, fact: Fact | None, text: str, words: Words, places: Places, actors: Actors
) -> Form:
    """Give the form for a field of a fact, or with no fact the form that adds one."""
    value: Json = {} if fact is None else fact.value
    names = _fields(fact)
    field = filled.field if filled.field in names else (names[0] if names else "")
    told = _words(filled, text)
    held = _held(value, field, filled.saying)
    shown = told or (line(str(held.get("text") or "")) if isinstance(held, Mapping) else "")
    low, high = _numbers(held, told)
    return Form(
        field=field,
        fields=tuple(Choice(n, words.say(f"reader.field_{n}"), n == field) for n in names),
        filled=filled,
        words=shown,
        is_list=field in LISTS,
        is_toll=field in TOLLS,
        choices=_choices(field, fact, held, words),
        places=_places(field, shown, held, places),
        sayings=_sayings(value, words, filled.saying) if field in TOLLS else (),
        low=low,
        high=high,
        since=_of(held, "start") if field == "date" else "",
        until=_of(held, "end") if field == "date" else "",
        name=_of(held, "name") if field in PARTIES and not told else "",
        actors=actors.all(words.language) if field in PARTIES else (),
    )


def _fields(fact: Fact | None) -> tuple[str, ...]:
    if fact is None:
        return ()
    return EVENT_FIELDS if fact.record.startswith(EVENTS) else CLAIM_FIELDS


def _words(filled: Filled, text: str) -> str:
    if filled.words:
        return filled.words
    if filled.start is None or filled.end is None:
        return ""
    return line(text[filled.start : filled.end])


def _held(value: Json, field: str, saying: int | None) -> object:
    """Give what stands in a field; the first of several."""
    if not field:
        return None
    name = f"claims.{saying}.{field}" if saying is not None and field in TOLLS else field
    held = current(value, name)
    return held[0] if isinstance(held, list) and held else held


def _choices(field: str, fact: Fact | None, held: object, words: Words) -> tuple[Choice, ...]:
    if fact is None or field == "sub_event_type":
        return tuple(Choice(n, words.event_type(n), n == held) for n in read_events())
    if field == "weapon":
        now = _of(held, "id")
        named = ((id_, weapon(id_, words.language)) for id_ in read_weapons())
        return tuple(Choice(id_, label, id_ == now) for id_, label in named)
    kind, part = _TERMS.get(field, (None, None))
    said = held if part is None else _of(held, part)
    return () if kind is None else tuple(Choice(c, t, c == said) for c, t in words.codes(kind))


def _places(field: str, asked: str, held: object, places: Places) -> tuple[Choice, ...]:
    if field != "places" or not asked:
        return ()
    now = _of(held, "gazetteer_id")
    found = places.named(asked, None)
    return tuple(
        Choice(p.id, ", ".join(filter(None, (p.name, p.admin1, p.country))), p.id == now)
        for p in found
    )


def _sayings(value: Json, words: Words, now: int | None) -> tuple[Choice, ...]:
    """Give whose figure it may be: the claims that speak of the event."""
    told = []
    for number, said in enumerate(value.get("claims") or ()):
        speaker = chain({}, said, words)[-1].words
        figure = said["killed"] or said["wounded"]
        known = f"{speaker} ({figure['low']})" if figure else speaker
        told.append(Choice(str(number), known, number == now))
    return tuple(told)


def _numbers(held: object, told: str) -> tuple[str, str]:
    """Give the number in the words that were selected, else the one that stands."""
    if told:
        found = _NUMBER.search(told)
        number = re.sub(r"\D", "", found.group()) if found else ""
        return number, ""
    low, high = _of(held, "low"), _of(held, "high")
    return low, high if high != low else ""


def _of(held: object, name: str) -> str:
    known = held.get(name) if isinstance(held, Mapping) else None
    return "" if known is None else str(known)
