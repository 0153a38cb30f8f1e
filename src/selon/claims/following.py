"""Subjects that follow their verb: "…, a déclaré mardi à la radio [le préfet]"."""

from selon.claims.page import Page, Phrase
from selon.claims.sites import Site
from selon.claims.sources import head_of, phrase_at
from selon.claims.trimming import OUTLETS
from selon.records import Span
from selon.syntax import full_phrase

_REACH = 30  # words in which an inverted subject must start


def subject_after(page: Page, site: Site) -> Phrase | None:
    """Give the subject that follows a group: "a déclaré mardi dans un communiqué [le préfet]".

    Adverbs, days and phrases with a preposition are passed over.
    """
    if site.clitic is not None:
        word = page.words[site.clitic]
        return Phrase(Span(word.start + word.text.rfind("-") + 1, word.end), site.clitic)
    words, labels = page.words, page.tree.labels
    end = page.sentences[page.sentence(words[site.verb].start)].end
    j, stop = site.last + 1, min(site.last + _REACH, len(words))
    passed: int | None = None
    while j < stop and words[j].start < end:
        word = words[j]
        if word.pos in labels.pos_adposition and not _partitive(page, j):
            k = _past_phrase(page, j)
            passed = passed or _apposed(page, j, k) or _swallowed(page, j, k)
            j = k
        elif word.pos in labels.pos_noun | labels.pos_opener or word.text[:1].isupper():
            head = head_of(page, j)
            if passed is not None and words[j - 1].text == ",":  # "à l'AFP Paul Duval, [médecin]"
                return _after(page, site, passed, passed)
            timed = {words[head].norm, words[head].lemma} & page.cues.times
            named = _named_behind(page, j, head)
            if not timed and named is not None:
                return _after(page, site, named, named)
            if not timed:
                return _after(page, site, head, j)
            j = head + 1
        elif word.pos in labels.pos_adverb | labels.pos_adjective or word.text in ",(":
            j += 1
        else:
            break
    return None if passed is None else _after(page, site, passed, passed)


def _named_behind(page: Page, first: int, head: int) -> int | None:
    """Give who is named behind a noun that is nobody: "a dit, la voix basse, [un habitant]"."""
    if page.words[first - 1].text != "," or page.who(page.words[head].text) is not None:
        return None
    for other in page.tree.dependents(head, page.tree.labels.apposition):
        if page.who(page.words[other].text) is not None:
            return other
    return None


def _apposed(page: Page, first: int, stop: int) -> int | None:
    """Give the name that the parser took into a phrase before it: "à l'agence [Paul] Duval"."""
    labels = page.tree.labels
    for word in page.words[first:stop]:
        if word.pos not in labels.pos_name or word.i == first:
            continue
        told = page.words[word.head]
        actor = page.who(told.text) if word.dep in labels.name and told.i == word.i - 1 else None
        if word.dep in labels.apposition or (actor is not None and actor.kind in OUTLETS):
            return word.i
    return None


def _swallowed(page: Page, first: int, stop: int) -> int | None:
    """Give the plural noun that the parser took for a genitive: "à l'AFP [des sources] proches"."""
    tree, labels = page.tree, page.tree.labels
    for j in range(first, stop):
        case = tree.dependent(j, labels.case) if page.words[j].dep in labels.nominal else None
        if case is not None and tree.has(case, labels.definite) and tree.has(case, labels.plural):
            return j
    return None


def _partitive(page: Page, j: int) -> bool:
    return page.words[j].dep in page.tree.labels.determiner


def _after(page: Page, site: Site, head: int, first: int) -> Phrase:
    sentence = page.sentences[page.sentence(page.words[head].start)]
    phrase = phrase_at(page, head, start=page.words[first].start, stop=sentence.end)
    labels, last = page.tree.labels, head  # the rest of a name that hangs on another
    while last + 1 < len(page.words) and page.words[last + 1].dep in labels.name:
        last += 1
    return Phrase(Span(phrase.span.start, max(phrase.span.end, page.words[last].end)), head)


def _past_phrase(page: Page, j: int) -> int:
    """Give the position after a phrase with a preposition: its noun and what hangs on it."""
    words, labels = page.words, page.tree.labels
    noun = words[j].head if words[j].dep in labels.case and words[j].head > j else j + 1
    if noun >= len(words):
        return j + 1
    span = full_phrase(page.tree, noun)
    comma = page.text.find(",", words[noun].end, span.end)
    stop = span.end if comma < 0 else comma
    k = noun
    while (
        k + 1 < len(words)
        and words[k + 1].end <= stop
        and not (
            words[k + 1].pos in labels.pos_opener and words[k].pos not in labels.pos_adposition
        )
    ):
        k += 1
    return k + 1


def after_words(page: Page, site: Site, openers: tuple[str, ...]) -> Phrase | None:
    """Give the source that stands after certain words: "a-t-on appris auprès de [la police]"."""
    sentence = page.sentences[page.sentence(page.words[site.verb].start)]
    for opener in openers:
        at = page.text.find(f" {opener} ", page.words[site.last].start, sentence.end)
        if at < 0:
            continue
        inside = page.tree.parse.at(Span(at + len(opener) + 1, sentence.end))
        for j in inside:
            if page.words[j].pos in page.tree.labels.pos_noun:
                return phrase_at(page, j, start=at + len(opener) + 2, stop=sentence.end)
    return None
