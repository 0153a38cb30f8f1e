"""An open ledger: every way to write it and to read it, each call a transaction of its own."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from selon.ledger import (
    content,
    decisions,
    dialect,
    faults,
    listing,
    migrations,
    originals,
    reading,
    reviewing,
    searches,
    writing,
)
from selon.ledger.aliases import Alias, aliases
from selon.ledger.dialect import sealing
from selon.ledger.faults import Fault
from selon.ledger.intake_rows import IntakeRows
from selon.ledger.judgements import ALIASES, Judgement
from selon.ledger.linking import LinkRows, link_rows
from selon.ledger.listing import DocumentKey, ListedDocument
from selon.ledger.outlets import Outlet, outlets
from selon.ledger.records import (
    Decision,
    SavedSearch,
    Stats,
    StoredDecision,
    StoredDocument,
    StoredEvent,
    StoredRefusal,
)
from selon.ledger.reviewed import ReviewedDocument
from selon.ledger.rows import Json
from selon.ledger.sealed import sealed
from selon.ledger.tables import VERSION
from selon.records import Article, Refusal

Item = TypeVar("Item")


class Ledger:
    """A ledger on one file. Every method raises LedgerError where the file cannot serve it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; SQLite then puts the write-ahead log into the file."""
        self._engine.dispose()

    def is_read(self, article: Article, *, version: str, lexicon_digest: str) -> bool:
        """Say whether this very article was read with this selon and this lexicon."""
        with self._reading() as connection:
            return writing.is_read(
                connection, article, version=version, lexicon_digest=lexicon_digest
            )

    def store(self, article: Article, coded: Json, *, version: str, lexicon_digest: str) -> str:
        """Store a document and what was read off it, whole or not at all.

        Returns "new", "revised" (another text under a known doc_id: a new version, the old one is
        kept), "reread" (the machine's reading was replaced) or "unchanged" (nothing was written).
        ValueError when `coded` is not of this article.
        """
        with self._writing() as connection:
            return writing.write(
                connection, article, coded, version=version, lexicon_digest=lexicon_digest
            )

    def set_aside(self, refusal: Refusal) -> None:
        """Store that a document could not be read or coded, and why."""
        with self._writing() as connection:
            writing.write_refusal(connection, refusal)

    def readmit(self, doc_id: str) -> None:
        """Forget why a document was set aside; nothing is written where it was not."""
        with self._reading() as connection:
            refused = writing.is_refused(connection, doc_id)
        if refused:
            with self._writing() as connection:
                writing.clear_refusals(connection, doc_id)

    def decide(self, decision: Decision) -> StoredDecision:
        """Append what a person decided; on the disk when this returns."""
        with self._transaction(dialect.deciding) as connection:
            return decisions.append(connection, decision)

    def review(self, doc_id: str) -> ReviewedDocument:
        """Give a document with all that people decided about it; UsageError where there is none."""
        with self._reading() as connection:
            return reviewing.document(connection, doc_id)

    def judge(
        self, doc_id: str, said: Judgement, *, by: str, version: int | None = None
    ) -> StoredDecision:
        """Keep what a person says of a document; on the disk when this returns.

        `version` is the one that the person saw (`ReviewedDocument.version`): UsageError
        `review.stale` where somebody decided something since.
        """
        with self._transaction(dialect.deciding) as connection:
            return reviewing.judge(connection, doc_id, said, by=by, version=version)

    def take_back(self, number: int, *, by: str, reason: str | None = None) -> StoredDecision:
        """Take a decision back, an undoing included; what it did to incidents is not undone here.

        UsageError `review.decision` where there is none, `review.undone` where it was taken back.
        """
        with self._transaction(dialect.deciding) as connection:
            return reviewing.take_back(connection, number, by=by, reason=reason)

    def aliases(self) -> tuple[Alias, ...]:
        """Give the names that people said are always to be read so, as they stand now."""
        with self._reading() as connection:
            return aliases(decisions.about(connection, ALIASES))

    def document_states(self) -> dict[str, str]:
        """Give the documents that somebody kept or set aside: doc_id and "kept" or "aside"."""
        with self._reading() as connection:
            return reviewing.document_states(connection)

    def decisions(self, doc_id: str | None = None) -> Iterator[StoredDecision]:
        """Give the decisions, oldest first: all, or those on one document."""
        return self._each(lambda connection: decisions.decided(connection, doc_id))

    def check_decisions(self) -> int:
        """Give the number of decisions; LedgerError `ledger.chain` where one was tampered with."""
        with self._reading() as connection:
            return decisions.check(connection, path=self.path)

    def faults(self) -> Iterator[Fault]:
        """Give every row that is not as it was written; nothing for a sound ledger."""
        yield from self._each(faults.faults)
        with self._writing() as connection:
            yield from faults.index_faults(connection)

    def head(self) -> tuple[int, str]:
        """Give the number and the hash of the last decision: to be noted somewhere else."""
        with self._reading() as connection:
            return decisions.head(connection)

    def documents(self, *, versions: bool = False) -> Iterator[StoredDocument]:
        """Give the current documents by doc_id; with `versions` the replaced ones as well."""
        return self._each(lambda connection: reading.documents(connection, versions=versions))

    def document_keys(self) -> list[DocumentKey]:
        """Give what current documents are listed by, the latest published first."""
        with self._reading() as connection:
            return listing.keys(connection)

    def listed(self, doc_ids: Collection[str]) -> list[ListedDocument]:
        """Give some current documents as a list shows them, without their whole text, by doc_id."""
        with self._reading() as connection:
            return listing.listed(connection, doc_ids)

    def document(self, doc_id: str) -> StoredDocument | None:
        """Give one current document; None where there is none."""
        with self._reading() as connection:
            return listing.document(connection, doc_id)

    def coded_lines(self, doc_id: str | None = None, *, totals: bool = False) -> Iterator[str]:
        """Give the coded documents as stored, byte for byte, one line of JSON each, by doc_id.

        With `totals`, only those that tell of a running total.
        """
        return self._each(lambda connection: reading.lines(connection, doc_id, totals=totals))

    def past_readings(self, doc_id: str) -> Iterator[tuple[str, str]]:
        """Give the readings of a document that were replaced, oldest first: when, and the line."""
        return self._each(lambda connection: reading.past(connection, doc_id))

    def events(self) -> Iterator[StoredEvent]:
        """Give every event of the current documents, by doc_id and in the order of the text."""
        return self._each(reading.events)

    def search(self, words: str) -> frozenset[str]:
        """Give the current documents that hold words, one after another; accents do not matter."""
        with self._reading() as connection:
            return reading.search(connection, words)

    def outlets(self) -> list[Outlet]:
        """Give the outlets with what they published, those with most documents first."""
        with self._reading() as connection:
            return outlets(connection)

    def save_search(self, name: str, query: str, *, by: str) -> None:
        """Keep a query by a name; one of the same name gives way."""
        with self._writing() as connection:
            searches.save(connection, name, query, by=by)

    def forget_search(self, name: str) -> None:
        """Keep a query no longer."""
        with self._writing() as connection:
            searches.forget(connection, name)

    def searches(self) -> list[SavedSearch]:
        """Give the queries that are kept, by name."""
        with self._reading() as connection:
            return searches.saved(connection)

    def refusals(self) -> Iterator[StoredRefusal]:
        """Give the documents that stand aside, by doc_id."""
        return self._each(reading.refusals)

    def content(self) -> Iterator[str]:
        """Give all that the ledger holds as lines to compare; times of writing are left out."""
        return self._each(content.content)

    @contextmanager
    def linking(self) -> Iterator[LinkRows]:
        """Give the rows of links and incidents to write: all that is written in it, or nothing."""
        with self._writing() as connection:
            yield link_rows(connection)

    @contextmanager
    def link_rows(self) -> Iterator[LinkRows]:
        """Give the rows of links and incidents to read, in one state of the ledger."""
        with self._reading() as connection:
            yield link_rows(connection)

    @contextmanager
    def intake(self) -> Iterator[IntakeRows]:
        """Give the rows of feeds to write: all that is written in it, or nothing."""
        with self._writing() as connection:
            yield IntakeRows(connection)

    @contextmanager
    def intake_rows(self) -> Iterator[IntakeRows]:
        """Give the rows of feeds to read, in one state of the ledger."""
        with self._reading() as connection:
            yield IntakeRows(connection)

    def originals(self, doc_id: str | None = None) -> Iterator[bytes]:
        """Give what was fetched as records of a web archive: all of it, or of one document."""
        return self._each(lambda connection: originals.records(connection, doc_id))

    def stats(self) -> Stats:
        """Count what the ledger holds."""
        with self._reading() as connection:
            return reading.stats(connection)

    def _each(self, query: Callable[[Connection], Iterator[Item]]) -> Iterator[Item]:
        with self._reading() as connection:
            yield from query(connection)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._transaction(dialect.reading)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._transaction(dialect.writing)

    @contextmanager
    def _transaction(
        self, kind: Callable[[Engine], AbstractContextManager[Connection]]
    ) -> Iterator[Connection]:
        with dialect.coded_errors(self.path), kind(self._engine) as connection:
            yield connection


def open_book(path: Path, *, create: bool, timeout: float) -> Ledger:
    """Open the ledger and bring its tables to the newest version; see `selon.ledger`."""
    dialect.check_file(path, create=create)
    engine = dialect.connect(path, create=create, timeout=timeout)
    try:
        with dialect.coded_errors(path):
            with dialect.reading(engine) as connection:
                found = migrations.version(connection, path=path)
            dialect.write_ahead(engine, path=path, timeout=timeout)
            if found != VERSION:
                with dialect.writing(engine) as connection:
                    migrations.migrate(connection, path=path)
            sealing.arm(engine, sealed())
    except BaseException:
        engine.dispose()
        raise
    return Ledger(path, engine)
