"""`selon.open`: a ledger to ask, to add to, to decide in and to export."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from selon import __version__
from selon.errors import UsageError
from selon.ledger import StoredDecision, open_ledger
from selon.library.reading import Document
from selon.library.tables import Frames

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from selon.incidents.matrix import Column
    from selon.ledger.book import Ledger
    from selon.ledger.reviewed import ReviewedDocument

Json = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as the contract has it, and who says what of it."""

    json: Json
    ledger: "Ledger"

    @property
    def id(self) -> str:
        """Its number: "INC-2024-0017"."""
        return str(self.json["incident_id"])

    @property
    def grade(self) -> str:
        """How its sources stand to each other."""
        return str(self.json["grade"])

    @property
    def conflicts(self) -> tuple[Json, ...]:
        """The claims that cannot both be so, with the rule that says it."""
        return tuple(self.json["differences"])

    def columns(self) -> "tuple[Column, ...]":
        """Give what each claimant says, with the words."""
        from selon.incidents.matrix import matrix  # noqa: PLC0415 - only where asked
        from selon.incidents.reading import accounts  # noqa: PLC0415 - as above

        return matrix(accounts(self.ledger, self.id))

    def matrix(self) -> "pandas.DataFrame":
        """Give the matrix of claims: a row a field, a column a claimant; None is not said."""
        import pandas  # noqa: PLC0415 - not needed otherwise

        told = {
            (column.doc_id, column.claimant or column.outlet): {
                field: cell.value if cell.said else None for field, cell in column.cells.items()
            }
            for column in self.columns()
        }
        return pandas.DataFrame(told)

    def __repr__(self) -> str:
        return f"Incident({self.id}, {self.json['sub_event_type']}, {self.grade})"


@dataclass(frozen=True, slots=True)
class Incidents:
    """Incidents of a ledger, to be narrowed down; they are read when they are asked for."""

    ledger: "Ledger"
    query: str = ""

    def where(
        self,
        query: str = "",
        *,
        near: tuple[str, float] | None = None,
        between: tuple[str, str] | None = None,
    ) -> "Incidents":
        """Narrow down: by a query, a place with a distance in km, a first and a last day."""
        terms = [term for term in (self.query, query) if term]
        terms = [f"({term})" for term in terms] if len(terms) > 1 else terms
        if near is not None:
            terms.append(f'place~{near[1]:g}km:"{near[0].replace(chr(34), " ")}"')
        if between is not None:
            terms.append(f"date:{between[0]}..{between[1]}")
        return replace(self, query=" ".join(terms))

    def ids(self) -> list[str]:
        """Give their numbers."""
        from selon.query import parse  # noqa: PLC0415 - only where asked
        from selon.query.index import Index  # noqa: PLC0415 - as above

        index = Index(self.ledger)
        while index.refresh():
            pass
        return sorted(index.ask(parse(self.query)).ids())

    def __iter__(self) -> Iterator[Incident]:
        from selon.incidents.reading import incidents  # noqa: PLC0415 - as above

        for found in incidents(self.ledger, ids=self.ids()):
            yield Incident(found, self.ledger)

    def __len__(self) -> int:
        return len(self.ids())

    def __repr__(self) -> str:
        return f"Incidents({self.query!r})"

    def rows(self) -> list[Json]:
        """Give a flat row for each."""
        from selon.exports.flat import row  # noqa: PLC0415 - as above

        return [dict(row(incident.json)) for incident in self]

    def to_pandas(self) -> "pandas.DataFrame":
        """Give them as a pandas DataFrame."""
        import pandas  # noqa: PLC0415 - not needed otherwise

        return pandas.DataFrame(self.rows()).convert_dtypes()

    def to_arrow(self) -> "pyarrow.Table":
        """Give them as an Arrow table."""
        import pyarrow  # noqa: PLC0415 - not needed otherwise

        return pyarrow.Table.from_pylist(self.rows())

    def to_geojson(self) -> Json:
        """Give a FeatureCollection, with precision as geometry: never a dot that says too much."""
        from selon.exports.geojson import lines  # noqa: PLC0415 - as above

        found: Json = json.loads("".join(lines(incident.json for incident in self)))
        return found


@dataclass(frozen=True, slots=True)
class Editing:
    """Decisions of one person about the documents of a ledger, each kept at once."""

    ledger: "Ledger"
    actor: str
    reason: str | None

    def accept(self, doc_id: str, record: str) -> StoredDecision:
        """Say that a fact ("events.e2", "claims.c3") is right as it stands."""
        return self._say(doc_id, "accept", record)

    def reject(self, doc_id: str, record: str, reason: str | None = None) -> StoredDecision:
        """Say that a fact is none, and why."""
        return self._say(doc_id, "reject", record, reason=reason or self.reason)

    def unsure(self, doc_id: str, record: str) -> StoredDecision:
        """Say that nobody can say."""
        return self._say(doc_id, "unsure", record)

    def correct(
        self, doc_id: str, record: str, field: str, value: object, evidence: Span | None = None
    ) -> StoredDecision:
        """Give a field its right value; `evidence` is the span of the words that say it."""
        return self._say(doc_id, "correct", record, field=field, value=value, span=evidence)

    def add(self, doc_id: str, event: Json) -> StoredDecision:
        """Add an event that was missed: its sub_event_type, mentions, and whatever is known."""
        return self._say(doc_id, "add", "events", value=event)

    def undo(self, number: int) -> StoredDecision:
        """Take a decision back."""
        from selon.incidents import curating  # noqa: PLC0415 - as above

        return curating.undo(self.ledger, number, by=self.actor, reason=self.reason)

    def _say(self, doc_id: str, verdict: str, record: str, **more: Any) -> StoredDecision:  # noqa: ANN401
        from selon.incidents import curating  # noqa: PLC0415 - as above
        from selon.ledger.judgements import Judgement  # noqa: PLC0415 - as above

        known = {"reason": self.reason} | more
        return curating.decide(
            self.ledger, doc_id, Judgement(verdict, record, **known), by=self.actor
        )


@dataclass(frozen=True, slots=True)
class OpenLedger(Frames):
    """A ledger, opened; close it, or use it as a context manager."""

    ledger: "Ledger"

    @property
    def incidents(self) -> Incidents:
        """All incidents."""
        return Incidents(self.ledger)

    @property
    def documents(self) -> list[tuple[Json, str]]:
        """The coded documents with their texts."""
        texts = {d.article.doc_id: d.article.text for d in self.ledger.documents()}
        coded = [json.loads(line) for line in self.ledger.coded_lines()]
        return [(document, texts[document["doc_id"]]) for document in coded]

    def add(self, document: Document) -> str:
        """Store a document and link it; give "new", "revised", "reread" or "unchanged"."""
        from selon.incidents.linking import link_pending  # noqa: PLC0415 - as above
        from selon.ledger import lexicon_digest  # noqa: PLC0415 - as above

        made = {"version": __version__, "lexicon_digest": lexicon_digest()}
        outcome = self.ledger.store(document.article, document.json, **made)
        link_pending(self.ledger)
        return outcome

    def document(self, doc_id: str) -> Document:
        """Give a document as the machine coded it; UsageError `review.document`."""
        stored = self.ledger.document(doc_id)
        line = next(iter(self.ledger.coded_lines(doc_id)), None)
        if stored is None or line is None:
            raise UsageError("review.document", id=doc_id)
        return Document(stored.article, json.loads(line))

    def review(self, doc_id: str) -> "ReviewedDocument":
        """Give a document with what people made of each fact."""
        return self.ledger.review(doc_id)

    def incident(self, incident_id: str) -> Incident:
        """Give an incident; a number that was joined to another leads to it."""
        from selon.incidents import curating  # noqa: PLC0415 - as above
        from selon.incidents.reading import incidents  # noqa: PLC0415 - as above

        name = curating.current(self.ledger, incident_id)
        return Incident(next(incidents(self.ledger, ids=[name])), self.ledger)

    @contextmanager
    def edit(self, *, actor: str, reason: str | None = None) -> Iterator[Editing]:
        """Decide in the name of somebody."""
        yield Editing(self.ledger, actor, reason)

    def export(
        self,
        folder: str | PathLike[str],
        *,
        profile: str,
        where: str = "",
        **asked: Any,  # noqa: ANN401
    ) -> list[Path]:
        """Write a data set ("acled", "ucdp", "csv", …) of the incidents of a query; its files."""
        from selon.exports.writing import Asked, export  # noqa: PLC0415 - as above
        from selon.ledger.vintage import now  # noqa: PLC0415 - as above

        told = Asked(profile, now(), where, **asked)
        chosen = (incident.json for incident in self.incidents.where(where))
        return export(Path(folder), chosen, told).files

    def close(self) -> None:
        """Close the file."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"OpenLedger({str(self.ledger.path)!r})"


def open_file(path: str | PathLike[str]) -> OpenLedger:
    """Open a ledger, made where there is none."""
    return OpenLedger(open_ledger(path))
