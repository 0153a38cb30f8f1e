"""Mentions of one occurrence, in the making: what they tell together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from selon.events.tolls import Figure
from selon.events.triggers import Hit
from selon.parsing import Word
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


# Families of what people are harmed in.
HARMING = frozenset({"violence", "abduction", "protest", "sexual", "territory"})

# Statuses of what has not taken place.
UNREAL = frozenset({"threatened", "planned", "hypothetical", "foiled"})

# Longer than this is no single occurrence: a tally, a campaign.
LONG = timedelta(days=20)
# The dead of a longer time than this are those of many occurrences.
WEEK = timedelta(days=6)


@dataclass
class Cluster:
    """One occurrence in the making; what its mentions tell together is put together once."""

    hits: list[Hit] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    responsibility: list[Party] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)  # claims about it without a trigger

    def take(self, hit: Hit) -> None:
        """Take up a mention, of which all is known."""
        self.hits.append(hit)
        self._forget()

    def put_in_order(self) -> None:
        """Put the mentions into the order of the text."""
        self.hits.sort(key=lambda h: h.i)
        self._forget()

    def _forget(self) -> None:
        for name in _TOGETHER:
            self.__dict__.pop(name, None)

    @cached_property
    def telling(self) -> list[Hit]:
        """Its mentions that name an act."""
        return [h for h in self.hits if h.entry.telling]

    @cached_property
    def families(self) -> set[str]:
        """The families of its own types; generic words and harm say nothing of it."""
        found = {family(h) for h in self.telling or self.hits}
        if found == {"property"} and len(self.telling) < len(self.hits):
            found.add("violence")  # they did not only burn
        return found

    @cached_property
    def kinds(self) -> set[str]:
        """The families of all its types."""
        return {FAMILY[h.type] for h in self.hits}

    @cached_property
    def time(self) -> Timex | None:
        """The first day named, else the first time named; of what lasts, since when."""
        times = [h.time for h in self.hits if h.time is not None]
        since = [t for t in times if is_since(t)]
        if since and any(h.entry.status == "ongoing" for h in self.hits):
            return since[0]
        days = [t for t in times if t.precision == "day"]
        nights = [t for t in times if days and _holds(t, days[0])]
        return next(iter(nights or days or times), None)

    @cached_property
    def is_tally(self) -> bool:
        """Whether one of its mentions counts many occurrences."""
        named = [h for h in self.hits if h.entry.strength != "harm"] or self.hits
        return any(is_tally(h) for h in named)

    @cached_property
    def is_multiple(self) -> bool:
        """Whether one of its mentions says that it was several blows: "deux attentats"."""
        nouns = [h for h in self.hits if not h.is_verb and h.entry.strength != "harm"]
        return any(h.plural or h.double for h in nouns)

    @cached_property
    def is_recalled(self) -> bool:
        """Whether it lies behind what is told: the pluperfect, a pronoun for another's name."""
        return any(h.earlier or h.pronoun for h in self.hits if h.entry.strength != "harm")

    @cached_property
    def last(self) -> int:
        """The position of its last mention so far."""
        return max(h.i for h in self.hits)

    @cached_property
    def places(self) -> list[Place]:
        """All resolved places of its mentions."""
        return [t.place for h in self.hits for t in h.toponyms if t.place is not None]

    @cached_property
    def countries(self) -> set[str]:
        """The countries of its places."""
        return {p.country for p in self.places if p.country}


_TOGETHER = tuple(n for n, made in vars(Cluster).items() if isinstance(made, cached_property))


def _holds(night: Timex, day: Timex) -> bool:
    """Say whether a time is a night of which a day is one half: "de lundi à mardi", "mardi"."""
    if night.precision != "range" or night.start is None or night.end is None or day.start is None:
        return False
    return night.end - night.start <= NIGHT and night.start <= day.start <= night.end


# The two days that a night lies on.
NIGHT = timedelta(days=1)


def is_since(time: Timex) -> bool:
    """Say whether a time runs from a day to now: "depuis lundi"."""
    return any(e.rule == "times.since" for e in time.evidence)


def family(hit: Hit) -> str:
    """Give the family that a trigger can be one with; "Other" is one per entry."""
    name = FAMILY[hit.type]
    return f"other:{hit.entry.kin or hit.entry.id}" if name == "other" else name


def sentences_of(words: Sequence[Word], hits: Iterable[Hit]) -> set[int]:
    """Give the sentences that mentions stand in."""
    return {words[h.i].sentence for h in hits}


def is_lead(words: Sequence[Word], i: int) -> bool:
    """Say whether a word stands where the news is told first: at the head, and not far on."""
    return words[i].paragraph < LEAD and words[i].sentence < LEAD_SENTENCES


# Paragraphs that tell what is new, and how many sentences they have where all is one paragraph.
LEAD = 3
LEAD_SENTENCES = 7


def opens(hit: Hit) -> bool:
    """Say whether a trigger can tell an occurrence of its own."""
    if hit.entry.strength == "harm":
        return _is_harm_told(hit)
    if hit.entry.type in _UNTOLD and hit.status in ("planned", "hypothetical"):
        return False
    if hit.bare and hit.status == "threatened":  # "menace de [frapper] encore"
        return True
    if hit.entry.strength == "generic":
        return _is_act_told(hit) or ((hit.plural or _lasts(hit)) and is_tally(hit))
    told = hit.targets or hit.toponyms or hit.mate is not None
    return hit.entry.strength == "strong" or not hit.bare or bool(told and hit.initiators)


def _is_harm_told(hit: Hit) -> bool:
    """Say whether a death tells of violence: one man's may be natural; a threat of it is one."""
    if hit.bare:
        return hit.status == "threatened" and bool(hit.targets)
    return hit.status is None and (hit.many or hit.entry.subject != "target")


def _is_act_told(hit: Hit) -> bool:
    """Say whether a word of many senses tells an act: "[les rebelles] ont visé [la base]"."""
    dated = hit.time is not None and hit.time.precision == "day"
    acted = hit.initiators or hit.weapons
    if not hit.is_verb:  # "l'armée mène des [opérations] près de Gao"
        return hit.armed and bool(hit.verbs) and bool(hit.targets or hit.toponyms or dated)
    return (hit.armed or dated) and bool(acted) and bool(hit.targets)


def _lasts(hit: Hit) -> bool:
    """Say whether a noun names what has gone on for months: "la guerre a fait … depuis 2014"."""
    time = hit.time
    if hit.is_verb or time is None or time.start is None or time.end is None:
        return False
    return is_since(time) and time.end - time.start > MONTHS


MONTHS = timedelta(days=90)

# Types of which a mere intention is no news.
_UNTOLD = frozenset({"Change to group/activity", "Other"})


def is_tally(hit: Hit) -> bool:
    """Say whether a mention counts many occurrences: "151 attaques depuis le 17 octobre"."""
    time = hit.time
    single = hit.is_verb or not hit.plural or time is None or time.precision == "month"
    if hit.entry.protest and time is not None and is_since(time):
        return True  # "manifestent depuis trois jours dans plusieurs villes"
    many = hit.many or hit.entry.strength == "harm"
    if hit.is_verb and many and time is not None and is_since(time):
        single = False  # "soixante cellules ont été démantelées depuis 2015"
    if single or time is None or time.start is None or time.end is None:
        return hit.series or hit.habitual or _lasts(hit)
    return time.end - time.start > (WEEK if hit.entry.strength == "harm" else LONG)
