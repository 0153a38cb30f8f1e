"""Claims and events by name: thin views of the coded document, each with its words and spans."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from selon.errors import UsageError
from selon.records import Span

Json: TypeAlias = Mapping[str, Any]

SAID = "said"
NOT_SAID = "not_said"
_DATE = "text_start"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text and where they stand; `text[span.start:span.end]` gives them again."""

    text: str
    span: Span
    quote: str

    def check(self) -> bool:
        """Say whether the words stand there."""
        return self.text[self.span.start : self.span.end] == self.quote

    def __repr__(self) -> str:
        return f"{self.quote!r} [{self.span.start}:{self.span.end}]"


@dataclass(frozen=True, slots=True)
class Count:
    """A number as it was said. Not said is neither zero nor none: `status` tells."""

    low: int | None
    best: int | None
    high: int | None
    approx: bool
    status: str  # said | not_said
    who: str | None = None  # victims | initiator | all
    preliminary: bool = False
    source: str | None = None  # who says it; None is the article's own voice


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days of an event, both included."""

    start: date | None
    end: date | None
    precision: str
    anchor: str | None
    basis: Quote | None


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts, or who or what is acted upon."""

    text: str
    name: str | None
    actor_id: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an event; without an entry of the gazetteer it has no coordinates."""

    text: str
    name: str | None
    gazetteer_id: str | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody says."""

    json: Json
    text: str  # of the whole document
    claims: Mapping[str, Json]

    @property
    def id(self) -> str:
        """The id in this document: "c3"."""
        return str(self.json["claim_id"])

    @property
    def speaker(self) -> str | None:
        """Who says it, by name where known; None is the article's own voice."""
        return _speaker(self.json["source"])

    @property
    def chain(self) -> tuple[str | None, ...]:
        """Who reports whom: from the one nearest to the article to the speaker."""
        found, claim = [self.speaker], self.json
        while claim["within"] in self.claims:
            claim = self.claims[claim["within"]]
            found.append(_speaker(claim["source"]))
        return tuple(reversed(found))

    @property
    def stance(self) -> str:
        """How it is said: reports, confirms, claims, alleges, denies, accuses, threatens."""
        return str(self.json["stance"])

    @property
    def span(self) -> Span:
        """Where what is said stands, in code points."""
        return Span(self.json["content"]["start"], self.json["content"]["end"])

    @property
    def quote(self) -> str:
        """What is said, in the words of the article."""
        return self.span.of(self.text)

    def __repr__(self) -> str:
        return f"Claim({self.id}, {self.speaker!r} {self.stance}: {self.quote[:60]!r})"


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence that a document mentions."""

    json: Json
    text: str  # of the whole document

    @property
    def id(self) -> str:
        """The id in this document: "e2"."""
        return str(self.json["event_id"])

    @property
    def type(self) -> str:
        """The sub-event type, by ACLED's name."""
        return str(self.json["sub_event_type"])

    @property
    def status(self) -> str:
        """Whether it took place: happened, ongoing, foiled, threatened, planned, denied, …"""
        return str(self.json["status"])

    @property
    def confidence(self) -> float:
        """How sure it is that this is an event."""
        return float(self.json["confidence"])

    @property
    def initiators(self) -> tuple[Party, ...]:
        """Who acts."""
        return tuple(map(_party, self.json["initiator"]))

    @property
    def targets(self) -> tuple[Party, ...]:
        """Who or what is acted upon."""
        return tuple(map(_party, self.json["target"]))

    @property
    def initiator(self) -> Party | None:
        """The first of those who act."""
        return next(iter(self.initiators), None)

    @property
    def target(self) -> Party | None:
        """The first of those who are acted upon."""
        return next(iter(self.targets), None)

    @property
    def weapon(self) -> str | None:
        """The class of the first weapon."""
        return next((str(weapon["id"]) for weapon in self.json["weapon"]), None)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places, the most specific first."""
        return tuple(_place(place) for place in self.json["places"])

    @property
    def place(self) -> Place | None:
        """The most specific place."""
        return next(iter(self.places), None)

    @property
    def killed(self) -> Count:
        """The first toll of dead among the victims that anybody gives; `tolls` has all."""
        return self._first("killed")

    @property
    def wounded(self) -> Count:
        """The first toll of wounded; `tolls` has all."""
        return self._first("wounded")

    def tolls(self, kind: str) -> tuple[Count, ...]:
        """Give every toll ("killed" or "wounded") with who gives it."""
        return tuple(_count(said[kind], said) for said in self.json["claims"] if said[kind])

    @property
    def date(self) -> DateRange | None:
        """When; None where the text does not say and nothing anchors it."""
        told = self.json["date"]
        return None if told is None else _dates(told, self.text)

    def evidence(self, field: str) -> Quote:
        """Give the words behind a field; UsageError `library.field` where there are none."""
        spans = {
            "killed": next((s["killed"] for s in self.json["claims"] if s["killed"]), None),
            "wounded": next((s["wounded"] for s in self.json["claims"] if s["wounded"]), None),
            "type": next(iter(self.json["mentions"]), None),
        }
        told = spans[field] if field in spans else self.json.get(field)
        told = told[0] if isinstance(told, list) and told else told
        if not isinstance(told, Mapping):
            raise UsageError("library.field", field=field, id=self.id)
        return _quote(told, self.text)

    def _first(self, kind: str) -> Count:
        tolls = self.tolls(kind)
        of_victims = [toll for toll in tolls if toll.who != "initiator"]
        unsaid = Count(None, None, None, approx=False, status=NOT_SAID)
        return next(iter(of_victims), unsaid)

    def __repr__(self) -> str:
        where = f", {self.place.name or self.place.text}" if self.place else ""
        when = f", {self.date.start}" if self.date else ""
        return f"Event({self.id}, {self.type}, {self.status}{where}{when})"


def _speaker(source: Json | None) -> str | None:
    return None if source is None else str(source["name"] or source["text"])


def _party(told: Json) -> Party:
    return Party(told["text"], told["name"], told["actor_id"], told["country"])


def _place(told: Json) -> Place:
    kept = ("text", "name", "gazetteer_id", "lat", "lon", "country", "admin1", "precision")
    known: dict[str, Any] = {name: told.get(name) for name in kept}
    return Place(**known)


def _count(toll: Json, said: Json) -> Count:
    return Count(
        toll["low"],
        toll["best"],
        toll["high"],
        approx=toll["approx"],
        status=SAID,
        who=toll["who"],
        preliminary=said["preliminary"],
        source=_speaker(said["source"]),
    )


def _dates(told: Json, text: str) -> DateRange:
    start, end = (told[side] and date.fromisoformat(told[side]) for side in ("start", "end"))
    basis = _quote(told, text) if told.get(_DATE) is not None else None
    return DateRange(start, end, told["precision"], told["anchor"], basis)


def _quote(told: Json, text: str) -> Quote:
    start, end = (told[_DATE], told["text_end"]) if _DATE in told else (told["start"], told["end"])
    return Quote(text, Span(start, end), text[start:end])
