"""What an event holds in each slot, on the coder's side and in the gold.

A slot is two readers that give comparable `Value`s: one reads an event of a coded document
(`selon.contract`), the other an event of a gold document (`docs/guidelines.md`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from selon.measure.comparing import Location, Value
from selon.measure.report import Json
from selon.measure.vocabulary import vocabulary

Reader: TypeAlias = Callable[[Json], Iterable[Value]]

TOLLS: Final = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of the table; `ledger` says whether it counts in the micro-average."""

    name: str
    coded: Reader
    gold: Reader
    ledger: bool = True


def _sub_type(event: Json) -> Iterator[Value]:
    yield Value((event.get("sub_event_type"),))


def _type(event: Json) -> Iterator[Value]:
    yield Value((vocabulary().event_type_of.get(str(event.get("sub_event_type"))),))


def _status(event: Json) -> Iterator[Value]:
    yield Value((event.get("status"),))


def _date(event: Json) -> Iterator[Value]:
    if event.get("date"):
        yield Value((event["date"].get("start"), event["date"].get("end")))


def _names(record: Json) -> tuple[str, ...]:
    return tuple(name for name in (record.get("text"), record.get("name")) if name)


def _coded_party(slot: str) -> Reader:
    return lambda event: (Value(names=_names(party)) for party in event.get(slot) or [])


def _gold_party(slot: str) -> Reader:
    return lambda event: (Value(names=(*a["texts"], a["name"])) for a in event[slot])


def _coded_tolls(slot: str) -> Reader:
    def read(event: Json) -> list[Value]:
        tolls = (claim[slot] for claim in _claims(event) if claim.get(slot))
        return _distinct((toll["low"], toll.get("high")) for toll in tolls)

    return read


def _gold_tolls(slot: str) -> Reader:
    return lambda event: _distinct((toll["low"], toll["high"]) for toll in event[slot])


def _distinct(figures: Iterable[tuple[object, ...]]) -> list[Value]:
    return [Value(figure) for figure in sorted(set(figures), key=str)]


def _coded_place(event: Json) -> Iterator[Value]:
    """Give the place; one that is named but not resolved is a miss, not a false alarm."""
    place = event.get("place")
    if place and place.get("lat") is not None:
        point = Location(place["lat"], place["lon"], place.get("country"), _names(place))
        yield Value(place=point)


def _gold_place(event: Json) -> Iterator[Value]:
    place = event["place"]
    if place:
        names = (*place["texts"][:1], place["name"])
        yield Value(place=Location(place["lat"], place["lon"], place["country"], names))


def _claims(event: Json) -> list[Json]:
    return event.get("claims") or []


def _told(event: Json) -> Iterator[tuple[Json, Json]]:
    """Give the claims of an event that have a source, each with it."""
    for claim in _claims(event):
        if claim.get("source"):
            yield claim, claim["source"]


def _coded_sources(event: Json) -> list[Value]:
    named = {s["text"]: _names(s) for _, s in _told(event) if s.get("text")}
    return [Value(names=names) for names in named.values()]


def _gold_sources(event: Json) -> list[Value]:
    texts = [s["text"] for s in event["sources"]]
    texts += [toll["source"] for slot in TOLLS for toll in event[slot] if toll.get("source")]
    return [Value(names=(text,)) for text in dict.fromkeys(texts)]


def _coded_toll_sources(event: Json) -> Iterator[Value]:
    for claim, source in _told(event):
        for slot in TOLLS:
            if claim.get(slot):
                figure = (slot, claim[slot]["low"], claim[slot].get("high"))
                yield Value(figure, names=_names(source))


def _gold_toll_sources(event: Json) -> Iterator[Value]:
    for slot in TOLLS:
        for toll in event[slot]:
            if toll.get("source"):
                yield Value((slot, toll["low"], toll["high"]), names=(toll["source"],))


def _coded_stances(event: Json) -> list[Value]:
    told = {
        (source["text"], claim["stance"])
        for claim, source in _told(event)
        if source.get("text") and claim.get("stance")
    }
    return [Value((stance,), names=(text,)) for text, stance in sorted(told)]


def _gold_stances(event: Json) -> Iterator[Value]:
    return (Value((s["stance"],), names=(s["text"],)) for s in event["sources"])


def _gold_responsibility(event: Json) -> Iterator[Value]:
    return (Value(names=(s["text"],)) for s in event["responsibility"])


SLOTS: Final = (
    Slot("sub_event_type", _sub_type, _sub_type),
    Slot("event_type", _type, _type, ledger=False),  # follows from the sub-event type
    Slot("status", _status, _status),
    Slot("initiator", _coded_party("initiator"), _gold_party("initiator")),
    Slot("target", _coded_party("target"), _gold_party("target")),
    Slot("killed", _coded_tolls("killed"), _gold_tolls("killed")),
    Slot("wounded", _coded_tolls("wounded"), _gold_tolls("wounded")),
    Slot("place", _coded_place, _gold_place),
    Slot("date", _date, _date),
    Slot("source", _coded_sources, _gold_sources),
    Slot("stance", _coded_stances, _gold_stances),
    Slot("toll_source", _coded_toll_sources, _gold_toll_sources),
    Slot("responsibility", _coded_party("responsibility"), _gold_responsibility),
)
