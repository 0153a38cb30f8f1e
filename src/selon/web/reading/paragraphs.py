"""The text of an article as paragraphs that a browser shows and counts as we do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"[^\r\n]+")
_NUL: Final = "\0"  # dropped by every browser; the offsets behind it would be wrong
_SEEN: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text and where it starts, in code points."""

    start: int
    text: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Give the lines that hold more than blanks; each has as many code points as in the text.

    Browsers make one line feed of a carriage return and a line feed: lines are cut at both.

    >>> [(p.start, p.text) for p in paragraphs("Un.\\r\\n\\r\\nDeux.")]
    [(0, 'Un.'), (7, 'Deux.')]
    """
    for found in _LINE.finditer(text):
        if found.group().strip():
            yield Paragraph(found.start(), found.group().replace(_NUL, _SEEN))
