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
from selon.claims.governed import (
    OBJECT_REACH,
    before_clause,
    before_verb,
    happens,
    infinitive_after,
    object_after,
    phrase_entry,
)
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
    first = infinitive_after(page, site) if entry is not None else None
    if first is None:
        return []
    content = clause_span(page, first, sentence_of(page, site).end, around.cuts)
    return draft_of(page, site, entry, "claims.infinitive", content, source_of(page, site, around))


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
        return any(page.words[i].lemma in entry.objects for i in inside[:OBJECT_REACH])
    if entry.refutes:
        return any(page.cues.refuted.ending(page.words, i) is not None for i in inside)
    if entry.strength == "U":
        violence = page.cues.threats  # a call for a protest is an act of those who call, no word
        return any(
            page.words[i].verb in violence or page.words[i].lemma in violence for i in inside
        )
    if entry.stance == "threatens":
        bare = page.tree.labels.bare
        return any(happens(page, i) or page.tree.has(i, bare) for i in inside)
    return True


def _phrase(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [annonce] la mort de douze soldats"""
    head, source = object_after(page, site), source_of(page, site, around)
    if head is None or source is None or source.span.overlaps(page.words[head].span):
        return []
    if site.form is Form.GERUND and page.words[head].lemma in page.cues.nouns:
        return []  # "…, confirmant une [information] de la radio": nothing new is said
    entry = phrase_entry(page, site, source)
    if entry is None:
        return []
    low = max(full_phrase(page.tree, head).start, group_span(page, site).end)
    first = page.tree.parse.at(Span(low, page.words[head].end))[0]
    content = clause_span(page, first, sentence_of(page, site).end, around.cuts)
    content = before_verb(page, site, head, before_clause(page, content))
    return draft_of(page, site, entry, "claims.phrase", content, source)


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
