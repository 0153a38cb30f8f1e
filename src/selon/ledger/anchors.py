"""What a decision is found again by when a document was read anew.

Ids count up in the order of the text and move when the machine finds more: a decision therefore
keeps the digest of the text, the spans of what was seen and its kind.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias

Json: TypeAlias = Mapping[str, Any]
Spans: TypeAlias = tuple[tuple[int, int], ...]

EVENTS: Final = "events"
CLAIMS: Final = "claims"
DOCUMENT: Final = "document"
_IDS: Final = MappingProxyType({EVENTS: "event_id", CLAIMS: "claim_id"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A record of a document as a person saw it."""

    doc_id: str
    text_sha256: str
    record: str  # "events.e2", "claims.c3", "document"
    kind: str = ""  # the type of an event, the stance of a claim
    spans: Spans = ()  # of its mentions; of its content

    @property
    def family(self) -> str:
        """The list that the record stands in: "events", "claims"."""
        return self.record.partition(".")[0]


def find(wanted: Seen, coded: Json, *, kinds: Collection[str] = ()) -> str | None:
    """Give the name that what was seen has now: the same text, spans that cross, the same kind.

    `kinds` are other kinds that will do: what people corrected it to. None where it is gone.
    """
    if wanted.record == DOCUMENT:
        return DOCUMENT if coded["doc_id"] == wanted.doc_id else None
    if wanted.text_sha256 != coded["text_sha256"]:
        return None
    alike = {wanted.kind, *kinds}
    ranked = [
        (overlap(wanted.spans, _spans(found)), name == wanted.record, name)
        for name, found in _records(coded, wanted.family)
        if _kind(found) in alike
    ]
    return max((rank for rank in ranked if rank[0]), default=(0.0, False, None))[2]


def overlap(ones: Spans, others: Spans) -> float:
    """Give the share of characters that two sets of spans have in common, between 0 and 1.

    >>> overlap(((0, 4),), ((2, 6),))
    0.3333333333333333
    """
    here = {place for start, end in ones for place in range(start, end)}
    there = {place for start, end in others for place in range(start, end)}
    return len(here & there) / len(here | there) if here and there else 0.0


def of_record(found: Json) -> Seen:
    """Give the kind and the spans of an event or a claim, of whatever document."""
    return Seen("", "", "", _kind(found), _spans(found))


def _records(coded: Json, family: str) -> Iterator[tuple[str, Json]]:
    for found in coded.get(family) or () if family in _IDS else ():
        yield f"{family}.{found[_IDS[family]]}", found


def _kind(found: Json) -> str:
    return str(found.get("sub_event_type") or found.get("stance") or "")


def _spans(found: Json) -> Spans:
    """Give where an event or a claim is told."""
    told = found["mentions"] if "mentions" in found else (found["content"],)
    return tuple((int(words["start"]), int(words["end"])) for words in told)
