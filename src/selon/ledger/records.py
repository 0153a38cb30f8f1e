"""What the ledger takes from people and gives back: plain records, no database in them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from selon.records import Article


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One version of one document, and what read it."""

    article: Article  # language and day of publication as the reading settled them
    text_sha256: str
    media_type: str
    replaces: str | None  # text_sha256 of the version before it
    current: bool  # no newer version stands in the ledger
    stored_at: str  # UTC, ISO 8601
    selon_version: str
    lexicon_digest: str
    made_at: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event in one line; the whole of it stands in the coded document."""

    doc_id: str
    event_id: str
    outlet: str | None
    sub_event_type: str
    status: str
    aggregate: bool
    background: bool
    date_start: str | None
    date_end: str | None
    place: str | None  # the gazetteer's name, or the words of the text
    country: str | None
    killed: tuple[int | None, int | None]  # lowest and highest that any source says of victims
    confidence: float


@dataclass(frozen=True, slots=True)
class StoredRefusal:
    """A document that was set aside, and why."""

    doc_id: str
    code: str
    fields: Mapping[str, object]
    refused_at: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True)
class Stats:
    """What the ledger holds, counted over the current version of every document."""

    documents: int
    versions: int  # replaced ones included
    events: int  # without running totals
    aggregates: int  # running totals
    claims: Mapping[str, int]  # by stance
    refusals: Mapping[str, int]  # by code
    decisions: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one record of one version of a document.

    Machine ids may move when a document is read again: `before` holds the record as it was seen.
    """

    by: str
    record: str  # "claims.c3", "events.e2.places.0", "incidents.INC-2024-0017"
    verdict: str  # accept | reject | unsure | correct | add | same | different | undo …
    doc_id: str | None = None
    text_sha256: str | None = None
    field: str | None = None
    before: object = None  # JSON
    after: object = None  # JSON
    reason: str | None = None
    undoes: int | None = None  # the number of the decision that this one takes back


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision as it stands in the chain; `hash` covers all of it and `previous_hash`."""

    decision: Decision
    number: int
    at: str  # UTC, ISO 8601
    selon_version: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that somebody keeps by a name."""

    name: str
    query: str
    saved_by: str
    saved_at: str  # UTC, ISO 8601


def text_digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, as the contract's `text_sha256`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def input_digest(article: Article) -> str:
    """Give the SHA-256 of all that the coding of an article depends on or repeats."""
    published = article.published and article.published.isoformat()
    known = (article.language, published, article.published_basis)
    shown = (article.outlet, article.title, article.url)
    return hashlib.sha256(canonical([article.text, *known, *shown]).encode()).hexdigest()


def canonical(value: object) -> str:
    """Give the one JSON text of a value: keys sorted, ASCII only, no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
