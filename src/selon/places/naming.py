"""Names of places at a word of a text, and what is part of another name or of a person's."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from selon.gazetteer.lookup import Candidate, Gazetteer
from selon.places.words import PlaceWords
from selon.tokens import Tokens

# The rank of a big city or more: its name holds with another tied to it by a hyphen.
_FAMOUS: Final = 9.0
# The rank of a town: behind a locative its name holds with a capitalised word after it.
_KNOWN: Final = 7.0
# What stands between the words of one name; a dash parts what it stands between.
_WITHIN: Final = frozenset({" ", "-", "'", "’"})
# A name found by its sound has so many letters at least, and so many words at most.
_LONG: Final = 6
_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Look:
    """One text and everything that is known to look its words up in."""

    tokens: Tokens
    gazetteer: Gazetteer
    words: PlaceWords
    day: date | None = None  # of publication: capitals move


@dataclass(frozen=True, slots=True)
class Move:
    """How far a point lies from the place named, and which way: degrees, None where not said."""

    kilometres: float
    bearing: float | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Words [first, end) that may name one of `candidates`.

    `rule` says how they were found; `precision` is that of a part of a place or of a generic
    noun, None where the place's own counts; `sure`: the words around say that it is a place.
    What is meant lies at the `move` from the place, or in the middle of it and `until`.
    """

    first: int
    end: int
    candidates: tuple[Candidate, ...]
    rule: str
    entry: str | None = None
    precision: str | None = None
    features: tuple[str, ...] = ()
    sure: bool = False
    sounds: bool = False  # found by the sound of the name only
    doubtful: bool = False  # a word too: counts only where the text says what it lies in
    move: Move | None = None
    until: tuple[Candidate, ...] = ()
    bearing: float | None = None  # which part of a place, in degrees clockwise from the north
    country: str | None = None  # that an adjective names: "la ville syrienne d'Alep"


def starts_name(look: Look, i: int) -> bool:
    """Say whether a name may begin at word `i`: a capital, or "al-" before one."""
    tokens = look.tokens
    if tokens.is_capital(i):
        return not (tokens.opens_sentence(i) and tokens.keys[i] in look.words.openers)
    return (
        tokens.keys[i] in look.gazetteer.small
        and i + 1 < len(tokens)
        and tokens.before(i + 1) == "-"
        and tokens.is_capital(i + 1)
    )


def named(look: Look, i: int) -> Spot | None:
    """Find the longest name at word `i`, unless it is part of another name or a person's."""
    best = None
    for end, found in look.gazetteer.names(look.tokens, i):
        if _stands_alone(look, i, end):
            best = Spot(i, end, found, "places.named", sure=_located(look, i))
    if best is None or best.candidates[0].rank < _FAMOUS:
        sounding = _sounding(look, i)
        if sounding is not None and (best is None or sounding.end > best.end):
            best = sounding
    best = best or _possessive(look, i)
    if best is None or _is_person(look, best):
        return None
    if not _is_word(look, best):
        return best
    return replace(best, doubtful=True) if _is_placed(look, best.end) else None


def _possessive(look: Look, i: int) -> Spot | None:
    """Find a country or a big city whose apostrophe is lost: "[Syrias] Homs province"."""
    key = look.tokens.keys[i]
    for ending in look.words.possessives:
        found = look.gazetteer.find(key.removesuffix(ending)) if key.endswith(ending) else ()
        if found and found[0].rank >= _FAMOUS and look.tokens.is_capital(i):
            return Spot(i, i + 1, found, "places.named", sure=True)
    return None


def _sounding(look: Look, i: int) -> Spot | None:
    """Find a name with an article inside that is spelled otherwise than known: "Deir al-Zour"."""
    tokens = look.tokens
    end = _run(look, i)
    inside = any(key in look.gazetteer.small for key in tokens.keys[i + 1 : end])
    if not inside or _letters(look, i, end) < _LONG or end - i > _WORDS:
        return None
    found = look.gazetteer.sounds(tokens.keys[i:end])
    return Spot(i, end, found, "places.sound", sounds=True) if found else None


def _letters(look: Look, first: int, end: int) -> int:
    return sum(map(len, look.tokens.keys[first:end]))


def _stands_alone(look: Look, first: int, end: int) -> bool:
    """Say whether no hyphen ties the words to others: not "Paris" of "Paris-Match"."""
    tokens = look.tokens
    tied = end < len(tokens) and tokens.before(end) == "-" and tokens.is_capital(end)
    return not tied and not (first > 0 and tokens.before(first) == "-")


def _is_person(look: Look, spot: Spot) -> bool:
    """Say whether the words are part of a person's name: "M. Berlin", "Jack London"."""
    tokens, words = look.tokens, look.words
    i, end = spot.first, spot.end
    if i > 0 and tokens.before(i) in (" ", ". "):
        key = tokens.keys[i - 1]
        if key in words.titles and (tokens.before(i) == " " or len(key) <= 3):
            return True
        capital = tokens.is_capital(i - 1) and tokens.before(i) == " "
        if capital and key not in words.openers:
            return True
    follows = end < len(tokens) and tokens.before(end) == " " and tokens.is_capital(end)
    # "À Donald Trump" has a locative before it too.
    rank = spot.candidates[0].rank
    opened = follows and tokens.keys[end] in words.openers
    known = spot.sure and (rank >= _FAMOUS or (rank >= _KNOWN and opened))
    return follows and not known and not tokens.words(i, end).isupper()


def _is_word(look: Look, spot: Spot) -> bool:
    """Say whether the word is more likely a common one, or a person's alone."""
    tokens = look.tokens
    last = tokens.keys[spot.end - 1]
    plain = spot.end == spot.first + 1 or tokens.keys[spot.first] in look.words.articles
    if not plain or last not in look.words.common:
        return False
    # Not "dans l'Union", but "à Tours".
    behind = tokens.keys[spot.first - 1] if spot.first else ""
    return not spot.sure or behind not in look.words.locatives


def _is_placed(look: Look, i: int) -> bool:
    """Say whether a comma and a locative follow: "Hit[, dans] la province d'Anbar"."""
    tokens = look.tokens
    return i < len(tokens) and tokens.before(i) == ", " and tokens.keys[i] in look.words.leads


def _located(look: Look, i: int) -> bool:
    """Say whether a locative leads to word `i`: "à [Tours]", "dans le [Gourma]"."""
    tokens, words = look.tokens, look.words
    j = i - 1
    if j >= 0 and tokens.joined[i] and tokens.keys[j] in words.articles:
        j -= 1
    return j >= 0 and tokens.joined[j + 1] and tokens.keys[j] in words.locatives


def lower_named(look: Look, i: int) -> Spot | None:
    """<mer Rouge>, <bande de Gaza>: names in the gazetteer that begin with a common noun."""
    if look.tokens.keys[i] not in look.gazetteer.lower:
        return None
    best = None
    for end, found in look.gazetteer.lowered(look.tokens, i):
        if end > i + 1 and _stands_alone(look, i, end):
            best = Spot(i, end, found, "places.named", sure=True)
    return best


def target(look: Look, i: int) -> Spot | None:
    """Find the name at word `i`, also one that begins with a common noun."""
    return named(look, i) if starts_name(look, i) else lower_named(look, i)


def linked(look: Look, i: int) -> int | None:
    """Give the word that "de", "du", "de la" at word `i` lead to."""
    tokens, words = look.tokens, look.words
    if i >= len(tokens) or not tokens.joined[i] or tokens.keys[i] not in words.links:
        return None
    i += 1
    article = i < len(tokens) and tokens.joined[i] and tokens.keys[i] in words.articles
    if article and not tokens.is_capital(i):
        i += 1
    return i if i < len(tokens) and tokens.joined[i] else None


def named_after(look: Look, i: int) -> Spot:
    """Give the name at word `i` behind a noun of places, known or not."""
    best = None
    end = _run(look, i)
    for stop, found in look.gazetteer.names(look.tokens, i):
        alone = _stands_alone(look, i, stop)
        # "l'aéroport d'Istanbul-Atatürk" lies at Istanbul.
        if alone or found[0].rank > _FAMOUS:
            best = Spot(i, stop if alone else end, found, "places.named")
    if best is not None:
        return best
    found = look.gazetteer.sounds(look.tokens.keys[i:end])
    return Spot(i, end, found, "places.sound", sure=True, sounds=True)


def _run(look: Look, i: int) -> int:
    """Give the end of the capitalised words that begin at word `i`: "La'l Shahbâz Qalandar"."""
    tokens = look.tokens
    end = i + 1 if tokens.is_capital(i) else i + 2
    while end < len(tokens) and tokens.joined[end] and tokens.before(end) in _WITHIN:
        if tokens.is_capital(end):
            end += 1
        elif tokens.before(end) in ("-", " ") and starts_name(look, end):
            end += 2
        else:
            break
    return end
