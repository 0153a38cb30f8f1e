"""One name asked for by itself: "province de Babel", "camp d'al-Hol", "Deir Ezzor"."""

from dataclasses import replace

from selon.gazetteer.lookup import Gazetteer
from selon.gazetteer.searching import Context, Found, search
from selon.places.words import PlaceWords
from selon.tokens import Tokens, tokens_of

__all__ = ["Context", "ask"]


def ask(
    gazetteer: Gazetteer, words: PlaceWords, name: str, context: Context | None = None
) -> tuple[Found, ...]:
    """Give the places that a name may mean, the likeliest first.

    A noun of places before the name ("province de …") says what is looked for, where the whole
    is no name by itself.
    """
    context = context or Context()
    whole = search(gazetteer, name, context)
    tokens = tokens_of(name)
    hit = words.generics.longest(tokens, 0) if len(tokens) else None
    if hit is None or (whole and whole[0].tier == "spelled"):
        return whole
    start = _behind(tokens, words, hit[0])
    if start == len(tokens):
        return whole
    rest = name[tokens.starts[start] :]
    bare = search(gazetteer, rest, replace(context, features=hit[1][0].features))
    best: dict[int, Found] = {}
    for found in (*whole, *bare):
        if found.id not in best or best[found.id].score < found.score:
            best[found.id] = found
    return tuple(sorted(best.values(), key=lambda found: (-found.score, found.place.id)))


def _behind(tokens: Tokens, words: PlaceWords, start: int) -> int:
    """Give the first word of the name behind a noun: skip "de", "du", "de la"."""
    small = words.links | words.articles
    while start < len(tokens) and tokens.keys[start] in small and not tokens.is_capital(start):
        start += 1
    return start
