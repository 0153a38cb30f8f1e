"""The models of `agents.toml`, `titles.toml`, `demonyms.toml` and of the table of roles."""

from typing import Literal

from pydantic import Field

from selon.lang.lexicon import Entry, Table

Kind = Literal[
    "official",
    "military",
    "armed_group",
    "media",
    "agency",
    "witness",
    "medical",
    "ngo",
    "expert",
    "unknown",
]


Relation = Literal[
    "part-of", "loyal-to", "allied-with", "backed-by", "owned-by", "aligned-with", "follows"
]


class Agent(Entry):
    """Nouns for people who act ("soldats"), in all their forms.

    `role` is a role of `data/roles.toml`; `alone`: names an actor without a country or
    organisation beside it; `adjectival`: the forms are adjectives too ("une opération militaire")
    and name nobody right behind a noun; `name`: canonical English name of the unnamed group,
    where it says more than that of the role; `plover`: its sector, where it is another.
    """

    role: str
    forms: tuple[str, ...]
    alone: bool = True
    adjectival: bool = False
    name: str | None = None
    plover: str | None = None


class Words(Entry):
    """A class of words in all their forms."""

    forms: tuple[str, ...]


class Metonym(Entry):
    """Palaces and streets that stand for a government, in their exact spelling."""

    country: str
    forms: tuple[str, ...]


class AgentsFile(Table):
    """`agents.toml`.

    `modifiers` may stand between the noun and the country ("forces [armées] maliennes"); `links`
    lead to the country or organisation ("soldats [de la] RDC"); `definite` articles point to who
    was named ("[l']armée"); `backing` leads to whose side somebody takes ("milices [pro-]russes");
    `openers` may stand before the head of a phrase ("[plusieurs] soldats"); `breaks` end the words
    that can hold its head. `owners_first`: the country stands before the noun ("Malian soldiers"),
    and what follows a noun is what the phrase is about ("police [station]").
    """

    owners_first: bool = False
    agents: tuple[Agent, ...]
    modifiers: tuple[Words, ...]
    links: tuple[Words, ...]
    articles: tuple[Words, ...]
    conjunctions: tuple[Words, ...]
    definite: tuple[Words, ...]
    backing: tuple[Words, ...]
    openers: tuple[Words, ...]
    breaks: tuple[Words, ...]
    metonyms: tuple[Metonym, ...]


class Title(Entry):
    """Functions of people and institutions that speak ("porte-parole"), in all their forms.

    `kind`: what they are when nothing else is said; `role`: composed with the country of the
    phrase ("ministre" + "malien" → Government of Mali); `inherits`: they speak for the
    organisation named beside them, and are of its kind.
    """

    kind: Kind
    forms: tuple[str, ...]
    role: str | None = None
    inherits: bool = False


class TitlesFile(Table):
    """`titles.toml`."""

    titles: tuple[Title, ...]


class Demonym(Entry):
    """Adjectives and nouns of a country or people, in all their forms.

    `country` is None for a people of several countries; `prefixes` stand first in compounds
    ("[irako]-syrien"); `exact`: forms that count only in this spelling ("US").
    """

    country: str | None = None
    people: str  # canonical English plural: "Malians"
    forms: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


class DemonymsFile(Table):
    """`demonyms.toml`."""

    demonyms: tuple[Demonym, ...]


class Role(Table):
    """One class of actors: how its members are called in English, and their kind as a source."""

    id: str
    kind: Kind
    code: str | None = None  # "MIL": the actor of a country is "US:MIL"; None: no one actor
    of_country: str  # "Military Forces of {country}"
    inter: int = Field(ge=1, le=8)  # ACLED's class of actors at home
    personal: bool = False  # may be anybody's people: they are not settled on a country
    domestic: bool = False  # abroad they are external forces: class 8
    plover: str  # PLOVER's sector
    unnamed: str  # "Military Forces"
    backed: str = "{unnamed} (pro-{country})"


class RolesFile(Table):
    """`data/roles.toml`."""

    roles: tuple[Role, ...]
