"""Denials and confirmations that say nothing again: "L'armée [a démenti].", "…, ce que X [nie]"."""

from selon.claims.drafts import Surroundings, draft_of
from selon.claims.following import subject_after
from selon.claims.lexicon import Verb
from selon.claims.page import Draft, Page
from selon.claims.sites import Form, Site, group_span
from selon.claims.sources import phrase_at, subject_before

# Stances that a verb takes to what was said before it, where it has nothing else to say.
_ANSWERS = frozenset({"denies", "confirms"})

_BACK = 12  # words between "ce que" and its verb


def bare(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """Give a claim whose content is the pronoun, or the verb itself where there is none."""
    entry = next((e for e in site.readings if e.stance in _ANSWERS and not e.refutes), None)
    if entry is None or site.form is not Form.FINITE or site.clitic is not None:
        return []
    what = _pronoun(page, site)
    if what is not None:
        return _answered(page, site, entry, what)
    source = subject_before(page, site)
    if source is None or not _ends_here(page, site):
        return []
    return draft_of(page, site, entry, "claims.bare", group_span(page, site), source)


def _pronoun(page: Page, site: Site) -> int | None:
    """Give the word that stands for what was said: "[ce] que l'armée dément"."""
    words = page.words
    for j in range(site.first - 1, max(site.first - _BACK, 0), -1):
        if words[j].text in ".;:" or page.tree.has(j, page.tree.labels.finite):
            return None
        if words[j].norm in page.cues.links:
            before = words[j - 1]
            return before.i if before.norm in page.cues.answers else None
    return None


def _answered(page: Page, site: Site, entry: Verb, what: int) -> list[Draft]:
    """Give the claim of a clause with "ce que": its subject stands before or behind the verb."""
    words, labels = page.words, page.tree.labels
    nouns = [j for j in range(what + 2, site.first) if words[j].pos in labels.pos_noun]
    low, high = words[what + 2].start, words[site.first].start
    inside = phrase_at(page, nouns[0], start=low, stop=high) if nouns else None
    source = inside or subject_after(page, site)
    return draft_of(page, site, entry, "claims.bare", words[what].span, source)


def _ends_here(page: Page, site: Site) -> bool:
    """Say whether nothing but adverbs and days stands behind a group before its clause ends."""
    words, labels = page.words, page.tree.labels
    sentence = page.sentences[page.sentence(words[site.verb].start)]
    for j in range(site.last + 1, len(words)):
        word = words[j]
        if word.start >= sentence.end or word.text in _ENDS:
            return True
        light = labels.pos_adverb | labels.pos_adposition
        if word.pos not in light and word.norm not in page.cues.times:
            return False
    return True


_ENDS = frozenset(".,;:!?)")
