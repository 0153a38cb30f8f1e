"""Which incidents a query asks for.

A toll is a range: `killed>=5` asks whether somebody says five or more, `killed<5` whether somebody
says fewer, `killed:?` whether nobody says anything. A date asks whether the days meet.
"""

import operator
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from selon.errors import UsageError
from selon.folding import bare, fold
from selon.gazetteer.distance import Point, kilometres
from selon.query import grammar
from selon.query.fields import FIELDS, UNSAID
from selon.schema import read_events

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

Json = Mapping[str, Any]

_LAST: Final = "~"  # after every digit and "-": the end of the days that a prefix names
_OPEN: Final = float("inf")
_ORDER: Final = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)
_PLAIN: Final = MappingProxyType({"id": "incident_id", "status": "status", "grade": "grade"})


@dataclass(slots=True)
class Matcher:
    """Answers a query about one incident after another; looks things up once."""

    texts: Callable[[str], Collection[str]]  # doc_ids of the documents that hold words
    points: Callable[[str], Point | None]  # where a named place lies
    names: Callable[[str | None], Collection[str]]  # all names of an actor by its id
    _texts: dict[str, Collection[str]] = field(default_factory=dict)
    _points: dict[str, Point | None] = field(default_factory=dict)

    def matches(self, query: grammar.Query, incident: Json) -> bool:
        """Say whether an incident is asked for."""
        match query:
            case grammar.All(parts):
                return all(self.matches(part, incident) for part in parts)
            case grammar.Any(parts):
                return any(self.matches(part, incident) for part in parts)
            case grammar.Not(part):
                return not self.matches(part, incident)
            case grammar.Term():
                return self._term(query, incident)

    def _term(self, term: grammar.Term, incident: Json) -> bool:
        kind = FIELDS[term.field].kind
        if term.value == UNSAID and kind in _TOLD:
            return (term.op != "!=") != any(_TOLD[kind](term.field, incident))
        match kind:
            case "number":
                return _number(term, incident)
            case "date":
                return any(_meets(term, days) for days in _days(term.field, incident))
            case "text":
                return self._holds(term.value, incident)
            case "box":
                return _inside(term.value, incident)
            case _:
                return self._called(term, incident)

    def documents(self, words: str) -> Collection[str]:
        """Give the documents that hold words."""
        if words not in self._texts:
            self._texts[words] = self.texts(words)
        return self._texts[words]

    def centre(self, name: str) -> Point:
        """Give where a place lies; UsageError where none is known by that name."""
        if name not in self._points:
            self._points[name] = self.points(name)
        centre = self._points[name]
        if centre is None:
            raise UsageError("query.place", value=name)
        return centre

    def _holds(self, words: str, incident: Json) -> bool:
        found = self.documents(words)
        return any(document["doc_id"] in found for document in incident["documents"])

    def _near(self, term: grammar.Term, incident: Json) -> bool:
        """Say whether any place of the incident may lie within the distance."""
        centre = self.centre(term.value)
        assert term.radius is not None
        return any(kilometres(centre, point) <= term.radius for point in _points(incident))

    def _called(self, term: grammar.Term, incident: Json) -> bool:
        if term.radius is not None:
            return self._near(term, incident)
        wanted = comparable(term.value)
        return any(
            wanted in comparable(name)
            for own, actor in named_in(term.field, incident)
            for name in (own, *(self.names(actor) if actor else ()))
        )


def matching(
    incidents: Iterable[dict[str, Any]], query: grammar.Query, ledger: "Ledger"
) -> Iterator[dict[str, Any]]:
    """Give the incidents of a ledger that a query asks for."""
    from selon.query.asking import matcher  # noqa: PLC0415 - loads the gazetteer and the actors

    if query == grammar.All(()):
        yield from incidents
        return
    asked = matcher(ledger)
    for incident in incidents:
        if asked.matches(query, incident):
            yield incident


def _number(term: grammar.Term, incident: Json) -> bool:
    low, high = ends(term.field, incident)
    if term.value == UNSAID:
        return (low is None) == (term.op in (":", "="))
    if low is None or high is None:
        return False
    asked = int(term.value)
    if term.op in _ORDER:
        return bool(_ORDER[term.op](high if term.op[0] == ">" else low, asked))
    inside = low <= asked <= high
    return inside if term.op != "!=" else not inside


def ends(name: str, incident: Json) -> tuple[float | None, float | None]:
    """Give both ends of a number of an incident; None where nobody says it."""
    value = incident[name]
    if name in ("documents", "differences"):
        value = len(value)
    if value is None:
        return None, None
    if isinstance(value, int):
        return value, value
    return value["low"], _OPEN if value["high"] is None else value["high"]


def _days(name: str, incident: Json) -> Iterator[tuple[str, str]]:
    if name == "published":
        for document in incident["documents"]:
            if document["published"]:
                yield document["published"], document["published"]
    elif incident["date"]:
        yield incident["date"]["start"], incident["date"]["end"]


def days_meant(value: str) -> tuple[str, str]:
    """Give what comes before and after the days that a value names, by the order of text."""
    first, _, last = value.partition("..")
    return first, (last or first) + _LAST


def box_of(value: str) -> tuple[float, float, float, float]:
    """Give west, south, east and north of a box, in degrees."""
    west, south, east, north = map(float, value.split(","))
    return west, south, east, north


def _inside(value: str, incident: Json) -> bool:
    west, south, east, north = box_of(value)
    points = _points(incident)
    return any(south <= lat <= north and west <= lon <= east for lat, lon in points)


def _points(incident: Json) -> Iterator[Point]:
    for place in incident["places"]:
        if place["lat"] is not None and place["lon"] is not None:
            yield place["lat"], place["lon"]


def _meets(term: grammar.Term, days: tuple[str, str]) -> bool:
    """Compare days as text: "2024-01" is every day that begins so."""
    low, high = days_meant(term.value)
    start, end = days
    match term.op:
        case "<":
            return start < low
        case "<=":
            return start <= high
        case ">":
            return end > high
        case ">=":
            return end >= low
        case "!=":
            return end < low or start > high
        case _:
            return start <= high and end >= low


def named_in(field: str, incident: Json) -> Iterator[tuple[str, str | None]]:
    """Give the names of a field, each with the actor whose it is, who has others as well."""
    match field:
        case "initiator" | "target":
            yield from _parties(incident[field])
        case "actor":
            yield from _parties([*incident["initiator"], *incident["target"]])
        case "claimant":
            claims = ({"name": c["source_name"] or c["source"]} | c for c in incident["claims"])
            yield from _parties(claims)
        case _:
            yield from ((name, None) for name in _values(field, incident))


def comparable(text: str) -> str:
    """Give a text without case, accents and typography, for comparing."""
    return bare(fold(text).text)


def _parties(parties: Iterable[Json]) -> Iterator[tuple[str, str | None]]:
    for party in parties:
        if party["name"] or party["actor_id"]:
            yield party["name"] or party["actor_id"], party["actor_id"]


def _types(name: str) -> Iterator[str]:
    """Give what a type is called: by ACLED's names, in French, and as PLOVER's."""
    kind = read_events()[name]
    yield from (kind.name, kind.event_type, kind.label_fr, kind.plover)


def _values(name: str, incident: Json) -> Iterator[str]:
    if name in _PLAIN:
        yield incident[_PLAIN[name]]
    elif name == "type":
        yield from _types(incident["sub_event_type"])
    elif name == "weapon":
        yield from incident["weapon"]
    elif name == "place":
        yield from (place["name"] for place in incident["places"])
    elif name in ("country", "admin1", "precision"):
        yield from (place[name] for place in incident["places"] if place[name])
    elif name == "differs":
        yield from (d[key] for d in incident["differences"] for key in ("field", "kind"))
    else:
        key = {"doc": "doc_id"}.get(name, name)
        yield from (d[key] for d in incident["documents"] if d[key])


# What an incident tells of a field of each kind: nothing where `?` is asked for.
_TOLD: Final[Mapping[str, Callable[[str, Json], Iterator[object]]]] = MappingProxyType(
    {
        "date": _days,
        "name": named_in,
        "place": named_in,
        "box": lambda _field, incident: _points(incident),
    }
)
