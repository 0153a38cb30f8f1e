"""An open ledger: every way to write it and to read it, each call a transaction of its own."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from selon.ledger import (
    content,
    decisions,
    dialect,
    listing,
    migrations,
    originals,
    reading,
    reviewing,
    searches,
    writing,
)
from selon.ledger.dialect import sealing
from selon.ledger.intake_rows import IntakeRows
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
from selon.ledger.reviews import ReviewedLedger
from selon.ledger.rows import Json
from selon.ledger.sealed import sealed
from selon.ledger.shelf import Shelf
from selon.ledger.tables import VERSION
from selon.records import Article, Refusal


class Ledger(ReviewedLedger):
    """A ledger on one file. Every method raises LedgerError where the file cannot serve it."""

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
            outcome = writing.write(
                connection, article, coded, version=version, lexicon_digest=lexicon_digest
            )
            if outcome == writing.REREAD and decisions.is_decided(connection, article.doc_id):
                reviewing.learn(connection, article.doc_id)
            return outcome

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

    def decisions(self, doc_id: str | None = None) -> Iterator[StoredDecision]:
        """Give the decisions, oldest first: all, or those on one document."""
        return self._each(lambda connection: decisions.decided(connection, doc_id))

    def check_decisions(self) -> int:
        """Give the number of decisions; LedgerError `ledger.chain` where one was tampered with."""
        with self._reading() as connection:
            return decisions.check(connection, path=self.path)

    def documents(self, *, versions: bool = False) -> Iterator[StoredDocument]:
        """Give the current documents by doc_id; with `versions` the replaced ones as well."""
        return self._each(lambda connection: reading.documents(connection, versions=versions))

    def document_keys(self) -> list[DocumentKey]:
        """Give what current documents are listed by, the latest published first."""
        with self._reading() as connection:
            return listing.keys(connection)

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        """Give the documents in the order of reading, one for each text."""
        with self._reading() as connection:
            yield Shelf(connection)

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
