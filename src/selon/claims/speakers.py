"""Who a source stands for: pronouns, short names and functions led back to the fullest mention."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.claims.identities import LONGEST, Identity, identity
from selon.claims.lexicon import Pronoun
from selon.claims.page import Page, Phrase
from selon.claims.resuming import resumed
from selon.records import Source, Span
from selon.syntax import full_phrase

_TITLE_REACH = 4  # words above a name in which its function stands
_PRONOUN = 18  # characters of the longest pronoun: "cette même source"
_BACK = 2  # sentences back in which a pronoun finds a subject that never spoke


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody named: all mentions, the words that describe them, the grammar of the first."""

    mentions: tuple[Phrase, ...]
    words: frozenset[str]  # lemmas of all nouns, names and adjectives
    keys: frozenset[str]  # of these, the head and the names that are its own
    names: frozenset[str]
    gender: str | None
    number: str | None


def resolve(page: Page, phrases: Iterable[Phrase]) -> Mapping[Span, Source]:
    """Give the source of every phrase; `phrases` in the order of the text."""
    speakers: list[Speaker] = []
    of: dict[Span, int | None] = {}
    others = _subjects(page)
    names = _names(page)
    for phrase in phrases:
        if phrase.span not in of:
            of[phrase.span] = _place(page, phrase, speakers, (others, names))
    known = [identity(page, speaker.mentions, others) for speaker in speakers]
    return {span: _source(page, span, None if k is None else known[k]) for span, k in of.items()}


Index = tuple[list[int], Mapping[str, list[int]]]


def _place(page: Page, phrase: Phrase, speakers: list[Speaker], index: Index) -> int | None:
    """Give the number of a phrase's speaker, adding a mention or a new speaker."""
    pronoun = _pronoun(page, phrase)
    if pronoun is None:
        known = _known(page, phrase, speakers)
        if known is None:
            known = _taken_up(page, phrase, speakers, index[0])
        return _new(page, phrase, speakers, index[1]) if known is None else known
    if pronoun.nobody or pronoun.silent:
        return None
    return _referent(page, phrase, pronoun, speakers, index[0])


def _known(page: Page, phrase: Phrase, speakers: list[Speaker]) -> int | None:
    """Give a speaker of whom a phrase is another mention."""
    mine = _describe(page, phrase)
    for k in range(len(speakers) - 1, -1, -1):
        if _same(speakers[k], mine):
            speakers[k] = _joined(speakers[k], mine)
            return k
    return None


def _taken_up(
    page: Page, phrase: Phrase, speakers: list[Speaker], subjects: list[int]
) -> int | None:
    """Give the speaker whom a bare description takes up; one that only acted so far becomes one."""
    spoken = {m.head for speaker in speakers for m in speaker.mentions}
    full = resumed(page, phrase, sorted({*subjects, *spoken}))
    if full is None:
        return None
    known = _known(page, full, speakers)
    number = _new(page, full, speakers, {}) if known is None else known
    speakers[number] = _joined(speakers[number], _describe(page, phrase))
    return number


def _new(
    page: Page, phrase: Phrase, speakers: list[Speaker], names: Mapping[str, list[int]]
) -> int:
    mine = _describe(page, phrase)
    full = _elsewhere(page, mine, names)
    speakers.append(_joined(full, mine) if full else mine)
    return len(speakers) - 1


def _pronoun(page: Page, phrase: Phrase) -> Pronoun | None:
    if len(phrase.span) > _PRONOUN:
        return None
    found = page.cues.pronouns.ending(page.words, phrase.head)
    return None if found is None else found[1]


def _referent(
    page: Page, phrase: Phrase, pronoun: Pronoun, speakers: list[Speaker], subjects: list[int]
) -> int | None:
    """Give whom a pronoun stands for: the nearest speaker or subject before it that fits."""
    at = phrase.span.start
    spoken = {m.head: k for k, s in enumerate(speakers) for m in s.mentions}
    low = page.sentences[max(page.sentence(at) - _BACK, 0)].start
    stop = bisect_left([page.words[i].start for i in subjects], at)
    recent = {i for i in subjects[:stop] if page.words[i].start >= low and not pronoun.source}

    def nearness(i: int) -> tuple[int, bool, int]:
        """Tell what comes first: a speaker before the others of its sentence, then the last."""
        return page.sentence(page.words[i].start), i in spoken, i

    for i in sorted({*spoken, *recent}, key=nearness, reverse=True):
        if page.words[i].start >= at or not _agrees(page, i, pronoun):
            continue
        if i in spoken:
            return spoken[i]
        if _somebody(page, i):
            mention = Phrase(full_phrase(page.tree, i), i)
            known = _known(page, mention, speakers)
            return _new(page, mention, speakers, {}) if known is None else known
    return None


def _agrees(page: Page, i: int, pronoun: Pronoun) -> bool:
    morph = page.words[i].morph
    gender, number = _feature(morph, "Gender"), _feature(morph, "Number")
    same_number = not (pronoun.number and number) or pronoun.number == number
    return same_number and (not (pronoun.gender and gender) or pronoun.gender == gender)


def _somebody(page: Page, i: int) -> bool:
    """Say whether a noun names somebody: a name, or words that the actor list knows."""
    if page.words[i].pos in page.tree.labels.pos_name:
        return True
    actor = page.who(full_phrase(page.tree, i).of(page.text))
    return actor is not None and actor.kind != "unknown"


def _subjects(page: Page) -> list[int]:
    labels = page.tree.labels
    return [
        w.i
        for w in page.words
        if w.dep in labels.subject
        and (w.pos in labels.pos_noun or w.text[:1].isupper())
        and not page.cues.pronouns.ending(page.words, w.i)
    ]


def _describe(page: Page, phrase: Phrase) -> Speaker:
    labels = page.tree.labels
    inside = [page.words[i] for i in page.tree.parse.at(phrase.span)]
    telling = labels.pos_noun | labels.pos_adjective
    kept = [w for w in inside if w.pos in telling and w.norm not in page.cues.abbreviations]
    head = page.words[phrase.head]
    named = [w for w in kept if w.pos in labels.pos_name and len(w.norm) > 2]
    names = frozenset(w.norm for w in named if not _below_case(page, w.i, phrase.head))
    return Speaker(
        (phrase,),
        frozenset(w.lemma for w in kept),
        names | {head.lemma},
        names,
        _feature(head.morph, "Gender"),
        _feature(head.morph, "Number"),
    )


def _below_case(page: Page, i: int, head: int) -> bool:
    """Say whether a name is not the phrase's own: "le maire de [Nice]"."""
    labels = page.tree.labels
    for _ in range(_TITLE_REACH):
        if i == head:
            return False
        if page.tree.dependent(i, labels.case) is not None:
            return True
        i = page.words[i].head
    return False


def _feature(morph: str, name: str) -> str | None:
    return next((f[len(name) + 1 :] for f in morph.split("|") if f.startswith(name + "=")), None)


def _same(known: Speaker, new: Speaker) -> bool:
    """Say whether two descriptions can be of one: a shared head or name, and nothing against it."""
    if not known.keys & new.keys or (known.number and new.number and known.number != new.number):
        return False
    if new.words <= known.words or known.words <= new.words:
        return True
    return bool(known.names & new.names) and not (
        known.names - new.names and new.names - known.names
    )


def _joined(known: Speaker, new: Speaker) -> Speaker:
    return Speaker(
        known.mentions + new.mentions,
        known.words | new.words,
        known.keys | new.keys,
        known.names | new.names,
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
    if not mine.names or mine.words - {page.words[mine.mentions[0].head].lemma} - mine.names:
        return None
    best: Phrase | None = None
    for name in sorted(mine.names):
        for i in names.get(name, ()):
            if mine.mentions[0].span.overlaps(page.words[i].span):
                continue
            head = _title(page, i)
            phrase = Phrase(full_phrase(page.tree, head), head)
            longer = best is None or len(phrase.span) > len(best.span)
            if longer and len(phrase.span) <= LONGEST and _same(_describe(page, phrase), mine):
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


def _source(page: Page, span: Span, identity: Identity | None) -> Source:
    actor = page.who(span.of(page.text)) if identity is None else identity.actor
    speaker = span if identity is None else identity.span
    person = _own_name(page, speaker)
    if actor is None:
        return Source(span, speaker, person, "unknown")
    name = actor.name if actor.id is not None else person or actor.name
    return Source(span, speaker, name, actor.kind, actor.id)


def _own_name(page: Page, speaker: Span) -> str | None:
    """Give the name in the words for a person, before or behind what the person is.

    "Le maire de la ville, [Marc Vidal]"; "[Marc Vidal], maire de la ville".
    """
    words, at = page.words, page.tree.parse.at(speaker)
    comma = next((j for j in at if words[j].text == ","), at.stop)
    for run in (range(at.start, comma), _ending(page, at)):
        names = all(words[j].pos in page.tree.labels.pos_name for j in run)
        if len(run) > 1 and names and words[run.start].text[:1].isupper():
            return Span(words[run.start].start, words[run.stop - 1].end).of(page.text)
    return None


def _ending(page: Page, at: range) -> range:
    """Give the names at the end of some words, none where a preposition leads to them."""
    words, labels = page.words, page.tree.labels
    first = at.stop
    while first > at.start and words[first - 1].pos in labels.pos_name:
        first -= 1
    led = first > at.start and words[first - 1].pos in labels.pos_adposition | labels.pos_opener
    return range(0) if led else range(first, at.stop)
