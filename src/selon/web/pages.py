"""Pages from templates: everything put into one is escaped, and nothing may be missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from selon import __version__
from selon.formats.wording import line
from selon.ledger.listing import OPENING
from selon.messages import LANGUAGES
from selon.web.addresses import document_path, is_web
from selon.web.reading.facts import passages
from selon.web.reading.lights import written
from selon.web.screens import Screen
from selon.web.wording import Words, chosen

SCHEMES: Final = ("auto", "light", "dark")
_HEADLINE: Final = 160  # characters


@dataclass(frozen=True, slots=True)
class Pages:
    """Templates, and what all of them share."""

    environment: Environment
    screens: tuple[Screen, ...]
    language: str  # for browsers that ask for none that is known

    def words(self, request: Request) -> Words:
        """Give the words of the language in which a request is answered."""
        accepted = request.headers.get("accept-language", "")
        return Words(chosen(request.cookies, accepted, self.language))

    def answer(
        self, request: Request, template: str, *, status: int = 200, **fields: object
    ) -> HTMLResponse:
        """Give a page; to htmx, which swaps a part of it, without the frame around it."""
        words = self.words(request)
        scheme = request.cookies.get("scheme")
        shared = {
            "request": request,
            "frame": "part.html" if "hx-request" in request.headers else "layout.html",
            "words": words,
            "say": words.say,
            "count": words.count,
            "languages": LANGUAGES,
            "scheme": scheme if scheme in SCHEMES else SCHEMES[0],
            "schemes": SCHEMES,
            "screens": self.screens,
            "here": request.url.path,
            "version": __version__,
        }
        text = self.environment.get_template(template).render(**shared, **fields)
        # One address answers in two languages, and to htmx without the frame.
        vary = {"Vary": "Cookie, Accept-Language, HX-Request"}
        return HTMLResponse(text, status_code=status, headers=vary)


def open_pages(screens: Sequence[Screen], *, language: str) -> Pages:
    """Give the pages of the package, texts in `language` where a browser asks for no other."""
    environment = Environment(
        loader=PackageLoader("selon.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "line": line,
        "headline": headline,
        "after_headline": after_headline,
        "document_path": document_path,
        "is_web": is_web,
        "lights": written,
        "passages": passages,
    }
    return Pages(environment, tuple(screens), language)


def headline(text: str) -> str:
    """Give the first line of a text as a title, shortened where it is long.

    >>> headline("Frappes dans la nuit\\n\\nLe ministère…")
    'Frappes dans la nuit'
    """
    first = text.lstrip().partition("\n")[0].strip()
    return first if len(first) <= _HEADLINE else f"{first[:_HEADLINE].rsplit(' ', 1)[0]} …"


def after_headline(text: str, title: str | None) -> str:
    """Give the beginning of a text in whole words, without the line that is its title."""
    first, _, rest = text.lstrip().partition("\n")
    repeated = title is None or title.strip() == first.strip()
    shown = line(rest if repeated and len(first) <= _HEADLINE else text)
    return shown if len(text) < OPENING else f"{shown.rpartition(' ')[0]} …"
