"""Speech behind a colon in what is reported: "il demande plus de moyens : « Il est temps »"."""

from collections.abc import Iterator
from dataclasses import replace

from selon.claims.page import Draft, Page, trimmed
from selon.records import Span

_REPORTED = frozenset({"claims.reported_clause", "claims.according_to", "claims.infinitive"})
_SPEECH = 12  # characters of speech: less is a word held at a distance


def at_colon(page: Page, draft: Draft) -> Iterator[Draft]:
    """Give a draft up to the colon that opens speech, and the speech in a draft of its own."""
    at = _colon(page, draft.content) if draft.rule in _REPORTED else None
    if at is None:
        yield draft
        return
    told = trimmed(page.text, draft.content.start, at)
    if len(told) > 1:
        yield replace(draft, content=told)
    quote = page.quote(_speech_start(page, at))
    said = quote.inner if quote is not None else trimmed(page.text, at + 1, draft.content.end)
    yield replace(draft, rule="claims.speech", content=said, direct=True)


def _colon(page: Page, content: Span) -> int | None:
    """Give where a colon stands with a quotation behind it, or words that begin a sentence."""
    at = page.text.find(":", content.start, content.end)
    while at >= 0:
        start = _speech_start(page, at)
        marked = page.quote(start) is not None and page.quote(at) is None
        opens = page.text[start : start + 1].isupper() and content.end - start > _SPEECH
        if (marked or opens) and page.quote(at) is None and page.text[at - 1].isspace() | marked:
            return at
        at = page.text.find(":", at + 1, content.end)
    return None


def _speech_start(page: Page, at: int) -> int:
    start = at + 1
    while start < len(page.text) and page.text[start].isspace():
        start += 1
    return start
