"""What speaks for and against two tellings being of one incident: named features with weights.

Each feature looks at two tellings and gives the name of what it finds and its detail, or nothing;
the weights stand in `weights.toml`. A feature never looks at anything but the two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from selon.gazetteer.distance import kilometres
from selon.incidents.tellings import Number, Side, Spot, Telling
from selon.incidents.weights import Weights

Found: TypeAlias = tuple[str, str] | None  # the value of a feature, and its detail
Feature: TypeAlias = Callable[[Telling, Telling, Weights], Found]

BARRED: Final = "apart"  # the value that forbids a link whatever else is alike

_FAR_DAYS: Final = 3  # days between two days that are no slip of the calendar
_WEEK: Final = 7
_MONTH: Final = 31
_NEAR_KM: Final = 15.0
_BESIDE_KM: Final = 40.0
_POINT: Final = ("exact", "locality")
_WIDE: Final = ("region", "country", "district", "waters")
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a link (weight above 0) or against it."""

    feature: str
    value: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far two tellings are one incident; 0 is as likely as not."""

    score: float
    reasons: tuple[Reason, ...]
    barred: bool


def compare(one: Telling, other: Telling, weights: Weights) -> Comparison:
    """Compare two tellings; the order of the two does not matter."""
    if other.key < one.key:
        one, other = other, one
    if one.doc_id == other.doc_id:
        return Comparison(0.0, (Reason("document", BARRED, 0.0, one.doc_id),), barred=True)
    reasons = tuple(_reasons(one, other, weights))
    barred = any(reason.value == BARRED for reason in reasons)
    return Comparison(sum(reason.weight for reason in reasons), reasons, barred)


def _reasons(one: Telling, other: Telling, weights: Weights) -> Iterator[Reason]:
    untold = "" in (one.event_id, other.event_id)
    bias = "document" if untold else "any"
    yield Reason("bias", bias, weights.of["bias", bias], "")
    for name, feature in FEATURES.items():
        found = feature(one, other, weights)
        if found is not None:
            value, detail = found
            weight = 0.0 if value == BARRED else weights.of[name, value]
            yield Reason(name, value, weight, detail)


def time(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the days; days of publication stand in where a text has none."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return _published(one, other)
    gap = max(one.start - other.end, other.start - one.end, 0)
    exact = one.end - one.start < 2 and other.end - other.start < 2  # a night has two days
    detail = f"{_span(one)} / {_span(other)}"
    if gap == 0:
        same = one.start == other.start and one.end == other.end
        return ("same_day" if exact or same else "overlap"), detail
    if exact:
        return {1: "next_day", 2: "two_days"}.get(gap, BARRED), detail
    return ("near" if gap <= _FAR_DAYS else BARRED), detail


def _published(one: Telling, other: Telling) -> Found:
    """Compare where at least one text does not say when."""
    if one.published is None or other.published is None:
        return None
    if one.dated or other.dated:
        dated, undated = (one, other) if one.dated else (other, one)
        assert dated.end is not None
        assert undated.published is not None
        after = undated.published - dated.end
        detail = f"{_span(dated)} / {_iso(undated.published)}"
    else:
        undated, after = one, abs(one.published - other.published)
        detail = f"{_iso(one.published)} / {_iso(other.published)}"
        if after <= 1:
            return "published_near", detail
        if after <= _FAR_DAYS:
            return "published_week", detail
    if one.background or other.background:
        return "recalled", detail
    if (one.dated or other.dated) and -1 <= after <= _FAR_DAYS + 1:
        return "published", detail
    return ("unlikely" if abs(after) <= _MONTH else BARRED), detail


def place(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the places: the two that agree best, the chief place of one of them among them."""
    if not one.places or not other.places:
        return _named(one, other)
    pairs = [(one.places[0], spot) for spot in other.places]
    pairs += [(spot, other.places[0]) for spot in one.places[1:]]
    return min((_places(*pair) for pair in pairs), key=lambda found: _CLOSEST.index(found[0]))


def _named(one: Telling, other: Telling) -> Found:
    """Say whether a document without places names the place of the other."""
    for told, silent in ((one, other), (other, one)):
        if told.places and not silent.places:
            near = [spot for spot in told.places if spot.precision not in _WIDE and spot.words]
            named = [spot.sound for spot in near if silent.names.issuperset(spot.words)]
            if named:
                return "named", named[0]
    return None


_CLOSEST: Final = ("same", "near", "inside", "beside", "unknown", "elsewhere", "abroad")


def _places(one: Spot, other: Spot) -> tuple[str, str]:
    detail = f"{one.sound} / {other.sound}"
    wide = one.precision in _WIDE or other.precision in _WIDE
    if (one.id is not None and one.id == other.id) or (one.sound and one.sound == other.sound):
        # The same country or sea twice says little: much happens in it.
        return ("inside" if one.precision in ("country", "waters") else "same"), detail
    if one.country and other.country and one.country != other.country:
        return _far(one, other, detail, "abroad")
    if "country" in (one.precision, other.precision):
        return ("inside" if one.country == other.country else "unknown"), detail
    if wide and one.admin1 and one.admin1 == other.admin1:
        return "inside", detail
    return _far(one, other, detail, "elsewhere")


def _far(one: Spot, other: Spot, detail: str, beyond: str) -> tuple[str, str]:
    """Judge two places by their distance, less what they measure themselves."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return "unknown", detail
    apart = kilometres((one.lat, one.lon), (other.lat, other.lon))
    apart -= (one.radius or 0.0) + (other.radius or 0.0)
    detail = f"{detail}: {max(apart, 0.0):.0f} km"
    if apart <= _NEAR_KM:
        return "near", detail
    return ("beside" if apart <= _BESIDE_KM else beyond), detail


def kind(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare what kind of occurrence it is."""
    if one.type is None or other.type is None:
        return None
    detail = f"{one.type} / {other.type}"
    if one.type == other.type:
        return "same", detail
    families = weights.family[one.type], weights.family[other.type]
    if families[0] == families[1]:
        return ("minor" if families[0] == "minor" else "family"), detail
    if families in weights.compatible:
        return "compatible", detail
    return ("minor" if "minor" in families else "clash"), detail


def status(one: Telling, other: Telling, weights: Weights) -> Found:
    """Tell what took place from what is only planned or feared."""
    real = one.status in weights.real, other.status in weights.real
    if not one.status or not other.status or real[0] == real[1]:
        return None
    return "clash", f"{one.status} / {other.status}"


def initiator(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare who acts; people whom nobody names are no difference."""
    ones, others = _known(one.initiators), _known(other.initiators)
    if not ones or not others:
        return None
    shared = sorted(set(ones) & set(others))
    if shared:
        return "same", shared[0]
    if _states(ones, weights) & _states(others, weights):
        return "state", " / ".join(sorted({*ones, *others}))
    return "other", " / ".join(sorted({*ones, *others}))


def target(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare who or what is acted upon: by who it is, else by the words."""
    ones, others = _known(one.targets), _known(other.targets)
    shared = sorted(set(ones) & set(others))
    if shared:
        return "same", shared[0]
    words = sorted(_words(one.targets) & _words(other.targets))
    if words:
        return "words", words[0]
    if ones and others and not _states(ones, weights) & _states(others, weights):
        return "other", " / ".join(sorted({*ones, *others}))
    return None


def _known(sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(side.actor_id for side in sides if side.actor_id)


def _states(ids: tuple[str, ...], weights: Weights) -> set[str]:
    """Give the states whose arms are among the actors."""
    parts = [id_.partition(":") for id_ in ids]
    return {country for country, _, code in parts if code in weights.state}


def _words(sides: tuple[Side, ...]) -> set[str]:
    """Give the longer words of the sides: "market", "convoi"."""
    return {word for side in sides for word in side.name.lower().split() if len(word) > 4}


def weapon(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the means."""
    if not one.weapons or not other.weapons:
        return None
    shared = sorted({*one.weapons} & {*other.weapons})
    return ("same", shared[0]) if shared else ("other", f"{one.weapons[0]} / {other.weapons[0]}")


def killed(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the dead that are counted; opposed tolls are no bar."""
    pair = _closest(one.killed, other.killed)
    if pair is None:
        return None
    low, high = pair
    detail = f"{low} / {high}"
    if low == high:
        return ("few" if low <= _FEW else "same"), detail
    if high <= 1.5 * low:
        return "compatible", detail
    return ("other" if high <= 4 * low else "far"), detail


def wounded(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the wounded that are counted."""
    pair = _closest(one.wounded, other.wounded)
    if pair is None:
        return None
    return ("same" if pair[0] == pair[1] else "other"), f"{pair[0]} / {pair[1]}"


def _closest(ones: tuple[Number, ...], others: tuple[Number, ...]) -> tuple[int, int] | None:
    """Give the two figures that agree best, the smaller first; None where one says nothing."""
    pairs = [(a, b) for a in _values(ones) for b in _values(others)]
    ordered = [(min(pair), max(pair)) for pair in pairs]
    return min(ordered, key=lambda p: ((p[1] + 1) / (p[0] + 1), p), default=None)


def _values(numbers: tuple[Number, ...]) -> set[int]:
    """Give the figures above none: "no dead" is said of one thing and many others."""
    return {value for number in numbers for value in number if value}


def names(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the names near the two: people, places, units, whatever is written with a capital."""
    if not one.names or not other.names:
        return None
    shared = sorted(one.names & other.names)
    part = len(shared) / min(len(one.names), len(other.names))
    detail = ", ".join(shared[:6])
    if len(shared) >= 3 and part >= 0.5:
        return "many", detail
    if len(shared) >= 2:
        return "some", detail
    return ("one", detail) if shared else ("none", detail)


def quoted(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Say whether both quote the same words."""
    shared = sorted(one.quoted & other.quoted)
    return ("same", shared[0]) if shared else None


def wire(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Say whether two copies of one text name it by the same words."""
    if not one.voice or one.voice != other.voice:
        return None
    return ("same", one.voice) if (one.type, one.trigger) == (other.type, other.trigger) else None


FEATURES: Final[dict[str, Feature]] = {
    "time": time,
    "place": place,
    "type": kind,
    "status": status,
    "initiator": initiator,
    "target": target,
    "weapon": weapon,
    "killed": killed,
    "wounded": wounded,
    "names": names,
    "quoted": quoted,
    "wire": wire,
}


def _span(telling: Telling) -> str:
    assert telling.start is not None
    assert telling.end is not None
    ends = (telling.start,) if telling.start == telling.end else (telling.start, telling.end)
    return "–".join(map(_iso, ends))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
