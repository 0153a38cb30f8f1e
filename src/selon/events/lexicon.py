"""The words that name events and count their victims: `events.toml` and `casualties.toml`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import Field

from selon.lang.lexicon import Entry, Table
from selon.schema import read_events

E = TypeVar("E", bound=Entry)

Role = Literal["initiator", "target", "either", "both", "weapon", "none"]
Strength = Literal["strong", "weak", "harm", "generic"]
Status = Literal["happened", "ongoing", "foiled", "threatened", "planned", "denied"]
Need = Literal[
    "acting",
    "armed",
    "fighters",
    "party",
    "place",
    "place_subject",
    "protesters",
    "threat",
    "vehicle",
]


class Trigger(Entry):
    """Words that name an event of one type, and where its parties stand around them."""

    type: str
    strength: Strength
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    companions: tuple[str, ...] = Field(default=(), alias="with")
    without: frozenset[str] = frozenset()
    subject: Role = "initiator"
    object: Role = "target"
    of: Role = "none"
    mate_of: Role = "none"  # who stands behind "de" at the companion: "tombé aux mains de [X]"
    target_by: frozenset[str] = frozenset()
    status: Status | None = None
    protest: bool = False
    plain: bool = False  # says that there was violence, not of which kind
    hostile: bool = False  # violence even where nobody armed is named
    tied: bool = False  # the companion stands right beside or hangs on it: "blew [up]"
    takes_place: bool = False  # a name of a place serves as companion: "a repris [Gao]"
    mate_struck: bool = False  # the companion is the target: "a frappé [un pont]"
    tally: bool = False  # many occurrences: "multiplier les attaques"
    kin: str | None = None  # entries of the type "Other" that can name one occurrence
    unrest: bool = False  # a riot where protesters are in it: "heurts"
    needs: tuple[Need, ...] = ()  # what must be told beside it, all of it
    personal: bool = False  # a strong word that a murder in the family shares: "coups de couteau"
    reflexive: bool = False  # only beside a reflexive pronoun: "[se] faire exploser"
    scale: Literal["act", "campaign"] | None = None  # an act is never one with a campaign
    unit: str = "attack"  # what a number before a noun counts


class Support(Entry):
    """Verbs that carry an event noun and give it parties: "mener [une frappe]"."""

    verbs: tuple[str, ...]
    subject: Role
    object: Role = "none"
    agent: frozenset[str] = frozenset()  # prepositions of whoever did it: "attribué [à]"
    types: frozenset[str] = frozenset()  # only events of these types, where any stand here
    by: frozenset[str] = frozenset()  # prepositions before the noun: "passer [à] l'attaque"


class Roles(Table):
    """Case markers that introduce a party, for every trigger."""

    contracted: dict[str, str]  # prepositions that hold an article, and what they stand for
    initiator: frozenset[str]
    target: frozenset[str]
    either: frozenset[str]
    between: frozenset[str]
    opposing: frozenset[str]  # before the second side of "ont opposé X [à] Y"
    against: frozenset[str]  # in a clause beside: "ont lancé un camion [contre] un bar et tiré"
    amid: frozenset[str]  # nouns before those struck: "au [milieu] de la foule"
    demanding: frozenset[str] = frozenset()  # verbs of protesters: "[exiger] le départ de X"
    leaving: frozenset[str] = frozenset()  # and what of somebody they want: "[départ]"
    origin: frozenset[str] = frozenset()  # before where shots came from: "tirés [depuis] X"
    beside: frozenset[str] = frozenset()  # words before whom a blast was near: "près de"
    holdings: frozenset[str] = frozenset()  # what of a speaker is struck: "sur ses [positions]"
    facing: frozenset[str] = frozenset()  # before the building that a protest stands at
    inside: frozenset[str]  # before a building where it happened
    backing: frozenset[str]  # nouns before those who help: "avec l'[aide] de miliciens"
    opposition: frozenset[str]  # nouns before the opposed: "une marche d'[opposition] au maire"
    prefix: frozenset[str]  # of compounds that name the opposed: "[anti]-X"
    location: frozenset[str]  # nouns that are where it happened, not whom it struck


class Context(Table):
    """Lemmas that tell conflict reporting from other news, and one telling from another."""

    accident: frozenset[str]
    disaster: frozenset[str]  # accidents that no one wills
    sport: frozenset[str]
    other_news: frozenset[str]  # culture, economy, medicine, ordinary justice
    other: frozenset[str]
    ordinal: frozenset[str]  # "une [deuxième] explosion"
    series: frozenset[str]
    perpetrator: frozenset[str]
    accused: frozenset[str]  # who stand for the attackers where nobody else does
    site: frozenset[str] = frozenset()  # what an attack "of" it strikes: "l'attaque d'un [poste]"
    building: frozenset[str]  # institutions that are struck rather than act: "ambassade"
    wrapping: frozenset[str]  # nouns around an event noun: "[tentative] d'assassinat"
    undergoing: frozenset[str]  # what makes a subject the target: "être [victime] de"
    group: frozenset[str] = frozenset()  # that stand for one named before: "le [groupe]"
    habitual: frozenset[str] = frozenset()  # "mènent [régulièrement] des attaques"
    both: frozenset[str] = frozenset()  # nouns for two who fight: "les deux [camps]"
    auspices: frozenset[str] = frozenset()  # nouns before a state that acts: "sous l'[égide] de"
    behind: frozenset[str] = frozenset()  # "être [derrière] une attaque"
    causing: frozenset[str]  # what makes a subject the initiator: "être à l'[origine] de"
    backed: frozenset[str]  # participles before those who fight too: "[appuyé] par des miliciens"
    identifying: frozenset[str]  # verbs that say who they were: "il [s'agit] de bergers"
    victim: frozenset[str]  # "[les victimes] sont des paysans"
    sideless: frozenset[str]  # adjectives that name no side: "une attaque [terroriste]"
    naming: frozenset[str]  # verbs that name somebody: "[identifié] comme X"
    ceasing: frozenset[str]  # nouns for the end of what goes on: "appelle à l'[arrêt] des tirs"
    urging: frozenset[str]  # verbs that want it, and prepositions that wait for it
    calling: frozenset[str]  # verbs for what somebody calls an act: "ce qu'il [qualifie] de frappe"
    person: frozenset[str]
    measure: frozenset[str]  # nouns that are no party: "17 ans"
    suicide: frozenset[str]  # who makes a blast a suicide bombing
    military: frozenset[str]  # what makes a target one that bears arms
    pronouns: frozenset[str]  # that stand for an event noun: "[celui] de Nice"
    reflexive: frozenset[str]
    crowd: frozenset[str] = frozenset()  # who bear no arms by trade, and burn: "colons"
    protesters: frozenset[str]  # whose fights are riots, and whose dead are the police's doing
    double: frozenset[str]  # one occurrence of several blows: "[double] attentat"
    going_on: frozenset[str]  # verbs that say that it goes on
    begin: frozenset[str]  # verbs that say since when
    gather: frozenset[str]  # verbs that make their purpose a fact: "se réunissent pour [protester]"
    counted_from: frozenset[str]  # prepositions: "[depuis] l'attaque"
    since: frozenset[str]  # prepositions of what lasts
    despite: frozenset[str]  # prepositions of what is another matter: "[malgré] la trêve de lundi"
    answer: frozenset[str]  # nouns of what comes after something: "en [réponse] à l'attaque"
    bearing: frozenset[str]  # verbs of those who bear arms: "[armé] d'une hache"
    duty: frozenset[str]  # verbs that say what somebody is for: "[chargé] des tirs"
    elsewhere: tuple[str, ...]  # how a sentence that turns to something else begins
    further: tuple[str, ...] = ()  # how one begins that adds an act, or more of the same harm
    coming: frozenset[str] = frozenset()  # verbs between an act and another: "the raid [came] as …"
    aside: frozenset[str] = (
        frozenset()
    )  # words near its beginning that turn it: "in Gao [meanwhile]"
    undergone: frozenset[str]  # verbs whose subject is where it happened: "Gao a [connu] …"
    contracted: frozenset[str]  # prepositions that hold a definite article: "[du] drame"
    crime: frozenset[str]  # private quarrels and ordinary crime
    courtesies: frozenset[str] = frozenset()  # said beside what happened: "ses [condoléances]"
    private: tuple[str, ...]  # the same in several words, as they stand in a text


class Responsibility(Table):
    """Lemmas by which a group takes responsibility; `tied`: with one of the nouns, no clause."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    tied: bool = False


class EventsFile(Table):
    """`events.toml`."""

    roles: Roles
    responsibility: Responsibility
    triggers: tuple[Trigger, ...]
    support: tuple[Support, ...]
    context: Context


class Casualty(Entry):
    """Words that count people harmed, and where the counted people stand."""

    kind: Literal["killed", "wounded", "abducted", "arrested", "missing", "displaced"]
    nouns: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    companions: tuple[str, ...] = Field(default=(), alias="with")
    after: frozenset[str] = frozenset()
    only_people: bool = False  # "toucher": people, not houses


class Parts(Table):
    """Words around counted people.

    `markers` introduce a share of a toll, `besides` those not in it, `among` those told apart.
    """

    markers: frozenset[str]
    besides: frozenset[str]
    among: frozenset[str]
    case: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]  # nouns that are one person: "le chef a été tué"
    sides: frozenset[str]  # nouns that are nobody: "des deux côtés"
    bodies: frozenset[str]  # nouns whose number stands inside: "une famille de cinq personnes"
    counting: frozenset[str]  # "le nombre de morts"
    rising: frozenset[str]  # verbs of tolls that grow: "passer de 28 à 34"


class CasualtiesFile(Table):
    """`casualties.toml`; `groups` names the people of a part; `together`: a couple is two."""

    parts: Parts
    together: dict[str, int]
    groups: dict[str, tuple[str, ...]]
    casualties: tuple[Casualty, ...]


@dataclass(frozen=True, slots=True)
class EventWords:
    """Both files, indexed by lemma, for one language."""

    language: str
    nouns: Mapping[str, tuple[Trigger, ...]]
    verbs: Mapping[str, tuple[Trigger, ...]]
    support: Mapping[str, tuple[Support, ...]]
    roles: Roles
    responsibility: Responsibility
    context: Context
    toll_nouns: Mapping[str, tuple[Casualty, ...]]
    harmed: frozenset[str]  # nouns of people harmed, whatever governs them
    toll_objects: Mapping[str, tuple[Casualty, ...]]
    toll_subjects: Mapping[str, tuple[Casualty, ...]]
    toll_of: Mapping[str, tuple[Casualty, ...]]
    toll_to: Mapping[str, tuple[Casualty, ...]]
    harming: frozenset[str]  # every lemma of harm, noun or verb
    parts: Parts
    persons: frozenset[str]
    together: Mapping[str, int]
    groups: Mapping[str, str]

    def entry(self, id_: str) -> str:
        """Give the name of an entry as evidence writes it: "fr.attentat"."""
        return f"{self.language}.{id_}"


def compile_words(events: EventsFile, casualties: CasualtiesFile, language: str) -> EventWords:
    """Index the entries by lemma; those that need a companion word come first.

    Raises ValueError when an entry names a type that the schema does not know.
    """
    known = read_events()
    for trigger in events.triggers:
        if trigger.type not in known:
            raise ValueError(f"events.{trigger.id}.type: {trigger.type}")
    harm = casualties.casualties
    return EventWords(
        language=language,
        nouns=_index((lemma, t) for t in events.triggers for lemma in t.nouns),
        verbs=_index((lemma, t) for t in events.triggers for lemma in t.verbs),
        support=_plain((lemma, s) for s in events.support for lemma in s.verbs),
        roles=events.roles,
        responsibility=events.responsibility,
        context=events.context,
        toll_nouns=_plain((lemma, c) for c in harm for lemma in c.nouns),
        harmed=frozenset(lemma for c in harm if not c.after for lemma in c.nouns),
        toll_objects=_plain((lemma, c) for c in harm for lemma in c.object),
        toll_subjects=_plain((lemma, c) for c in harm for lemma in c.subject),
        toll_of=_plain((lemma, c) for c in harm for lemma in c.of),
        toll_to=_plain((lemma, c) for c in harm for lemma in c.to),
        harming=frozenset(w for c in harm for w in c.nouns + c.object + c.subject + c.of + c.to),
        parts=casualties.parts,
        persons=frozenset(person for words in casualties.groups.values() for person in words)
        | casualties.parts.persons
        | events.context.perpetrator,
        together=casualties.together,
        groups={w: group for group, words in casualties.groups.items() for w in words},
    )


def _index(pairs: Iterable[tuple[str, Trigger]]) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = defaultdict(list)
    for lemma, trigger in pairs:
        found[lemma].append(trigger)
    return {k: tuple(sorted(v, key=_breadth)) for k, v in found.items()}


def _breadth(trigger: Trigger) -> tuple[bool, bool, bool]:
    """Give the order in which entries of one word are tried: the narrower first."""
    return not trigger.companions, not trigger.reflexive, not trigger.needs


def _plain(pairs: Iterable[tuple[str, E]]) -> dict[str, tuple[E, ...]]:
    found: dict[str, list[E]] = defaultdict(list)
    for lemma, entry in pairs:
        found[lemma].append(entry)
    return {k: tuple(v) for k, v in found.items()}
