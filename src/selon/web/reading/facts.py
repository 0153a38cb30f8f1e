"""Facts as the reader shows them: an event with its fields, who gives which figure, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from selon.contract import Json
from selon.formats.tolls import Told, by_source
from selon.formats.wording import confidence, counted, days, flags, line, noun, toll, weapon
from selon.formats.wording import figure as number_of
from selon.ledger.correcting import Change
from selon.ledger.lessons import confidence as learned_confidence
from selon.ledger.reviewed import Fact
from selon.web.reading.chains import Speaker, chain
from selon.web.reading.lights import Light, light
from selon.web.reading.reasons import NameOf, Reason, reasons
from selon.web.wording import Words

# The fields of an event in the order of the card; the key that sets each, with Shift, after words
# were selected (ux 4.4: letters that every keyboard has), and the role that its words light up in.
KEYS: Final = {
    "initiator": "A",
    "target": "C",
    "weapon": "W",
    "count": "N",
    "killed": "T",
    "wounded": "B",
    "places": "L",
    "date": "D",
    "source": "Q",
}
_WEAK: Final = ("preliminary", "distance")  # what weakens how it is said
_HUMAN: Final = "human"  # the anchor and the reason of what a person wrote


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a field: words of the text, what they mean, why."""

    words: str | None  # verbatim; None where a person gave none
    meaning: str | None
    lights: tuple[Light, ...]
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an event; without values it says why it is empty."""

    name: str
    key: str | None
    values: tuple[Value, ...]
    gap: str | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that somebody gives."""

    kind: str  # killed, wounded …
    hedge: str  # "au moins ", "environ "; "" where there is none
    number: str
    unit: str
    whole: str  # all of it in one line, with its shares
    side: str  # victims | initiator | all
    lights: tuple[Light, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source gives of an event, and how it says it."""

    speakers: tuple[Speaker, ...]
    stance: str
    how: tuple[str, ...]  # the same in words, and what weakens it
    figures: tuple[Figure, ...]
    claim_ids: tuple[str, ...]
    lights: tuple[Light, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """An event as its card shows it."""

    record: str
    title: str
    status: tuple[str, ...]
    state: str
    sure: str
    fields: tuple[Field, ...]
    sayings: tuple[Saying, ...]
    because: tuple[Reason, ...]
    lights: tuple[Light, ...]
    changes: tuple[Change, ...]
    said_by: str | None
    reason: str | None
    claim: str | None  # the first claim of somebody that it hangs on
    first: int  # where its first words stand

    @property
    def has_dead(self) -> bool:
        """Whether anybody says how many were killed."""
        return any(f.kind == "killed" for said in self.sayings for f in said.figures)


@dataclass(frozen=True, slots=True)
class Shown:
    """What facts are shown with."""

    coded: Json
    text: str
    words: Words
    name_of: NameOf
    learned: Mapping[tuple[str, str | None], tuple[int, int]]  # right and wrong, by rule and entry


def fact_views(facts: Iterable[Fact], shown: Shown) -> list[FactView]:
    """Give the events in the order of the text."""
    views = [_view(fact, shown) for fact in facts]
    return sorted(views, key=lambda view: (view.first, view.record))


def _view(fact: Fact, shown: Shown) -> FactView:
    event, words = dict(fact.value), shown.words
    fields = tuple(_fields(fact, shown))
    sayings = tuple(_saying(told, shown) for told in by_source(event["claims"]))
    triggers = [one for mention in event["mentions"] for one in light("trigger", mention)]
    lights = [
        *triggers,
        *(one for f in fields for v in f.values for one in v.lights),
        *(one for said in sayings for one in said.lights),
    ]
    status = [words.term("status", event["status"])]
    quoted = [c for said in event["claims"] if said["source"] and (c := said["claim_id"])]
    decision = fact.said.decision if fact.said else None
    sure = learned_confidence(event, shown.learned)
    return FactView(
        record=fact.record,
        title=words.event_type(event["sub_event_type"]),
        status=(*status, *flags(event, ("aggregate", "background"), words.language)),
        state=fact.state,
        sure=confidence({"confidence": sure}, words.language),
        fields=fields,
        sayings=sayings,
        because=reasons(event["because"], shown.text, shown.name_of),
        lights=tuple(sorted(set(lights))),
        changes=fact.changes,
        said_by=decision.by if decision else None,
        reason=decision.reason if decision else None,
        claim=quoted[0] if quoted else None,
        first=min((one.start for one in triggers), default=0),
    )


def _fields(fact: Fact, shown: Shown) -> Iterator[Field]:
    event = dict(fact.value)
    changed = {change.field for change in fact.changes}
    values = {
        "mentions": [Value(line(m["text"]), None, light("trigger", m)) for m in event["mentions"]],
        "initiator": [_party("initiator", p, shown) for p in event["initiator"]],
        "target": [_party("target", p, shown) for p in event["target"]],
        "weapon": [_weapon(w, shown) for w in event["weapon"]],
        "count": [_count(event["count"], shown)] if event["count"] else [],
        "places": [_place(p, shown) for p in event["places"]],
        "date": [_date(event["date"], shown)] if event["date"] else [],
        "responsibility": [_party("initiator", p, shown) for p in event["responsibility"]],
    }
    for name, found in values.items():
        gap = (event.get("empty") or {}).get("place" if name == "places" else name)
        told = shown.words.term("empty", gap, area="explain") if gap else None
        if found or told or name in ("initiator", "target", "places", "date"):
            yield Field(name, KEYS.get(name), tuple(found), told, corrected=name in changed)


def _party(role: str, party: Json, shown: Shown) -> Value:
    name = party.get("name")
    known = line(name) if name and name.casefold() != party["text"].casefold() else None
    because = reasons(party.get("because") or (), shown.text, shown.name_of)
    return Value(line(party["text"]), known, light(role, party), because)


def _weapon(known: Json, shown: Shown) -> Value:
    because = reasons(known.get("because") or (), shown.text, shown.name_of)
    label = weapon(known["id"], shown.words.language)
    return Value(line(known["text"]), label, light("weapon", known), because)


def _count(count: Json, shown: Shown) -> Value:
    told = counted("unit", count.get("unit") or "", count, shown.words.language).strip()
    lights = light("toll", count)
    words = line(shown.text[count["start"] : count["end"]]) if lights else None
    return Value(words, told, lights)


def _place(place: Json, shown: Shown) -> Value:
    words = shown.words
    because = reasons(place.get("because") or (), shown.text, shown.name_of)
    if place["gazetteer_id"] is None:
        told = _because_of("", "empty", place["reason"] or "unresolved", shown)
    else:
        around = dict.fromkeys([place["name"], place["admin1"], place["country"]])
        names = ", ".join(name for name in around if name)
        told = f"{names} · {words.term('precision', place['precision'])}"
    return Value(line(place["text"]), told, light("place", place), because)


def _date(date: Json, shown: Shown) -> Value:
    span = {"start": date["text_start"], "end": date["text_end"]}
    told = _because_of(days(date, shown.words.language), "anchor", date.get("anchor"), shown)
    because = reasons(date.get("because") or (), shown.text, shown.name_of)
    return Value(line(date["text"]) if date["text"] else None, told, light("date", span), because)


def _because_of(told: str, kind: str, code: str | None, shown: Shown) -> str:
    """Give a value with how it came about; what a person chose says so."""
    if code is None:
        return told
    by_hand = code == _HUMAN
    how = shown.words.say("reader.by_hand") if by_hand else shown.words.term(kind, code, "explain")
    return f"{told} · {how}" if told else how


def _saying(told: Told, shown: Shown) -> Saying:
    claim, words = told.claim, shown.words
    speakers = chain(shown.coded, claim, words)
    figures = tuple(_figure(kind, quantity, shown) for kind, quantity in told.figures)
    claims = {c["claim_id"]: c for c in shown.coded.get("claims") or ()}
    cues = [light("cue", claims[name]["cue"]) for name in told.claim_ids if name in claims]
    parts = [*(s.lights for s in speakers), *(f.lights for f in figures), *cues]
    return Saying(
        speakers=speakers,
        stance=claim["stance"],
        how=(
            words.term("stance", claim["stance"]),
            *flags(claim, ("preliminary", "distance"), words.language),
        ),
        figures=figures,
        claim_ids=tuple(name for name in told.claim_ids if name),
        lights=tuple(sorted({one for part in parts for one in part})),
    )


def _figure(kind: str, quantity: Json, shown: Shown) -> Figure:
    language = shown.words.language
    told = number_of(quantity, language)
    digits = next((n for n, character in enumerate(told) if character.isdigit()), 0)
    return Figure(
        kind=kind,
        hedge=told[:digits],
        number=told[digits:],
        unit=noun("figure", kind, quantity, language),
        whole=toll(kind, quantity, language),
        side=quantity.get("who") or "victims",
        lights=light("toll", quantity),
        because=reasons(quantity.get("because") or (), shown.text, shown.name_of),
    )


def passages(facts: Iterable[FactView]) -> list[tuple[Light, str]]:
    """Give every passage once, in the order of the text, with the first fact that it serves."""
    found: dict[Light, str] = {}
    for fact in facts:
        for one in fact.lights:
            found.setdefault(one, fact.record)
    return sorted(found.items())
