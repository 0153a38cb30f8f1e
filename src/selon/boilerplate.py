"""What stands in a text but is not the article: share buttons, credits, lists of other titles.

Lines are judged whole, by the patterns of `language.toml`; only a few patterns are looked for at
the very end of the last line, where scrapers have glued a button or a credit to it. Precision
first: a paragraph of the article must never be taken for anything else. Captions are marked, not
dropped: they may carry facts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from pydantic import field_validator

from selon.folding import fold
from selon.lang.examples import unmark
from selon.lang.lexicon import Entry, Table
from selon.records import Span

# No pattern looks at a longer line: boilerplate is short, and long lines are paragraphs.
LINE: Final = 360  # code points

# How far from the end of the text a pattern of the end is looked for.
END: Final = 240  # code points

# A title of a list of other articles: shorter than this, and no sentence that ends.
TITLE: Final = 160  # code points

# Marks around a line that are not part of what it says.
_BEFORE: Final = " \t•*·■▪►▶→>|#[(<+=_-–—"
_AFTER: Final = " \t|…:>»])*_=<-–—"  # a full stop ends a sentence, and sentences are articles

# What ornaments a line and is no word of it: white space; emoji, flags, arrows and their variants
# (Unicode's blocks of symbols from U+2190). A parser takes them for names.
_ORNAMENTS: Final = " \n\x1c\x1d\x1e\x1f" + "".join(
    character
    for block in (range(0x2190, 0x2C00), range(0xFE00, 0xFE10), range(0x1F000, 0x20000))
    for character in map(chr, block)
)

_TITLE_END: Final = re.compile(r"[\w)%?!]$")


class Line(Entry):
    """A line that is not the article, or (place "end") words at the end of the text."""

    pattern: str
    kind: Literal["share", "credit", "caption", "related", "navigation", "footer"]
    place: Literal["line", "end"] = "line"
    opens: bool = False  # a list of titles of other articles follows

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return pattern


class Insertion(Entry):
    """Words inside a line that are not the article's: "[Text]", a dateline; or where one ends.

    A pattern of no width parts sentences that a scraper has run together.
    """

    pattern: str


class BoilerplateWords(Table):
    """The part of a language's `language.toml` that boilerplate needs."""

    boilerplate: tuple[Line, ...]
    insertions: tuple[Insertion, ...] = ()

    @cached_property
    def cuts(self) -> re.Pattern[str] | None:
        """Give one pattern of all insertions; None where there are none."""
        every = "|".join(f"(?:{insertion.pattern})" for insertion in self.insertions)
        return re.compile(every, re.MULTILINE) if every else None

    @cached_property
    def lines(self) -> tuple[tuple[Line, re.Pattern[str]], ...]:
        """Give the patterns of whole lines, compiled; the first by id that fits decides."""
        chosen = sorted((e for e in self.boilerplate if e.place == "line"), key=lambda e: e.id)
        return tuple((line, re.compile(line.pattern, re.IGNORECASE)) for line in chosen)

    @cached_property
    def opening(self) -> frozenset[str]:
        """Give the ids of the headings that a list of titles follows."""
        return frozenset(line.id for line in self.boilerplate if line.opens)

    @cached_property
    def ends(self) -> tuple[tuple[Line, re.Pattern[str]], ...]:
        """Give the patterns of the end of a text, compiled."""
        chosen = sorted((e for e in self.boilerplate if e.place == "end"), key=lambda e: e.id)
        return tuple(
            (line, re.compile(rf"(?<!\w)(?:{line.pattern})\Z", re.IGNORECASE)) for line in chosen
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are not the article's own."""

    span: Span
    kind: str  # share credit caption related navigation footer
    entry: str  # id of the entry of language.toml


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Give the lines of a folded text that hold more than white space and emoji, trimmed.

    >>> paragraphs(" Un.\n\n  Deux. ")
    (Span(start=1, end=4), Span(start=8, end=13))
    """
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if words := line.strip(_ORNAMENTS):
            start = at + len(line) - len(line.lstrip(_ORNAMENTS))
            spans.append(Span(start, start + len(words)))
        at += len(line) + 1
    return tuple(spans)


def find(text: str, words: BoilerplateWords) -> tuple[Passage, ...]:
    """Give what is not the article in a folded text, in its order, without overlap."""
    found: list[Passage] = []
    previous: Passage | None = None  # what the line before is
    titles = 0  # how many titles of an open list stand above
    for line in paragraphs(text):
        passage = _read_line(text, line, words)
        if passage is not None:
            titles = 0
        elif (
            previous and previous.entry in words.opening and _goes_on(text, previous, line, titles)
        ):
            passage = Passage(line, previous.kind, previous.entry)
            titles += 1
        if passage is not None:
            found.append(passage)
        previous = passage
    taken = found[-1].span.end if found else 0
    return (*found, *_read_end(text, max(taken, len(text) - END), words))


def pieces(text: str, line: Span, words: BoilerplateWords) -> Iterator[Span]:
    """Give what of a line is the article's: the stretches between its insertions, trimmed."""
    start = line.start
    found = words.cuts.finditer(text, line.start, line.end) if words.cuts else ()
    for match in (*found, None):
        end = line.end if match is None else match.start()
        own = text[start:end]
        if inside := own.strip():
            first = start + len(own) - len(own.lstrip())
            yield Span(first, first + len(inside))
        start = start if match is None else match.end()


def _read_line(text: str, line: Span, words: BoilerplateWords) -> Passage | None:
    """Give the line as a passage where a pattern describes it whole."""
    if len(line) > LINE:
        return None
    content = line.of(text)
    inner = content.lstrip(_BEFORE).removesuffix(" .").rstrip(_AFTER)
    for entry, pattern in words.lines:
        if pattern.fullmatch(inner) or pattern.fullmatch(content):
            return Passage(line, entry.kind, entry.id)
    return None


def _goes_on(text: str, previous: Passage, line: Span, titles: int) -> bool:
    """Say whether a line is one more title of the list above it.

    Titles follow each other without a blank line (one may stand after the heading) and are no
    sentences that end.
    """
    gap = text.count("\n", previous.span.end, line.start)
    blank = titles == 0  # only after the heading
    return gap <= 1 + blank and len(line) <= TITLE and bool(_TITLE_END.search(line.of(text)))


def _read_end(text: str, start: int, words: BoilerplateWords) -> Iterator[Passage]:
    """Give the credit or button that is glued to the end of the last line."""
    end = len(text.rstrip())
    start = max(start, text.rfind("\n", 0, end) + 1)
    for entry, pattern in words.ends:
        if match := pattern.search(text, start, end):
            yield Passage(Span(match.start(), match.end()), entry.kind, entry.id)
            return


def check_boilerplate(words: BoilerplateWords) -> Iterator[tuple[str, str]]:
    """Give (entry id, example) for each example that fails and each reject that is found.

    In an example "[…]" is what is not the article; nothing else of it may be found.
    """
    for entry in words.boilerplate:
        for example in entry.examples:
            text, marked = unmark(example)
            found = [(p.span, p.kind, p.entry) for p in find(text, words)]
            if found != [(span, entry.kind, entry.id) for span in marked["["]]:
                yield entry.id, example
        yield from ((entry.id, r) for r in entry.rejects if find(fold(r).text, words))
    for insertion in words.insertions:
        for example in insertion.examples:  # braces mark what is kept
            text, marked = unmark(example, "{")
            kept = list(pieces(text, Span(0, len(text)), words))
            if kept != list(marked["{"]):
                yield insertion.id, example
