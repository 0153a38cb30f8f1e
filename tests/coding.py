"""Our own short articles through the real coder, and what is asked of the answers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from selon.records import Article

Json = dict[str, Any]

DAY = date(2024, 3, 14)  # a Thursday

QUETTA = """\
Pakistan : un attentat à la bombe fait neuf morts à Quetta

QUETTA, 14 mars 2024 – Une bombe a explosé mercredi soir sur un marché de Quetta, dans le \
sud-ouest du Pakistan, faisant neuf morts, dont deux enfants, et 23 blessés, selon la police.

L'attentat a été revendiqué par l'Armée de libération du Baloutchistan. « Nos combattants ont visé \
des soldats », a affirmé le groupe dans un communiqué. L'armée pakistanaise a démenti.
"""

BELGOROD = """\
Russie : un drone ukrainien frappe un dépôt de carburant à Belgorod

MOSCOU, 14 mars 2024 – Un drone ukrainien a frappé mercredi un dépôt de carburant à Belgorod, a \
indiqué le gouverneur de la région. L'attaque a fait au moins trois blessés.

Le ministère russe de la Défense a affirmé que la défense antiaérienne avait abattu douze drones \
dans la nuit. L'armée ukrainienne n'a pas commenté l'attaque.
"""

TAEZ = """\
Yémen : douze morts dans un raid aérien à Taëz

SANAA, 14 mars 2024 – Un raid aérien de la coalition menée par l'Arabie saoudite a fait douze \
morts mardi à Taëz, d'après le ministère de la Santé des autorités houthies.

Une organisation humanitaire a parlé d'une dizaine de morts et de « plusieurs blessés ». « C'était \
un marché », a déclaré un responsable de l'hôpital.
"""

ARTICLES = {"quetta": QUETTA, "belgorod": BELGOROD, "taez": TAEZ}

ENGLISH = (
    "Three soldiers were killed on Tuesday when a bomb exploded near their convoy, officials said. "
    "No group has claimed responsibility for the attack, which also wounded five people."
)
SPANISH = (
    "Tres soldados murieron el martes cuando una bomba estalló al paso de su convoy, dijeron las "
    "autoridades. Ningún grupo ha reivindicado el ataque, que también dejó cinco heridos."
)


def article(text: str, doc_id: str = "doc", **known: Any) -> Article:
    """Give an article of 14 March 2024 in French."""
    known = {"language": "fr", "published": DAY, "published_basis": "given"} | known
    return Article(doc_id=doc_id, text=text, **known)


def spanned(value: Any) -> Iterator[Json]:
    """Give every object that has a span, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for child in value.values():
            yield from spanned(child)
    elif isinstance(value, list):
        for child in value:
            yield from spanned(child)


def misquoted(document: Json, text: str) -> list[Json]:
    """Give what does not print the words of its span, or has a span outside the text."""
    return [
        item
        for item in spanned(document)
        if not 0 <= item["start"] <= item["end"] <= len(text)
        or ("text" in item and item["text"] != text[item["start"] : item["end"]])
    ]


def figures(event: Json, kind: str) -> list[tuple[int | None, int | None, int | None]]:
    """Give low, best, high of each toll of an event, in order."""
    tolls = [claim[kind] for claim in event["claims"] if claim[kind]]
    return [(toll["low"], toll["best"], toll["high"]) for toll in tolls]


def texts(items: list[Json]) -> list[str]:
    return [item["text"] for item in items]


def names(items: list[Json]) -> list[str | None]:
    return [item["name"] for item in items]


def triggers(event: Json) -> list[str]:
    return texts(event["mentions"])


def wrong(*case: Any, reason: str) -> Any:
    """Mark a case in which the coder is known to be wrong; the mark goes when it is right."""
    return pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason))
