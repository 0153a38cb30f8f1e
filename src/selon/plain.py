"""A parser for a language without a model: small lists of forms, and who does what by order.

Of every sentence the first known verb is the root, the noun before it the subject, the one behind
it the object; a noun behind a preposition hangs on the verb. That is enough to begin a language
and to see what its lists do, not to publish figures. The lists are `[plain]` of `syntax.toml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from selon.conventions import Plain
from selon.parsing import Parse, Word, blank, parse_of
from selon.records import Span

_NOMINAL = frozenset({"NOUN", "PROPN"})
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class PlainParser:
    """The words of a language as spaCy parts them, and the lists that say what they are."""

    words: Any  # spacy.language.Language, blank
    lists: Plain

    def parse(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[Parse]:
        """Parse the paragraphs of several texts, in order."""
        for text, spans in texts:
            yield self._parse(text, spans)

    def lemma(self, form: str, pos: str) -> str:
        """Give the lemma of a form as a part of speech; the form where the lists have none."""
        norm = form.lower()
        return (self.lists.verbs if pos == "VERB" else self.lists.nouns).get(norm, norm)

    def _parse(self, text: str, spans: Sequence[Span]) -> Parse:
        words: list[Word] = []
        sentences: list[range] = []
        for paragraph, span in enumerate(spans):
            first = len(words)
            for token in self.words(span.of(text)):
                if token.is_space:
                    continue
                fresh = len(words) == first
                words.append(self._word(token, span, len(words), paragraph, fresh=fresh))
                if token.text in _ENDS:
                    sentences.append(range(first, len(words)))
                    first = len(words)
            if len(words) > first:
                sentences.append(range(first, len(words)))
        for number, sentence in enumerate(sentences):
            _Clause(words, sentence, self.lists).settle(number)
        return parse_of(text, words, sentences, spans)

    def _word(self, token: Any, span: Span, i: int, paragraph: int, *, fresh: bool) -> Word:  # noqa: ANN401
        norm = token.text.lower()
        pos, lemma = self._reading(token.text, norm, fresh=fresh)
        start = span.start + token.idx
        return Word(
            i=i,
            start=start,
            end=start + len(token.text),
            text=token.text,
            norm=norm,
            lemma=lemma,
            verb=self.lists.verbs.get(norm, ""),
            pos=pos,
            dep="",
            head=i,
            morph=self.lists.told if pos == "VERB" else "",
            sentence=0,
            paragraph=paragraph,
        )

    def _reading(self, text: str, norm: str, *, fresh: bool) -> tuple[str, str]:
        """Give the part of speech and the lemma of a form."""
        lists = self.lists
        if norm in lists.verbs:
            return "VERB", lists.verbs[norm]
        if norm in lists.nouns:
            return "NOUN", lists.nouns[norm]
        for pos, forms in (
            ("DET", lists.determiners),
            ("ADP", lists.prepositions),
            ("CCONJ", lists.conjunctions),
            ("NUM", lists.numbers),
        ):
            if norm in forms:
                return pos, norm
        if not any(c.isalnum() for c in text):
            return "PUNCT", text
        if text[0].isdigit():
            return "NUM", text
        return ("PROPN", text) if text[0].isupper() and not fresh else ("ADJ", norm)


@dataclass(slots=True)
class _Clause:
    """One sentence while its words are hung up."""

    words: list[Word]
    at: range
    lists: Plain
    waiting: list[int] = field(default_factory=list)  # what belongs to the next noun
    noun: int | None = None
    verb: int | None = None
    full: bool = False  # the verb has its object

    def settle(self, number: int) -> None:
        words, at, lists = self.words, self.at, self.lists
        verbs = [i for i in at if words[i].pos == "VERB"]
        nouns = [i for i in at if words[i].pos in _NOMINAL]
        root = (verbs or nouns or [at.start])[0]
        for i in at:
            words[i] = replace(words[i], sentence=number, head=root, dep=lists.rest)
        for i in at:
            pos = words[i].pos
            if pos == "VERB":
                self._hang(i, root, lists.joined)
                self.verb, self.full = i, False
            elif pos in _NOMINAL:
                self._noun(i, root)
            elif pos == "ADJ" and self.noun == i - 1:
                self._hang(i, self.noun, lists.adjective)
            elif pos in ("DET", "NUM", "ADP"):
                self.waiting.append(i)
        words[root] = replace(words[root], head=root, dep="ROOT")

    def _hang(self, i: int, head: int, dep: str) -> None:
        self.words[i] = replace(self.words[i], head=head, dep=dep)

    def _noun(self, i: int, root: int) -> None:
        words, lists = self.words, self.lists
        if words[i].pos == "PROPN" and self.noun == i - 1 and words[i - 1].pos == "PROPN":
            whole = self.noun if words[i - 1].dep != lists.name else words[i - 1].head
            self._hang(i, whole, lists.name)
            self.noun = i
            return
        cases = [j for j in self.waiting if words[j].pos == "ADP"]
        first = min(self.waiting, default=i)
        direct = self.verb == first - 1 and not self.full
        if cases and direct and words[cases[0]].norm in lists.objective:
            self._hang(i, root if self.verb is None else self.verb, lists.object)
            self.full = True
        elif cases and self.noun == first - 1 and words[cases[0]].norm in lists.owning:
            self._hang(i, first - 1, lists.nominal)
        elif cases:
            self._hang(i, root if self.verb is None else self.verb, lists.oblique)
        elif self.verb is None:
            self._hang(i, root, lists.subject)
        else:
            self._hang(i, self.verb, lists.object if not self.full else lists.rest)
            self.full = True
        kinds = {"ADP": lists.case, "DET": lists.determiner, "NUM": lists.number}
        for j in self.waiting:
            self._hang(j, i, kinds[words[j].pos])
        self.waiting.clear()
        self.noun = i


# The lists of a language that has none yet.
NOTHING: Final = Plain(
    verbs={},
    nouns={},
    determiners=frozenset(),
    prepositions=frozenset(),
    conjunctions=frozenset(),
    numbers=frozenset(),
    objective=frozenset(),
    owning=frozenset(),
    told="",
)


def load_plain(language: str, lists: Plain) -> PlainParser:
    """Give the plain parser of a language; words are parted as spaCy does it for that language."""
    return PlainParser(blank(language), lists)
