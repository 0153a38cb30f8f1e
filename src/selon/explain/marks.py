"""The article with its evidence marked: nested marks, cut where they would cross.

A mark has an id made of its place and kind, so that a card can point at it without looking it up:
`m-222-269-source`. After the words of a source or a trigger stands a link to its card.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from selon.contract import Json
from selon.explain.markup import Html, element, join, tag
from selon.formats.wording import term
from selon.messages import message

# In the order in which they enclose each other where they cover the same words.
KINDS: Final = (
    "content",
    "source",
    "cue",
    "trigger",
    "initiator",
    "target",
    "weapon",
    "toll",
    "place",
    "date",
    "framing",
)
_LINKED: Final = frozenset({"source", "trigger"})  # the marks that lead to a card


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are evidence for something, and the claims and events that they serve."""

    start: int
    end: int
    kind: str
    owners: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Give the anchor of the mark inside its document."""
        return f"m-{self.start}-{self.end}-{self.kind}"


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A mark, or what is left of it after a cut; in the order of opening tags."""

    start: int
    longest_first: int
    rank: int
    mark: Mark = field(compare=False)
    first: bool = field(compare=False)  # carries the anchor
    last: bool = field(compare=False)  # carries the link to the card

    @property
    def end(self) -> int:
        """Give where the piece ends."""
        return -self.longest_first


def find_marks(document: Json) -> list[Mark]:
    """Give the evidence of a document, sorted; the same words of one kind are one mark."""
    owners: dict[tuple[int, int, str], list[str]] = {}
    for kind, span, owner in _evidence(document):
        names = owners.setdefault((span["start"], span["end"], kind), [])
        if owner not in names:
            names.append(owner)
    return [Mark(*key, tuple(owners[key])) for key in sorted(owners) if key[0] < key[1]]


def article(text: str, marks: Iterable[Mark], *, prefix: str, language: str) -> Html:
    """Give the text, a paragraph a line, with its marks; `prefix` keeps ids of a page apart."""
    every = list(marks)
    paragraphs = [
        element("p", _line(text, start, end, _pieces(every, start, end), _Page(prefix, language)))
        for start, end in _lines(text)
    ]
    return join(*paragraphs)


@dataclass(frozen=True, slots=True)
class _Page:
    """What all marks of a document on a page share."""

    prefix: str
    language: str

    def opening(self, piece: Piece) -> Html:
        """Give the opening tag of a piece; its title says what it is, without colour."""
        mark = piece.mark
        label = term("label", mark.kind, self.language, area="explain")
        return tag(
            "mark",
            class_=mark.kind,
            id=f"{self.prefix}{mark.id}" if piece.first else None,
            title=f"{label} · {', '.join(mark.owners)}",
        )

    def closing(self, piece: Piece) -> Html:
        """Give the closing tag of a piece, and the link to the card of what it is evidence for."""
        links = piece.mark.owners if piece.last and piece.mark.kind in _LINKED else ()
        return join(Html("</mark>"), *(self.link(owner) for owner in links))

    def link(self, owner: str) -> Html:
        kind = "claim" if owner.startswith("c") else "event"
        label = term("label", kind, self.language, area="explain")
        return element(
            "a",
            owner,
            class_=f"ref {kind}",
            href=f"#{self.prefix}{owner}",
            aria_label=f"{label} {owner}",
        )


def _evidence(document: Json) -> Iterator[tuple[str, Json, str]]:
    """Give kind, span and owner of all evidence; the article's own voice is not marked."""
    for claim in document.get("claims", ()):
        if claim["source"]:
            for kind in ("source", "cue", "content"):
                if claim[kind]:
                    yield kind, claim[kind], claim["claim_id"]
    for event in document.get("events", ()):
        for kind, span in _of_event(event):
            yield kind, span, event["event_id"]
    for framing in document.get("framing", ()):
        yield "framing", framing, framing["neutral"]


def _of_event(event: Json) -> Iterator[tuple[str, Json]]:
    yield from (("trigger", mention) for mention in event["mentions"])
    for kind in ("initiator", "target", "weapon"):
        yield from ((kind, item) for item in event[kind])
    yield from (("initiator", party) for party in event["responsibility"])
    yield from (("place", place) for place in event["places"])
    if event["date"]:
        yield "date", {"start": event["date"]["text_start"], "end": event["date"]["text_end"]}
    for said in event["claims"]:
        for toll in (said["killed"], said["wounded"], *said["affected"]):
            if toll:
                yield "toll", toll
                yield from (("toll", part) for part in toll.get("parts", ()))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the lines that hold more than blanks."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def _pieces(marks: Iterable[Mark], start: int, end: int) -> list[Piece]:
    """Give the marks of a line, cut so that of any two one holds the other or they are apart."""
    waiting = [
        _piece(mark, max(mark.start, start), min(mark.end, end))
        for mark in marks
        if mark.start < end and start < mark.end
    ]
    heapq.heapify(waiting)
    pieces: list[Piece] = []
    opened: list[Piece] = []
    while waiting:
        piece = heapq.heappop(waiting)
        while opened and opened[-1].end <= piece.start:
            opened.pop()
        if opened and opened[-1].end < piece.end:
            cut = opened[-1].end
            heapq.heappush(waiting, _piece(piece.mark, piece.start, cut))
            heapq.heappush(waiting, _piece(piece.mark, cut, piece.end))
            continue
        pieces.append(piece)
        opened.append(piece)
    return pieces


def _piece(mark: Mark, start: int, end: int) -> Piece:
    rank = KINDS.index(mark.kind)
    return Piece(start, -end, rank, mark, first=start == mark.start, last=end == mark.end)


def _line(text: str, start: int, end: int, pieces: Iterable[Piece], page: _Page) -> Html:
    """Give one line with the tags of its pieces."""
    parts: list[str] = []
    opened: list[Piece] = []
    position = start

    def close_until(here: int) -> int:
        at = position
        while opened and opened[-1].end <= here:
            piece = opened.pop()
            parts.extend((text[at : piece.end], page.closing(piece)))
            at = piece.end
        return at

    for piece in pieces:
        position = close_until(piece.start)
        parts.extend((text[position : piece.start], page.opening(piece)))
        opened.append(piece)
        position = piece.start
    position = close_until(end)
    return join(*parts, text[position:end])


def legend(kinds: Iterable[str], *, language: str) -> Html:
    """Give what the marks mean, for the kinds that occur."""
    occurring = set(kinds)
    items = [
        element("li", element("mark", term("label", kind, language, area="explain"), class_=kind))
        for kind in KINDS
        if kind in occurring
    ]
    title = message("explain", "article.legend", language=language)
    return element("ul", *items, class_="legend", aria_label=title)
