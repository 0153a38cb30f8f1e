"""Who a source stands for: pronouns, short names and functions led back to the fullest mention."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from selon.claims.lexicon import Pronoun
from selon.claims.page import Page, Phrase
from selon.records import Actor, Source, Span
from selon.syntax import full_phrase

_LONGEST = 150  # characters of a mention that is still a name and a function
_TITLE_REACH = 4  # words above a name in which its function stands


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who spoke: every mention so far, the grammar of the first."""

    mentions: tuple[Phrase, ...]
    names: frozenset[str]
    functions: frozenset[str]
    gender: str | None
    number: str | None


def resolve(
    page: Page, phrases: Iterable[Phrase], who: Callable[[str], Actor | None]
) -> Mapping[Span, Source]:
    """Give the source of every phrase; `phrases` in the order of the text."""
    speakers: list[Speaker] = []
    of: dict[Span, int | None] = {}
    names = _names(page)
    for phrase in phrases:
        if phrase.span not in of:
            of[phrase.span] = _place(page, phrase, speakers, names)
    known = [_identity(page, speaker, who) for speaker in speakers]
    return {
        span: _source(page, span, None if k is None else known[k], who) for span, k in of.items()
    }


def _place(
    page: Page, phrase: Phrase, speakers: list[Speaker], names: Mapping[str, list[int]]
) -> int | None:
    """Give the number of a phrase's speaker, adding a mention or a new speaker."""
    pronoun = _pronoun(page, phrase)
    if pronoun is not None:
        return None if pronoun.nobody or pronoun.first else _referent(speakers, pronoun)
    mine = _describe(page, phrase)
    for k in range(len(speakers) - 1, -1, -1):
        if _same(speakers[k], mine):
            speakers.append(_joined(speakers.pop(k), mine))
            return _moved(k, speakers)
    full = _elsewhere(page, mine, names)
    speakers.append(_joined(full, mine) if full else mine)
    return len(speakers) - 1


def _moved(k: int, speakers: list[Speaker]) -> int:
    """Put a speaker back in its place: the order is that of the first mention."""
    speakers.insert(k, speakers.pop())
    return k


def _pronoun(page: Page, phrase: Phrase) -> Pronoun | None:
    last = phrase.head
    if len(phrase.span.of(page.text)) > 16:
        return None
    found = page.cues.pronouns.ending(page.words, last)
    return None if found is None else found[1]


def _referent(speakers: list[Speaker], pronoun: Pronoun) -> int | None:
    """Give the last speaker whose gender and number a pronoun can stand for."""
    order = sorted(range(len(speakers)), key=lambda k: -speakers[k].mentions[-1].span.start)
    for k in order:
        gender, number = speakers[k].gender, speakers[k].number
        if pronoun.number and number and pronoun.number != number:
            continue
        if pronoun.gender and gender and pronoun.gender != gender:
            continue
        return k
    return None


def _describe(page: Page, phrase: Phrase) -> Speaker:
    labels = page.tree.labels
    inside = [page.words[i] for i in page.tree.parse.at(phrase.span)]
    named = frozenset(w.norm for w in inside if w.pos in labels.pos_name and len(w.norm) > 2)
    functions = frozenset(w.lemma for w in inside[:_TITLE_REACH] if w.pos in _common(page))
    head = page.words[phrase.head]
    return Speaker(
        (phrase,), named, functions, _feature(head.morph, "Gender"), _feature(head.morph, "Number")
    )


def _common(page: Page) -> frozenset[str]:
    return page.tree.labels.pos_noun - page.tree.labels.pos_name


def _feature(morph: str, name: str) -> str | None:
    return next((f[len(name) + 1 :] for f in morph.split("|") if f.startswith(name + "=")), None)


def _same(known: Speaker, new: Speaker) -> bool:
    """Say whether two descriptions can be of one speaker: a shared name, or the same function."""
    if known.names and new.names:
        return bool(known.names & new.names) and not _other_function(known, new)
    return bool(known.functions & new.functions) and known.number == new.number


def _other_function(known: Speaker, new: Speaker) -> bool:
    """Say whether a shared name is only that of a place or body: two different functions."""
    return bool(known.functions and new.functions and not known.functions & new.functions)


def _joined(known: Speaker, new: Speaker) -> Speaker:
    return Speaker(
        known.mentions + new.mentions,
        known.names | new.names,
        known.functions | new.functions,
        known.gender or new.gender,
        known.number or new.number,
    )


def _names(page: Page) -> Mapping[str, list[int]]:
    """Index the words that are names."""
    found: dict[str, list[int]] = {}
    for word in page.words:
        if word.pos in page.tree.labels.pos_name and len(word.norm) > 2:
            found.setdefault(word.norm, []).append(word.i)
    return found


def _elsewhere(page: Page, mine: Speaker, names: Mapping[str, list[int]]) -> Speaker | None:
    """Give a fuller mention of a bare name that is nowhere a source: its title and whole name."""
    if mine.functions or not mine.names:
        return None
    best: Phrase | None = None
    for name in sorted(mine.names):
        for i in names.get(name, ()):
            if not mine.mentions[0].span.overlaps(page.words[i].span):
                head = _title(page, i)
                phrase = Phrase(full_phrase(page.tree, head), head)
                if len(phrase.span) <= _LONGEST and (
                    best is None or len(phrase.span) > len(best.span)
                ):
                    best = phrase
    return None if best is None else _describe(page, best)


def _title(page: Page, i: int) -> int:
    """Climb from a name to the noun that it is an apposition of: "le ministre Paul [Duval]"."""
    words, labels = page.words, page.tree.labels
    for _ in range(_TITLE_REACH):
        if words[i].dep not in labels.name | labels.apposition or words[i].head == i:
            break
        i = words[i].head
    return i


@dataclass(frozen=True, slots=True)
class _Identity:
    span: Span
    actor: Actor | None


def _identity(page: Page, speaker: Speaker, who: Callable[[str], Actor | None]) -> _Identity:
    """Give the fullest mention of a speaker and the actor that it names."""
    longest = max(_usable(speaker), key=lambda p: (len(p.span), -p.span.start))
    spans = [longest.span, *(p.span for p in speaker.mentions)]
    actors = [a for a in (who(s.of(page.text)) for s in spans) if a is not None]
    return _Identity(longest.span, actors[0] if actors else None)


def _usable(speaker: Speaker) -> Iterator[Phrase]:
    short = [p for p in speaker.mentions if len(p.span) <= _LONGEST]
    return iter(short or speaker.mentions)


def _source(
    page: Page, span: Span, identity: _Identity | None, who: Callable[[str], Actor | None]
) -> Source:
    actor = who(span.of(page.text)) if identity is None else identity.actor
    speaker = span if identity is None else identity.span
    if actor is None:
        return Source(span, speaker, None, "unknown")
    return Source(span, speaker, actor.name, actor.kind, actor.id)
