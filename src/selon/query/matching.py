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
from selon.query.fields import FIELDS
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
        match FIELDS[term.field].kind:
            case "number":
                return _number(term, incident)
            case "date":
                return any(_meets(term, days) for days in _days(term.field, incident))
            case "text":
                return self._holds(term.value, incident)
            case "place" if term.op == "~":
                return self._near(term, incident)
            case _:
                return self._named(term, incident)

    def _holds(self, words: str, incident: Json) -> bool:
        if words not in self._texts:
            self._texts[words] = self.texts(words)
        found = self._texts[words]
        return any(document["doc_id"] in found for document in incident["documents"])

    def _near(self, term: grammar.Term, incident: Json) -> bool:
        """Say whether any place of the incident may lie within the distance."""
        if term.value not in self._points:
            self._points[term.value] = self.points(term.value)
        centre = self._points[term.value]
        if centre is None:
            raise UsageError("query.place", value=term.value)
        assert term.radius is not None
        return any(
            kilometres(centre, (place["lat"], place["lon"])) <= term.radius
            for place in incident["places"]
            if place["lat"] is not None and place["lon"] is not None
        )

    def _named(self, term: grammar.Term, incident: Json) -> bool:
        wanted = _key(term.value)
        return any(wanted in _key(name) for name in self._names(term.field, incident))

    def _names(self, name: str, incident: Json) -> Iterator[str]:
        match name:
            case "initiator" | "target":
                yield from self._parties(incident[name])
            case "actor":
                yield from self._parties([*incident["initiator"], *incident["target"]])
            case "claimant":
                claims = ({"name": c["source_name"] or c["source"]} | c for c in incident["claims"])
                yield from self._parties(claims)
            case "type":
                yield from _types(incident["sub_event_type"])
            case _:
                yield from _values(name, incident)

    def _parties(self, parties: Iterable[Json]) -> Iterator[str]:
        for party in parties:
            if party["name"]:
                yield party["name"]
            yield from self.names(party["actor_id"])


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
    value = incident[term.field]
    if term.field in ("documents", "differences"):
        value = len(value)
    low, high = _ends(value)
    if term.value == "?":
        return (low is None) == (term.op in (":", "="))
    if low is None or high is None:
        return False
    asked = int(term.value)
    if term.op in _ORDER:
        return bool(_ORDER[term.op](high if term.op[0] == ">" else low, asked))
    inside = low <= asked <= high
    return inside if term.op != "!=" else not inside


def _ends(value: Any) -> tuple[float | None, float | None]:  # noqa: ANN401 - a number or a range
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


def _meets(term: grammar.Term, days: tuple[str, str]) -> bool:
    """Compare days as text: "2024-01" is every day that begins so."""
    first, _, last = term.value.partition("..")
    low, high = first, (last or first) + _LAST
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


def _types(name: str) -> Iterator[str]:
    """Give what a type is called: by ACLED's names, in French, and as PLOVER's."""
    kind = read_events()[name]
    yield from (kind.name, kind.event_type, kind.label_fr, kind.plover)


def _values(name: str, incident: Json) -> Iterator[str]:
    if name in _PLAIN:
        yield incident[_PLAIN[name]]
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


def _key(text: str) -> str:
    """Give a text without case, accents and typography, for comparing."""
    return bare(fold(text).text)
