"""Whether the places that two mentions name can be those of one occurrence."""

from collections.abc import Iterable, Sequence

from selon.events.clusters import Cluster
from selon.events.triggers import Hit
from selon.folding import bare
from selon.gazetteer.distance import apart
from selon.reading import Reading
from selon.records import Place, Toponym

# Grains that are a point on the map, and those that are a part of a country.
_TOWNS = frozenset({"exact", "locality", "district"})
NEARBY = 45.0  # kilometres: "Grand-Bassam, à 40 kilomètres" of Abidjan; a square and its city
FAR = 100.0  # kilometres from the middle of a province to what is surely not in it


def other_place(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention names another country, town, province or unknown village."""
    named = [t.place for t in hit.toponyms if t.place is not None]
    known = cluster.places
    if known and named:
        countries = cluster.countries
        if countries and all(p.country and p.country not in countries for p in named):
            return True
        if other_town(known, named):
            return True
        if not hit.definite and _other_division(known, named):
            return True
    return _other_name(reading, cluster, hit)


def other_site(known: Sequence[Place], named: Sequence[Place]) -> bool:
    """Say whether both name what lies in a country, and nothing of it is the same."""
    here = {p.id for p in known if p.precision != "country"}
    there = {p.id for p in named if p.precision != "country"}
    return bool(here and there) and not here & there


def other_town(known: Sequence[Place], named: Sequence[Place]) -> bool:
    """Say whether both name towns, and none near one of the others."""
    towns = [p for p in known if p.precision in _TOWNS]
    new = [p for p in named if p.precision in _TOWNS]
    return bool(towns and new) and not any(_is_near(a, b) for a in towns for b in new)


def _is_near(a: Place, b: Place) -> bool:
    """Say whether two places are one, or so near that one is told by the other's name."""
    if a.id == b.id:
        return True
    far = apart(a, b)
    return far is not None and far <= NEARBY


def _other_division(known: Sequence[Place], named: Sequence[Place]) -> bool:
    """Say whether both lie in provinces that are known, and none of them is the same."""
    if any(p.precision != "country" and p.admin1 is None for p in (*known, *named)):
        return False  # "le Darfour" is five provinces
    here, there = _divisions(known), _divisions(named)
    whole = any(p.precision == "region" for p in (*known, *named))
    if not whole or not here or not there or here & there:
        return False
    gaps = [apart(a, b) for a in known for b in named if a.admin1 and b.admin1]
    return all(gap is not None and gap > FAR for gap in gaps)


def _divisions(places: Iterable[Place]) -> set[tuple[str | None, str]]:
    return {(p.country, p.admin1) for p in places if p.admin1 is not None}


def _other_name(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether both name what no list knows, by names that share no word, in two sentences."""
    words = reading.tree.parse.words
    here = [t for t in hit.toponyms if t.place is None]
    if hit.definite or not here:
        return False
    told = [
        t for h in cluster.hits if words[h.i].sentence != words[hit.i].sentence for t in h.toponyms
    ]
    unknown = [t for t in told if t.place is None]
    return bool(unknown) and not _names(reading, here) & _names(reading, told)


def _names(reading: Reading, toponyms: Iterable[Toponym]) -> set[str]:
    """Give the words of names, without capitals and accents; small words are none."""
    parts = (part for t in toponyms for part in t.span.of(reading.tree.parse.text).split())
    return {bare(part) for part in parts if part[:1].isupper()}
