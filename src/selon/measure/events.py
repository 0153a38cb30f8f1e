"""Events against gold: which event is which, then slot by slot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from selon.errors import UsageError
from selon.measure.comparing import Value, same
from selon.measure.report import FALSE, MISSED, Fault, Figures, Json, Report, total
from selon.measure.slots import SLOTS, Slot
from selon.records import Span

LONGEST_TRIGGER: Final = 60  # characters: a word or a short phrase, never a clause
LEAST_SHARE: Final = 3  # one in three of a coded event's mentions must lie on its gold event


@dataclass(frozen=True, slots=True)
class _Pair:
    """A coded event and the gold event that it stands for; either may be missing."""

    doc_id: str
    coded: Json | None
    gold: Json | None


def score_events(
    predictions: Iterable[Json], gold: Iterable[Json], texts: Mapping[str, str]
) -> Report:
    """Give the figures of the slots, of `event` (was it found?) and of `ledger` (all slots).

    `texts` are the articles by doc_id, as annotated. A coded and a gold event match when mentions
    overlap: one to one, most gold mentions first, then the same type, then the order of the text.
    A slot of an unmatched event is a miss or a false alarm. Raises UsageError when a text is
    missing.
    """
    coded = {doc["doc_id"]: doc.get("events") or [] for doc in predictions}
    golds = {doc["doc_id"]: doc["events"] for doc in gold}
    pairs = [
        pair
        for doc_id, events in golds.items()
        for pair in _pairs(doc_id, coded.get(doc_id, []), events, _text(doc_id, texts))
    ]
    faults: list[Fault] = []
    slots = {"event": _found(pairs, faults)}
    slots |= {slot.name: _score(slot, pairs, faults) for slot in SLOTS}
    slots["ledger"] = total(slots[slot.name] for slot in SLOTS if slot.ledger)
    noisy = tuple(d for d, events in golds.items() if not events and coded.get(d))
    return Report(len(golds), noisy, slots, tuple(sorted(faults)))


def matched(coded: Sequence[Json], gold: Sequence[Json], text: str) -> frozenset[int]:
    """Give the positions of the coded events of one article that are in its gold."""
    spans = [_coded_spans(e) for e in coded], [_gold_spans(e, text) for e in gold]
    return frozenset(_links(*spans, coded, gold).values())


def _text(doc_id: str, texts: Mapping[str, str]) -> str:
    if doc_id not in texts:
        raise UsageError("eval.no_text", doc_id=doc_id)
    return texts[doc_id]


def _pairs(doc_id: str, coded: Sequence[Json], gold: Sequence[Json], text: str) -> Iterator[_Pair]:
    """Give every event of both sides once, matched where it is."""
    links = _links(
        [_coded_spans(e) for e in coded], [_gold_spans(e, text) for e in gold], coded, gold
    )
    for j, event in enumerate(gold):
        yield _Pair(doc_id, coded[links[j]] if j in links else None, event)
    for i, event in enumerate(coded):
        if i not in links.values():
            yield _Pair(doc_id, event, None)


def _links(
    coded_spans: Sequence[Sequence[Span]],
    gold_spans: Sequence[Sequence[Span]],
    coded: Sequence[Json],
    gold: Sequence[Json],
) -> dict[int, int]:
    """Give index of gold -> index of coded, greedily by the number of gold mentions hit."""
    candidates = []
    for i, mine in enumerate(coded_spans):
        for j, theirs in enumerate(gold_spans):
            hits = _hits(mine, theirs)
            if hits and _hits(theirs, mine) * LEAST_SHARE >= len(mine):
                alike = coded[i].get("sub_event_type") == gold[j]["sub_event_type"]
                candidates.append((-hits, not alike, i, j))
    links: dict[int, int] = {}
    for _, _, i, j in sorted(candidates):
        if j not in links and i not in links.values():
            links[j] = i
    return links


def _hits(some: Sequence[Span], others: Sequence[Span]) -> int:
    """Count those of `others` that overlap one of `some`."""
    return sum(any(span.overlaps(other) for span in some) for other in others)


def _coded_spans(event: Json) -> list[Span]:
    spans = (Span(m["start"], m["end"]) for m in event.get("mentions") or [])
    return [span for span in spans if 0 < span.end - span.start <= LONGEST_TRIGGER]


def _gold_spans(event: Json, text: str) -> list[Span]:
    spans = []
    for mention in event["mentions"]:
        start = text.find(mention["quote"]) + mention["quote"].find(mention["anchor"])
        spans.append(Span(start, start + len(mention["anchor"])))
    return spans


def _found(pairs: Iterable[_Pair], faults: list[Fault]) -> Figures:
    """Count the events themselves."""
    figures = Figures()
    for pair in pairs:
        right = pair.coded is not None and pair.gold is not None
        figures += Figures(int(right), int(pair.coded is not None), int(pair.gold is not None))
        if pair.gold is not None and not right:
            words = pair.gold["mentions"][0]["quote"]
            faults.append(Fault(pair.doc_id, pair.gold["id"], "event", MISSED, words))
        if pair.coded is not None and not right:
            faults.append(Fault(pair.doc_id, "", "event", FALSE, _told(pair.coded)))
    return figures


def _told(event: Json) -> str:
    mentions = ", ".join(str(m.get("text") or m["start"]) for m in event.get("mentions") or [])
    return f"{event.get('sub_event_type')}: {mentions}"


def _score(slot: Slot, pairs: Iterable[_Pair], faults: list[Fault]) -> Figures:
    """Count one slot over all events."""
    figures = Figures(reachable=0)
    for pair in pairs:
        mine = list(slot.coded(pair.coded)) if pair.coded is not None else []
        theirs = list(slot.gold(pair.gold)) if pair.gold is not None else []
        both = pair.coded is not None and pair.gold is not None
        missed, false = _compare(mine, theirs) if both else (theirs, mine)
        right = len(theirs) - len(missed)
        figures += Figures(right, len(mine), len(theirs), len(theirs) if both else 0)
        if both and pair.gold is not None:  # the slots of an unmatched event go with the event
            at = (pair.doc_id, pair.gold["id"], slot.name)
            faults += [Fault(*at, MISSED, _shown(value)) for value in missed]
            faults += [Fault(*at, FALSE, _shown(value)) for value in false]
    return figures


def _compare(mine: Sequence[Value], theirs: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """Give what was missed and what was false; each coded value answers for one gold value."""
    left = list(mine)
    missed = []
    for value in theirs:
        hit = next((candidate for candidate in left if same(candidate, value)), None)
        if hit is None:
            missed.append(value)
        else:
            left.remove(hit)
    return missed, left


def _shown(value: Value) -> str:
    """Give a value as a line of the error list shows it."""
    parts = ["–".join(_word(part) for part in value.exact)] if value.exact else []
    if value.names is not None:
        parts.append(" | ".join(value.names))
    if value.place is not None:
        where = " | ".join(value.place.names)
        parts.append(f"{where} ({value.place.lat:.2f}, {value.place.lon:.2f})")
    return " : ".join(parts)


def _word(part: object) -> str:
    return "…" if part is None else str(part)
