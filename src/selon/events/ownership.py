"""Which trigger a time, a place, a weapon or a figure belongs to, asked of the parse.

Words of unrelated clauses are never glued: what hangs on a verb of saying belongs to the saying.
"""

from collections.abc import Iterable, Sequence

from selon.events.lexicon import EventWords
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Claim, Span


def _is_own_clause(reading: Reading, hit: Hit) -> bool:
    """Say whether a verb has a subject of its own beside another: "… et des soldats ont [tiré]"."""
    tree = reading.tree
    beside = tree.labels.conjunct | tree.labels.parataxis
    own = tree.dependent(hit.i, tree.labels.subject) is not None
    return hit.is_verb and own and tree.parse.words[hit.i].dep in beside


class Owners:
    """Triggers by sentence and by the words that lead to them; answers `of(span)`."""

    def __init__(self, reading: Reading, hits: Sequence[Hit]) -> None:
        self._reading = reading
        self._by_sentence: dict[int, list[Hit]] = {}
        self._at: dict[int, list[Hit]] = {}
        words = reading.tree.parse.words
        for hit in hits:
            self._by_sentence.setdefault(words[hit.i].sentence, []).append(hit)
            above = () if _is_own_clause(reading, hit) else (words[hit.i].head,)
            for j in {hit.i, *above, *hit.verbs}:
                self._at.setdefault(j, []).append(hit)
        self._saying: dict[int, list[Claim]] = {}
        for claim in reading.claims:
            for j in reading.tree.parse.at(claim.cue) if claim.cue is not None else ():
                self._saying.setdefault(j, []).append(claim)
        self._own = {hit.i for hit in hits}

    def is_tied(self, span: Span) -> bool:
        """Say whether the tree ties a span to a trigger, which does not just stand near it."""
        head = self._head(self._reading.tree.parse.at(span))
        return any(j in self._at for j in (head, *self._reading.tree.ancestors(head)))

    def in_sentence(self, span: Span) -> list[Hit]:
        """Give the triggers of the sentence that a span stands in."""
        at = self._reading.tree.parse.at(span)
        if not len(at):
            return []
        return self._by_sentence.get(self._reading.tree.parse.words[at.start].sentence, [])

    def lasting(self, act: int) -> list[Hit]:
        """Give the trigger that has gone on since an act: "have [died] since war broke out"."""
        for j in self._reading.tree.ancestors(act):
            if j in self._at:
                return self._at[j][:1]
        return []

    def of(self, span: Span) -> list[Hit]:
        """Give the triggers that a span belongs to: by the tree, else the only one around."""
        parse = self._reading.tree.parse
        at = parse.at(span)
        if not len(at):
            return []
        head = self._head(at)
        j = head
        for j in [head, *self._reading.tree.ancestors(head)]:
            if j in self._saying and j not in self._own:
                return self._in_content(j, span)
            if j != head and j not in self._at and self._says_beside(j):
                return []
            if j in self._at:
                return [self._nearest(self._at[j], span)]
            if j not in at and self._heads_clause(j):
                return self._told_of(j, span)
        around = [h for h in self.in_sentence(span) if not self._is_of_clause_before(h, j, span)]
        return [self._nearest(around, span)] if around else []

    def _is_of_clause_before(self, hit: Hit, top: int, span: Span) -> bool:
        """Say whether a span stands behind the verb that a trigger's clause is set beside.

        "Des chars ont été déployés à [Ankara] et des soldats ont {ouvert le feu}".
        """
        words = self._reading.tree.parse.words
        apart = _is_own_clause(self._reading, hit) and words[hit.i].head == top
        return apart and words[top].end <= span.start < hit.span.start

    def _says_beside(self, j: int) -> bool:
        """Say whether a verb of saying stands beside what it says: "…, [rapportent] lundi X"."""
        word, labels = self._reading.tree.parse.words[j], self._reading.tree.labels
        return word.dep in labels.parataxis and word.lemma in self._reading.cues.verbs

    def _told_of(self, j: int, span: Span) -> list[Hit]:
        """Give the trigger that a relative clause tells of: "l'explosion qui a ravagé mardi …"."""
        word, labels = self._reading.tree.parse.words[j], self._reading.tree.labels
        if word.dep not in labels.relative | labels.participle or word.head not in self._own:
            return []
        return [h for h in self.in_sentence(span) if h.i == word.head]

    def _in_content(self, j: int, span: Span) -> list[Hit]:
        """Give the nearest trigger of what is said there, where the span is part of it."""
        around = [
            hit
            for claim in self._saying[j]
            if claim.content.covers(span)
            for hit in self.in_sentence(span)
            if claim.content.covers(hit.span)
        ]
        return [self._nearest(around, span)] if around else []

    def _heads_clause(self, j: int) -> bool:
        """Say whether a verb opens a clause of its own, which tells something else."""
        word, labels = self._reading.tree.parse.words[j], self._reading.tree.labels
        own = labels.relative | labels.adverbial | labels.clause | labels.participle
        return word.pos == "VERB" and word.dep in own

    def _head(self, at: range) -> int:
        """Give the word of a span whose head lies outside it."""
        words = self._reading.tree.parse.words
        outside = (j for j in at if words[j].head not in at or words[j].head == j)
        return next(outside, at.start)

    def _nearest(self, hits: Iterable[Hit], span: Span) -> Hit:
        return min(hits, key=lambda h: (_gap(h.span, span), h.i))


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)


def claim_of(reading: Reading, span: Span, words: EventWords) -> Claim | None:
    """Give the innermost claim whose content holds a span; None: the article's own voice.

    Taking responsibility for an attack is no report of it, and nobody speaks through a pronoun
    that stands for no one.
    """
    inside = [c for c in reading.claims if c.content.covers(span) and speaks(reading, c, words)]
    inside = [c for c in inside if c.direct or not _is_occasion(reading, c, span)]
    outer = {c.within for c in inside}  # of two with the same content the quoted one speaks
    return min(inside, key=lambda c: (len(c.content), c.id in outer, c.id)) if inside else None


def _is_occasion(reading: Reading, claim: Claim, span: Span) -> bool:
    """Say whether a threat only answers what a span tells: "menace de riposter après [le raid]"."""
    tree, at = reading.tree, reading.tree.parse.at(span)
    if claim.stance != "threatens" or not len(at):
        return False
    for i in (at.start, *tree.ancestors(at.start)):
        word = tree.parse.words[i]
        if not claim.content.covers(word.span):
            break
        opening = tree.dependents(i, tree.labels.case | tree.labels.mark)
        if any(reading.cues.occasions.ending(tree.parse.words, j) for j in opening):
            return True
    return False


def teller_of(reading: Reading, span: Span) -> Claim:
    """Give whose count a figure is that nobody gives in its sentence; else the article's voice.

    "… ont fait 26 morts. L'attaque a eu lieu à Gao, selon [le bilan de l'hôpital]."
    """
    parse = reading.tree.parse
    paragraph = next((p for p in parse.paragraphs if p.covers(span)), span)
    for claim in reading.claims:
        if claim.source is None or not paragraph.covers(claim.content):
            continue
        counts = any(
            parse.words[i].lemma in reading.cues.tellers for i in parse.at(claim.source.span)
        )
        own = (q for q in reading.quantities if not q.article)
        if counts and not any(claim.content.covers(q.span) for q in own):
            return claim
    return reading.voice


def _takes_responsibility(reading: Reading, claim: Claim, words: EventWords) -> bool:
    parse, own = reading.tree.parse, words.responsibility
    if claim.cue is None:
        return False
    cue = [parse.words[j] for j in parse.at(claim.cue)]
    if not any(w.verb in own.verbs for w in cue):
        return False
    clause = reading.tree.labels.clause
    said = any(parse.words[j].dep in clause for w in cue for j in parse.children[w.i])
    return not (own.tied and said)


def speaks(reading: Reading, claim: Claim, words: EventWords) -> bool:
    """Say whether a claim reports something in the words of somebody known.

    Who condemns an attack does not tell of it.
    """
    parse = reading.tree.parse
    if claim.evidence[0].entry in reading.cues.reacting:
        return False
    if _takes_responsibility(reading, claim, words):
        return False
    if claim.source is None:
        return True
    pronouns = reading.cues.pronouns
    return any(
        parse.words[j].pos in ("NOUN", "PROPN", "X")
        or (parse.words[j].text[:1].isupper() and pronouns.ending(parse.words, j) is None)
        for j in parse.at(claim.source.speaker)
    )
