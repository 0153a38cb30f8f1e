"""Where what was said starts and ends."""

from collections.abc import Sequence

from selon.claims.lexicon import Takes
from selon.claims.page import Page, Phrase, trimmed
from selon.claims.quotation import Quote
from selon.claims.sites import Form, Site, group_span
from selon.records import Span

_COLON_REACH = 160  # characters between a verb of speech and its colon


def sentence_of(page: Page, site: Site) -> Span:
    """Give the sentence of a group."""
    return page.sentences[page.sentence(page.words[site.verb].start)]


def link_after(page: Page, site: Site) -> int | None:
    """Give the conjunction that opens what was said: "a prévenu dimanche [que] …".

    Nothing but adverbials and the source may stand between: no finite verb, colon or quotation.
    """
    words = page.words
    end = sentence_of(page, site).end
    aside = False
    for j in range(site.last + 1, min(site.last + 40, len(words))):
        word = words[j]
        if aside or word.norm in page.cues.citing:  # "a rapporté, [citant la police], que …"
            aside = word.text != ","
            continue
        if word.start >= end or word.text in ':;«"':
            return None
        if word.norm in page.cues.links:
            return j if _is_link(page, site, j) else None
        if _verbal(page, j):
            return None
    return None


def _verbal(page: Page, j: int) -> bool:
    """Say whether a word is another verb: finite, a present participle, or one of saying."""
    labels = page.tree.labels
    if page.words[j].text[:1].isupper():  # a name taken for a verb
        return False
    if page.words[j].verb in page.cues.verbs and page.words[j].pos in labels.pos_verb:
        return True
    present = page.tree.has(j, labels.present) and page.words[j].pos in labels.pos_verb
    return present or page.tree.has(j, labels.finite)


def _is_link(page: Page, site: Site, j: int) -> bool:
    """Tell the conjunction from a relative or comparative."""
    word, labels = page.words[j], page.tree.labels
    if word.norm in page.cues.near_links and j != site.last + 1:
        return False
    if page.cues.barriers.ending(page.words, j) is not None:
        return False
    if page.words[j - 1].norm in page.cues.answers and page.words[j - 2].text == ",":
        return False  # "dit avoir repris la ville, ce [que] l'armée dément"
    if word.dep in labels.mark or j == site.last + 1 or site.entry(Takes.PHRASE) is None:
        return True
    before = page.words[j - 1]
    noun = before.pos in labels.pos_noun and before.norm not in page.cues.times
    return not noun or page.tree.dependent(before.i, labels.case) is not None


def clause_span(page: Page, first: int, end: int, cuts: Sequence[int]) -> Span:
    """Give a clause from its first word to where it ends: a cut, or a comma that leaves it."""
    words = page.words
    start = words[first].start
    stop = min([end, *(c for c in cuts if c > words[first].end)])
    head = clause_head(page, first)
    stop = min(stop, break_after(page, first, stop))
    if head is not None:
        stop = min(stop, leaves(page, first, head, stop))
    return trimmed(page.text, start, stop)


def break_after(page: Page, first: int, stop: int) -> int:
    """Give where the article comments after a comma: ", alors que …", ", qui …".

    What stands between a subject and its verb tells of the subject: "deux hommes, dont l'un …".
    """
    words = page.words
    told = False
    for j in range(first, len(words) - 1):
        if words[j].start >= stop:
            break
        told = told or page.tree.has(j, page.tree.labels.finite)
        if j < first + 2:
            continue
        if page.quote(words[j].start) is not None:
            continue
        if words[j].text == ";" or _answers(page, j):
            return words[j].start
        near = (page.cues.breaks.ending(words, k) for k in (j + 1, j + 2) if k < len(words))
        found = next((n for n in near if n is not None and n[0] == j + 1), None)
        if words[j].dep in page.tree.labels.coordinator:  # "n'était pas là [et] alors que …"
            continue
        if words[j + 1].norm in page.cues.relatives and not _predicates(page, j + 2, stop):
            continue
        if found is not None and (found[1].alone or (told and words[j].text == ",")):
            return words[j].end if found[1].alone else words[j].start
    return stop


def _answers(page: Page, j: int) -> bool:
    """Say whether a comma opens what somebody answers: "[,] ce que les autorités démentent"."""
    after = page.words[j + 1 : j + 3]
    opens = len(after) == 2 and after[0].norm in page.cues.answers
    return opens and page.words[j].text == "," and after[1].norm in page.cues.links


def _predicates(page: Page, first: int, stop: int) -> bool:
    """Say whether a relative has a verb of its own: ", [dont] trois enfants" tells a share."""
    for j in range(first, len(page.words)):
        if page.words[j].start >= stop or page.words[j].text in ",;":
            return False
        if page.tree.has(j, page.tree.labels.finite):
            return True
    return False


def clause_head(page: Page, first: int) -> int | None:
    """Give the verb of the clause that a position opens."""
    words = page.words
    j = words[first - 1].head if first and words[first - 1].norm in page.cues.links else first
    return j if j >= first else None


def leaves(page: Page, first: int, head: int, stop: int) -> int:
    """Give the character of the first comma after which the words no longer hang on the clause."""
    words = page.words
    inside = set(page.tree.subtree(head))
    for j in range(head + 1, len(words) - 1):
        if words[j].start >= stop:
            break
        after = words[j + 1]
        if words[j].text != "," or after.sentence != words[head].sentence:
            continue
        if page.quote(words[j].start) is None and after.i not in inside:
            return words[j].start
    return stop


def colon_after(page: Page, site: Site) -> int | None:
    """Give the character after the colon that opens speech: "X a déclaré : …"."""
    sentence = sentence_of(page, site)
    start = group_span(page, site).end
    at = page.text.find(":", start, min(sentence.end, start + _COLON_REACH))
    if at < 0 or page.quote(at) is not None:
        return None
    between = page.tree.parse.at(Span(start, at))
    if any(page.tree.has(j, page.tree.labels.finite) for j in between):
        return None
    marked = page.text[at + 1 :].lstrip()[:1] in '«"'
    return at + 1 if marked or site.form is Form.FINITE else None


def speech_from(page: Page, at: int, sentence: Span) -> tuple[Span, bool]:
    """Give the speech that starts at a character: a quotation, or the rest of the sentence."""
    start = at
    while start < sentence.end and page.text[start].isspace():
        start += 1
    quote = page.quote(start)
    if quote is not None:
        return quote.inner, True
    return trimmed(page.text, start, sentence.end), True


def speech_before(page: Page, at: int, floor: int) -> tuple[Span, Quote | None] | None:
    """Give what stands before a quotative: from `floor` to the comma or mark at `at`.

    A quotation that ends there is given with it.
    """
    end = at
    while end > floor and page.text[end - 1] in " ,–—-\n":
        end -= 1
    quote = page.quote(end - 1) if end > floor else None
    if quote is not None and quote.outer.end == end:
        return trimmed(page.text, min(floor, quote.inner.start), quote.inner.end), quote
    span = trimmed(page.text, floor, end)
    return (span, None) if len(span) > 1 else None


def goes_on(page: Page, source: Phrase, end: int) -> bool:
    """Say whether harm is told behind the source of a deed: "…, selon X, [faisant] trois morts"."""
    behind = page.tree.parse.at(trimmed(page.text, source.span.end, end))
    if not behind:
        return False
    first, labels = page.words[behind[0]], page.tree.labels
    told = page.tree.has(first.i, labels.present) and not page.tree.has(first.i, labels.finite)
    reports = any(not cue.rest for cue in page.cues.verbs.get(first.verb, ()))
    if not told or first.pos not in labels.pos_verb or reports:
        return False
    near = (page.words[i] for i in behind)
    return any(w.lemma in page.cues.happenings or w.verb in page.cues.happenings for w in near)
