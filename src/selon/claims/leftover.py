"""Quotations that no verb claimed: pieces in a reported sentence, speech that goes on alone."""

from collections.abc import Iterator, Sequence

from selon.claims.drafts import Surroundings
from selon.claims.lexicon import Reporting, Takes
from selon.claims.page import Draft, Page, Phrase
from selon.claims.quotation import Quote
from selon.claims.reported import source_of
from selon.claims.sites import Form, Site, group_span
from selon.claims.sources import phrase_at
from selon.records import Span

_SPEECH = 25  # characters of a quotation that a colon alone attributes
_WORDS = 4  # a shorter quotation is a name or a word held at a distance


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
    near = sorted(_reading(page, quote, sites, drafts, sentence), key=lambda n: n[0])
    if near:
        _, entry, cue, source = near[0]
        yield Draft("claims.quotation", entry, cue, source, quote.inner, direct=True)
        return
    colon = _colon(page, quote, sentence)
    if colon is not None:
        yield colon
        return
    alone = sentence.start >= quote.outer.start - 1 and sentence.end <= quote.outer.end + 2
    if alone and last is not None and last.direct:
        yield Draft("claims.continued", last.entry, last.cue, last.source, quote.inner, direct=True)


def _colon(page: Page, quote: Quote, sentence: Span) -> Draft | None:
    """Give a quotation after a colon to the name before it, or to the subject of its sentence."""
    before = page.tree.parse.at(Span(sentence.start, quote.outer.start))
    entry = page.cues.colons.get(page.words[before[-1]].text) if before else None
    if entry is None or len(quote.inner) < _SPEECH:
        return None
    labels, mark = page.tree.labels, before[-1]
    near = [i for i in before if page.words[i].pos in labels.pos_noun][-1:]
    own = [i for i in before if page.words[i].dep in labels.subject]
    for i in (*(j for j in near if j >= mark - 2 and page.words[j].pos in labels.pos_name), *own):
        source = phrase_at(page, i, stop=page.words[mark].start)
        if page.words[i].pos in labels.pos_name or page.who(source.span.of(page.text)):
            cue = page.words[mark].span
            return Draft("claims.colon", entry, cue, source, quote.inner, direct=True)
    return None


def _reading(
    page: Page,
    quote: Quote,
    sites: Sequence[Site],
    drafts: Sequence[Draft],
    sentence: Span,
) -> Iterator[tuple[int, Reporting, Span, Phrase]]:
    """Give the cues of a sentence that can attribute a quotation, with how far they stand."""
    for draft in drafts:
        if draft.source is not None and sentence.covers(draft.cue):
            yield _distance(draft.cue, quote), draft.entry, draft.cue, draft.source
    for site in sites:
        entry, cue = site.entry(Takes.QUOTED), group_span(page, site)
        if entry is None or site.form is Form.PASSIVE or quote.outer.covers(cue):
            continue
        source = source_of(page, site, _ALONE)
        if source is not None and not quote.outer.covers(source.span):
            yield _distance(cue, quote), entry, cue, source


def _distance(cue: Span, quote: Quote) -> int:
    """Give the characters between a cue and a quotation; one before it counts as nearer."""
    before = quote.outer.start - cue.end
    return before if before >= 0 else cue.start - quote.outer.end + _BEHIND


_BEHIND = 20
_ALONE = Surroundings((), frozenset(), None, None)
