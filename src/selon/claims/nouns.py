"""What nouns bring: "les déclarations de l'armée selon lesquelles …", "l'annonce que …"."""

from collections.abc import Iterator

from selon.claims.contents import clause_span
from selon.claims.page import Draft, Page, Phrase
from selon.claims.sources import phrase_at
from selon.records import Span

_REACH = 14  # words between the noun and the clause that it brings


def noun_drafts(page: Page, cuts: tuple[int, ...]) -> Iterator[Draft]:
    """Give a claim for each noun that brings a clause."""
    for word in page.words:
        entry = page.cues.nouns.get(word.lemma)
        if entry is None or word.pos not in page.tree.labels.pos_noun or page.skipped(word.start):
            continue
        link = _link(page, word.i)
        if link is None:
            continue
        end = page.sentences[page.sentence(word.start)].end
        content = clause_span(page, link + 1, end, cuts)
        source = _source(page, word.i, link)
        if len(content) > 1:
            yield Draft("claims.noun", entry, word.span, source, content)


def _link(page: Page, i: int) -> int | None:
    """Give the word before the clause: "selon [lesquelles]", or "que" right after the noun."""
    words = page.words
    for j in range(i + 1, min(i + _REACH, len(words) - 1)):
        if words[j].text in ".;:" or page.tree.has(j, page.tree.labels.finite):
            return None
        preposition = page.cues.prepositions.ending(words, j - 1)
        if words[j].norm in page.cues.relatives and preposition is not None:
            return j
        if j == i + 1 and words[j].norm in page.cues.links:
            return j if words[j].dep in page.tree.labels.mark else None
    return None


def _source(page: Page, i: int, link: int) -> Phrase:
    """Give whose words they are: "déclarations [de l'armée]"; of nobody's, the noun itself."""
    words, labels = page.words, page.tree.labels
    stop = words[link - 1].start
    for j in page.tree.dependents(i, labels.nominal):
        if i < j < link:
            return phrase_at(page, j, start=words[i].end, stop=stop)
    phrase = phrase_at(page, i, stop=stop)
    return Phrase(Span(phrase.span.start, max(phrase.span.end, words[i].end)), i)
