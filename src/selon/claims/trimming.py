"""What stands beside a source and is no part of it: "X[, promettant …]", "X [après l'attaque]"."""

from selon.claims.page import Page, Phrase, trimmed
from selon.records import Span


def without_asides(page: Page, source: Phrase) -> Phrase:
    """Give a source up to what it does or suffers besides, and to the occasion of its words."""
    at = page.tree.parse.at(source.span)
    for j in range(source.head + 1, at.stop if len(at) else 0):
        end = _aside(page, source, j)
        if end is not None and end > page.words[source.head].start:
            return Phrase(trimmed(page.text, source.span.start, end), source.head)
    return source


def _aside(page: Page, source: Phrase, j: int) -> int | None:
    """Give where an aside starts that word `j` opens: a participle after a comma, "après …"."""
    words = page.words
    if words[j].text == ";":
        return words[j].start
    if words[j - 1].text == "," and is_participle(page, j):
        return words[j - 1].start
    if _is_told_to(page, source, j):
        return words[j].start
    opened = page.cues.occasions.ending(words, j)
    return None if opened is None else words[opened[0]].start


def _is_told_to(page: Page, source: Phrase, j: int) -> bool:
    """Say whether a word opens to whom a source spoke: "des habitants [à] l'AFP"."""
    labels, word = page.tree.labels, page.words[j]
    if word.dep not in labels.case or word.lemma in labels.genitive or word.head < j:
        return False
    if page.words[word.head].head != source.head:
        return False
    actor = page.who(page.words[word.head].text)
    return actor is not None and actor.id is not None and actor.kind in OUTLETS


# Kinds of those to whom sources speak.
OUTLETS = frozenset({"media", "agency"})


def is_participle(page: Page, j: int) -> bool:
    """Say whether a word is a participle, present or past, and no finite verb."""
    tree, labels = page.tree, page.tree.labels
    word = page.words[j]
    if word.pos not in labels.pos_verb or tree.has(j, labels.finite) or tree.has(j, labels.bare):
        return False
    return tree.has(j, labels.present) or tree.has(j, labels.past)


def closed(text: str, span: Span) -> Span:
    """Give a span with the parenthesis that closes the one it opened: "l'ONG (OSDH[)]"."""
    words = span.of(text)
    opened = words.count("(") > words.count(")")
    return (
        Span(span.start, span.end + 1) if opened and text[span.end : span.end + 1] == ")" else span
    )
