"""When and where: what days and places say for and against two tellings being one."""

from datetime import date
from typing import Final, TypeAlias

from selon.gazetteer.countryparts import PARTS
from selon.gazetteer.distance import kilometres
from selon.incidents.tellings import Spot, Telling
from selon.incidents.weights import Weights

Found: TypeAlias = tuple[str, str] | None  # the value of a feature, and its detail

Spots: TypeAlias = tuple[Spot, ...]

BARRED: Final = "apart"  # the value that forbids a link whatever else is alike

_FAR_DAYS: Final = 3  # days outside a span that is known to the week or the month
_MONTH: Final = 31
_NEAR_KM: Final = 15.0
_BESIDE_KM: Final = 40.0
_WIDE: Final = ("region", "country", "district", "waters")


def time(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the days; days of publication stand in where a text has none."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return _published(one, other)
    gap = max(one.start - other.end, other.start - one.end, 0)
    if "" in (one.event_id, other.event_id):
        return _untold(one, other), f"{_span(one)} / {_span(other)}"
    exact = one.end - one.start < 2 and other.end - other.start < 2  # a night has two days
    detail = f"{_span(one)} / {_span(other)}"
    if gap == 0:
        same = one.start == other.start and one.end == other.end
        return ("same_day" if exact or same else "overlap"), detail
    if exact and 0 < gap < _FAR_DAYS and _told_on(one, other):
        return ("report_day" if gap == 1 else "report_later"), detail
    if exact:
        return {1: "next_day", 2: "two_days"}.get(gap, BARRED), detail
    return ("near" if gap <= _FAR_DAYS else BARRED), detail


def _untold(one: Telling, other: Telling) -> str:
    """Judge the only day of a document without events: of what it is about, or of what is said."""
    told, untold = (one, other) if one.event_id else (other, one)
    assert told.end is not None
    assert untold.start is not None
    after = untold.start - told.end
    if after in (0, 1) or (told.start or 0) <= untold.start <= told.end:
        return "published"
    return "published_week" if after == -1 else "unlikely"


def _told_on(one: Telling, other: Telling) -> bool:
    """Say whether the later day is that of the article: "announced on Wednesday" is no attack."""
    later = max(one, other, key=lambda telling: telling.start or 0)
    return later.reported or later.start == later.published


def _published(one: Telling, other: Telling) -> Found:
    """Compare where at least one text does not say when."""
    timeless = [telling for telling in (one, other) if not telling.dated and not telling.published]
    if timeless:
        return ("unknown", "") if len(timeless) == 1 else None
    if one.dated or other.dated:
        dated, undated = (one, other) if one.dated else (other, one)
        assert dated.end is not None
        assert undated.published is not None
        after = undated.published - dated.end
        detail = f"{_span(dated)} / {_iso(undated.published)}"
    else:
        assert one.published is not None
        assert other.published is not None
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


def place(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare the places: the two that agree best, the chief place of one of them among them."""
    if not one.places or not other.places:
        return _named(one, other, weights)
    ones, others = _compared(one.places, other.places)
    pairs = [(ones[0], spot) for spot in others]
    pairs += [(spot, others[0]) for spot in ones[1:]]
    found = min((_places(*pair) for pair in pairs), key=lambda found: _CLOSEST.index(found[0]))
    if found[0] == "abroad" and (_is_adrift(one, weights) or _is_adrift(other, weights)):
        found = "adrift", found[1]
    if found[0] in ("beside", "elsewhere", "adrift", "abroad", "unknown"):
        return _named(one, other, weights) or found
    return found


def _compared(ones: Spots, others: Spots) -> tuple[Spots, Spots]:
    """Give the places to compare: where both name towns, their regions and countries tell nothing.

    A name that nobody knows is that of a town, and so is part of a town that the other names whole.
    """
    known = {spot.id for spot in (*ones, *others) if spot.id and spot.precision not in _WIDE}
    towns = [
        tuple(spot for spot in spots if spot.precision not in _WIDE or spot.id in known)
        for spots in (ones, others)
    ]
    return (towns[0], towns[1]) if all(towns) else (ones, others)


def _is_adrift(telling: Telling, weights: Weights) -> bool:
    """Say whether the place may be that of a side: "Washington launched a hundred missiles"."""
    chief = telling.places[0]
    return chief.precision == "country" or weights.common.issuperset(chief.words)


def _named(one: Telling, other: Telling, weights: Weights) -> Found:
    """Say whether one text names the place of the other, which was read otherwise or not at all."""
    ones, others = _compared(one.places, other.places)
    for spots, reader in ((ones, other), (others, one)):
        known = {word for name in reader.names for word in name.split()}
        for spot in spots[:1]:
            point = spot.words and spot.precision not in _WIDE
            if point and known.issuperset(spot.words) and not weights.common.issuperset(spot.words):
                return "named", spot.sound
    return None


_CLOSEST: Final = (
    "same",
    "near",
    "area",
    "inside",
    "country",
    "beside",
    "unknown",
    "elsewhere",
    "adrift",
    "abroad",
)


def _places(one: Spot, other: Spot) -> tuple[str, str]:
    detail = f"{one.sound} / {other.sound}"
    wide = one.precision in _WIDE or other.precision in _WIDE
    if (one.id is not None and one.id == other.id) or (one.sound and one.sound == other.sound):
        return _twice(one), detail
    if one.country and other.country and one.country != other.country:
        return _far(one, other, detail, "abroad")
    if "country" in (one.precision, other.precision):
        return ("country" if one.country == other.country else "unknown"), detail
    if wide and one.admin1 and one.admin1 == other.admin1:
        return "inside", detail
    value, detail = _far(one, other, detail, "elsewhere")
    return ("inside" if wide and value == "near" else value), detail


def _twice(spot: Spot) -> str:
    """Judge one place named twice: a country, a part of one or a sea says little."""
    if spot.precision == "country":
        return "country"
    part = spot.id is not None and spot.id.startswith(PARTS)  # "the north of Mali", a border
    if spot.precision == "waters" or part:
        return "inside"
    return "area" if spot.precision == "region" else "same"


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


def _span(telling: Telling) -> str:
    assert telling.start is not None
    assert telling.end is not None
    ends = (telling.start,) if telling.start == telling.end else (telling.start, telling.end)
    return "–".join(map(_iso, ends))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
