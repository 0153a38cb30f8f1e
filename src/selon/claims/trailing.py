"""Attributions behind what was said, the subject before its verb: "Six men died, police said."

Only in languages that say so (`bare_clauses` of `reporting.toml`), and there the clauses that
follow a verb of saying without a conjunction: "Police said six men died."
"""

from collections.abc import Sequence

from selon.claims.contents import break_after, leaves, link_after, sentence_of
from selon.claims.lexicon import Takes
from selon.claims.page import Page, Phrase, trimmed
from selon.claims.sites import Form, Site
from selon.claims.sources import subject_before
from selon.records import Span

# Characters between a subject and its verb: ", who was at the scene, ".
_APART = 120


def bare_clause(page: Page, site: Site, cuts: Sequence[int]) -> Span | None:
    """Give the clause behind a verb of saying that no conjunction opens."""
    clause = _clause_behind(page, site)
    if clause is None:
        return None
    inside = [j for j in page.tree.subtree(clause) if j > site.last]
    end = sentence_of(page, site).end
    if not inside or page.words[inside[0]].start >= end:
        return None
    first = inside[0]
    if page.words[first].norm in page.cues.links:  # one that was judged already: "now that …"
        return None
    stop = min([end, *(c for c in cuts if c > page.words[first].end)])
    stop = min(stop, break_after(page, first, stop))
    stop = min(stop, leaves(page, first, clause, stop))
    return trimmed(page.text, page.words[first].start, stop)


def _clause_behind(page: Page, site: Site) -> int | None:
    found = page.tree.dependents(site.verb, page.tree.labels.clause)
    return next((c for c in found if c > site.last), None)


def trailing_source(page: Page, site: Site) -> Phrase | None:
    """Give the subject of a group that stands behind what was said: "…, [police] said"."""
    if not page.cues.bare_clauses or site.form is not Form.FINITE:
        return None
    if site.entry(Takes.SPEECH) is None or _clause_behind(page, site) is not None:
        return None
    source = subject_before(page, site)
    if source is None or link_after(page, site) is not None:
        return None
    start, sentence = source.span.start, sentence_of(page, site)
    near = 0 <= page.words[site.first].start - source.span.end <= _APART
    own = start > sentence.start and not _relative(page, source, site)
    if not (near and own):
        return None
    left = page.text[sentence.start : start].rstrip()
    if left[-1:] not in _BEFORE and not _ends_sentence(page, site):
        return None
    return source if _is_told(page, Span(sentence.start, start)) else None


_BEFORE = frozenset(",\"'»–—-!?…")


def _ends_sentence(page: Page, site: Site) -> bool:
    """Say whether nothing follows a group but days: where commas are lost, it stands there."""
    end = sentence_of(page, site).end
    rest = page.tree.parse.at(Span(page.words[site.last].end, end))
    return all(page.words[j].norm in page.cues.times or page.words[j].pos in _LIGHT for j in rest)


_LIGHT = frozenset({"ADP", "ADV", "PUNCT"})


def _relative(page: Page, source: Phrase, site: Site) -> bool:
    """Say whether a relative pronoun stands between a noun and the group: "X, who said"."""
    between = page.tree.parse.at(Span(source.span.end, page.words[site.first].start))
    return any(page.words[j].norm in page.cues.relatives for j in between)


def _is_told(page: Page, before: Span) -> bool:
    """Say whether what stands before a source is more than where and when: a clause, a quote."""
    quoted = any(
        q.outer.end >= before.end - 3 and q.outer.start >= before.start for q in page.quotes
    )
    inside = page.tree.parse.at(before)
    labels, pending = page.tree.labels, 0
    for i in inside:
        word = page.words[i]
        if word.dep in labels.mark or word.norm in page.cues.relatives:
            pending = 1
        elif page.tree.has(i, labels.finite):
            if not pending:
                return True
            pending = 0
    return quoted
