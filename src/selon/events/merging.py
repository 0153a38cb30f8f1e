"""All mentions of one occurrence together: coreference of events inside a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from selon.events.sides import opposed
from selon.events.tolls import Figure
from selon.events.triggers import Hit
from selon.gazetteer.distance import kilometres
from selon.reading import Reading
from selon.records import Party, Place, Timex

# Types whose mentions may name one occurrence, by ACLED's names (codebook of 2024): "attentat",
# "explosion" and "fusillade" of one evening are one event; a protest and an arrest are two.
FAMILY = {
    "Armed clash": "violence",
    "Attack": "violence",
    "Chemical weapon": "violence",
    "Air/drone strike": "violence",
    "Suicide bomb": "violence",
    "Shelling/artillery/missile attack": "violence",
    "Remote explosive/landmine/IED": "violence",
    "Grenade": "violence",
    "Government regains territory": "territory",
    "Non-state actor overtakes territory": "territory",
    "Non-violent transfer of territory": "territory",
    "Sexual violence": "sexual",
    "Abduction/forced disappearance": "abduction",
    "Peaceful protest": "protest",
    "Protest with intervention": "protest",
    "Excessive force against protesters": "protest",
    "Violent demonstration": "protest",
    "Mob violence": "protest",
    "Agreement": "agreement",
    "Arrests": "arrests",
    "Change to group/activity": "change",
    "Disrupted weapons use": "disrupted",
    "Headquarters or base established": "base",
    "Looting/property destruction": "property",
    "Other": "other",
}


# Longer than this is no single occurrence: a tally, a campaign.
LONG = timedelta(days=20)


@dataclass(slots=True)
class Cluster:
    """One occurrence in the making."""

    hits: list[Hit] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    responsibility: list[Party] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)  # claims about it without a trigger

    @property
    def families(self) -> set[str]:
        """The families of its own types; generic words and harm say nothing of it."""
        telling = [h for h in self.hits if h.entry.strength in ("strong", "weak")]
        return {family(h) for h in telling or self.hits}

    @property
    def time(self) -> Timex | None:
        """The first day named, else the first time named."""
        times = [h.time for h in self.hits if h.time is not None]
        days = [t for t in times if t.precision == "day"]
        return next(iter(days or times), None)

    @property
    def is_tally(self) -> bool:
        """Whether one of its mentions counts many occurrences."""
        return any(is_tally(h) for h in self.hits)

    @property
    def places(self) -> list[Place]:
        """All resolved places of its mentions."""
        return [t.place for h in self.hits for t in h.toponyms if t.place is not None]


def family(hit: Hit) -> str:
    """Give the family that a trigger can be one with; "Other" is one per entry."""
    name = FAMILY[hit.type]
    return f"other:{hit.entry.kin or hit.entry.id}" if name == "other" else name


def merge(reading: Reading, hits: Sequence[Hit]) -> list[Cluster]:
    """Group the triggers of a document into occurrences, in the order of the text."""
    clusters: list[Cluster] = []
    words = reading.tree.parse.words
    generic = {id(h): not opens(h) for h in hits}
    for hit in sorted(hits, key=lambda h: (words[h.i].sentence, generic[id(h)], h.i)):
        home = _bound(clusters, hit) or _home(reading, clusters, hit)
        if home is None:
            if not opens(hit):
                continue
            home = Cluster()
            clusters.append(home)
        home.hits.append(hit)
    for cluster in clusters:
        cluster.hits.sort(key=lambda h: h.i)
    return sorted(clusters, key=lambda c: c.hits[0].i)


def _bound(clusters: list[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence of the noun that a verb is bound to."""
    return next((c for c in clusters if any(h is hit.bound for h in c.hits)), None)


def opens(hit: Hit) -> bool:
    """Say whether a trigger can tell an occurrence of its own.

    A generic verb can where somebody armed acts on somebody: "[les rebelles] ont visé [la base]".
    """
    if hit.entry.strength == "harm":
        return hit.status is None
    if hit.entry.strength != "generic":
        return True
    dated = hit.time is not None and hit.time.precision == "day"
    return hit.is_verb and (hit.armed or dated) and bool(hit.initiators) and bool(hit.targets)


def _stands_alone(hit: Hit) -> bool:
    return hit.entry.strength != "harm" and opens(hit)


def _home(reading: Reading, clusters: list[Cluster], hit: Hit) -> Cluster | None:
    able = [c for c in clusters if _related(c, hit) and not _clash(reading, c, hit)]
    if not able:
        return None
    same = [c for c in able if _same_sentence(reading, c, hit)]
    if hit.entry.strength in ("generic", "harm"):
        return same[-1] if same else _near(reading, able, hit)
    if hit.other or (hit.earlier and not hit.definite and not same):
        return None
    return same[-1] if same else _last(able)


def _last(clusters: Iterable[Cluster]) -> Cluster:
    return max(clusters, key=lambda c: max(h.i for h in c.hits))


def _near(reading: Reading, able: list[Cluster], hit: Hit) -> Cluster | None:
    """Give the occurrence told last, where a word that takes it up stands close enough to it."""
    words = reading.tree.parse.words
    last = _last(able)
    apart = words[hit.i].sentence - max(words[h.i].sentence for h in last.hits)
    bound = hit.definite or hit.demonstrative or hit.entry.strength == "harm"
    return last if apart <= (FAR if bound else NEAR) else None


# How many sentences a word may stand from the occurrence that it takes up.
FAR = 6
NEAR = 2


def _same_sentence(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    words = reading.tree.parse.words
    return any(words[h.i].sentence == words[hit.i].sentence for h in cluster.hits)


def _related(cluster: Cluster, hit: Hit) -> bool:
    if hit.entry.strength == "harm" or (hit.entry.strength == "generic" and not hit.entry.protest):
        return bool(cluster.families & {"violence", "abduction", "protest", "territory", "sexual"})
    if family(hit) in cluster.families:
        return True
    if {family(hit)} | cluster.families != {"violence", "territory"}:
        return False
    types = {hit.type, *(h.type for h in cluster.hits if h.entry.strength in ("strong", "weak"))}
    return "Armed clash" in types and "Attack" not in types


def _clash(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether something that a mention tells cannot be of the occurrence."""
    places = [t.place for t in hit.toponyms if t.place is not None]
    if hit.status == "denied":  # who denies names the act and the sides in words of his own
        return _other_time(cluster.time, hit.time) or _other_place(cluster.places, places)
    return (
        (_stands_alone(hit) and is_tally(hit) != cluster.is_tally)
        or _other_time(cluster.time, hit.time)
        or _is_old(reading, cluster, hit)
        or _other_place(cluster.places, places)
        or _other_means(cluster, hit)
        or _other_status(cluster, hit)
        or opposed(
            [p for h in cluster.hits for p in h.initiators],
            [p for h in cluster.hits for p in h.targets],
            hit.initiators,
            hit.targets,
        )
    )


def _other_means(cluster: Cluster, hit: Hit) -> bool:
    """Say whether the means differ: an air strike is no rocket fire, a blast is neither."""
    mine = _MEANS.get(hit.type) if hit.entry.strength == "strong" else None
    told = {_MEANS.get(h.type) for h in cluster.hits if h.entry.strength == "strong"} - {None}
    return mine is not None and bool(told) and mine not in told


_MEANS = {
    "Chemical weapon": "chemical",
    "Air/drone strike": "air",
    "Shelling/artillery/missile attack": "shell",
    "Suicide bomb": "blast",
    "Remote explosive/landmine/IED": "blast",
    "Grenade": "blast",
}

_UNREAL = frozenset({"threatened", "planned", "hypothetical"})


def _other_status(cluster: Cluster, hit: Hit) -> bool:
    """Say whether one is told as a fact and the other as a plan or a threat."""
    mine = hit.status in _UNREAL
    return all((h.status in _UNREAL) != mine for h in cluster.hits)


def _is_old(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention is dated long before what the lead tells as news without a date."""
    told = reading.tree.parse.words[cluster.hits[0].i].paragraph < LEAD
    if cluster.time is not None or not told or reading.published is None:
        return False
    end = hit.time.end if hit.time is not None else None
    return end is not None and end < reading.published - NEWS


# Paragraphs that tell what is new, and for how long it is.
LEAD = 3
NEWS = timedelta(days=14)


def is_tally(hit: Hit) -> bool:
    """Say whether a mention counts many occurrences: "151 attaques depuis le 17 octobre"."""
    time = hit.time
    if not hit.plural or time is None or time.start is None or time.end is None:
        return hit.series
    return time.end - time.start > LONG


def _other_time(a: Timex | None, b: Timex | None) -> bool:
    """Say whether two times cannot be of one occurrence: no day in common."""
    if a is None or b is None or a.start is None or b.start is None:
        return False
    if a.end is None or b.end is None:
        return False
    told = any(t.anchor == "narrative" and t.type == "DATE" for t in (a, b))  # "le lendemain"
    slack = timedelta(0 if told else 1)
    return a.end + slack < b.start or b.end + slack < a.start


def _other_place(known: Sequence[Place], named: Sequence[Place]) -> bool:
    """Say whether places of one grain differ: another town, or another country."""
    if not known or not named:
        return False
    countries = {p.country for p in known if p.country}
    if countries and all(p.country and p.country not in countries for p in named):
        return True
    towns = [p for p in known if p.precision in _SPOTS]
    new = [p for p in named if p.precision in _SPOTS]
    return bool(towns and new) and not any(_is_near(a, b) for a in towns for b in new)


def _is_near(one: Place, other: Place) -> bool:
    """Say whether two places can be one: the same, or a square and its city."""
    if one.id == other.id:
        return True
    if one.precision == other.precision == "locality":
        return False  # two towns are two, however near
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) <= _CITY


# Precisions of a place that an occurrence has one of, and kilometres across which a city reaches.
_SPOTS = frozenset({"exact", "locality", "district"})
_CITY = 20.0
