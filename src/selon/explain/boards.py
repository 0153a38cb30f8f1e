"""Who counts what, side by side: the figures of one event, each over the one who gives it.

Events of several articles that are of one kind, at one place and on one day share a board; that
they are the same occurrence is not said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from selon.contract import Json
from selon.explain.markup import Html, element
from selon.formats.tolls import Told, by_source
from selon.formats.wording import (
    days,
    event_type,
    figure,
    flags,
    line,
    noun,
    parts,
    place,
    term,
    toll,
    who,
)
from selon.messages import message

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one source of one article gives for an event, and where that stands on the page."""

    document: Json
    event: Json
    told: Told
    prefix: str  # of the ids of the article on the page
    several: bool  # whether the page holds several articles


def counts(document: Json, *, prefix: str, several: bool) -> list[Said]:
    """Give the sources of a document that give a figure for an event."""
    return [
        Said(document, event, told, prefix, several)
        for event in document.get("events", ())
        for told in by_source(event["claims"])
        if told.figures
    ]


def boards(said: Iterable[Said], *, language: str) -> Html | None:
    """Give a board for each event, the deadly and the reported first; None without any figure."""
    groups: dict[Key, list[Said]] = {}
    for one in said:
        groups.setdefault(_key(one), []).append(one)
    if not groups:
        return None
    ordered = sorted(groups, key=lambda key: (_rank(groups[key]), key))
    return element("div", *(_board(groups[key], language) for key in ordered), class_="boards")


def _key(said: Said) -> Key:
    """Give what makes two events stand on one board; without day and place, only the event."""
    event = said.event
    where, when = event["place"], event["date"]
    if where and where["gazetteer_id"] and when and when["precision"] == "day":
        return event["sub_event_type"], where["gazetteer_id"], when["start"]
    return said.prefix, event["event_id"]


def _rank(group: list[Said]) -> tuple[bool, bool, str]:
    """Sort the reported before the recalled, those with dead first, then by day; undated last."""
    event = group[0].event
    date = event["date"]
    deadly = any(kind == "killed" for one in group for kind, _ in one.told.figures)
    return event["background"] or event["aggregate"], not deadly, (date and date["start"]) or "9999"


def _board(group: list[Said], language: str) -> Html:
    event = group[0].event
    told = [
        place(event["place"], language) if event["place"] else "",
        days(event["date"], language),
    ]
    about = [term("status", event["status"], language)]
    about += flags(event, ("aggregate", "background"), language)
    return element(
        "section",
        element(
            "header",
            element("h3", event_type(event["sub_event_type"], language)),
            element("p", " · ".join([words for words in told if words] + about), class_="where"),
            *_differs(group, language),
        ),
        element("ul", *_columns(group, language), class_="counts"),
        class_="board" if len(group) == 1 else "board many",
    )


def _differs(group: list[Said], language: str) -> Iterator[Html]:
    """Say so where the numbers of the dead are not the same."""
    if len({(toll["low"], toll["high"]) for toll in filter(None, map(_dead, group))}) > 1:
        words = message("explain", "board.differ", language=language)
        yield element("p", words, class_="differ")


def _dead(said: Said) -> Json | None:
    """Give how many victims were killed, as this source says: the figure that bars compare."""
    kind, toll = said.told.figures[0]
    return toll if kind == "killed" and toll["who"] != "initiator" else None


def _columns(group: list[Said], language: str) -> Iterator[Html]:
    """Give the columns, with bars where there are numbers of the dead to compare."""
    sizes = [_size(toll) for toll in map(_dead, group) if toll]
    highest = max(sizes) if len(sizes) > 1 else None
    for one in group:
        yield _column(one, highest, language)


def _column(said: Said, highest: int | None, language: str) -> Html:
    """Give one source's figures: the first large, the others below it, the source underneath."""
    (kind, first), *others = said.told.figures
    dead, source = _dead(said), said.told.claim["source"]
    return element(
        "li",
        element(
            "p",
            *_figure(first, language),
            " ",
            element("span", _unit(kind, first, language), class_="unit"),
            class_="first",
        ),
        *([_bar(_size(dead), highest)] if dead and highest is not None else ()),
        element("p", *_below(first, others, language), class_="below"),
        element(
            "p", who(source, language), class_="who", lang=said.document["language"], dir="auto"
        )
        if source
        else element("p", who(None, language), class_="who voice"),
        element("p", *_how(said, language), class_="how"),
    )


def _figure(quantity: Json, language: str) -> Iterator[Html]:
    """Give the number large, and the words that weaken it small: "at least" 28."""
    told = figure(quantity, language)
    hedge = "".join(takewhile(lambda character: not character.isdigit(), told))
    if hedge:
        yield element("span", hedge, class_="unit")
    yield element("strong", told[len(hedge) :], class_="figure")


def _unit(kind: str, quantity: Json, language: str) -> str:
    unit = noun("figure", kind, quantity, language)
    if quantity.get("who") == "initiator":
        unit += f" ({message('explain', 'board.who_initiator', language=language)})"
    return unit


def _below(first: Json, others: list[tuple[str, Json]], language: str) -> Iterator[Html]:
    """Give the shares of the first figure, then the other figures with theirs."""
    if shares := parts(first, language):
        yield element("span", shares)
    for kind, quantity in others:
        yield element("span", toll(kind, quantity, language))


def _how(said: Said, language: str) -> Iterator[Html]:
    """Give the stance, and the links to the event, to the claims and to the article."""
    yield stance(said.told.claim, language)
    claims = said.told.claim_ids if said.told.claim["source"] else []
    for name in (said.event["event_id"], *claims):
        yield element("a", name, href=f"#{said.prefix}{name}", class_="to")
    if said.several:
        document = said.document
        name = line(document["outlet"] or document["title"] or document["doc_id"])
        yield element("a", name, href=f"#{said.prefix}article", class_="to outlet", dir="auto")


def stance(claim: Json, language: str) -> Html:
    """Give how somebody says it, with the flags that weaken it."""
    words = [term("stance", claim["stance"], language)]
    words += flags(claim, ("preliminary", "distance"), language)
    return element("span", " · ".join(words), class_=f"stance {claim['stance']}")


def _bar(size: int, highest: int) -> Html:
    """Give a bar as long as the figure is large beside the highest; the number says it too."""
    share = round(100 * size / highest) if highest else 0
    return element("span", class_="bar", style=f"--share: {share}%", aria_hidden="true")


def _size(quantity: Json) -> int:
    """Give the number that a bar shows: the best, else the lowest known."""
    known = (quantity[key] for key in ("best", "low", "high"))
    return next((value for value in known if value is not None), 0)
