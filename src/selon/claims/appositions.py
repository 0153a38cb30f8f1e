"""Which of the words between commas behind a source belong to it, and where the clause begins."""

from dataclasses import dataclass

from selon.claims.page import Page
from selon.records import Span


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the words of a source end, appositions included, and where what follows it begins."""

    source: int
    clause: int
    stretched: bool  # an apposition belongs to the source


def source_ends(page: Page, start: int, sentence: Span, *, opens: bool) -> Ends:
    """Give where a source that starts at a character ends: "selon Paul, [maire de Lyon], …".

    `opens`: the clause is still to come, so that its subject is no apposition to the source.
    """
    comma = _comma(page, start, sentence.end)
    end, clause, stretched = comma, comma, False
    named = _named(page, start, comma)
    while clause < sentence.end:
        following = _comma(page, clause + 1, sentence.end)
        piece = Span(clause + 1, following)
        if _is_aside(page, piece):
            clause = following
        elif end == clause and _is_apposition(page, piece, sentence, opens=opens, named=named):
            end, clause, stretched = following, following, True
        else:
            break
    return Ends(end, clause, stretched)


def _comma(page: Page, start: int, end: int) -> int:
    """Give the first comma of a sentence from a character on that stands in no parentheses."""
    at = page.text.find(",", start, end)
    while at >= 0 and page.text.count("(", start, at) > page.text.count(")", start, at):
        at = page.text.find(",", at + 1, end)
    return at if at >= 0 else end


def _named(page: Page, start: int, end: int) -> bool:
    """Say whether a source is a bare name, which an indefinite phrase can describe."""
    inside = page.tree.parse.at(Span(start, end))
    return bool(inside) and page.words[inside[0]].pos in page.tree.labels.pos_name


def _is_aside(page: Page, piece: Span) -> bool:
    """Say whether a piece tells more of the source: "qui l'a vu", "cité par la radio"."""
    inside = page.tree.parse.at(piece)
    if not inside:
        return False
    tree, first = page.tree, page.words[inside[0]]
    if first.norm in page.cues.relatives:
        return True
    forms = tree.labels.past | tree.labels.present
    described = bool(first.verb) and tree.has(first.i, forms)
    return described and not any(tree.has(i, tree.labels.finite) for i in inside)


def _is_apposition(page: Page, piece: Span, sentence: Span, *, opens: bool, named: bool) -> bool:
    """Say whether a piece names the source again: no subject of the clause that follows."""
    tree, labels = page.tree, page.tree.labels
    inside = tree.parse.at(piece)
    if not inside or any(tree.has(i, labels.finite) for i in inside):
        return False
    first = page.words[inside[0]]
    if first.pos not in labels.pos_noun | labels.pos_opener or first.norm in page.cues.times:
        return False
    if any(page.words[i].pos in labels.pos_number for i in inside[:2]):
        return False
    if not named and tree.has(first.i, labels.indefinite):
        return False
    return not opens or _has_subject(page, Span(piece.end + 1, sentence.end))


def _has_subject(page: Page, rest: Span) -> bool:
    """Say whether the words behind a piece begin with a subject of their own."""
    tree, labels = page.tree, page.tree.labels
    for i in tree.parse.at(rest):
        word = page.words[i]
        if tree.has(i, labels.finite) or word.dep in labels.coordinator:
            return False
        if word.norm in page.cues.relatives:
            return False
        head = word.head if word.pos in labels.pos_opener else word.i
        named = word.pos in labels.pos_noun | labels.pos_opener
        if named and tree.dependent(head, labels.case) is None:  # not "[lors de] leur visite"
            return True
    return False
