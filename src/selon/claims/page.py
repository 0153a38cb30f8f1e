"""What the finders of claims look at: the parse with quotations, sentences and verb groups."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from selon.claims.cues import Cues
from selon.claims.lexicon import Reporting
from selon.claims.quotation import Quote, find_quotes, find_sentences
from selon.parsing import Word
from selon.records import Actor, Span
from selon.syntax import Tree


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the finders see it. Sentences are those of the characters, not the parser's."""

    tree: Tree
    cues: Cues
    quotes: tuple[Quote, ...]
    sentences: tuple[Span, ...]
    skip: tuple[Span, ...]
    who: Callable[[str], Actor | None]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.tree.parse.text

    @property
    def words(self) -> Sequence[Word]:
        """The words of the parse."""
        return self.tree.parse.words

    def sentence(self, at: int) -> int:
        """Give the number of the sentence that holds a character."""
        return max(bisect_right(self.sentences, at, key=_start) - 1, 0)

    def skipped(self, at: int) -> bool:
        """Say whether a character stands in what is not the article."""
        return any(s.start <= at < s.end for s in self.skip)

    def quote(self, at: int) -> Quote | None:
        """Give the quotation that holds a character, its marks included."""
        i = bisect_right(self.quotes, at, key=_outer_start) - 1
        found = self.quotes[i] if i >= 0 else None
        return found if found is not None and at < found.outer.end else None


def _start(span: Span) -> int:
    return span.start


def _outer_start(quote: Quote) -> int:
    return quote.outer.start


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a source, and their head."""

    span: Span
    head: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as it is found, before its speaker, stance and place in the text are known."""

    rule: str
    entry: Reporting
    cue: Span
    source: Phrase | None
    content: Span
    direct: bool = False


def open_page(
    tree: Tree, cues: Cues, who: Callable[[str], Actor | None], skip: Iterable[Span]
) -> Page:
    """Read quotations and sentences off the characters of a parse."""
    parse = tree.parse
    quotes = find_quotes(parse.text, parse.paragraphs)
    sentences = find_sentences(parse.text, parse.paragraphs, quotes, cues.abbreviations)
    return Page(tree, cues, quotes, sentences, tuple(skip), who)


def trimmed(text: str, start: int, end: int) -> Span:
    """Give a span without the space, separators and quotation marks around it."""
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return Span(start, end)


_LEADING = " \n\t,;:.»\"«–—-'"
_TRAILING = ' \n\t,;:.«»"–—-'
