"""The text that rules read: typographic variants folded one to one, offsets kept.

The text of an article is never changed. What is matched and parsed is a copy of the same length in
which every no-break space is a space, every curly apostrophe a straight one, and so on. Only text
that is not in Unicode form NFC changes length; for it the folded text carries a map back.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from selon.records import Span

_SPACES = "\u00a0\u1680\u202f\u205f\u3000\t\u000b\u000c" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SAME: dict[int, str] = (
    dict.fromkeys(map(ord, _SPACES + _INVISIBLE), " ")
    | dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u2032\u00b4`\u02bb\u02be\u02bf\uff07"), "'")
    | dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\uff02"), '"')
    | dict.fromkeys(map(ord, "\u2010\u2011\u2212"), "-")
    | dict.fromkeys(map(ord, "\u2028\u2029\u0085\r"), "\n")
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text to match against, and the way back to the original.

    `offsets` is None when position i of `text` is position i of the original; otherwise
    `offsets[i]` is the original position of `text[i]`, with one more entry for the end.
    """

    text: str
    offsets: Sequence[int] | None = None

    def original(self, span: Span) -> Span:
        """Give the same words as a span of the original text.

        >>> fold("de\u0301cès").original(Span(0, 2))
        Span(start=0, end=3)
        """
        if self.offsets is None:
            return span
        return Span(self.offsets[span.start], self.offsets[span.end])


def fold(text: str) -> Folded:
    """Fold typographic variants; the result has the length of the NFC form of `text`.

    >>> print(fold("l’armée\u00a0: “non”").text)
    l'armée : "non"
    """
    if unicodedata.is_normalized("NFC", text):
        return Folded(text.translate(_SAME))
    pieces, offsets = _compose(text)
    return Folded("".join(pieces).translate(_SAME), offsets)


def _compose(text: str) -> tuple[list[str], list[int]]:
    """Compose each base character with its marks; return the pieces and where each stood."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        composed = unicodedata.normalize("NFC", text[start:end])
        pieces.append(composed)
        offsets.extend([start] * len(composed))
        start = end
    return pieces, [*offsets, len(text)]


def bare(text: str) -> str:
    """Lower-case without accents, for comparing names; the length may change.

    >>> bare("Deïr ez-Zor’s")
    "deir ez-zor's"
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()  # "𝕊" is S, then s
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c))
