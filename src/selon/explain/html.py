"""Pages that show who says what: one file, no script, nothing fetched, everything escaped.

First come the figures, side by side; then the article with its evidence marked, and beside it what
was coded. Links lead from words to cards and back without a script.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files
from typing import Final

from selon.contract import Json
from selon.explain.boards import Said, boards, counts
from selon.explain.cards import claim_cards, event_cards
from selon.explain.marks import article, find_marks, legend
from selon.explain.markup import Html, element
from selon.formats import Output
from selon.formats.wording import day, line
from selon.messages import message

# Nothing is loaded and nothing runs: the page is safe even if the escaping were not.
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


# A first line up to this length that ends in no full stop is taken for a headline.
_HEADLINE: Final = 160  # characters


def page(output: Output, *, language: str) -> str:
    """Give the page of one document, coded or refused."""
    document = output.document
    if "error" in document:
        return index([output], language=language)
    said = counts(document, prefix="", several=False)
    return _whole(
        _title(output),
        element(
            "header",
            element("h1", _title(output), lang=document["language"]),
            element("p", *_known(document, language), class_="known"),
            class_="top",
        ),
        _figures(said, language),
        _body(output, "", language),
        language=language,
    )


def index(outputs: Iterable[Output], *, language: str) -> str:
    """Give one page with several documents: all figures, the list of articles, each article."""
    every = list(outputs)
    coded = [output for output in every if "error" not in output.document]
    prefixes = [f"d{number}-" for number in range(1, len(coded) + 1)]
    said = [
        one
        for output, prefix in zip(coded, prefixes, strict=True)
        for one in counts(output.document, prefix=prefix, several=True)
    ]
    title = _word("index.title", language)
    lead = "index.lead_one" if len(coded) == 1 else "index.lead"
    return _whole(
        title,
        element(
            "header",
            element("h1", title),
            element("p", _word(lead, language, number=len(coded)), class_="lead"),
            class_="top",
        ),
        _figures(said, language),
        _contents(coded, prefixes, language),
        *_refused(every, language),
        *(_article(o, p, language) for o, p in zip(coded, prefixes, strict=True)),
        language=language,
    )


def _whole(title: str, *content: Html, language: str) -> str:
    """Give a whole page around its content."""
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", _word("page.title", language, title=title)),
        element("style", Html(style)),
    )
    tagline = element("p", _word("page.tagline", language), class_="tagline")
    body = element("body", tagline, element("main", *content))
    return f"<!doctype html>\n{element('html', head, body, lang=language)}\n"


def _figures(said: Sequence[Said], language: str) -> Html:
    """Give who counts what, or that nobody does."""
    none = element("p", _word("board.none", language), class_="none")
    title = _word("board.title", language)
    return element(
        "section", element("h2", title), boards(said, language=language) or none, class_="figures"
    )


def _contents(coded: Sequence[Output], prefixes: Sequence[str], language: str) -> Html:
    """Give the list of articles, each leading to its own."""
    entries = [
        element(
            "li",
            element("a", _title(o), href=f"#{p}article", lang=o.document["language"]),
            element("span", *_known(o.document, language), class_="known"),
        )
        for o, p in zip(coded, prefixes, strict=True)
    ]
    title = _word("index.articles", language)
    heading = element("h2", title, id="articles")
    return element("nav", heading, element("ol", *entries), aria_label=title, class_="contents")


def _refused(outputs: Iterable[Output], language: str) -> list[Html]:
    """Give the documents that could not be coded, and why."""
    refused = [
        element("li", element("code", o.document["error"]["code"]), " ", _reason(o.document))
        for o in outputs
        if "error" in o.document
    ]
    if not refused:
        return []
    heading = element("h2", _word("index.refused", language))
    return [element("section", heading, element("ul", *refused), class_="refused")]


def _reason(document: Json) -> str:
    """Give why a document was refused."""
    return line(document["error"]["message"])


def _article(output: Output, prefix: str, language: str) -> Html:
    """Give one article of several, under its title."""
    document = output.document
    return element(
        "section",
        element("h2", _title(output), id=f"{prefix}article", lang=document["language"]),
        element("p", *_known(document, language), class_="known"),
        _body(output, prefix, language),
        element("p", element("a", _word("page.back", language), href="#articles"), class_="back"),
        class_="one",
    )


def _body(output: Output, prefix: str, language: str) -> Html:
    """Give the article with its marks and, beside it, the cards."""
    document = output.document
    marks = find_marks(document)
    text = article(output.text, marks, prefix=prefix, language=language)
    events = event_cards(output, prefix=prefix, language=language)
    claims = claim_cards(output, prefix=prefix, language=language)
    kinds = (mark.kind for mark in marks)
    return element(
        "div",
        element(
            "section",
            legend(kinds, language=language),
            element("div", text, class_="text", lang=document["language"], dir="auto"),
            class_="words",
            aria_label=_word("article.title", language),
        ),
        element(
            "aside",
            *_cards("events", events, language),
            *_cards("claims", claims, language),
            aria_label=_word("cards.title", language),
            tabindex="0",
        ),
        class_="both",
    )


def _cards(name: str, cards: Sequence[Html], language: str) -> list[Html]:
    """Give a heading with its cards, or that there are none."""
    none = [element("p", _word(f"cards.no_{name}", language), class_="none")]
    return [element("h3", _word(f"cards.{name}", language)), *(cards or none)]


def _known(document: Json, language: str) -> list[Html]:
    """Give what is known of an article: outlet, day, address; then how much was found in it."""
    known = [element("span", line(document["outlet"]), dir="auto")] if document["outlet"] else []
    if document["published"]:
        written = day(date.fromisoformat(document["published"]), language)
        known.append(element("time", written, datetime=document["published"]))
    spoken = [claim for claim in document.get("claims", ()) if claim["source"]]
    numbers = {"claims": len(spoken), "events": len(document.get("events", ()))}
    return [*known, element("span", _word("index.entry", language, **numbers))]


def _title(output: Output) -> str:
    """Give the title, else a first line that looks like one, else the name of the document."""
    first = output.text.lstrip().partition("\n")[0].strip()
    headline = first if 0 < len(first) <= _HEADLINE and not first.endswith(".") else None
    return line(output.document["title"] or headline or output.document["doc_id"])


def _word(key: str, language: str, **fields: object) -> str:
    return message("explain", key, language=language, **fields)
