"""The words that name a source: noun phrases, pronouns, and subjects before the verb."""

from selon.claims.page import Page, Phrase
from selon.claims.sites import Form, Site
from selon.claims.trimming import OUTLETS, closed, is_participle
from selon.records import Span
from selon.syntax import full_phrase, subject

_LONGEST = 150  # characters of a source
_APPOSITION = 110  # characters between two commas that may belong to a source


def phrase_at(
    page: Page, head: int, *, stop: int | None = None, start: int | None = None
) -> Phrase:
    """Give the phrase of a noun, kept inside [start, stop) characters."""
    words = page.words
    span = full_phrase(page.tree, head)
    low, high = span.start, span.end
    if start is not None and low < start:
        low = min(start, words[head].start)
    if stop is not None and high > stop:
        high = max(stop, words[head].end)
    if high - low > _LONGEST:
        comma = page.text.find(",", words[head].end, high)
        high = comma if 0 < comma - low <= _LONGEST else words[head].end
        low = max(low, high - _LONGEST)
    return Phrase(closed(page.text, _clean(page, _whole(page, low), high)), head)


def _whole(page: Page, low: int) -> int:
    """Start at the whole word where the parser cut one, and at its noun: "l'état-[major]"."""
    low = _named(page, low)
    if low and "-" in page.text[low - 1 : low + 1]:
        while low and not page.text[low - 1].isspace():
            low -= 1
        before = page.tree.parse.at(Span(max(low - 2, 0), low)) if low else range(0)
        if before and page.words[before[0]].dep in page.tree.labels.determiner:
            low = page.words[before[0]].start
    return _governed(page, low)


def _governed(page: Page, low: int) -> int:
    """Start at the noun before a genitive that lost it: "[le chef] d'état-major"."""
    labels = page.tree.labels
    found = page.tree.parse.at(Span(low, low + 1))
    if not found or found[0] < 2 or page.words[found[0]].lemma not in labels.genitive:
        return low
    noun, opener = page.words[found[0] - 1], page.words[found[0] - 2]
    if noun.pos not in labels.pos_noun:
        return low
    return opener.start if opener.pos in labels.pos_opener else noun.start


def _named(page: Page, low: int) -> int:
    """Start at the first of the names that stand side by side: "[Bruno] Le Maire"."""
    found = page.tree.parse.at(Span(low, low + 1))
    while found and page.words[found[0]].text[:1].isupper() and found[0] > 0:
        before = page.words[found[0] - 1]
        beside = page.text[before.end : page.words[found[0]].start] == " "
        if not beside or before.pos not in page.tree.labels.pos_name:
            break
        actor = page.who(before.text)  # "à Reuters [Ahmed] Saleh"
        if actor is not None and actor.kind in OUTLETS:
            break
        found, low = range(before.i, before.i + 1), before.start
    return low


def _clean(page: Page, low: int, high: int) -> Span:
    while page.text[high : high + 1] == "-" and page.text[high + 1 : high + 2].isalnum():
        high = next(
            (j for j in range(high + 1, len(page.text)) if not page.text[j].isalnum()), high
        )
    while high > low and page.text[high - 1] in ' ,;:."«»':
        high -= 1
    while low < high and page.text[low] in ' ,;:."«»':
        low += 1
    first = page.tree.parse.at(Span(low, low + 1))
    joined = first and page.words[first[0]].dep in page.tree.labels.coordinator
    low = page.words[first[0] + 1].start if joined and high > low + 4 else low
    return Span(low, _before_cue(page, low, high))


def _before_cue(page: Page, low: int, high: int) -> int:
    """Give the end of a speaker before a verb of saying that a tagger took for its adverb.

    "[Moscou] dément et accuse Kiev": what is coordinated is the saying, not the speaker.
    """
    words, labels = page.words, page.tree.labels
    at = [j for j in page.tree.parse.at(Span(low, high)) if words[j].start >= low]
    kept = len(at)
    while kept > 1 and (
        words[at[kept - 1]].dep in labels.coordinator or _is_cue(page, at[kept - 1])
    ):
        kept -= 1
    said = any(_is_cue(page, j) for j in at[kept:])
    return words[at[kept - 1]].end if said else high


def _is_cue(page: Page, j: int) -> bool:
    word = page.words[j]
    odd = word.pos in page.tree.labels.pos_adverb | page.tree.labels.pos_adjective
    return odd and word.verb != word.norm and word.verb in page.cues.verbs


def head_of(page: Page, j: int) -> int:
    """Give the head of the noun phrase that starts at `j`."""
    words, labels = page.words, page.tree.labels
    while j + 1 < len(words) and words[j].pos in labels.pos_opener:
        j += 1
    while (
        words[j].head > j
        and words[words[j].head].pos in labels.pos_noun
        and (words[j].head - j <= 4 and words[j].dep not in labels.subject)
        and all(words[k].text != "," for k in range(j, words[j].head))
    ):
        j = words[j].head
    return j


def subject_before(page: Page, site: Site) -> Phrase | None:
    """Give the subject of a group that stands before it, of a higher verb where it has none."""
    words = page.words
    head = _subject(page, site)
    if head is None:
        return None
    if words[head].norm in page.cues.relatives:
        noun = antecedent(page, head)
        return None if noun is None else phrase_at(page, noun, stop=words[head].start)
    head = _of_aside(page, head)
    if head > site.verb:
        return phrase_at(page, head, start=words[site.last].end)
    phrase = phrase_at(page, head, stop=words[site.first].start)
    return _with_function(page, _with_apposition(page, phrase, site))


def _of_aside(page: Page, head: int) -> int:
    """Give who is told of by the aside that a noun ends: "[un élu], requérant l'anonymat, dit"."""
    words = page.words
    j = head
    while j and words[j].text != "," and words[j].sentence == words[head].sentence:
        j -= 1
    told = is_participle(page, j + 1) and words[j].text == "," and words[j + 1].head < j
    return words[j + 1].head if told else head


def _subject(page: Page, site: Site) -> int | None:
    tree, words = page.tree, page.words
    found = subject(tree, site.verb)
    if found is not None and words[found].norm in page.cues.proclitics:
        found = None
    if found is None and site.form is not Form.FINITE:
        for above in tree.ancestors(site.verb):
            found = tree.dependent(above, tree.labels.subject)
            if found is not None and found < site.verb:
                return found
    if found is None or not _nominal(page, found):
        found = _nearest_before(page, site)
    return found


def shared_subject(page: Page, site: Site) -> Phrase | None:
    """Give the subject that a participle shares with the verb before it: "a dit … et [fait] état".

    The parser may lose the tie between them; the auxiliary before both says whose they are.
    """
    tree, labels, words = page.tree, page.tree.labels, page.words
    before = words[site.first - 1] if site.first else None
    if before is None or before.dep not in labels.coordinator or tree.has(site.verb, labels.finite):
        return None
    start = page.sentences[page.sentence(before.start)].start
    for j in range(before.i, -1, -1):
        if words[j].start < start:
            return None
        if words[j].verb == page.cues.active and tree.has(j, labels.finite):
            head = subject(tree, words[j].head)
            return None if head is None else phrase_at(page, head, stop=words[j].start)
    return None


def _nominal(page: Page, i: int) -> bool:
    word = page.words[i]
    return word.pos in page.tree.labels.pos_noun or word.text[:1].isupper()


def _nearest_before(page: Page, site: Site) -> int | None:
    """Give the noun before a finite group where the parser found no subject."""
    if site.form is not Form.FINITE or not site.first:
        return None
    words, labels = page.words, page.tree.labels
    before = words[site.first - 1]
    if page.cues.pronouns.ending(words, before.i):
        return before.i
    below = labels.adjective | labels.participle | labels.relative
    if words[site.verb].dep in below:  # "le groupe [menace] de …", "les autorités l'[attribuent]"
        head = words[site.verb].head
        if head == site.first - 1 and _nominal(page, head):
            return head
    return _opening_noun(page, site)


def _opening_noun(page: Page, site: Site) -> int | None:
    """Give the first noun between commas that no preposition opens: "À Nice, [Paul] Duval, …"."""
    words, labels = page.words, page.tree.labels
    start = page.sentences[page.sentence(words[site.verb].start)].start
    low = site.first
    while low > 0 and words[low - 1].start >= start and not page.tree.has(low - 1, labels.finite):
        low -= 1
    opens = True
    for j in range(low, site.first):
        if opens and words[j].pos in labels.pos_noun | labels.pos_opener:
            head = head_of(page, j)
            if words[head].norm not in page.cues.times and head < site.first:
                return head
        opens = words[j].text == ","
    names = (
        j
        for j in range(site.first - 1, low - 1, -1)
        if words[j].pos in labels.pos_name
        and page.tree.dependent(j, labels.case) is None
        and words[j].dep not in labels.name
    )
    return next(names, None)


def antecedent(page: Page, relative: int) -> int | None:
    """Give the noun that a relative pronoun stands for."""
    words, labels = page.words, page.tree.labels
    verb = words[relative].head
    if words[verb].dep in labels.relative and words[verb].head < relative:
        return _top(page, words[verb].head) if words[relative - 1].text == "," else words[verb].head
    for j in range(relative - 1, max(relative - 8, -1), -1):
        if words[j].pos in labels.pos_noun and words[j].pos not in labels.pos_opener:
            return j
    return None


def _top(page: Page, i: int) -> int:
    """Give the head of the whole phrase that a noun ends: "[association] des élus, qui …".

    What is nobody does not speak: "aux mains des [rebelles], qui …".
    """
    words, chain = page.words, [i]
    while words[i].dep in page.tree.labels.nominal and words[i].head < i:
        i = words[i].head
        chain.append(i)
    known = (j for j in reversed(chain) if page.who(words[j].text) is not None)
    return next(known, i)


def _with_function(page: Page, phrase: Phrase) -> Phrase:
    """Stretch a name between commas over the function before it: "[le ministre], Paul, …"."""
    words, labels = page.words, page.tree.labels
    start = page.sentences[page.sentence(phrase.span.start)].start
    before = page.text[start : phrase.span.start].rstrip()
    if not before.endswith(",") or not len(before) < _APPOSITION:
        return phrase
    inside = page.tree.parse.at(Span(start, start + len(before) - 1))
    opens = bool(inside) and words[inside[0]].pos in labels.pos_opener
    plain = all(not page.tree.has(j, labels.finite) and words[j].text != "," for j in inside)
    if not opens or not plain or words[phrase.head].pos not in labels.pos_name:
        return phrase
    return Phrase(Span(start, phrase.span.end), phrase.head)


def _with_apposition(page: Page, phrase: Phrase, site: Site) -> Phrase:
    """Stretch a subject over an apposition that the parser hung elsewhere: ", Paul Duval,"."""
    low, high = phrase.span.end, page.words[site.first].start
    between = page.text[low:high].strip()
    if not (between.startswith(",") and between.endswith(",") and 2 < len(between) < _APPOSITION):
        return phrase
    labels = page.tree.labels
    inside = [page.words[j] for j in page.tree.parse.at(Span(low, high))]
    if any(page.tree.has(w.i, labels.finite) for w in inside) or not any(
        w.pos in labels.pos_name for w in inside
    ):
        return phrase
    return Phrase(_clean(page, phrase.span.start, high), phrase.head)
