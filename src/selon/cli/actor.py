"""`selon actor`: who is meant by a name, and why; as text or as JSON."""

import json
from collections.abc import Iterator
from datetime import datetime

import click

from selon.actors import (
    ActorList,
    ActorWords,
    Candidate,
    Codes,
    Context,
    codes_of,
    near_misses,
    open_actors,
    read_words,
    search,
)
from selon.cli.interface import current_language
from selon.errors import UsageError
from selon.folding import fold
from selon.lang.folders import languages
from selon.messages import message
from selon.settings import user_file

UNKNOWN = 1  # exit status: nobody is known by that name


@click.command("actor")
@click.argument("name")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD")
@click.option("--country", metavar="CC")
@click.option("--lang", "language", default="fr", metavar="CODE")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(
    name: str, *, published: datetime | None, country: str | None, language: str, form: str
) -> int:
    """Show who is meant by a name."""
    ui = current_language()
    if language not in languages():
        raise UsageError("lexicon.language", asked=language, known=", ".join(languages()))
    actors, words = open_actors(user_file("actors.toml")), read_words(language)
    place = None if country is None else country.upper()
    if place is not None and place not in words.english:
        raise UsageError("actor.country", asked=country)
    day = None if published is None else published.date()
    asked = fold(name).text
    near = Context(frozenset() if place is None else frozenset({place}), day)
    found = [_told(c, actors, words, place) for c in search(asked, actors, words, near)]
    nearly = [] if found else [_suggested(s) for s in near_misses(asked, actors)]
    if form == "json":
        known = {"name": name, "country": place, "published": day and day.isoformat()}
        answer = {**known, "candidates": found, "suggestions": nearly}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_text(name, found, nearly, ui)))
    return 0 if found else UNKNOWN


def _suggested(suggestion: object) -> dict[str, object]:
    return {key: getattr(suggestion, key) for key in ("name", "id", "likeness")}


def _told(
    candidate: Candidate, actors: ActorList, words: ActorWords, place: str | None
) -> dict[str, object]:
    """Give everything that is known of a candidate, for JSON and for text."""
    actor = candidate.actor
    listed = actors.listed.get(actor.id or "")
    codes = codes_of(actor, actors, words, place)
    known: dict[str, object] = {
        "id": actor.id,
        "name": actor.name,
        "chosen": candidate.chosen,
        "score": candidate.score,
        "reasons": list(candidate.reasons),
        "kind": actor.kind,
        "role": actor.role,
        "country": actor.country,
        **_coded(codes, place),
    }
    if listed is None:
        return known
    facts = actors.allegiances.get(actor.id or "", ())
    return known | {
        "names": {column: list(names) for column, names in listed.names.items() if names},
        "since": listed.since,
        "until": listed.until,
        "wikidata": listed.wikidata,
        "reference": listed.reference,
        "allegiances": [
            {k: getattr(f, k) for k in ("relation", "of", "since", "until", "reference")}
            for f in facts
        ],
    }


def _coded(codes: Codes, place: str | None) -> dict[str, object]:
    return {
        "acled": codes.acled,
        "inter": codes.inter,
        "inter_in": place,
        "plover": codes.plover,
    }


def _text(
    name: str, found: list[dict[str, object]], nearly: list[dict[str, object]], ui: str
) -> Iterator[str]:
    if not found:
        yield message("actor", "none", language=ui, name=name)
        if nearly:
            yield message("actor", "near", language=ui)
            yield from (f"  {s['name']}  {s['id']}  {s['likeness']} %" for s in nearly)
        yield message("actor", "add", language=ui)
        return
    if len(found) > 1 and not any(c["chosen"] for c in found):
        yield message("actor", "undecided", language=ui)
    for candidate in found:
        yield from _entry(candidate, ui)


def _entry(told: dict[str, object], ui: str) -> Iterator[str]:
    """Give the lines of one candidate: its id and name, then what is known, line by line."""
    taken = f"  [{message('actor', 'chosen', language=ui)}]" if told["chosen"] else ""
    yield f"{told['id'] or '–'}  {told['name']}{taken}"
    for key, value in _lines(told, ui):
        label = message("actor", f"label.{key}", language=ui)
        yield f"  {label:<12}{value}"


def _lines(told: dict[str, object], ui: str) -> Iterator[tuple[str, str]]:
    reasons = told["reasons"] if isinstance(told["reasons"], list) else []
    said = ", ".join(message("actor", f"reason.{reason}", language=ui) for reason in reasons)
    yield "score", f"{told['score']}/100: {said}" if ui == "en" else f"{told['score']}/100 ({said})"
    yield "role", f"{told['role']} ({told['kind']})"
    if told["country"]:
        yield "country", str(told["country"])
    if told.get("since") or told.get("until"):
        empty = message("actor", "open", language=ui)
        ends = {key: told[key] or empty for key in ("since", "until")}
        yield "years", message("actor", "span", language=ui, **ends)
    yield "acled", f"{told['acled']} · {_class(told, ui)}"
    yield "plover", str(told["plover"])
    for key in ("wikidata", "reference"):
        if told.get(key):
            yield key, str(told[key])
    yield from _names(told)
    yield from _allegiances(told, ui)


def _class(told: dict[str, object], ui: str) -> str:
    name = message("actor", f"inter.{told['inter']}", language=ui)
    key = "class" if told["inter_in"] is None else "class_abroad"
    fields = {"number": told["inter"], "name": name}
    if told["inter_in"] is not None:
        fields["country"] = told["inter_in"]
    return message("actor", key, language=ui, **fields)


def _names(told: dict[str, object]) -> Iterator[tuple[str, str]]:
    names = told.get("names")
    if isinstance(names, dict):
        yield (
            "names",
            " | ".join(dict.fromkeys(name for column in names.values() for name in column)),
        )


def _allegiances(told: dict[str, object], ui: str) -> Iterator[tuple[str, str]]:
    facts = told.get("allegiances")
    for fact in facts if isinstance(facts, list) else ():
        said = message("actor", f"relation.{fact['relation']}", language=ui, of=fact["of"])
        years = "–".join(fact[key] or "" for key in ("since", "until")).strip("–")
        yield "allegiance", f"{said}{f', {years}' if years else ''} [{fact['reference']}]"
