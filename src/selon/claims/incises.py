"""Several who speak within the marks of one quotation: "« Oui, a dit X. Non », a répondu Y"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from selon.claims.page import Draft, Page, trimmed
from selon.records import Span

_END = re.compile(r"[.!?…]\s+(?=[«\"]?[A-ZÀ-Ý])")


def in_turn(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each of those who speak within one quotation the sentences up to its verb.

    Scrapers lose the marks around the verbs, so that all seem to say the whole.
    """
    by_content: dict[Span, list[Draft]] = {}
    for draft in drafts:
        if draft.rule == "claims.quotative":
            by_content.setdefault(draft.content, []).append(draft)
    parts = {
        (draft.content, draft.cue): part
        for content, own in by_content.items()
        if len(own) > 1 and any(content.covers(d.cue) for d in own)
        for draft, part in zip(own, _parts(page, content, own), strict=True)
    }
    return [replace(d, content=parts.get((d.content, d.cue), d.content)) for d in drafts]


def _parts(page: Page, content: Span, drafts: Sequence[Draft]) -> list[Span]:
    """Give the part of each: a verb in the sentence of the one before passes on its words."""
    start, found = content.start, list[Span]()
    last: Span | None = None
    for cue in (d.cue for d in drafts):
        end = None if last is None else _END.search(page.text, last.end, max(cue.start, last.end))
        if last is not None and end is None:
            found.append(found[-1])
        else:
            start = start if end is None else end.end()
            found.append(trimmed(page.text, start, min(cue.start, content.end)))
        last = cue
    return found
