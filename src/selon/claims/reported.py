"""What verbs of reporting bring: clauses, speech before and after, infinitives, noun phrases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.claims.contents import (
    clause_span,
    colon_after,
    link_after,
    sentence_of,
    speech_before,
    speech_from,
)
from selon.claims.lexicon import Takes, Verb
from selon.claims.page import Draft, Page, Phrase, trimmed
from selon.claims.sites import Form, Site, group_span
from selon.claims.sources import after_words, phrase_at, subject_after, subject_before
from selon.records import Span
from selon.syntax import full_phrase

_INFINITIVE_REACH = 8  # words between a verb of saying and its infinitive


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is on the page: where later attributions cut in, and who spoke last."""

    cuts: Sequence[int]
    busy: frozenset[int]  # sentences with an attribution
    before: Phrase | None  # the last source of the same sentence
    last: Phrase | None  # the last source of all


def drafts_of(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """Give the claims that one verb group makes."""
    if site.form is Form.PASSIVE:
        return list(_passive(page, site))
    for find in (_quotative, _clause, _speech, _infinitive, _quoted_before, _about, _phrase):
        found = find(page, site, around)
        if found:
            return found
    return []


def is_quotative(page: Page, site: Site) -> bool:
    """Say whether a group stands after what was said, its subject behind it: "…, a dit X"."""
    if site.form is not Form.FINITE or site.entry(Takes.SPEECH) is None:
        return False
    if site.clitic is not None:
        return True
    sentence = sentence_of(page, site)
    left = page.text[sentence.start : page.words[site.first].start]
    before = left.rstrip()[-1:]
    if before and before not in _BEFORE and not _bare_inversion(page, site):
        return False
    told = (
        not before
        or before in _MARKS
        or left.rstrip().endswith(" ,")
        or _tells(page, site, sentence)
    )
    return told and subject_after(page, site) is not None


_MARKS = frozenset("»\"'!?…")
_BEFORE = _MARKS | frozenset(",)–—-.]")


def _bare_inversion(page: Page, site: Site) -> bool:
    """Say whether a group with no comma before it is followed by a subject and nothing else."""
    after = subject_after(page, site)
    if after is None or page.words[site.last + 1].start != after.span.start:
        return False
    rest = page.text[after.span.end : after.span.end + 3].lstrip()
    ends = not rest or rest[0] in ',.;(«"'
    named = page.words[after.head].pos in page.tree.labels.pos_name
    return (ends or named) and not _own_subject(page, site)


def _own_subject(page: Page, site: Site) -> bool:
    """Say whether the parser sees the group's own subject before it."""
    tree, labels = page.tree, page.tree.labels
    above = page.words[site.verb].head
    joined = page.words[site.verb].dep in labels.conjunct | labels.infinitive
    verbs = (site.verb, above) if joined else (site.verb,)
    return any(j < site.first for v in verbs for j in tree.dependents(v, labels.subject))


def _tells(page: Page, site: Site, sentence: Span) -> bool:
    """Say whether what stands before a group is a clause, not only the group's own subject.

    A relative or conjunction takes the next finite verb for its own: "le maire, qui a parlé, …".
    """
    tree, labels = page.tree, page.tree.labels
    pending = 0
    for i in tree.parse.at(Span(sentence.start, page.words[site.first].start)):
        word = page.words[i]
        if word.pos in labels.pos_conjunction or word.norm in page.cues.relatives:
            pending = 1
        elif tree.has(i, labels.finite):
            if not pending:
                return True
            pending = 0
    return False


def _draft(
    page: Page,
    site: Site,
    entry: Verb | None,
    rule: str,
    content: Span | None,
    source: Phrase | None,
) -> list[Draft]:
    if entry is None or content is None or source is None or len(content) < 2:
        return []
    direct = rule in {"claims.quotative", "claims.speech"}
    return [Draft(rule, entry, group_span(page, site), source, content, direct)]


def source_of(page: Page, site: Site, around: Surroundings) -> Phrase | None:
    """Give who speaks: the subject, before or after; of a gerund, who spoke in the sentence."""
    if site.clitic is not None:
        return subject_after(page, site)
    if site.form is Form.FINITE:
        return subject_before(page, site) or subject_after(page, site) or around.before
    return around.before or subject_before(page, site) or around.last


def _quotative(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """« …, [a déclaré X]. »: what was said stands before, or around where X cuts in."""
    if not is_quotative(page, site):
        return []
    entry = site.entry(Takes.SPEECH)
    source = subject_after(page, site)
    if entry is not None and entry.from_:
        source = after_words(page, site, entry.from_) or source
    start = page.words[site.first].start
    outer = page.quote(start)
    if outer is not None and start - outer.outer.start > 1:
        return _draft(page, site, entry, "claims.quotative", outer.inner, source)
    number = page.sentence(page.words[site.verb].start)
    floor = page.sentences[number].start
    found = speech_before(page, start, floor)
    if found is None:
        if number == 0 or number - 1 in around.busy:
            return []
        found = speech_before(
            page, page.sentences[number - 1].end, page.sentences[number - 1].start
        )
    if found is None:
        return []
    content, quote = found
    if quote is None and "«" not in content.of(page.text):
        content = Span(_earlier(page, number, content.start, around.busy), content.end)
    return _draft(page, site, entry, "claims.quotative", content, source)


def _earlier(page: Page, number: int, start: int, busy: frozenset[int]) -> int:
    """Stretch speech whose marks are lost over the sentences before that speak in person."""
    while number > 0 and number - 1 not in busy:
        sentence = page.sentences[number - 1]
        words = [page.words[i] for i in page.tree.parse.at(sentence)]
        if not any(w.norm in page.cues.persons for w in words) or page.skipped(sentence.start):
            break
        if (
            words
            and words[0].paragraph
            != page.words[page.tree.parse.at(Span(start, start + 1))[0]].paragraph
        ):
            break
        number, start = number - 1, sentence.start
    return start


def _clause(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [a affirmé] que …"""
    entry = site.entry(Takes.CLAUSE)
    link = link_after(page, site) if entry is not None else None
    if link is None or link + 1 >= len(page.words):
        return []
    source = source_of(page, site, around)
    end = sentence_of(page, site).end
    content = clause_span(page, link + 1, end, around.cuts)
    drafts: list[Draft] = []
    for first in _more_links(page, link, content):
        part = clause_span(page, first, end, around.cuts)
        drafts += _draft(page, site, entry, "claims.reported_clause", part, source)
        content = trimmed(page.text, content.start, min(content.end, page.words[first - 1].start))
    return [*_draft(page, site, entry, "claims.reported_clause", content, source), *drafts]


def _more_links(page: Page, link: int, content: Span) -> list[int]:
    """Give the first words of further clauses: "a dit que …, que … et que …"."""
    found: list[int] = []
    for i in page.tree.parse.at(content):
        word = page.words[i]
        same = word.norm in page.cues.links and word.dep in page.tree.labels.mark and i > link
        if (
            same
            and page.words[i - 1].text == ","
            and page.words[word.head].dep in page.tree.labels.conjunct
        ):
            found.append(i + 1)
    return found


def _speech(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [a déclaré] : « … »"""
    entry = site.entry(Takes.SPEECH)
    at = colon_after(page, site) if entry is not None else None
    if at is None:
        return []
    content, _ = speech_from(page, at, sentence_of(page, site))
    return _draft(page, site, entry, "claims.speech", content, source_of(page, site, around))


def _infinitive(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [dit] avoir tiré"""
    entry = site.entry(Takes.INFINITIVE)
    first = _infinitive_after(page, site) if entry is not None else None
    if first is None:
        return []
    content = clause_span(page, first, sentence_of(page, site).end, around.cuts)
    return _draft(page, site, entry, "claims.infinitive", content, source_of(page, site, around))


def _infinitive_after(page: Page, site: Site) -> int | None:
    words, labels = page.words, page.tree.labels
    end = sentence_of(page, site).end
    commas = False
    for j in range(site.last + 1, min(site.last + _INFINITIVE_REACH, len(words))):
        word = words[j]
        if word.start >= end or word.text in ':;«"' or page.tree.has(j, labels.finite):
            return None
        if page.tree.has(j, labels.bare) and word.pos in labels.pos_verb:
            return _with_negation(page, j, site.last)
        commas = commas or word.text == ","
        if word.pos in labels.pos_noun and not commas and word.norm not in page.cues.proclitics:
            return None
    return None


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
    return _draft(page, site, entry, "claims.quotative", found[0], source)


def _about(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [accuse] le groupe d'avoir bombardé la ville"""
    entry = site.entry(Takes.ABOUT)
    if entry is None or site.last + 1 >= len(page.words):
        return []
    content = clause_span(page, site.last + 1, sentence_of(page, site).end, around.cuts)
    if len([*page.tree.parse.at(content)]) < 2:
        return []
    return _draft(page, site, entry, "claims.accusation", content, source_of(page, site, around))


def _phrase(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """X [annonce] la mort de douze soldats"""
    head, source = _object(page, site), source_of(page, site, around)
    if head is None or source is None or source.span.overlaps(page.words[head].span):
        return []
    entry = _phrase_entry(page, site, source)
    if entry is None:
        return []
    low = max(full_phrase(page.tree, head).start, group_span(page, site).end)
    first = page.tree.parse.at(Span(low, page.words[head].end))[0]
    content = clause_span(page, first, sentence_of(page, site).end, around.cuts)
    return _draft(page, site, entry, "claims.phrase", content, source)


def _phrase_entry(page: Page, site: Site, source: Phrase) -> Verb | None:
    """Give the reading that takes a noun phrase of this subject."""
    lemma = page.words[source.head].lemma
    fit = (e for e in site.readings if Takes.PHRASE in e.takes)
    return next((e for e in fit if not e.subjects or lemma in e.subjects), None)


def _object(page: Page, site: Site) -> int | None:
    """Give the noun that is said, a happening: the first noun after the group."""
    words, labels = page.words, page.tree.labels
    for j in range(site.last + 1, min(site.last + _INFINITIVE_REACH, len(words))):
        word = words[j]
        if word.text in STOPS or page.tree.has(j, labels.finite):
            return None
        if word.pos in labels.pos_noun and word.norm not in page.cues.times:
            return j if word.lemma in page.cues.happenings else None
    return None


STOPS = frozenset(".:;,()!?")


def _passive(page: Page, site: Site) -> Iterator[Draft]:
    """L'attentat [a été revendiqué] par X"""
    entry = site.entry(Takes.PHRASE)
    tree, labels = page.tree, page.tree.labels
    agent = tree.dependent(site.verb, labels.agent)
    if entry is None or entry.subjects or agent is None or agent < site.verb:
        return
    word = page.words[site.verb]
    told = tree.dependent(site.verb, labels.passive_subject)
    if told is None and word.dep in labels.participle | labels.relative:
        told = word.head
    if told is None or told > site.verb or page.words[told].lemma not in page.cues.happenings:
        return
    content = full_phrase(tree, told)
    content = trimmed(page.text, content.start, min(content.end, page.words[site.first].start))
    source = phrase_at(page, agent, start=page.words[site.last].end)
    yield from _draft(page, site, entry, "claims.passive", content, source)
