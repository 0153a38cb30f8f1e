"""What linking needs of an event as one document tells it: days, places, sides, numbers, names.

A document without any event has one telling of its own, of which only the names are known: it may
still be about an incident that others tell.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeAlias

from selon.folding import fold
from selon.gazetteer.sounding import read_small, sound_of
from selon.incidents.untold import only_day
from selon.incidents.weights import read_weights
from selon.tokens import Tokens, tokens_of

Json: TypeAlias = Mapping[str, Any]
Number: TypeAlias = tuple[int | None, int | None]  # lowest and highest that one claim says

_SENTENCE: Final = re.compile(r"(?<=[.!?»])\s+|\n+")
_FEARED: Final = ("planned", "threatened")
_NEWS: Final = 10  # days after which what happened is no news
_MINOR: Final = "minor"  # the family of types that only come with others
_QUOTED: Final = re.compile('[«“"]([^«»“”"]{12,400})[»”"]')
_RUN: Final = 4  # words in a row that two quotations share by more than chance
_SHORTEST: Final = 3  # letters of a name that tells something
_LONG: Final = 5  # letters of a word that tells something
_BESIDE: Final = 4  # characters: "said [on] Saturday"
_STEM: Final = 6  # letters that stand for a word whatever its ending


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an event: the key of its name, those of its words in the text, its entry."""

    sound: str
    words: tuple[str, ...]  # those with a capital, by sound
    id: str | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str | None
    radius: float | None


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody who acts or is acted upon."""

    name: str
    actor_id: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one document tells it. Days are ordinals of `date`, both ends included."""

    doc_id: str
    event_id: str  # "" for a document in which no event was found
    type: str | None
    status: str
    background: bool
    start: int | None
    end: int | None
    published: int | None
    places: tuple[Spot, ...]
    initiators: tuple[Side, ...]
    targets: tuple[Side, ...]
    weapons: tuple[str, ...]
    killed: tuple[Number, ...]
    wounded: tuple[Number, ...]
    names: frozenset[str]  # each the words of a name by sound: "kan Sikun"
    words: frozenset[str]  # beginnings of the longer words, and numbers in figures
    language: str | None
    quoted: frozenset[str]  # runs of words inside quotation marks
    trigger: str  # the words that name the event first
    spans: tuple[tuple[int, int], ...]  # of its mentions, in the text
    reported: bool = False  # its day stands beside a word of saying: "a annoncé mardi"
    main: bool = False  # what its document is chiefly about
    voice: str = ""  # the documents that are copies of one text share it

    @property
    def key(self) -> tuple[str, str]:
        """What no other telling of a ledger has."""
        return self.doc_id, self.event_id

    @property
    def dated(self) -> bool:
        """Whether the text says when it happened."""
        return self.start is not None


def tellings(coded: Json, text: str) -> tuple[Telling, ...]:
    """Give what a coded document tells, running totals left out; never empty."""
    page = _Page(text, coded)
    events = [event for event in coded.get("events") or () if not event["aggregate"]]
    told = [_telling(event, page, alone=len(events) == 1) for event in events] or [_untold(page)]
    chief = min(told, key=_rank)
    return tuple(replace(telling, main=telling is chief) for telling in told)


def _rank(telling: Telling) -> tuple[bool, bool, bool, bool, bool, int, str]:
    """Put first what a document is chiefly about: the first event that is told as news.

    What is recalled goes last, then what comes with attacks, such as looting, what lies weeks back,
    what has not happened, and what has no day beside what has one.
    """
    minor = read_weights().family.get(telling.type or "") == _MINOR
    feared = telling.status in _FEARED
    first, undated = telling.spans[0][0] if telling.spans else 0, not telling.dated
    return telling.background, minor, _is_old(telling), feared, undated, first, telling.event_id


def _is_old(telling: Telling) -> bool:
    if telling.end is None or telling.published is None:
        return False
    return telling.published - telling.end > _NEWS


class _Page:
    """The text of a document, its sentences, and the words of dates, which are no names."""

    __slots__ = ("coded", "days", "sentences", "text", "tokens")

    def __init__(self, text: str, coded: Json) -> None:
        self.text = text
        self.coded = coded
        self.tokens: Tokens = tokens_of(fold(text).text)
        ends = [match.end() for match in _SENTENCE.finditer(text)]
        self.sentences = list(zip([0, *ends], [*ends, len(text)], strict=True))
        dates = [event["date"] for event in coded.get("events") or () if event["date"]]
        self.days = [(day["text_start"], day["text_end"]) for day in dates]

    def around(self, places: Iterable[int]) -> list[tuple[int, int]]:
        """Give the sentences in which any of the characters stands."""
        wanted = list(places)
        return [s for s in self.sentences if any(s[0] <= at < s[1] for at in wanted)]

    def names(self, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
        """Give the names in parts of the text, by sound."""
        return frozenset(name for span in spans for name in self._names(*span))

    def quoted(self) -> frozenset[str]:
        return frozenset(run for match in _QUOTED.finditer(self.text) for run in _runs(match[1]))

    def words(self, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
        """Give the beginnings of the longer words, and the numbers, in parts of the text."""
        keys = self.tokens.keys
        inside = {i for span in spans for i in self._inside(*span)}
        return frozenset(keys[i][:_STEM] for i in inside if _tells(keys[i]))

    def _names(self, start: int, end: int) -> Iterator[str]:
        """Give names: words with a capital that stand next to each other are one."""
        tokens, run = self.tokens, list[str]()
        for i in self._inside(start, end):
            if run and not tokens.joined[i]:
                yield " ".join(run)
                run = []
            if self._is_name(i):
                run.append(sound_of([tokens.keys[i]], read_small()))
            elif run:
                yield " ".join(run)
                run = []
        if run:
            yield " ".join(run)

    def _inside(self, start: int, end: int) -> range:
        starts = self.tokens.starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def _is_name(self, i: int) -> bool:
        tokens = self.tokens
        if not tokens.is_capital(i) or tokens.opens_sentence(i):
            return False
        return len(tokens.keys[i]) >= _SHORTEST and not self._is_day(tokens.starts[i])

    def _is_day(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.days)


def _tells(key: str) -> bool:
    return len(key) >= _LONG or key.isdigit()


def _runs(words: str) -> Iterator[str]:
    keys = tokens_of(words).keys
    for i in range(len(keys) - _RUN + 1):
        yield " ".join(keys[i : i + _RUN])


def _telling(event: Json, page: _Page, *, alone: bool) -> Telling:
    whole = [(0, len(page.text))]
    near = whole if alone else page.around(m["start"] for m in event["mentions"])
    spots = tuple(_spot(place) for place in event["places"])
    initiators, targets = (tuple(_sides(event[role])) for role in ("initiator", "target"))
    when = event["date"] or {}
    return Telling(
        doc_id=page.coded["doc_id"],
        event_id=event["event_id"],
        type=event["sub_event_type"],
        status=event["status"],
        background=event["background"],
        start=_day(when.get("start")),
        end=_day(when.get("end") or when.get("start")),
        published=_day(page.coded.get("published")),
        places=spots,
        initiators=initiators,
        targets=targets,
        weapons=tuple(sorted({weapon["id"] for weapon in event["weapon"]})),
        killed=_numbers(event, "killed"),
        wounded=_numbers(event, "wounded"),
        names=page.names(near) | {" ".join(spot.words) for spot in spots if spot.words},
        words=page.words(near),
        language=page.coded.get("language"),
        quoted=page.quoted(),
        trigger=event["mentions"][0]["text"] if event["mentions"] else "",
        spans=tuple((mention["start"], mention["end"]) for mention in event["mentions"]),
        reported=_is_of_saying(when, page.coded),
    )


def _is_of_saying(when: Json, coded: Json) -> bool:
    """Say whether a day may be that of a statement: its words stand beside those that say."""
    if not when:
        return False
    start, end = when["text_start"], when["text_end"]
    cues = [claim["cue"] for claim in coded.get("claims") or () if claim["cue"]]
    gaps = (max(start - cue["end"], cue["start"] - end) for cue in cues)
    return any(0 <= gap <= _BESIDE for gap in gaps)


def _untold(page: _Page) -> Telling:
    """Give the telling of a document in which no event was found: names, and its only day."""
    day = only_day(page.text, page.coded.get("language"), _day(page.coded.get("published")), _NEWS)
    return Telling(
        doc_id=page.coded["doc_id"],
        event_id="",
        type=None,
        status="",
        background=False,
        start=day,
        end=day,
        published=_day(page.coded.get("published")),
        places=(),
        initiators=(),
        targets=(),
        weapons=(),
        killed=(),
        wounded=(),
        names=page.names([(0, len(page.text))]),
        words=page.words([(0, len(page.text))]),
        language=page.coded.get("language"),
        quoted=page.quoted(),
        trigger="",
        spans=(),
    )


def _spot(place: Json) -> Spot:
    words = tokens_of(fold(place["name"] or place["text"]).text).keys
    text = tokens_of(fold(place["text"]).text)
    named = [text.keys[i] for i in range(len(text)) if text.is_capital(i)]
    return Spot(
        sound=sound_of(list(words), read_small()) if words else "",
        words=tuple(sound_of([key], read_small()) for key in named if len(key) >= _SHORTEST),
        id=place["gazetteer_id"],
        lat=place["lat"],
        lon=place["lon"],
        country=place["country"],
        admin1=place["admin1"],
        precision=place["precision"],
        radius=place.get("radius_km"),
    )


def _sides(parties: Iterable[Json]) -> Iterator[Side]:
    for party in parties:
        yield Side(party["name"] or party["text"], party["actor_id"], party["country"])


def _numbers(event: Json, field: str) -> tuple[Number, ...]:
    """Give what the claims say of the victims, each figure once; "none" is 0, unsaid is absent."""
    tolls = [said[field] for said in event["claims"] if said[field]]
    kept = [toll for toll in tolls if toll.get("who") != "initiator"]
    highest = ((t, t["high"] if t["high"] is not None else t["best"]) for t in kept)
    said = {(toll["low"], high) for toll, high in highest}
    return tuple(sorted(said, key=lambda number: (number[0] or 0, number[1] or 0)))


def _day(day: str | None) -> int | None:
    return None if day is None else date.fromisoformat(day).toordinal()
