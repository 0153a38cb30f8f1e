"""Whom a bare description takes up: "Un comité de médecins … précise [ce comité]", "l'ONG"."""

from collections.abc import Sequence

from selon.claims.page import Page, Phrase
from selon.syntax import full_phrase

_BARE = 2  # words of a description that tells nothing new: an article and a noun


def resumed(page: Page, phrase: Phrase, earlier: Sequence[int]) -> Phrase | None:
    """Give the fuller phrase before it that a description stands for.

    `earlier` are the heads of subjects and sources, in the order of the text. The same noun is
    taken up by "ce comité"; a known body of the kind that the lexicon names, by "l'organisation".
    """
    if not is_bare(page, phrase):
        return None
    head = page.words[phrase.head]
    before = [i for i in earlier if page.words[i].start < phrase.span.start]
    kinds = page.cues.shorts.get(head.lemma, ())
    for i in reversed(before):
        span = full_phrase(page.tree, i)
        if page.words[i].lemma == head.lemma and len(span) > len(phrase.span):
            return Phrase(span, i)
        actor = page.who(span.of(page.text)) if kinds else None
        if actor is not None and actor.id is not None and actor.kind in kinds:
            return Phrase(span, i)
    return None


def is_bare(page: Page, phrase: Phrase) -> bool:
    """Say whether a phrase is a noun that only points: "l'organisation", "ce comité"."""
    inside, labels = page.tree.parse.at(phrase.span), page.tree.labels
    common = page.words[phrase.head].pos not in labels.pos_name
    return len(inside) == _BARE and page.tree.has(inside[0], labels.definite) and common
