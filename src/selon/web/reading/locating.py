"""Words that a person selected or typed, found in the text."""

from typing import Final

from selon.errors import UsageError
from selon.folding import fold
from selon.records import Span

_SHOWN: Final = 60  # characters of the words that a fault repeats


def located(text: str, words: str, *, start: int | None, end: int | None, near: int) -> Span | None:
    """Give where words stand: as they were selected, else where they stand nearest to `near`.

    Typed words need no no-break spaces and no curly apostrophes. None where nothing was given;
    UsageError `web.words` where the text does not hold them.
    """
    asked = words.strip()
    if start is not None and end is not None and 0 <= start < end <= len(text):
        chosen = fold(text[start:end]).text.split()
        if not asked or chosen == fold(asked).text.split():
            return Span(start, end)
    if not asked:
        return None
    folded, wanted = fold(text), fold(asked).text
    found = list(_places(folded.text, wanted)) or list(
        _places(folded.text.casefold(), wanted.casefold())
    )
    if not found:
        raise UsageError("web.words", words=asked[:_SHOWN])
    first = min(found, key=lambda at: (abs(at - near), at))
    return folded.original(Span(first, first + len(wanted)))


def _places(text: str, wanted: str) -> list[int]:
    found, at = [], text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found
