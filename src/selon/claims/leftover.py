"""Quotations that no verb claimed: pieces in a reported sentence, speech that goes on alone."""

from collections.abc import Iterator, Sequence

from selon.claims.drafts import Surroundings
from selon.claims.lexicon import Takes
from selon.claims.page import Draft, Page
from selon.claims.quotation import Quote
from selon.claims.reported import source_of
from selon.claims.sites import Form, Site, group_span
from selon.records import Span

_WORDS = 3  # a shorter quotation is a name or a word held at a distance


def leftover_drafts(page: Page, sites: Sequence[Site], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give a claim for each quotation that stands in no content so far."""
    last: Draft | None = None
    by_sentence: dict[int, list[Site]] = {}
    for site in sites:
        by_sentence.setdefault(page.sentence(page.words[site.verb].start), []).append(site)
    made = sorted(drafts, key=lambda d: d.content.start)
    for quote in page.quotes:
        if page.skipped(quote.outer.start) or any(_holds(d.content, quote) for d in made):
            continue
        if len(page.tree.parse.at(quote.inner)) < _WORDS:
            continue
        number = page.sentence(quote.inner.start)
        last = _last_before(made, quote)
        yield from _piece(page, quote, by_sentence.get(number, ()), made, last)


def _holds(content: Span, quote: Quote) -> bool:
    return content.start < quote.inner.end and quote.inner.start < content.end


def _last_before(drafts: Sequence[Draft], quote: Quote) -> Draft | None:
    return next((d for d in reversed(drafts) if d.content.start < quote.outer.start), None)


def _piece(
    page: Page, quote: Quote, sites: Sequence[Site], drafts: Sequence[Draft], last: Draft | None
) -> Iterator[Draft]:
    """Attribute one quotation: to a claim of its sentence, a verb of it, or who spoke last."""
    sentence = page.sentences[page.sentence(quote.inner.start)]
    same = [d for d in drafts if sentence.covers(d.cue) and d.source is not None]
    if same:
        near = min(same, key=lambda d: abs(d.cue.start - quote.outer.start))
        yield Draft("claims.quotation", near.entry, near.cue, near.source, quote.inner, direct=True)
        return
    for site in sorted(sites, key=lambda s: abs(page.words[s.verb].start - quote.outer.start)):
        entry = site.entry(Takes.QUOTED)
        source = source_of(page, site, Surroundings((), frozenset(), None, None))
        if entry is not None and source is not None and site.form is not Form.PASSIVE:
            cue = group_span(page, site)
            yield Draft("claims.quotation", entry, cue, source, quote.inner, direct=True)
            return
    alone = sentence.start >= quote.outer.start - 1 and sentence.end <= quote.outer.end + 2
    if alone and last is not None and last.direct:
        yield Draft("claims.continued", last.entry, last.cue, last.source, quote.inner, direct=True)
