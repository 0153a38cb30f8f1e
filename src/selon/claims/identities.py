"""What is known of a speaker: the fullest mention, and the actor that it or its office names."""

from collections.abc import Sequence
from dataclasses import dataclass

from selon.claims.page import Page, Phrase
from selon.claims.resuming import is_bare
from selon.records import Actor, Span
from selon.syntax import full_phrase

LONGEST = 150  # characters of a mention that is still a name and a function
_OFFICE_REACH = 4  # words in which an office says whose it is: "un de [ses] chefs"
_BACK = 2  # sentences back in which those stand whose office it is


@dataclass(frozen=True, slots=True)
class Identity:
    """The fullest mention of a speaker, and who that is, where known."""

    span: Span
    actor: Actor | None


def identity(page: Page, mentions: Sequence[Phrase], subjects: list[int]) -> Identity:
    """Give the fullest mention of a speaker and the actor that it names."""
    who = page.who
    short = [p for p in mentions if len(p.span) <= LONGEST]
    full = [p for p in short or mentions if not is_bare(page, p)]
    longest = max(full or short or mentions, key=lambda p: (len(p.span), -p.span.start))
    spans = [longest.span, *(p.span for p in mentions)]
    actors = [a for a in (who(s.of(page.text)) for s in spans) if a is not None]
    own = actors[0] if actors else None
    owner = _owner(page, longest, subjects) if own is None or own.kind in _OFFICE else None
    return Identity(longest.span, owner or own)


# Kinds of those who speak for others: "leur porte-parole" is official only where "leur" is.
_OFFICE = frozenset({"official", "military", "armed_group"})
_OWNERS = _OFFICE | {"ngo", "media", "agency", "medical"}


def _owner(page: Page, phrase: Phrase, subjects: list[int]) -> Actor | None:
    """Give those for whom somebody speaks who is named as theirs: "[leur] porte-parole"."""
    inside = page.tree.parse.at(phrase.span)[:_OFFICE_REACH]
    own = next((i for i in inside if page.tree.has(i, page.tree.labels.possessive)), None)
    if own is None:
        return _short_owner(page, phrase, inside, subjects)
    office = page.who(Span(page.words[own].end, phrase.span.end).of(page.text))
    if office is None or office.kind not in _OFFICE:
        return None
    low = page.sentences[max(page.sentence(phrase.span.start) - _BACK, 0)].start
    for i in reversed(subjects):
        if low <= page.words[i].start < phrase.span.start:
            actor = page.who(full_phrase(page.tree, i).of(page.text))
            if actor is not None and actor.kind in _OWNERS:
                return actor
    return None


def _short_owner(page: Page, phrase: Phrase, inside: range, subjects: list[int]) -> Actor | None:
    """Give those for whom somebody speaks who is theirs by a short noun: "un chef du [groupe]"."""
    short = [i for i in inside if i != phrase.head and page.words[i].lemma in page.cues.shorts]
    if not short or page.tree.dependent(short[0], page.tree.labels.case) is None:
        return None
    kinds = page.cues.shorts[page.words[short[0]].lemma]
    for i in reversed(subjects):
        if page.words[i].start < phrase.span.start:
            actor = page.who(full_phrase(page.tree, i).of(page.text))
            if actor is not None and actor.id is not None and actor.kind in kinds:
                return actor
    return None
