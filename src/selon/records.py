"""The records that flow between the steps of a reading.

Every span counts Unicode code points of the *folded* text (see `selon.folding`), half-open; only
`selon.contract` turns them into spans of the original. Unknown is None, never 0 or "".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from selon.fetched import Fetched


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of a text: code points, never bytes or tokens."""

    start: int
    end: int

    def __len__(self) -> int:
        return max(0, self.end - self.start)  # between two cues there may be less than nothing

    def of(self, text: str) -> str:
        """Give the words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """One link of the answer to "why was this coded?"."""

    rule: str  # the function that decided: "claims.reported_clause"
    entry: str  # the lexicon entry that it used, with its language: "fr.affirmer"
    span: Span  # the words that fired it


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read: its text unchanged, and what is known of its publication."""

    doc_id: str
    text: str
    language: str | None  # ISO 639-1; None: to be found
    published: date | None
    published_basis: str | None  # given | html | dateline | guess
    outlet: str | None = None  # who published it; never called "source"
    title: str | None = None
    url: str | None = None
    raw: bytes | None = None  # the original bytes, where the text was extracted from them
    path: str | None = None
    encoding: str | None = None  # what the bytes were found to be in, where not UTF-8
    fetched: Fetched | None = None  # where the page was asked for, or taken from an archive


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks, known from a list or composed from its words."""

    name: str  # canonical English name
    id: str | None  # "IQ:PMF"; None for a typed, unnamed group
    kind: str  # official military armed_group media agency witness medical ngo expert unknown
    role: str  # the class of the actor list: "armed-group", "state-forces", "civilians" …
    country: str | None  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words of the text that name an actor."""

    span: Span
    actor: Actor
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it, in the words of that sentence (a pronoun included)."""

    span: Span
    speaker: Span  # the fullest mention of the same speaker in the document
    name: str | None  # canonical English name, where known
    kind: str  # as Actor.kind
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody says (PARC: source, cue, content; FactBank: factuality)."""

    id: str  # "c1", in the order of the text
    source: Source | None  # None: the article's own voice
    cue: Span | None
    content: Span
    stance: str  # reports confirms claims alleges denies accuses threatens
    factuality: str  # CT+ CT- PR+ PR- PS+ PS- CTu Uu
    distance: bool  # the article keeps its distance: "a prétendu"
    preliminary: bool  # "un bilan provisoire"
    direct: bool  # direct speech
    within: str | None  # id of the claim that this one is quoted in
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as published: exactly 5 is 5/5/5, "au moins 28" is 28/None/None."""

    span: Span
    low: int | None
    best: int | None
    high: int | None
    approx: bool = False  # "une dizaine", "près de 40"
    article: bool = False  # the bare article "un", "une": a number only beside a counted noun


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression (TIMEX3 of TimeML) and the days that it names, inclusive."""

    span: Span
    type: str  # DATE TIME DURATION SET
    value: str  # TIMEX3 value: "2024-01-24TMO"
    start: date | None
    end: date | None
    precision: str | None  # day week month year range; None for a bare duration
    anchor: str | None  # published | narrative | text | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer. Degrees, WGS 84, of the named thing."""

    id: str  # "geonames:99762"
    name: str
    feature: str  # country region admin1 city base field camp sea strait …
    country: str | None  # ISO 3166-1 alpha-2
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str  # exact locality district region country waters
    radius: float | None = None  # kilometres: how far it reaches, or how uncertain its point is

    @property
    def point(self) -> tuple[float, float] | None:
        """Give latitude and longitude; None where it has no coordinates."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words of the text that name a place; `place` is None where it is not resolved."""

    span: Span
    place: Place | None
    evidence: tuple[Evidence, ...]
    reason: str | None = None  # why it is not resolved


@dataclass(frozen=True, slots=True)
class Mention:
    """A trigger: the noun, verb or light-verb group that names an event."""

    span: Span
    claim_id: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """One initiator, target or claimant of responsibility, in the words of the text."""

    span: Span
    name: str | None
    actor_id: str | None
    country: str | None
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon in the words of the text; `id` is a class of `schema/weapons.toml`."""

    span: Span
    id: str
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of it: "cinq frappes"."""

    quantity: Quantity
    unit: str  # strike attack rocket …


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a toll: "dont trois enfants"."""

    group: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed or wounded, as one source gives it."""

    quantity: Quantity
    who: str  # victims | initiator | all
    parts: tuple[Part, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Affected:
    """People neither killed nor wounded: abducted arrested missing displaced participants."""

    kind: str
    quantity: Quantity
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class EventClaim:
    """What one claim says of an event; one record for each figure."""

    claim_id: str
    killed: Toll | None = None
    wounded: Toll | None = None
    affected: tuple[Affected, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world occurrence, all its mentions in the document together."""

    id: str  # "e1", in the order of the text
    type: str  # ACLED's sub-event type, by ACLED's name
    status: str  # happened ongoing foiled threatened planned denied hypothetical
    aggregate: bool  # a running total, not an occurrence
    background: bool  # recalled, not reported
    mentions: tuple[Mention, ...]
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    weapons: tuple[Weapon, ...]
    count: Count | None
    toponyms: tuple[Toponym, ...]  # the most specific and most certain first
    time: Timex | None
    responsibility: tuple[Party, ...]
    claims: tuple[EventClaim, ...]
    confidence: float  # 0..1
    evidence: tuple[Evidence, ...]
    empty: Mapping[str, str] = field(default_factory=dict)  # slot -> why nothing stands in it


@dataclass(frozen=True, slots=True)
class Framing:
    """A loaded word and its neutral name."""

    span: Span
    neutral: str
    kind: str  # loaded | euphemism | title
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """Everything read off one article; a layer that was not asked for is None."""

    article: Article
    claims: tuple[Claim, ...] | None
    events: tuple[Event, ...] | None
    framing: tuple[Framing, ...] | None
    times: tuple[Timex, ...] | None
    toponyms: tuple[Toponym, ...] | None
    unread: bool = False  # passed over: no word in it of an event, so nothing was parsed


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that cannot be read or coded, and why; the run goes on."""

    doc_id: str
    code: str  # a code of `selon.errors`: "input.empty"
    fields: Mapping[str, object]
