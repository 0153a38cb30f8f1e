"""What is said in the passive: "L'attentat [a été revendiqué] par X", "est accusé par X d'…"."""

from collections.abc import Iterator

from selon.claims.contents import clause_span, sentence_of
from selon.claims.drafts import draft_of
from selon.claims.lexicon import Takes
from selon.claims.page import Draft, Page, trimmed
from selon.claims.sites import STOPS, Site
from selon.claims.sources import antecedent, phrase_at
from selon.records import Span
from selon.syntax import full_phrase, subject


def passive_drafts(page: Page, site: Site) -> Iterator[Draft]:
    """L'attentat [a été revendiqué] par X"""
    entry = site.entry(Takes.PHRASE) or site.entry(Takes.ABOUT)
    tree, labels = page.tree, page.tree.labels
    agent = _agent(page, site)
    if entry is None or entry.subjects or agent is None or agent < site.verb:
        return
    word = page.words[site.verb]
    accused = _deed(page, site, agent) if Takes.ABOUT in entry.takes else None
    if accused is not None:
        source = phrase_at(page, agent, start=page.words[site.last].end, stop=accused.start)
        yield from draft_of(page, site, entry, "claims.passive", accused, source)
        return
    told = subject(tree, site.verb)
    if told is not None and page.words[told].norm in page.cues.relatives:
        told = antecedent(page, told)
    if told is None and word.dep in labels.participle | labels.relative:
        told = word.head
    if told is None or told > site.verb or page.words[told].lemma not in page.cues.happenings:
        return
    content = full_phrase(tree, told)
    content = trimmed(page.text, content.start, min(content.end, page.words[site.first].start))
    source = phrase_at(page, agent, start=page.words[site.last].end)
    yield from draft_of(page, site, entry, "claims.passive", content, source)


def _deed(page: Page, site: Site, agent: int) -> Span | None:
    """Give what somebody is accused of: "est accusé par l'armée [d'avoir tiré]"."""
    tree, labels = page.tree, page.tree.labels
    sentence = sentence_of(page, site)
    for j in tree.parse.at(Span(page.words[agent].end, sentence.end)):
        word = page.words[j]
        if tree.has(j, labels.bare) and word.dep not in labels.relative:
            marked = page.words[j - 1].lemma in labels.genitive
            return clause_span(page, j - 1, sentence.end, ()) if marked else None
        if tree.has(j, labels.finite) or word.text in STOPS:
            return None
    return None


def _agent(page: Page, site: Site) -> int | None:
    """Give by whom something is said: the parser's agent, or a noun behind "par"."""
    tree, labels = page.tree, page.tree.labels
    found = tree.dependent(site.verb, labels.agent)
    if found is not None:
        return found
    by = frozenset(word for relay in page.cues.relays.values() for word in relay.by)
    for noun in tree.dependents(site.verb, labels.oblique):
        case = tree.dependent(noun, labels.case)
        if case is not None and page.words[case].norm in by:
            return noun
    return None
