"""Incidents that may be the same as one, with what speaks for and against it.

Linking looks no further than the weights allow; people look at what came close. The same keys find
the candidates, the same features tell why.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from selon.incidents import blocking, reading, verdicts
from selon.incidents.features import Comparison, compare
from selon.incidents.storing import telling_of
from selon.incidents.tellings import Telling
from selon.incidents.weights import read_weights

if TYPE_CHECKING:
    from selon.ledger.book import Ledger
    from selon.ledger.linking import LinkRows

SHOWN: Final = 6
_READ: Final = 120  # tellings that are compared
_LEAST: Final = -6.0  # log odds below which nobody would look


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that may be the same, the pair of events that speaks most for it."""

    incident_id: str
    one: tuple[str, str]
    other: tuple[str, str]
    comparison: Comparison
    verdict: str | None  # what a person said of the two: different or unsure


def candidates(ledger: "Ledger", incident_id: str, limit: int = SHOWN) -> list[Candidate]:
    """Give the likeliest candidates first; none where nothing comes close."""
    own = reading.members(ledger, incident_id)
    with ledger.link_rows() as rows:
        near = _near(rows, own)
        members = rows.incidents.memberships(doc_ids={telling.doc_id for telling in near})
    of = {(member.doc_id, member.event_id): member.incident_id for member in members}
    said = _said(ledger, [*own, *near])
    weights = read_weights()
    best: dict[str, Candidate] = {}
    for one, other in product(own, near):
        name = of.get(other.key)
        if name is None or name == incident_id:
            continue
        found = compare(one, other, weights)
        known = best.get(name)
        if found.score > _LEAST and (known is None or found.score > known.comparison.score):
            verdict = said.get(frozenset((one.key, other.key)))
            best[name] = Candidate(name, one.key, other.key, found, verdict)
    ranked = sorted(best.values(), key=lambda one: (-one.comparison.score, one.incident_id))
    return ranked[:limit]


def _near(rows: "LinkRows", own: Iterable[Telling]) -> list[Telling]:
    """Give the tellings that share the most keys with those of an incident."""
    told = list(own)
    counted: Counter[int] = Counter()
    for telling in told:
        keys = blocking.looked_under(telling)
        for found in rows.tellings.found_by(keys, blocking.MOST + 1):
            if len(found) <= blocking.MOST:
                counted.update(found)
    best = [number for number, _ in counted.most_common(_READ)]
    mine = {telling.key for telling in told}
    read = (telling_of(one.facts, one.voice) for one in rows.tellings.read(best))
    return sorted((one for one in read if one.key not in mine), key=lambda one: one.key)


def _said(ledger: "Ledger", told: Iterable[Telling]) -> dict[frozenset[tuple[str, str]], str]:
    """Give what people said of pairs of tellings, but that they are the same."""
    held = verdicts.verdicts(ledger.decisions())
    return {
        frozenset((one.key, other.key)): verdict.verdict
        for verdict in held
        if verdict.verdict in (verdicts.DIFFERENT, verdicts.UNSURE)
        for one, other in product(
            [t for t in told if any(r.means(t) for r in verdict.ones)],
            [t for t in told if any(r.means(t) for r in verdict.others)],
        )
    }
