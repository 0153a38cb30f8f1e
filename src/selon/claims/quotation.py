"""Quotation marks and sentences, read off the characters: both outrank the parse.

Marks may be odd, doubled or lost (scrapers drop them); whatever they are, nothing here fails.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.records import Span

# Opening and closing marks; a single quotation mark is one only where no letter stands before it,
# or after it, for the folded text writes apostrophes alike.
_MARK = re.compile(
    r"""[«»"]|''"""
    r"""|(?<![\w'.])(?<!\b\w )(?<!\b\w\w )'(?=\w)"""
    r"""|(?<=[\w.!?…)])(?<!\b\w)(?<!\b\w\w)'(?![\w'])"""
)
_STOP = re.compile(
    r"""([.!?…]+)((?:\s*[»"')\]])*)(?:\s+|(?=[A-ZÀ-Ý]))(?=[«"'(\[–—-]?\s*[A-ZÀ-Ý0-9«"])"""
)
# The credit of a picture ends with an agency in capitals: "© Paul Duval / REUTERS Le roi …".
_CREDIT = re.compile(r"©[^©\n]{0,80}?\b[A-Z]{2,}(?=\s+[A-ZÀ-Ý][a-zà-ÿ'])")
_LAST_WORD = re.compile(r"(\w+)$")
# A quotation that ends without full stop before a capital ends its sentence where it is this long.
_SENTENCE = 40
OPENING = ("«", '"')


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: with its marks, and without."""

    outer: Span
    inner: Span


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """Give the quotations of a text that are not inside another, in order."""
    found: list[Quote] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and text[following.start] in "«»"
        found.extend(_quotes(text, paragraph, goes_on=goes_on))
    return tuple(found)


def _quotes(text: str, paragraph: Span, *, goes_on: bool) -> Iterator[Quote]:
    """Give the quotations of a paragraph; one that goes on in the next ends with it."""
    opened: tuple[int, int, str] | None = None  # start, end of the mark, the mark
    depth, last = 0, None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = match.group(), match.start(), match.end()
        if opened is None:
            if _can_open(text, mark, end):
                opened, depth, last = (start, end, mark), 1, None
            continue
        if not _same_kind(opened[2], mark):
            continue
        if mark == "«" and not _closes_oddly(text, end):
            depth += _closed_twice(text, end, paragraph.end)
            continue
        depth, last = depth - 1, match.span()
        if depth == 0 or text.find("»", end, paragraph.end) < 0:
            yield _quote(text, opened, match.start(), match.end())
            opened = None
    if opened is not None and (last or goes_on):
        start, end = last or (paragraph.end, paragraph.end)
        yield _quote(text, opened, start, end)


def _quote(text: str, opened: tuple[int, int, str], start: int, end: int) -> Quote:
    return Quote(Span(opened[0], end), _stripped(text, opened[1], start))


def _can_open(text: str, mark: str, end: int) -> bool:
    """Say whether a mark can open: "»" does where a word follows at once ("»il faut …")."""
    following = text[end : end + 1]
    if mark == "«":
        return True
    return following.isalnum() or following in {"(", "[", "…", "."}


def _closes_oddly(text: str, end: int) -> bool:
    """Say whether "«" was written for "»": punctuation or nothing comes after it."""
    rest = text[end : end + 3].strip()
    return not rest or rest[0] in ",.;:!?)"


def _closed_twice(text: str, start: int, end: int) -> bool:
    """Say whether two closing marks follow before another opens: a quotation in a quotation."""
    first = text.find("»", start, end)
    second = text.find("»", first + 1, end) if first >= 0 else -1
    return second >= 0 and text.find("«", start, second) < 0


def _same_kind(opened: str, mark: str) -> bool:
    return mark in "«»" if opened in "«»" else mark == opened


def find_sentences(
    text: str, paragraphs: Sequence[Span], quotes: Sequence[Quote], abbreviations: frozenset[str]
) -> tuple[Span, ...]:
    """Give the sentences of a text; a quotation is never cut."""
    starts = [q.outer.start for q in quotes]
    after = sorted(_after_quotes(text, quotes))
    found: list[Span] = []
    for paragraph in paragraphs:
        start = paragraph.start
        low, high = bisect_right(after, paragraph.start), bisect_right(after, paragraph.end)
        cuts = sorted({*_stops(text, paragraph, abbreviations), *after[low:high]})
        for cut in cuts:
            if start < cut < paragraph.end and not _inside(cut, quotes, starts):
                found.append(_stripped(text, start, cut))
                start = cut
        found.append(_stripped(text, start, paragraph.end))
    return tuple(span for span in found if len(span))


def _stops(text: str, paragraph: Span, abbreviations: frozenset[str]) -> Iterator[int]:
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        word = _LAST_WORD.search(text, max(paragraph.start, match.start() - 20), match.start())
        short = word is not None and match.group(1) == "."
        if short and word is not None and _abbreviated(word.group(), abbreviations):
            continue
        yield match.end()
    yield from (m.end() for m in _CREDIT.finditer(text, paragraph.start, paragraph.end))


def _abbreviated(word: str, abbreviations: frozenset[str]) -> bool:
    return word.lower() in abbreviations or (len(word) == 1 and word.isupper())


def _after_quotes(text: str, quotes: Sequence[Quote]) -> Iterator[int]:
    """Give where a sentence starts after a quotation that is one: "« … » Il poursuit …"."""
    for quote in quotes:
        inner = quote.inner.of(text).rstrip()
        rest = text[quote.outer.end : quote.outer.end + 3].lstrip()
        whole = len(inner) >= _SENTENCE or inner.endswith((".", "!", "?", "…"))
        if rest[:1] in OPENING or (rest[:1].isupper() and whole):
            yield quote.outer.end


def _inside(at: int, quotes: Sequence[Quote], starts: Sequence[int]) -> bool:
    i = bisect_right(starts, at) - 1
    return i >= 0 and quotes[i].outer.start < at < quotes[i].outer.end


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
