"""Verbs that stand after what was said, or in the midst of it: "« … », a déclaré X"."""

from selon.claims.contents import goes_on, sentence_of, speech_before
from selon.claims.drafts import Surroundings, draft_of
from selon.claims.following import after_words, subject_after
from selon.claims.lexicon import Takes
from selon.claims.page import Draft, Page, Phrase, trimmed
from selon.claims.quotation import Quote
from selon.claims.sites import Form, Site
from selon.claims.trailing import trailing_source
from selon.claims.trimming import without_asides
from selon.records import Span

_BACK = 3  # sentences of speech before the one that says whose it is
_JOINT = 3  # characters between two marks that lie within one quotation
_SPEECH = 14  # characters of speech without marks behind a colon
_SHARE = 0.15  # of a sentence: a shorter quotation is only some of its words


def starts_at(page: Page, site: Site) -> int | None:
    """Give where an attribution starts that stands after what was said: "…, [a dit] X".

    In languages that put the subject first there, at the subject: "…, [police said]".
    """
    if is_quotative(page, site):
        return page.words[lead(page, site)].start
    source = trailing_source(page, site)
    return None if source is None else source.span.start


def is_quotative(page: Page, site: Site) -> bool:
    """Say whether a group stands after what was said, its subject behind it: "…, a dit X"."""
    if site.entry(Takes.SPEECH) is None or site.form not in {Form.FINITE, Form.INFINITIVE}:
        return False
    if site.form is Form.INFINITIVE:
        return _is_led(page, site)
    if site.clitic is not None:
        return True
    if any(word.norm in page.cues.objects for word in page.words[site.first : site.verb]):
        return False
    before = page.words[max(site.first - 1, 0)].norm
    if before in page.cues.links | page.cues.relatives:  # "ce que dément l'armée", "où se trouve"
        return False
    after = subject_after(page, site)
    happens = after is not None and page.words[after.head].lemma in page.cues.happenings
    return after is not None and not happens and _ends_speech(page, site)


def _is_led(page: Page, site: Site) -> bool:
    """Say whether a quotation ends before the verb above an infinitive: "s'est borné à dire"."""
    start = lead(page, site)
    return start < site.first and _closed(
        page, len(page.text[: page.words[start].start].rstrip(" ,"))
    )


def lead(page: Page, site: Site) -> int:
    """Give the first word of the verb that an infinitive hangs on, else that of the group."""
    tree, labels = page.tree, page.tree.labels
    if site.form is not Form.INFINITIVE or site.first - page.words[site.verb].head > _LED:
        return site.first
    above = page.words[site.verb].head
    taken = page.words[above].pos in labels.pos_verb | labels.pos_adjective
    if above >= site.first or not taken:
        return site.first
    start = min([above, *tree.dependents(above, labels.auxiliary)])
    while start and page.words[start - 1].norm in page.cues.proclitics:
        start -= 1
    return start


_LED = 3  # words between an infinitive and the verb that it hangs on


def _ends_speech(page: Page, site: Site) -> bool:
    """Say whether what stands before a group can be what was said."""
    sentence = sentence_of(page, site)
    left = page.text[sentence.start : page.words[site.first].start].rstrip()
    before, end = left[-1:], sentence.start + len(left)
    if before in _QUOTING and not _closed(page, end):
        return False
    if before and before not in _BEFORE and not _bare_inversion(page, site):
        return False
    lost = left.endswith(" ,") and not _own_subject(page, site)
    marked = before in _MARKS or _closed(page, sentence.start + len(left.rstrip(" ,")))
    return not before or marked or lost or _tells(page, site, sentence)


_QUOTING = frozenset("»\"'")
_MARKS = frozenset("»\"'!?…")
_BEFORE = _MARKS | frozenset(",)–—-.]")


def _closed(page: Page, at: int) -> bool:
    """Say whether a quotation ends at a character: "J'[invite]" and "« [crie]" do not."""
    quote = page.quote(at - 1)
    return quote is not None and quote.outer.end == at


def _bare_inversion(page: Page, site: Site) -> bool:
    """Say whether a group with no comma before it is followed by a subject and nothing else."""
    after = subject_after(page, site)
    if after is None or page.words[site.last + 1].start != after.span.start:
        return False
    if page.words[max(site.first - 1, 0)].dep in page.tree.labels.coordinator:
        return False  # "estime que … et annonce la fermeture"
    rest = page.text[after.span.end : after.span.end + 3].lstrip()
    ends = not rest or rest[0] in ',.;(«"'
    named = page.words[after.head].pos in page.tree.labels.pos_name
    return (ends or named) and (_names_speaker(page, site, after) or not _own_subject(page, site))


def _names_speaker(page: Page, site: Site, after: Phrase) -> bool:
    """Say whether a name right behind a group ends its sentence, and hears nothing: "said [X]."

    Where the subject comes first as a rule and commas are lost, the parser takes the end of what
    was said for it.
    """
    heard = any(e.addressed or {Takes.ABOUT, Takes.PHRASE} & e.takes for e in site.readings)
    named = page.words[after.head].pos in page.tree.labels.pos_name
    rest = page.text[after.span.end : sentence_of(page, site).end].strip(' .;)"')
    return page.cues.bare_clauses and named and not heard and not rest


def _own_subject(page: Page, site: Site) -> bool:
    """Say whether the parser sees the group's own subject before it."""
    tree, labels = page.tree, page.tree.labels
    above = page.words[site.verb].head
    joined = page.words[site.verb].dep in labels.conjunct | labels.infinitive
    verbs = (site.verb, above) if joined else (site.verb,)
    found = (j for v in verbs for j in tree.dependents(v, labels.subject) if j < site.first)
    return any(not any(tree.has(k, labels.finite) for k in range(j + 1, site.first)) for j in found)


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


def quotative(page: Page, site: Site, around: Surroundings) -> list[Draft]:
    """« …, [a déclaré X]. »: what was said stands before, or around where X cuts in."""
    start = starts_at(page, site)
    if start is None:
        return []
    entry = site.entry(Takes.SPEECH)
    behind = start == page.words[lead(page, site)].start
    source = subject_after(page, site) if behind else trailing_source(page, site)
    if entry is not None and entry.from_:
        source = after_words(page, site, entry.from_) or source
    outer = page.quote(start)
    if outer is not None and start - outer.outer.start > 1:
        return draft_of(page, site, entry, "claims.quotative", outer.inner, source)
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
    if quote is not None:
        content = _quoted(page, content, quote)
    elif "«" not in content.of(page.text):
        after = _after_colon(page, content)
        low = _earlier(page, number, after, around.busy) if after == content.start else after
        content = Span(low, content.end)
    if quote is None and source is not None:
        own, end = without_asides(page, source), page.sentences[number].end
        content = trimmed(page.text, content.start, end) if goes_on(page, own, end) else content
    return draft_of(page, site, entry, "claims.quotative", content, source)


def _quoted(page: Page, content: Span, quote: Quote) -> Span:
    """Give the quotation at the end of a sentence, or all of it where a few words are quoted."""
    start = quote.inner.start
    for other in reversed([q for q in page.quotes if q.outer.end <= quote.outer.start]):
        if other.outer.end < content.start or start - other.outer.end > _JOINT:
            break
        start = other.inner.start
    whole = content.end - content.start
    sentence_like = page.text[start : start + 1].isupper()
    if not sentence_like and (content.end - start) < _SHARE * whole:
        return content
    return Span(start, content.end)


def _after_colon(page: Page, content: Span) -> int:
    """Give where speech without marks starts after a colon: "à savoir : Nous refusons …"."""
    at = page.text.rfind(": ", content.start, content.end)
    opens = at >= 0 and page.text[at + 2 : at + 3].isupper() and content.end - at > _SPEECH
    return at + 2 if opens else content.start


def _earlier(page: Page, number: int, start: int, busy: frozenset[int]) -> int:
    """Stretch speech whose marks are lost over the sentences before that speak in person."""
    paragraphs = page.tree.parse.paragraphs
    floor = max((p.start for p in paragraphs if p.start <= start), default=start)
    for k in range(number - 1, max(number - _BACK, 0) - 1, -1):
        sentence = page.sentences[k]
        if k in busy or sentence.start < floor or page.skipped(sentence.start):
            break
        if any(page.words[i].norm in page.cues.persons for i in page.tree.parse.at(sentence)):
            start = sentence.start
    return start
