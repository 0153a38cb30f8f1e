"""Linking: one document against everything that the ledger holds, in bounded time.

What is one incident depends on nothing but the tellings that hang together by links and on what
people said of them: the group of a document is found again each time, so that the order in which
documents come does not matter (tests/incidents/test_order.py). The exceptions are documented in
docs/linking.md: a key that very many tellings share, and more likely partners than are compared.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from selon.incidents import blocking, copies, verdicts
from selon.incidents.clustering import clusters
from selon.incidents.features import compare
from selon.incidents.membership import Regrouping, regroup
from selon.incidents.storing import as_json, telling_of
from selon.incidents.tellings import Telling, tellings
from selon.incidents.weights import Weights, read_weights, weights_digest
from selon.ledger.document_rows import LinkedText
from selon.ledger.linking import LinkRows

if TYPE_CHECKING:
    from selon.ledger.book import Ledger

BATCH: Final = 200  # documents that are looked up at a time


@dataclass(slots=True)
class Linker:
    """Links documents through the rows of one transaction."""

    rows: LinkRows
    weights: Weights
    said: tuple[verdicts.Verdict, ...] = ()
    touched: set[str] = field(default_factory=set)  # incidents that changed
    known: dict[int, Telling] = field(default_factory=dict)  # tellings that were read

    def add(self, document: int) -> None:
        """Link a document that was stored or read again."""
        rows = self.rows
        text = rows.documents.text(document)
        left = rows.tellings.forget(document)
        for version in rows.documents.other_versions(text.doc_id, document):
            left += rows.tellings.forget(version)
        renamed = self._voice(text)
        numbers = self._tell(document, text)
        seeds = {*left, *numbers, *renamed}
        before = rows.incidents.memberships(doc_ids=[text.doc_id])
        around = rows.incidents.memberships(incident_ids={member.incident_id for member in before})
        seeds |= set(rows.tellings.of_documents(member.doc_id for member in around))
        self.regroup(seeds, doc_ids={text.doc_id})
        rows.documents.mark(document, weights_digest())

    def regroup(self, seeds: Iterable[int], doc_ids: Iterable[str] = ()) -> None:
        """Group anew all tellings that hang together with these."""
        told = self._closure(set(seeds))
        ruling = verdicts.ruled(self.said, told.values())
        scored = _scorer(self.weights)
        groups = clusters(told.values(), scored, same=ruling.same, different=ruling.different)
        keys = {telling.key for telling in told.values()}
        new = set(doc_ids)  # of these, all that was before may be gone
        before = [
            member
            for member in self.rows.incidents.memberships(doc_ids={key[0] for key in keys} | new)
            if (member.doc_id, member.event_id) in keys or member.doc_id in new
        ]
        regrouping = Regrouping(groups, before)
        self.touched |= regroup(self.rows, regrouping)

    def _voice(self, text: LinkedText) -> list[int]:
        """Find the copies of a document; give the tellings of documents whose voice changed."""
        rows = self.rows
        here = copies.text_of(text.text, _day(text.published))
        signed, address = copies.signature(here), copies.address_of(text.url)
        numbers = copies.bands_of(signed)
        likely = [rows.documents.text(other) for other in rows.voices.similar(numbers, address)]
        found = [
            other
            for other in likely
            if other.document != text.document
            and other.doc_id != text.doc_id
            and _copies(here, address, other)
        ]
        names = {rows.voices.of(other.document) or other.doc_id for other in found}
        known = [text, *map(rows.documents.text, rows.voices.documents(names))]
        name = min(known, key=lambda one: (one.published or "9999", one.doc_id)).doc_id
        rows.voices.put(text.document, {"address": address, "signature": signed}, numbers, name)
        rows.voices.rename(names, name)
        renamed = [one.doc_id for one in known if one.doc_id != text.doc_id]
        return rows.tellings.of_documents(renamed) if renamed else []

    def _tell(self, document: int, text: LinkedText) -> list[int]:
        """Write the tellings of a document and their links; give their keys."""
        told = tellings(self.rows.documents.coded(document), text.text)
        voice = self.rows.voices.of(document) or ""
        numbers = []
        for telling in told:
            keys = blocking.keys(telling)
            partners = self._candidates(telling)
            number = self.rows.tellings.put(document, telling.event_id, as_json(telling), keys)
            numbers.append(number)
            spoken = telling_of(as_json(telling), voice)
            links = {}
            for other, partner in partners.items():
                found = compare(spoken, partner, self.weights)
                if not found.barred and found.score > 0:
                    links[number, other] = round(found.score, 6)
            self.rows.tellings.link(links)
        return numbers

    def _candidates(self, telling: Telling) -> dict[int, Telling]:
        """Give the tellings that share the most keys with one."""
        counted: Counter[int] = Counter()
        keys = blocking.looked_under(telling)
        for found in self.rows.tellings.found_by(keys, blocking.MOST + 1):
            if len(found) <= blocking.MOST:
                counted.update(found)
        best = sorted(counted, key=lambda number: (-counted[number], number))
        return self._read(best[: blocking.CANDIDATES])

    def _read(self, numbers: Iterable[int]) -> dict[int, Telling]:
        """Give tellings; each is read from the ledger once."""
        wanted = set(numbers)
        for stored in self.rows.tellings.read(wanted - self.known.keys()):
            self.known[stored.id] = telling_of(stored.facts, stored.voice)
        return {number: self.known[number] for number in wanted & self.known.keys()}

    def _closure(self, seeds: set[int]) -> dict[int, Telling]:
        """Give all tellings that hang together with the seeds, by links or by what people said."""
        told = self._read(seeds)
        new = set(told)
        while new:
            doc_ids = {told[number].doc_id for number in new}
            near = self.rows.tellings.linked_with(new)
            for verdict in self.said:
                if verdict.verdict == verdicts.SAME and verdict.doc_ids & doc_ids:
                    near |= set(self.rows.tellings.of_documents(verdict.doc_ids))
            found = self._read(near - set(told))
            told |= found
            new = set(found)
        return told


def link_pending(ledger: "Ledger", *, tell: Callable[[int], None] = lambda _: None) -> int:
    """Link every document that is not linked yet; give their number.

    `tell` hears how many are done. Each document is a transaction of its own: an interrupted run
    goes on where it was.
    """
    said = verdicts.verdicts(ledger.decisions())
    done = last = 0
    while True:
        documents = _pending(ledger, after=last)
        if not documents and not last:
            return done
        for document in documents:
            link_document(ledger, document, said)
            done += 1
            tell(done)
        # Linking one document may leave an earlier one to be linked: the last round finds it.
        last = documents[-1] if documents else 0


def link_document(
    ledger: "Ledger", document: int, said: tuple[verdicts.Verdict, ...] = ()
) -> frozenset[str]:
    """Link one document by the ledger's own key; give the incidents that changed."""
    with ledger.linking() as rows:
        linker = Linker(rows, read_weights(), said)
        linker.add(document)
    return frozenset(linker.touched)


def _pending(ledger: "Ledger", *, after: int) -> list[int]:
    with ledger.link_rows() as rows:
        return rows.documents.pending(weights_digest(), BATCH, after=after)


def _copies(here: copies.Text, address: str | None, other: LinkedText) -> bool:
    if address is not None and address == copies.address_of(other.url):
        return True
    return copies.are_copies(here, copies.text_of(other.text, _day(other.published)))


def _day(day: str | None) -> int | None:
    return None if day is None else date.fromisoformat(day).toordinal()


def _scorer(weights: Weights) -> Callable[[Telling, Telling], float | None]:
    def score(one: Telling, other: Telling) -> float | None:
        found = compare(one, other, weights)
        return None if found.barred else found.score

    return score
