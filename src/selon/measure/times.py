"""Time expressions against gold: found, and resolved to the right days."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from selon.measure.report import FALSE, MISSED, Fault, Figures, Json, Report
from selon.records import Span


def score_times(
    predictions: Iterable[Json], gold: Iterable[Json], texts: Mapping[str, str]
) -> Report:
    """Give the figures of `found` (spans overlap, one to one) and `resolved` (the right days too).

    The gold allows several readings [first day, last day, whether the last is excluded]; a range's
    named last day counts as well as the day before it.
    """
    coded = {doc["doc_id"]: doc.get("times") or [] for doc in predictions}
    docs = {doc["doc_id"]: doc for doc in gold}
    found, resolved = Figures(), Figures()
    faults: list[Fault] = []
    for doc_id, doc in docs.items():
        left = list(coded.get(doc_id, []))
        told = len(left)
        hits = [_take(left, _span(wanted)) for wanted in doc["times"]]
        right = [_right(hit, wanted) for hit, wanted in zip(hits, doc["times"], strict=True)]
        found += Figures(sum(hit is not None for hit in hits), told, len(hits))
        resolved += Figures(sum(right), told, len(hits))
        words = texts.get(doc_id, "")
        for hit, good, wanted in zip(hits, right, doc["times"], strict=True):
            if not good:
                slot = "found" if hit is None else "resolved"
                faults.append(Fault(doc_id, "", slot, MISSED, _span(wanted).of(words)))
        faults += [Fault(doc_id, "", "found", FALSE, _span(time).of(words)) for time in left]
    return Report(len(docs), (), {"found": found, "resolved": resolved}, tuple(sorted(faults)))


def _take(left: list[Json], wanted: Span) -> Json | None:
    """Take the first coded time that overlaps out of those left."""
    hit = next((time for time in left if _span(time).overlaps(wanted)), None)
    if hit is not None:
        left.remove(hit)
    return hit


def _right(hit: Json | None, wanted: Json) -> bool:
    if hit is None:
        return False
    days = (hit.get("start_date"), hit.get("end_date"))
    return any(days in _readings(*reading) for reading in wanted["readings"])


def _readings(start: str, end: str, excluded: bool) -> tuple[tuple[str, str], ...]:  # noqa: FBT001 - part of a triple
    """Give the spans of days that answer a reading."""
    if not excluded or end <= start:
        return ((start, end),)
    before = date.fromisoformat(end) - timedelta(days=1)
    return (start, end), (start, before.isoformat())


def _span(record: Json) -> Span:
    return Span(record["start"], record["end"])
