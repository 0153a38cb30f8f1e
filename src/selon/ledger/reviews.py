"""What people decide, at an open ledger: judged, taken back, learned from, verified."""

from collections.abc import Iterator

from selon.ledger import decisions, dialect, faults, lessons, reviewing, rule_rows
from selon.ledger.aliases import Alias, aliases
from selon.ledger.faults import Fault
from selon.ledger.judgements import ALIASES, Judgement
from selon.ledger.lessons import Learned
from selon.ledger.records import StoredDecision
from selon.ledger.reviewed import ReviewedDocument
from selon.ledger.transactions import LedgerFile
from selon.taught import KnownName


class ReviewedLedger(LedgerFile):
    """A ledger as those who review it use it; each call is a transaction of its own."""

    def review(self, doc_id: str) -> ReviewedDocument:
        """Give a document with all that people decided about it; UsageError where there is none.

        How sure the machine is of an event that nobody judged is corrected by what was learned.
        """
        with self._reading() as connection:
            found = reviewing.document(connection, doc_id)
            return lessons.surer(found, rule_rows.judged(connection))

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

    def rules(self) -> list[Learned]:
        """Give every rule that fired or was judged, with how often it was right."""
        with self._reading() as connection:
            return rule_rows.rules(connection)

    def rule_examples(
        self, rule: str, entry: str | None, *, right: bool, limit: int = 5
    ) -> list[rule_rows.Example]:
        """Give the latest firings of a rule that people found right, or wrong."""
        with self._reading() as connection:
            return rule_rows.examples(connection, rule, entry, right=right, limit=limit)

    def judged_rules(self) -> dict[rule_rows.Key, tuple[int, int]]:
        """Give how often each rule was right and wrong: what `lessons.confidence` takes."""
        with self._reading() as connection:
            return rule_rows.judged(connection)

    def doubts(self) -> dict[str, float]:
        """Give how much each document's events would teach: the order of review."""
        with self._reading() as connection:
            return rule_rows.doubts(connection)

    def learned_names(self) -> tuple[KnownName, ...]:
        """Give the names as the coder takes them."""
        return tuple(sorted(KnownName(a.kind, a.name, a.id) for a in self.aliases()))

    def document_states(self) -> dict[str, str]:
        """Give the documents that somebody kept or set aside: doc_id and "kept" or "aside"."""
        with self._reading() as connection:
            return reviewing.document_states(connection)

    def faults(self) -> Iterator[Fault]:
        """Give every row that is not as it was written; nothing for a sound ledger."""
        yield from self._each(faults.faults)
        with self._writing() as connection:
            yield from faults.index_faults(connection)

    def head(self) -> tuple[int, str]:
        """Give the number and the hash of the last decision: to be noted somewhere else."""
        with self._reading() as connection:
            return decisions.head(connection)
