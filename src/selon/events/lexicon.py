"""The words that name events and count their victims: `events.toml` and `casualties.toml`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import Field

from selon.events.contexts import Context, Roles
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

    @property
    def telling(self) -> bool:
        """Whether it names an act: it neither only takes one up nor tells only of the harm."""
        return self.strength in ("strong", "weak")


class Support(Entry):
    """Verbs that carry an event noun and give it parties: "mener [une frappe]"."""

    verbs: tuple[str, ...]
    subject: Role
    object: Role = "none"
    agent: frozenset[str] = frozenset()  # prepositions of whoever did it: "attribué [à]"
    types: frozenset[str] = frozenset()  # only events of these types, where any stand here
    by: frozenset[str] = frozenset()  # prepositions before the noun: "passer [à] l'attaque"


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
    put_at: frozenset[str] = (
        frozenset()
    )  # between those counted and their number: "the dead [at] 6"


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
