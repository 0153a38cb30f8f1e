"""What verbs of reporting bring: clauses, speech before and after, infinitives, noun phrases."""

from selon.claims.bare import bare
from selon.claims.contents import (
    clause_span,
    colon_after,
    link_after,
    sentence_of,
    speech_before,
    speech_from,
)
from selon.claims.drafts import Surroundings, draft_of
from selon.claims.following import subject_after
from selon.claims.lexicon import Takes, Verb
from selon.claims.page import Draft, Page, Phrase, trimmed
from selon.claims.passives import passive_drafts
from selon.claims.quotative import quotative
from selon.claims.sites import Form, Site, group_span
from selon.claims.sources import shared_subject, subject_before
from selon.claims.trailing import bare_clause
from selon.records import Span
from selon.syntax import full_phrase

_GOVERNED = 3  # words between an infinitive and the verb above it
_OBJECT_REACH = 8  # words between a verb of saying and its object
_INFINITIVE_REACH = 24  # words between it and its infinitive, with what commas set apart


def drafts_of(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """Give the claims that one verb group makes."""
    if site.form is Form.GERUND and page.words[site.verb].norm in page.cues.citing:
        return []
    if site.form is Form.PASSIVE:
        return list(passive_drafts(page, site))
    for find in _FINDERS:
        found = find(page, site, around)
        if found:
            return found
    return []


def source_of(page: Page, site: Site, around: Surroundings) -> Phrase | None:
    """Give who speaks: the subject, before or after; of a gerund, who spoke in the sentence."""
    if site.clitic is not None:
        return subject_after(page, site)
    if site.form is Form.FINITE:
        before = subject_before(page, site) or shared_subject(page, site)
        if before is not None and not _speaks(page, before):
            return around.before
        return before or subject_after(page, site) or around.before
    if site.form is Form.INFINITIVE and not _governed(page, site):
        return None
    return around.before or subject_before(page, site) or around.last


def _speaks(page: Page, source: Phrase) -> bool:
    """Say whether a subject can speak: an attack cannot, a toll can."""
    lemma = page.words[source.head].lemma
    return lemma in page.cues.tellers or lemma not in page.cues.happenings


def _governed(page: Page, site: Site) -> bool:
    """Say whether an infinitive is said to happen: "tient à [préciser]", "Avant de [conclure]"."""
    near = range(max(site.first - _GOVERNED, 0), site.first)
    start = sentence_of(page, site).start
    opens = page.words[near[0]].start <= start if near else True
    return opens or any(page.words[j].pos in page.tree.labels.pos_verb for j in near)


def _clause(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [a affirmé] que …"""
    entry = site.entry(Takes.CLAUSE)
    link = link_after(page, site) if entry is not None else None
    if link is None or link + 1 >= len(page.words):
        return []
    source = source_of(page, site, around)
    end = sentence_of(page, site).end
    content = clause_span(page, link + 1, end, around.cuts)
    if not _finite(page, content):
        stop = min([end, *(c for c in around.cuts if c > page.words[link].end)])
        content = trimmed(page.text, page.words[link].end, stop)
        if not _finite(page, content) and link != site.last + 1:
            return []
    drafts: list[Draft] = []
    for first in _more_links(page, link, content):
        part = clause_span(page, first, end, around.cuts)
        drafts += draft_of(page, site, entry, "claims.reported_clause", part, source)
        content = trimmed(page.text, content.start, min(content.end, page.words[first - 1].start))
    return [*draft_of(page, site, entry, "claims.reported_clause", content, source), *drafts]


def _bare_clause(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [said] three men died"""
    entry = site.entry(Takes.CLAUSE)
    if entry is None or not page.cues.bare_clauses:
        return []
    content = bare_clause(page, site, around.cuts)
    if content is None or not _finite(page, content):
        return []
    source = source_of(page, site, around)
    return draft_of(page, site, entry, "claims.reported_clause", content, source)


def _finite(page: Page, content: Span) -> bool:
    return any(page.tree.has(i, page.tree.labels.finite) for i in page.tree.parse.at(content))


def _more_links(page: Page, link: int, content: Span) -> list[int]:
    """Give the first words of further clauses: "a dit que …, que … et que …"."""
    mark = page.tree.labels.mark
    inside = (page.words[i] for i in page.tree.parse.at(content) if i > link)
    return [
        word.i + 1
        for word in inside
        if word.norm in page.cues.links
        and word.dep in mark
        and page.words[word.i - 1].text == ","
        and page.cues.barriers.ending(page.words, word.i) is None
    ]


def _speech(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [a déclaré] : « … »"""
    entry = site.entry(Takes.SPEECH)
    at = colon_after(page, site) if entry is not None else None
    if at is None:
        return []
    content, _ = speech_from(page, at, sentence_of(page, site))
    return draft_of(page, site, entry, "claims.speech", content, source_of(page, site, around))


def _infinitive(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [dit] avoir tiré"""
    entry = site.entry(Takes.INFINITIVE)
    first = _infinitive_after(page, site) if entry is not None else None
    if first is None:
        return []
    content = clause_span(page, first, sentence_of(page, site).end, around.cuts)
    return draft_of(page, site, entry, "claims.infinitive", content, source_of(page, site, around))


def _infinitive_after(page: Page, site: Site) -> int | None:
    words, labels = page.words, page.tree.labels
    end = sentence_of(page, site).end
    apart = False
    for j in range(site.last + 1, min(site.last + _INFINITIVE_REACH, len(words))):
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


def _quoted_before(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """« … » [il justifie]."""
    entry = site.entry(Takes.SPEECH)
    if entry is None or site.form is not Form.FINITE:
        return []
    sentence = sentence_of(page, site)
    if page.text[group_span(page, site).end : sentence.end].strip(' .,;:»"'):
        return []
    source = subject_before(page, site)
    if source is None:
        return []
    found = speech_before(page, source.span.start, sentence.start)
    if found is None or found[1] is None:
        return []
    return draft_of(page, site, entry, "claims.quotative", found[0], source)


def _about(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [accuse] le groupe d'avoir bombardé la ville"""
    entry = site.entry(Takes.ABOUT)
    if entry is None or site.last + 1 >= len(page.words):
        return []
    content = clause_span(page, site.last + 1, sentence_of(page, site).end, around.cuts)
    inside = page.tree.parse.at(content)
    if len(inside) < 2 or not _tells_of(page, entry, inside):
        return []
    return draft_of(page, site, entry, "claims.accusation", content, source_of(page, site, around))


def _tells_of(page: Page, entry: Verb, inside: range) -> bool:
    """Say whether words name something done: a call or threat without that tells nothing."""
    if entry.objects:
        return any(page.words[i].lemma in entry.objects for i in inside[:_OBJECT_REACH])
    if entry.refutes:
        return any(page.cues.refuted.ending(page.words, i) is not None for i in inside)
    if entry.strength == "U":
        violence = page.cues.threats  # a call for a protest is an act of those who call, no word
        return any(
            page.words[i].verb in violence or page.words[i].lemma in violence for i in inside
        )
    if entry.stance == "threatens":
        bare = page.tree.labels.bare
        return any(_happens(page, i) or page.tree.has(i, bare) for i in inside)
    return True


def _phrase(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [annonce] la mort de douze soldats"""
    head, source = _object(page, site), source_of(page, site, around)
    if head is None or source is None or source.span.overlaps(page.words[head].span):
        return []
    if site.form is Form.GERUND and page.words[head].lemma in page.cues.nouns:
        return []  # "…, confirmant une [information] de la radio": nothing new is said
    entry = _phrase_entry(page, site, source)
    if entry is None:
        return []
    low = max(full_phrase(page.tree, head).start, group_span(page, site).end)
    first = page.tree.parse.at(Span(low, page.words[head].end))[0]
    content = clause_span(page, first, sentence_of(page, site).end, around.cuts)
    content = _before_verb(page, site, head, _before_clause(page, content))
    return draft_of(page, site, entry, "claims.phrase", content, source)


def _before_verb(page: Page, site: Site, head: int, content: Span) -> Span:
    """Cut a noun phrase before another verb of the same subject: "[le chiffre] et promis …"."""
    tree, labels = page.tree, page.tree.labels
    verbs = (c for i in (site.verb, head) for c in tree.dependents(i, labels.conjunct))
    for verb in verbs:
        joint = tree.dependent(verb, labels.coordinator)
        if joint is not None and joint > head and page.words[verb].pos in labels.pos_verb:
            stop = min(content.end, page.words[joint].start)
            return trimmed(page.text, content.start, stop)
    return content


def _before_clause(page: Page, content: Span) -> Span:
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


def _phrase_entry(page: Page, site: Site, source: Phrase) -> Verb | None:
    """Give the reading that takes a noun phrase of this subject."""
    lemma = page.words[source.head].lemma
    fit = (e for e in site.readings if Takes.PHRASE in e.takes)
    return next((e for e in fit if not e.subjects or lemma in e.subjects), None)


def _object(page: Page, site: Site) -> int | None:
    """Give the noun that is said, a happening: the first noun after the group."""
    words, labels = page.words, page.tree.labels
    for j in range(site.last + 1, min(site.last + _OBJECT_REACH, len(words))):
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
        if _happens(page, j) or site.last > site.verb:
            return j
        inner = site.last < word.head < j  # "a annoncé [à l'agence TAP] la mort"
        if not inner and page.tree.dependent(j, labels.case) is None:
            return None
    return None


STOPS = frozenset(".:;,()!?")


def _happens(page: Page, i: int) -> bool:
    """Say whether a noun, or a participle of it, tells of harm: "l'attaque", "onze [tués]"."""
    tree, labels = page.tree, page.tree.labels
    if page.words[i].pos not in labels.pos_noun:
        return False
    below = tree.dependents(i, labels.participle | labels.adjective)
    return page.words[i].lemma in page.cues.happenings or any(
        page.words[j].verb in page.cues.happenings for j in below
    )


# The constructions of one verb, the most telling first.
_FINDERS = (
    quotative,
    _clause,
    _bare_clause,
    _speech,
    _infinitive,
    _quoted_before,
    _about,
    _phrase,
    bare,
)
