"""Claims against annotated quotations: who says what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from selon.measure.report import FALSE, MISSED, Fault, Figures, Json, Report
from selon.records import Span

LEAST_OVERLAP: Final = 0.5  # intersection over union of the characters
LONGEST_SOURCE: Final = 150  # characters


@dataclass(frozen=True, slots=True)
class _Match:
    """Which claim gives which quotation, by their places in the document's lists."""

    claims: Sequence[Json]
    quotes: Sequence[Json]
    links: dict[int, int]  # index of quotation -> index of claim


def score_claims(predictions: Iterable[Json], gold: Iterable[Json]) -> Report:
    """Give the figures of `content` (what is said) and `content+source` (by whom).

    A claim gives a quotation when their spans overlap by half of their union, one to one, best
    first; it is linked right when its source overlaps the quotation's. The article's own voice and
    claims nested in a quotation that was found do not count against precision.
    """
    coded = {doc["doc_id"]: doc.get("claims") or [] for doc in predictions}
    docs = {doc["doc_id"]: doc for doc in gold}
    content, linked = Figures(), Figures()
    faults: list[Fault] = []
    for doc_id, doc in docs.items():
        match = _match([c for c in coded.get(doc_id, []) if c.get("source")], doc["quotes"])
        told = _counted(match)
        content += Figures(len(match.links), told, len(match.quotes))
        sourced = [j for j, quote in enumerate(match.quotes) if quote.get("source")]
        right = [j for j in sourced if j in match.links and _linked(match, j)]
        linked += Figures(len(right), told, len(sourced))
        faults += _faults(doc_id, match, right)
    slots = {"content": content, "content+source": linked}
    return Report(len(docs), (), slots, tuple(sorted(faults)))


def _match(claims: Sequence[Json], quotes: Sequence[Json]) -> _Match:
    candidates = sorted(
        (
            (_overlap(_span(claim["content"]), _span(quote)), i, j)
            for i, claim in enumerate(claims)
            for j, quote in enumerate(quotes)
        ),
        reverse=True,
    )
    links: dict[int, int] = {}
    for value, i, j in candidates:
        if value >= LEAST_OVERLAP and j not in links and i not in links.values():
            links[j] = i
    return _Match(claims, quotes, links)


def _counted(match: _Match) -> int:
    """Count the claims that answer for themselves: all but those inside a quotation found."""
    found = [_span(match.quotes[j]) for j in match.links]
    used = set(match.links.values())
    return sum(
        i in used
        or not claim.get("within")
        or not any(quote.covers(_span(claim["content"])) for quote in found)
        for i, claim in enumerate(match.claims)
    )


def _linked(match: _Match, quote: int) -> bool:
    """Say whether the claim that gives a quotation has the right source."""
    mine = _span(match.claims[match.links[quote]]["source"])
    return 0 < mine.end - mine.start <= LONGEST_SOURCE and mine.overlaps(
        _span(match.quotes[quote]["source"])
    )


def _faults(doc_id: str, match: _Match, right: Sequence[int]) -> Iterable[Fault]:
    for j, quote in enumerate(match.quotes):
        if j not in match.links:
            yield Fault(doc_id, "", "content", MISSED, _shown(quote))
        elif quote.get("source") and j not in right:
            yield Fault(doc_id, "", "content+source", MISSED, _shown(quote["source"]))
    for i, claim in enumerate(match.claims):
        if i not in match.links.values():
            yield Fault(doc_id, "", "content", FALSE, _shown(claim["content"]))


def _span(record: Json) -> Span:
    return Span(record["start"], record["end"])


def _shown(record: Json) -> str:
    return f"{record['start']}–{record['end']}"


def _overlap(one: Span, other: Span) -> float:
    """Give intersection over union; 0 where two spans are apart or both are empty."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    union = len(one) + len(other) - shared
    return shared / union if union else 0.0
