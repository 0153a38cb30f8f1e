"""`selon place`: which places a name may mean, and why; as text or as JSON."""

import json
from collections.abc import Iterator
from typing import Final

import click

from selon.cli.interface import current_language
from selon.errors import UsageError
from selon.folding import fold
from selon.gazetteer.distance import kilometres
from selon.gazetteer.features import read_features
from selon.gazetteer.lookup import Gazetteer, open_gazetteer
from selon.gazetteer.searching import Context, Found
from selon.lang.folders import languages
from selon.messages import message
from selon.places import read_words
from selon.places.asking import ask
from selon.places.words import PlaceWords

UNKNOWN: Final = 1  # exit status: no place is known by that name
_SHOWN: Final = 5
_NAMES: Final = 12

Told = dict[str, object]


@click.command("place")
@click.argument("name")
@click.option("--near", metavar="NAME")
@click.option("--country", metavar="CC")
@click.option("--lang", "language", default="fr", metavar="CODE")
@click.option("--most", type=click.IntRange(min=1), default=_SHOWN)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(
    name: str, *, near: str | None, country: str | None, language: str, most: int, form: str
) -> int:
    """Show which places a name may mean."""
    ui = current_language()
    if language not in languages():
        raise UsageError("lexicon.language", asked=language, known=", ".join(languages()))
    gazetteer, words = open_gazetteer(), read_words(language)
    context = _context(gazetteer, words, near, country)
    found = ask(gazetteer, words, fold(name).text, context)[:most]
    told = [_told(gazetteer, one, context, ui) for one in found]
    if form == "json":
        answer = {"name": name, "edition": gazetteer.edition.name, "candidates": told}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_text(name, told, ui)))
    return 0 if found else UNKNOWN


def _context(
    gazetteer: Gazetteer, words: PlaceWords, near: str | None, country: str | None
) -> Context:
    """Give what is said of where to look; UsageError where that is not known itself."""
    countries: tuple[str, ...] = ()
    point = None
    if country is not None:
        if not gazetteer.country(country.upper()):
            raise UsageError("gazetteer.country", asked=country)
        countries = (country.upper(),)
    if near is not None:
        around = ask(gazetteer, words, fold(near).text, Context(countries=countries))
        if not around:
            raise UsageError("gazetteer.near", asked=near)
        place = around[0].place
        is_point = place.precision not in ("region", "country", "waters")
        point = place.point if is_point else None
        countries = countries or ((place.country,) if place.country else ())
    return Context(countries=countries, near=point)


def _told(gazetteer: Gazetteer, found: Found, context: Context, ui: str) -> Told:
    """Give everything that is known of a candidate, for JSON and for text."""
    place, details = found.place, gazetteer.details(found.id)
    feature = read_features()[place.feature]
    told: Told = {
        "id": place.id,
        "name": place.name,
        "feature": place.feature,
        "label": feature.fr if ui == "fr" else feature.en,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "population": details.population,
        "radius_km": place.radius,
        "score": found.score,
        "reasons": [
            {"reason": reason, "points": round(points, 2)} for reason, points in found.reasons
        ],
        "within": [gazetteer.place(outer).name for outer in gazetteer.within(found.id)],
        "names": [{"name": n.text, "language": n.language, "kind": n.kind} for n in details.names],
        "source": details.source,
        "licence": details.licence,
    }
    if context.near is not None and place.point is not None:
        told["km"] = round(kilometres(context.near, place.point))
    return told


def _text(name: str, told: list[Told], ui: str) -> Iterator[str]:
    if not told:
        yield message("places", "none", language=ui, name=name)
        yield message("places", "add", language=ui)
        return
    for number, one in enumerate(told, 1):
        yield from _entry(number, one, ui)


def _entry(number: int, told: Told, ui: str) -> Iterator[str]:
    where = ", ".join(str(x) for x in (told["admin1"], told["country"]) if x)
    yield f"{number}. {told['name']} · {told['label']} · {where}"
    for key, value in _lines(told, ui):
        yield f"   {message('places', f'label.{key}', language=ui):<12}{value}"


def _lines(told: Told, ui: str) -> Iterator[tuple[str, str]]:
    yield "id", str(told["id"])
    precision = message("places", f"precision.{told['precision']}", language=ui)
    radius = "" if told["radius_km"] is None else f", ± {told['radius_km']:.0f} km"
    yield "point", f"{told['lat']:.4f}, {told['lon']:.4f} ({precision}{radius})"
    if told.get("km") is not None:
        yield "distance", f"{told['km']} km"
    if told["population"]:
        yield "population", f"{told['population']:,}".replace(",", "\u202f")
    reasons = told["reasons"] if isinstance(told["reasons"], list) else []
    said = (
        f"{message('places', 'reason.' + r['reason'], language=ui)} {r['points']:+.1f}"
        for r in reasons
    )
    yield "score", f"{told['score']:.1f} ({', '.join(said)})"
    names = told["names"] if isinstance(told["names"], list) else []
    listed = list(dict.fromkeys(n["name"] for n in names))
    more = f" … (+{len(listed) - _NAMES})" if len(listed) > _NAMES else ""
    yield "names", " | ".join(listed[:_NAMES]) + more
    yield "source", f"{told['source']}, {told['licence']}"
