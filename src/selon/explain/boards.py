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
from selon.formats.wording import (
    counted,
    days,
    event_type,
    figure,
    figures,
    flags,
    line,
    noun,
    parts,
    place,
    term,
    who,
)
from selon.messages import message

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim of one article gives for an event, and where that stands on the page."""

    document: Json
    event: Json
    claim: Json
    prefix: str  # of the ids of the article on the page
    several: bool  # whether the page holds several articles


def counts(document: Json, *, prefix: str, several: bool) -> list[Said]:
    """Give the claims of a document that give a figure for an event."""
    return [
        Said(document, event, claim, prefix, several)
        for event in document.get("events", ())
        for claim in event["claims"]
        if figures(claim)
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
    deadly = any(one.claim["killed"] for one in group)
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
    """Say so where two sources give different numbers of the killed."""
    killed = [one.claim["killed"] for one in group if _of_victims(one.claim["killed"])]
    if len({(toll["low"], toll["high"]) for toll in killed}) > 1:
        words = message("explain", "board.differ", language=language)
        yield element("p", words, class_="differ")


def _of_victims(toll: Json | None) -> bool:
    return toll is not None and toll["who"] != "initiator"


def _columns(group: list[Said], language: str) -> Iterator[Html]:
    """Give the columns; bars compare only what counts the same people in the same way."""
    firsts = [figures(one.claim)[0] for one in group]
    alike = len(group) > 1 and len({(kind, toll.get("who")) for kind, toll in firsts}) == 1
    highest = max(_size(toll) for _, toll in firsts) if alike else None
    for one in group:
        yield _column(one, highest, language)


def _column(said: Said, highest: int | None, language: str) -> Html:
    """Give one source's figures: the first large, the others below it, the source underneath."""
    (kind, first), *others = figures(said.claim)
    words = document_language(said.document)
    return element(
        "li",
        element(
            "p",
            *_figure(first, language),
            " ",
            element("span", _unit(kind, first, language), class_="unit"),
            class_="first",
        ),
        *([_bar(_size(first), highest)] if highest is not None else ()),
        element("p", *_below(first, others, language), class_="below"),
        element("p", who(said.claim["source"], language), class_="who", lang=words, dir="auto")
        if said.claim["source"]
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
        shares = parts(quantity, language)
        told = counted("figure", kind, quantity, language) + (f" ({shares})" if shares else "")
        yield element("span", told)


def _how(said: Said, language: str) -> Iterator[Html]:
    """Give the stance, and the links to the event and to the article."""
    claim = said.claim
    yield stance(claim, language)
    yield element(
        "a",
        f"{said.event['event_id']} {claim['claim_id']}",
        href=f"#{said.prefix}{said.event['event_id']}",
        class_="to",
    )
    if said.several:
        document = said.document
        name = line(document["outlet"] or document["title"] or document["doc_id"])
        yield element("a", name, href=f"#{said.prefix}article", class_="to outlet", dir="auto")


def stance(claim: Json, language: str) -> Html:
    """Give how somebody says it, with the flags that weaken it."""
    words = [term("stance", claim["stance"], language)]
    words += flags(claim, ("preliminary", "distance"), language)
    return element("span", " · ".join(words), class_=f"stance {claim['stance']}")


def document_language(document: Json) -> str | None:
    """Give the language of the words of a document, for the attribute `lang`."""
    language: str | None = document["language"]
    return language


def _bar(size: int, highest: int) -> Html:
    """Give a bar as long as the figure is large beside the highest; the number says it too."""
    share = round(100 * size / highest) if highest else 0
    return element("span", class_="bar", style=f"--share: {share}%", aria_hidden="true")


def _size(quantity: Json) -> int:
    """Give the number that a bar shows: the best, else the lowest known."""
    known = (quantity[key] for key in ("best", "low", "high"))
    return next((value for value in known if value is not None), 0)
