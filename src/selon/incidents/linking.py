"""Linking: one document against everything that the ledger holds, in bounded time.

What is one incident depends on nothing but the tellings that hang together by links and on what
people said of them: the group of a document is found again each time, so that the order in which
documents come does not matter (tests/incidents/test_order.py). The exceptions are documented in
docs/linking.md: a key that very many tellings share, and more likely partners than are compared.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from selon.incidents import blocking, copies, verdicts
from selon.incidents.clustering import clusters
from selon.incidents.membership import Regrouping, regroup
from selon.incidents.memory import Memory
from selon.incidents.storing import as_json, telling_of
from selon.incidents.tellings import Telling, tellings
from selon.incidents.units import as_copy
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
    memory: Memory = field(default_factory=Memory)
    touched: set[str] = field(default_factory=set)  # incidents that changed

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
        numbers = {telling.key: number for number, telling in told.items()}
        scored = self.memory.scorer(numbers, self.weights)
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
        names = self._copied(text, here, address, rows.voices.similar(numbers, address))
        known = [text, *map(rows.documents.text, rows.voices.first(names))]
        name = min(known, key=lambda one: (one.published or "9999", one.doc_id)).doc_id
        rows.voices.put(text.document, {"address": address, "signature": signed}, numbers, name)
        renamed = rows.voices.documents(sorted(names - {name}))
        rows.voices.rename(names, name)
        doc_ids = {rows.documents.text(number).doc_id for number in renamed} - {text.doc_id}
        return rows.tellings.of_documents(doc_ids) if doc_ids else []

    def _copied(
        self, text: LinkedText, here: copies.Text, address: str | None, likely: Iterable[int]
    ) -> set[str]:
        """Give the voices that a document is a copy of; one copy of a voice is enough."""
        rows = self.rows
        names: set[str] = set()
        for document, voice in rows.voices.named(likely):
            if document == text.document or voice in names:
                continue
            other = rows.documents.text(document)
            if other.doc_id != text.doc_id and _copies(here, address, other):
                names.add(voice or other.doc_id)
        return names

    def _tell(self, document: int, text: LinkedText) -> list[int]:
        """Write the tellings of a document and their links; give their keys."""
        told = tellings(self.rows.documents.coded(document), text.text)
        voice = self.rows.voices.of(document) or ""
        numbers = []
        for telling in told:
            keys = blocking.keys(telling)
            partners = self._candidates(telling, voice)
            number = self.rows.tellings.put(document, telling.event_id, as_json(telling), keys)
            numbers.append(number)
            spoken = telling_of(as_json(telling), voice)
            self.rows.tellings.link(self._links(number, spoken, partners))
        return numbers

    def _links(
        self, number: int, telling: Telling, partners: dict[int, Telling]
    ) -> dict[tuple[int, int], float]:
        """Give the links of a telling with others; of copies of one text, one is compared."""
        scores: dict[Hashable, float | None] = {}
        links = {}
        for other, partner in sorted(partners.items()):
            name = as_copy(partner) if partner.doc_id != telling.doc_id else None
            score = scores.get(name) if name in scores else None
            if name is None or name not in scores:
                score = self.memory.compare((number, telling), (other, partner), self.weights)
                scores[name or other] = score
            if score is not None and score > 0:
                links[number, other] = round(score, 6)
        return links

    def _candidates(self, telling: Telling, voice: str) -> dict[int, Telling]:
        """Give the tellings that share the most keys with one, and those of its voice.

        Where very many share every one of its keys, the first of them stand for all.
        """
        counted: Counter[int] = Counter()
        keys = blocking.looked_under(telling)
        crowded: list[list[int]] = []
        for found in self.rows.tellings.found_by(keys, blocking.MOST + 1):
            if len(found) <= blocking.MOST:
                counted.update(found)
            else:
                crowded.append(found)
        if not counted:
            counted.update(number for found in crowded for number in found)
        best = sorted(counted, key=lambda number: (-counted[number], number))
        own = [] if voice in ("", telling.doc_id) else self.rows.tellings.of_documents([voice])
        return self._read([*best[: blocking.CANDIDATES], *own])

    def _read(self, numbers: Iterable[int]) -> dict[int, Telling]:
        """Give tellings; the facts of each are read from the ledger once."""
        return self.memory.read(self.rows, numbers)

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
    memory = Memory()
    done = last = 0
    while True:
        documents = _pending(ledger, after=last)
        if not documents and not last:
            return done
        for document in documents:
            link_document(ledger, document, said, memory)
            done += 1
            tell(done)
        # Linking one document may leave an earlier one to be linked: the last round finds it.
        last = documents[-1] if documents else 0


def link_document(
    ledger: "Ledger",
    document: int,
    said: tuple[verdicts.Verdict, ...] = (),
    memory: Memory | None = None,
) -> frozenset[str]:
    """Link one document by the ledger's own key; give the incidents that changed."""
    with ledger.linking() as rows:
        linker = Linker(rows, read_weights(), said, memory or Memory())
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
