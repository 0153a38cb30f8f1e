"""Who may be meant by a name alone: every candidate, how well it fits, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selon.actors.composing import Look
from selon.actors.context import Context, existed
from selon.actors.finding import first_at
from selon.actors.listing import ActorList, Listed, Name
from selon.actors.resolving import kind_of
from selon.actors.words import ActorWords
from selon.records import Actor
from selon.tokens import keys_of, tokens_of

# Points of a candidate, of 100: the name itself, then what decides between those who share it.
_POINTS: Final = {
    "spelling": 60,
    "letters": 50,
    "words": 50,
    "country": 20,
    "day": 10,
    "default": 10,
    "own": 10,
}
# Names less alike than this are no near miss (rapidfuzz's weighted ratio, of 100).
_NEAR: Final = 86
_SUGGESTIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a name may mean; `reasons` are keys of `_POINTS` and what speaks against it."""

    actor: Actor
    score: int
    reasons: tuple[str, ...]
    chosen: bool  # what the coder takes


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A listed name that is nearly the one asked for; never taken for it."""

    name: str
    id: str
    likeness: int  # of 100


def search(name: str, actors: ActorList, words: ActorWords, near: Context) -> list[Candidate]:
    """Give all candidates for a name, the likeliest first."""
    chosen = _chosen(name, actors, words, near)
    found = _named(name, actors, words, near, chosen)
    if chosen is not None and (chosen.id or chosen.name) not in found:
        found[chosen.id or chosen.name] = _composed(chosen, actors, near)
    return sorted(found.values(), key=lambda c: (not c.chosen, -c.score, c.actor.id or ""))


def _chosen(name: str, actors: ActorList, words: ActorWords, near: Context) -> Actor | None:
    """Give whom the coder takes it for, as a whole phrase or as its first words."""
    actor = kind_of(name, actors, words, near)
    if actor is not None:
        return actor
    tokens = tokens_of(name)
    look = Look(tokens, actors, words, near)
    found = (first_at(look, i) for i in range(len(tokens)))
    return next((f.actor for f in found if f is not None), None)


def _named(
    name: str, actors: ActorList, words: ActorWords, near: Context, chosen: Actor | None
) -> dict[str, Candidate]:
    """Give those whose listed name it is, by their ids; small words before it do not count."""
    keys = list(keys_of(name))
    while len(keys) > 1 and keys[0] in words.openers and not actors.names.at(keys):
        keys = keys[1:]
    found: dict[str, Candidate] = {}
    for one in actors.names.at(keys):
        new = _candidate(one, name, actors, near, chosen)
        old = found.get(one.actor.id or "")
        if old is None or ("exact" in old.reasons and "exact" not in new.reasons):
            found[one.actor.id or ""] = new
    return found


def _candidate(
    one: Name, name: str, actors: ActorList, near: Context, chosen: Actor | None
) -> Candidate:
    listed = actors.listed[one.actor.id or ""]
    known = (x for column in listed.names.values() for x in column)
    spelt = any(name == x or name.endswith(f" {x}") for x in known)
    reasons = ["spelling" if spelt else "letters", *_context(listed, near)]
    if one.actor.id in (actors.defaults.get(k) for k in (keys_of(name), keys_of(one.exact or ""))):
        reasons.append("default")
    if one.exact is not None and one.exact not in name:
        reasons.append("exact")
    if one.weak and one.actor.country not in near.countries:
        reasons.append("weak")
    is_chosen = chosen is not None and chosen.id == one.actor.id
    return Candidate(one.actor, _score(reasons), tuple(reasons), is_chosen)


def _composed(actor: Actor, actors: ActorList, near: Context) -> Candidate:
    listed = actors.listed.get(actor.id or "")
    reasons = ["words"]
    if listed is not None:
        reasons += _context(listed, near)
    elif actor.country is not None and actor.country in near.countries:
        reasons.append("country")
    return Candidate(actor, _score(reasons), tuple(reasons), chosen=True)


def _context(listed: Listed, near: Context) -> Iterator[str]:
    if listed.actor.country in near.countries:
        yield "country"
    if near.day is not None and (listed.since or listed.until):
        yield "day" if existed(listed, near.day) else "not-then"
    if listed.own:
        yield "own"


def _score(reasons: list[str]) -> int:
    return min(100, sum(_POINTS.get(reason, 0) for reason in reasons))


def near_misses(name: str, actors: ActorList) -> list[Suggestion]:
    """Give the listed names that are most like one that is not listed."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where a name is not known

    names = {" ".join(keys_of(n)): (n, id_) for id_, n in sorted(_all_names(actors))}
    asked = " ".join(keys_of(name))
    hits = process.extract(asked, list(names), scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=20)
    best: dict[str, Suggestion] = {}
    for written, likeness, _ in sorted(hits, key=lambda hit: (-hit[1], hit[0])):
        shown, id_ = names[written]
        best.setdefault(id_, Suggestion(shown, id_, round(likeness)))
    return list(best.values())[:_SUGGESTIONS]


def _all_names(actors: ActorList) -> Iterator[tuple[str, str]]:
    for id_, listed in actors.listed.items():
        yield from ((id_, name) for names in listed.names.values() for name in names)
