"""Sources named by a preposition: "selon la police, …", "…, d'après un témoin"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.claims.appositions import Ends, source_ends
from selon.claims.contents import break_after, goes_on
from selon.claims.lexicon import Preposition
from selon.claims.page import Draft, Page, Phrase, trimmed
from selon.claims.sources import phrase_at
from selon.claims.trimming import without_asides
from selon.records import Span
from selon.syntax import is_passive

_NOUN_REACH = 6  # words between a preposition and its noun


@dataclass(frozen=True, slots=True)
class According:
    """A preposition with its source: the cue starts at word `first`."""

    entry: Preposition
    first: int
    cue: Span
    source: Phrase
    clause: int  # where what follows the source and all that is said of it begins


def find_according(page: Page) -> Iterator[According]:
    """Give every preposition that names a source."""
    lasts, words = page.cues.prepositions.by_last, page.words
    for word in words:
        if word.norm not in lasts and word.lemma not in lasts:
            continue
        found = page.cues.prepositions.ending(words, word.i)
        if found is None or page.skipped(word.start):
            continue
        first, entry = found
        if entry.inclusive and not _spelt(entry, words[first].norm):
            continue
        start = page.words[first].start
        ends = source_ends(page, word.end, _sentence(page, start), opens=_opens(page, first))
        source = _source(page, word.i, entry, ends)
        if source is not None and _says(page, first, source, entry):
            source = without_asides(page, source)
            yield According(entry, first, Span(start, word.end), source, ends.clause)


def _spelt(entry: Preposition, first: str) -> bool:
    """Say whether a formula starts as it is written: "de sources", not "ont dit [des] sources"."""
    return any(spelling.startswith(f"{first} ") for spelling in entry.words)


def _sentence(page: Page, at: int) -> Span:
    return page.sentences[page.sentence(at)]


def _opens(page: Page, first: int) -> bool:
    """Say whether a preposition opens its sentence or stands behind no more than an adverb."""
    start = page.words[first].start
    return start - _sentence(page, start).start <= _LEAD


def _source(page: Page, last: int, entry: Preposition, ends: Ends) -> Phrase | None:
    words, labels = page.words, page.tree.labels
    if entry.inclusive:
        return phrase_at(page, last, start=words[last].start, stop=ends.source)
    for j in range(last + 1, min(last + _NOUN_REACH, len(words))):
        word = words[j]
        other = page.cues.links | page.cues.relatives
        if word.norm in other or page.tree.has(j, labels.finite) or word.text in _STOPS:
            return None
        if word.pos in labels.pos_noun:
            top = _top(page, j, last)
            head = top if page.words[top].start < ends.source else j
            phrase = phrase_at(page, head, start=words[last + 1].start, stop=ends.source)
            if not ends.stretched:
                return phrase
            return Phrase(trimmed(page.text, phrase.span.start, ends.source), head)
    return None


_STOPS = frozenset(",.;:()")


def _top(page: Page, j: int, floor: int) -> int:
    """Give the head of the noun phrase when the parser hangs its first noun on a later one."""
    words, labels = page.words, page.tree.labels
    head = words[j].head
    flat = labels.name | labels.nominal | labels.determiner
    return head if head > j > floor and words[j].dep in flat and head - j < 4 else j


def _says(page: Page, first: int, source: Phrase, entry: Preposition) -> bool:
    """Tell a source from a measure: "selon la police", but "varient selon les quartiers"."""
    words = page.words
    if entry.person and not _speaks(page, first, source):
        return False
    if words[source.head].lemma in entry.before or words[source.head].norm in entry.before:
        return False
    if words[source.head].lemma in page.cues.deniable & page.cues.happenings:
        return False  # "dans la matinée suivant l'attaque"
    return words[words[source.head].head].verb not in entry.below


def _speaks(page: Page, first: int, source: Phrase) -> bool:
    """Say whether "pour X, …" opens a sentence and X is somebody: a name, a pronoun, an actor."""
    words, labels = page.words, page.tree.labels
    start = page.sentences[page.sentence(words[first].start)].start
    opens = page.text[start : words[first].start].strip(" «") == ""
    head = words[source.head]
    if not opens or "," not in page.text[source.span.end :][:60] or head.norm in page.cues.times:
        return False
    if head.pos in labels.pos_name or page.cues.pronouns.ending(words, source.head) is not None:
        return True
    actor = page.who(source.span.of(page.text))
    return actor is not None and actor.kind != "unknown"


def according_drafts(
    page: Page, found: According, cuts: Sequence[int], floor: int
) -> Iterator[Draft]:
    """Give the claim of a preposition: what follows it, what precedes it, or all around it."""
    sentence = page.sentences[page.sentence(found.cue.start)]
    sentence = _bracketed(page, found, sentence)
    start = page.words[found.first].start
    before = trimmed(page.text, max(sentence.start, floor), start)
    after = _after(page, found, sentence, cuts)
    lead = page.text[before.end : start].strip()
    rule = "claims.according_to"
    if _speaks_before(page, found, before, lead):
        low = before.start if lead else _clause_start(page, before, start)
        content = trimmed(page.text, low, before.end)
        if _splits_verb(page, found):
            content = trimmed(page.text, _verb_clause(page, found, before), after.end)
        elif _splits_clause(page, before, after):
            content = trimmed(page.text, before.start, after.end)
        elif goes_on(page, found.source, sentence.end):
            content = trimmed(page.text, low, sentence.end)
    else:
        content = after
    if len(content) > 1:
        yield Draft(rule, found.entry, found.cue, found.source, content)


def _speaks_before(page: Page, found: According, before: Span, lead: str) -> bool:
    """Say whether the claim stands before its source: more than an adverb does."""
    labels = page.tree.labels
    if _is_fronted(page, found, before):
        return False
    if lead:
        inside = page.tree.parse.at(before)
        return len(before) > _LEAD or any(page.tree.has(i, labels.finite) for i in inside)
    full = labels.pos_noun | labels.pos_verb
    words = [page.words[i] for i in page.tree.parse.at(before)]
    told = any(w.pos in full and w.norm not in page.cues.times for w in words)
    return told and not _opens_clause(page, found)


def _is_fronted(page: Page, found: According, before: Span) -> bool:
    """Say whether only a phrase stands before a source: "Sans rien, selon X, …"."""
    labels, tree = page.tree.labels, page.tree
    inside = tree.parse.at(before)
    if not inside or page.words[inside[0]].pos not in labels.pos_adposition:
        return False
    behind = tree.parse.at(Span(found.source.span.end, _sentence(page, before.start).end))
    told = any(tree.has(i, labels.finite) for i in behind)
    return told and not any(tree.has(i, labels.finite) for i in inside)


_LEAD = 25  # characters before "selon" that are no more than an adverb: "Par ailleurs, selon …"


def _bracketed(page: Page, found: According, sentence: Span) -> Span:
    """Keep inside parentheses what is said inside them."""
    opened = page.text.rfind("(", sentence.start, found.cue.start)
    if opened < 0 or page.text.find(")", opened, found.cue.start) >= 0:
        return sentence
    closed = page.text.find(")", found.cue.end, sentence.end)
    return sentence if closed < 0 else Span(opened + 1, closed)


def _after(page: Page, found: According, sentence: Span, cuts: Sequence[int]) -> Span:
    """Give the clause after the source: after its comma, up to the next attribution."""
    low = found.source.span.end
    if low <= found.clause < sentence.end:
        low = found.clause
    stop = min([sentence.end, *(c for c in cuts if c > low + 10)])
    inside = page.tree.parse.at(Span(low, stop))
    if inside:
        stop = min(stop, break_after(page, inside[0], stop))
    return trimmed(page.text, low, stop)


def _opens_clause(page: Page, found: According) -> bool:
    """Say whether "et selon X, …" or "que, selon X, …" opens a clause of its own."""
    before = page.words[found.first - 1] if found.first else None
    return before is not None and before.dep in page.tree.labels.coordinator | page.tree.labels.mark


def _splits_verb(page: Page, found: According) -> bool:
    """Say whether the source stands between a finite verb and what it governs: "va, selon X, …"."""
    j = found.first - 1
    while j > 0 and page.words[j].text == ",":
        j -= 1
    follows = page.text[found.source.span.end :][:1] == ","
    tree, labels = page.tree, page.tree.labels
    helped = any(tree.has(k, labels.finite) for k in tree.dependents(j, labels.auxiliary))
    behind = page.words[min(tree.parse.at(found.source.span).stop + 1, len(page.words) - 1)]
    told = behind.norm in page.cues.relatives or behind.dep in labels.coordinator
    active = helped and not is_passive(tree, j)
    return follows and not told and (tree.has(j, labels.finite) or active)


def _verb_clause(page: Page, found: According, before: Span) -> int:
    """Give where the clause starts whose verb a source cuts in two: "[qui] a fait, selon X, …"."""
    for j in range(found.first - 1, 0, -1):
        if page.words[j].start <= before.start:
            break
        if page.words[j].norm in page.cues.relatives and page.words[j - 1].text == ",":
            return page.words[j].start
    return before.start


def _splits_clause(page: Page, before: Span, after: Span) -> bool:
    """Say whether a source stands between a subject and its verb: "l'attaque, selon X, a …"."""
    labels = page.tree.labels
    if any(page.tree.has(j, labels.finite) for j in page.tree.parse.at(before)):
        return False
    behind = page.tree.parse.at(after)
    return len(behind) > 0 and page.tree.has(behind[0], labels.finite)


def _clause_start(page: Page, before: Span, start: int) -> int:
    """Give where the clause of an unmarked "selon" starts: after the last comma before it."""
    comma = page.text.rfind(", ", before.start, start)
    return comma + 1 if comma > 0 and start - comma > _LEAD else before.start
