"""What a verb of saying governs: the infinitive or the noun behind it, and where that ends."""

from selon.claims.contents import sentence_of
from selon.claims.lexicon import Takes, Verb
from selon.claims.page import Page, Phrase, trimmed
from selon.claims.sites import Site
from selon.records import Span

OBJECT_REACH = 8  # words between a verb of saying and its object
_INFINITIVE_REACH = 24  # words between it and its infinitive, with what commas set apart

STOPS = frozenset(".:;,()!?")


def infinitive_after(page: Page, site: Site) -> int | None:
    """Give the first word of the infinitive that is said: "dit [avoir] tiré"."""
    words, labels = page.words, page.tree.labels
    end = sentence_of(page, site).end
    apart, after = False, site.last + 1
    if after < len(words) and words[after].start < end and page.tree.has(after, labels.gerund):
        return after  # "denied [attacking] the village"
    for j in range(after, min(site.last + _INFINITIVE_REACH, len(words))):
        word = words[j]
        if word.start >= end or word.text in ':;«"' or page.tree.has(j, labels.finite):
            return None
        if page.tree.has(j, labels.bare) and word.pos in labels.pos_verb and not apart:
            return _with_negation(page, j, site.last)
        apart = apart != (word.text == ",")
        placed = word.pos in labels.pos_noun and not _set_in(page, j)
        if placed and not apart and word.norm not in page.cues.proclitics:
            return None
    return None


def _set_in(page: Page, j: int) -> bool:
    """Say whether a noun only places the saying: "a dit [à l'agence] [lundi] avoir …"."""
    return page.words[j].norm in page.cues.times or (
        page.tree.dependent(j, page.tree.labels.case) is not None
    )


def _with_negation(page: Page, j: int, floor: int) -> int:
    words = page.words
    small = page.cues.particles | page.cues.proclitics | frozenset(page.cues.negators)
    while j - 1 > floor and words[j - 1].norm in small:
        j -= 1
    return j


def before_verb(page: Page, site: Site, head: int, content: Span) -> Span:
    """Cut a noun phrase before another verb of the same subject: "[le chiffre] et promis …"."""
    tree, labels = page.tree, page.tree.labels
    verbs = (c for i in (site.verb, head) for c in tree.dependents(i, labels.conjunct))
    for verb in verbs:
        joint = tree.dependent(verb, labels.coordinator)
        if joint is not None and joint > head and page.words[verb].pos in labels.pos_verb:
            stop = min(content.end, page.words[joint].start)
            return trimmed(page.text, content.start, stop)
    return content


def before_clause(page: Page, content: Span) -> Span:
    """Cut a noun phrase before a clause joined to it: "[des morts] et la ville demande …"."""
    joint: int | None = None
    for i in page.tree.parse.at(content):
        word = page.words[i]
        if word.norm in page.cues.relatives | page.cues.links:
            return content
        if word.dep in page.tree.labels.coordinator:
            joint = word.start
        if page.tree.has(i, page.tree.labels.finite):
            return content if joint is None else trimmed(page.text, content.start, joint)
    return content


def phrase_entry(page: Page, site: Site, source: Phrase) -> Verb | None:
    """Give the reading that takes a noun phrase of this subject."""
    lemma = page.words[source.head].lemma
    fit = (e for e in site.readings if Takes.PHRASE in e.takes)
    return next((e for e in fit if not e.subjects or lemma in e.subjects), None)


def object_after(page: Page, site: Site) -> int | None:
    """Give the noun that is said, a happening: the first noun after the group."""
    words, labels = page.words, page.tree.labels
    for j in range(site.last + 1, min(site.last + OBJECT_REACH, len(words))):
        word = words[j]
        if word.text in STOPS or page.tree.has(j, labels.finite):
            return None
        counted = page.words[j - 1].pos in labels.pos_number  # "parle de onze [tués]"
        if counted and word.verb in page.cues.happenings:
            return j
        if word.pos not in labels.pos_noun or word.norm in page.cues.times:
            continue
        if word.lemma in page.cues.feelings:
            return None
        if happens(page, j) or site.last > site.verb:
            return j
        inner = site.last < word.head < j  # "a annoncé [à l'agence TAP] la mort"
        if not inner and page.tree.dependent(j, labels.case) is None:
            return None
    return None


def happens(page: Page, i: int) -> bool:
    """Say whether a noun, or a participle of it, tells of harm: "l'attaque", "onze [tués]"."""
    tree, labels = page.tree, page.tree.labels
    if page.words[i].pos not in labels.pos_noun:
        return False
    below = tree.dependents(i, labels.participle | labels.adjective)
    return page.words[i].lemma in page.cues.happenings or any(
        page.words[j].verb in page.cues.happenings for j in below
    )
