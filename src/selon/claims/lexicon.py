"""The models of `modality.toml` and `reporting.toml`."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from selon.lang.lexicon import Entry, Table

Modal = Literal["planned", "threatened", "hypothetical", "attempted"]
Strength = Literal["CT", "PR", "PS", "U"]
Stance = Literal["reports", "confirms", "claims", "alleges", "denies", "accuses", "threatens"]


class Takes(StrEnum):
    """How a verb gives what was said."""

    CLAUSE = "clause"  # "[affirme] que …"
    INFINITIVE = "infinitive"  # "[dit] avoir tiré"
    SPEECH = "speech"  # "… », [a lancé] le maire", "a lancé : « … »"
    PHRASE = "phrase"  # "[annonce] la mort de …"
    QUOTED = "quoted"  # "[a dénoncé] un « acte odieux »": a noun phrase only where it is quoted
    ABOUT = "about"  # "[accuse] le groupe d'avoir tiré": what somebody is said to have done


class Words(Entry):
    """Spellings, in lower case; one with a space is a sequence of words."""

    words: tuple[str, ...]


class Negator(Words):
    """A word that negates its verb or noun; `particle`: only beside the particle ("ne")."""

    particle: bool = False


class Governor(Entry):
    """A verb, noun or adjective above the event that says how far it is real."""

    lemmas: tuple[str, ...]
    modal: Modal | None = None
    strength: Strength
    negates: bool = False
    infinitive: bool = False  # only of an infinitive: "doit [partir]", not "est dû à"


class Opener(Words):
    """Words that open a clause or phrase and say how far it is real.

    `condition`: the main clause above is hypothetical too; `clause`: only before a verb.
    """

    modal: Modal | None = None
    strength: Strength
    negates: bool = False
    condition: bool = False
    clause: bool = False


class Hedge(Words):
    """An adverb or adjective that weakens; `alleged`: it marks an accusation unproven."""

    strength: Strength
    alleged: bool = False


class Occurrence(Entry):
    """Verbs whose subject did or did not take place: their polarity is its own."""

    lemmas: tuple[str, ...]
    nouns: tuple[str, ...] = ()


class ModalityFile(Table):
    """`modality.toml`."""

    particles: tuple[Words, ...]
    complements: tuple[Words, ...]
    negators: tuple[Negator, ...]
    governors: tuple[Governor, ...]
    modals: tuple[Governor, ...] = ()  # auxiliaries that say it of their verb: "[may] attack"
    openers: tuple[Opener, ...]
    hedges: tuple[Hedge, ...]
    occurrences: tuple[Occurrence, ...]
    carriers: tuple[Words, ...]  # verbs whose object is done: "n'a pas mené l'attaque"


class Reporting(Entry):
    """What every cue of a source says of the claim that it makes."""

    stance: Stance = "reports"
    strength: Strength = "CT"
    asserts: bool = False  # an interested party that uses it claims
    distance: bool = False  # the article keeps its distance


class Verb(Reporting):
    """Verbs of one meaning. A lemma may be "faire savoir" or "se féliciter"."""

    lemmas: tuple[str, ...]
    takes: frozenset[Takes]
    from_: tuple[str, ...] = Field(default=(), alias="from")  # what stands before the source
    subjects: tuple[str, ...] = ()  # only with one of these nouns as subject
    objects: tuple[str, ...] = ()  # only where it is about one of these nouns: "porter le bilan à"
    reacts: bool = False  # says what is thought of it, not what happened: "condamner"
    refutes: bool = False  # only where it calls what was said something else: "un mensonge"
    addressed: bool = False  # its object is who hears it: "told [the agency]"
    warns: bool = False  # a party that uses it of violence to come threatens: "avertir"
    pledges: bool = False  # what it promises is a threat where it is violence


class Preposition(Reporting):
    """Words before a source: "selon"; `inclusive`: they end in it ("de source policière").

    `person`: only before somebody who can speak.
    """

    words: tuple[str, ...]
    inclusive: bool = False
    person: bool = False
    below: tuple[str, ...] = ()  # verbs that it does not report of: "varier selon"
    before: tuple[str, ...] = ()  # nouns that nobody says: "selon les cas"


class Noun(Reporting):
    """Nouns that bring what was said: "les déclarations selon lesquelles …"."""

    lemmas: tuple[str, ...]


class Pronoun(Words):
    """Words that stand for a speaker; `nobody`: nobody named; `silent`: no source.

    `source`: for somebody who spoke, never for one only told of: "la même source".
    """

    gender: str | None = None
    number: str | None = None
    relative: bool = False
    nobody: bool = False
    silent: bool = False
    source: bool = False


class Short(Words):
    """Nouns that stand for a known speaker of one of some kinds: "l'organisation"."""

    kinds: frozenset[str]


class Link(Words):
    """A conjunction before what was said; `near`: only right after its verb."""

    near: bool = False


class Relay(Reporting):
    """Verbs of those who pass on what others say; `by`: what stands before their names.

    `citing`: the forms before whom they cite: "l'agence, citant un officier".
    """

    lemmas: tuple[str, ...]
    by: frozenset[str]
    citing: frozenset[str] = frozenset()


class Colon(Reporting):
    """A mark that brings speech where no verb of reporting does."""

    words: tuple[str, ...]


class Break(Words):
    """What opens a comment of the article after a comma; `alone`: without one too."""

    alone: bool = False


class ReportingFile(Table):
    """`reporting.toml`.

    `bare_clauses`: what was said may follow or go before without a conjunction, and the subject
    stands before its verb there too ("police said three men died", "…, police said").
    """

    bare_clauses: bool = False
    verbs: tuple[Verb, ...]
    prepositions: tuple[Preposition, ...]
    nouns: tuple[Noun, ...]
    relays: tuple[Relay, ...]
    answers: tuple[Words, ...]  # pronouns for what was said: "ce que l'armée dément"
    deniable: tuple[Words, ...]  # what it is a denial to say was not done
    deeds: tuple[Words, ...]  # what a party says that it did: "avoir repris la ville"
    refuted: tuple[Words, ...]  # what a denial calls the thing instead: "un accident"
    links: tuple[Link, ...]
    clitics: tuple[Words, ...]
    reflexives: tuple[Words, ...]
    proclitics: tuple[Words, ...]
    persons: tuple[Words, ...]
    gerundive: tuple[Words, ...]
    breaks: tuple[Break, ...]
    auxiliaries: tuple[Words, ...]  # that of the active first
    happenings: tuple[Words, ...]
    threats: tuple[Words, ...]
    feelings: tuple[Words, ...]  # nouns that report nothing: "faire part de son indignation"
    colons: tuple[Colon, ...]
    barriers: tuple[Words, ...]  # conjunctions that end like a link and are none
    shorts: tuple[Short, ...] = ()
    misdeeds: tuple[Words, ...] = ()  # what it is an accusation to say of the other side
    neutral: tuple[Words, ...] = ()  # officials without a side of their own: "le procureur"
    occasions: tuple[Words, ...] = ()  # what no source goes on with: "après", "lors de"
    objects: tuple[Words, ...]  # pronouns that say what was said: "comme l'affirme le maire"
    times: tuple[Words, ...]
    preliminary: tuple[Words, ...]
    abbreviations: tuple[Words, ...]
    pronouns: tuple[Pronoun, ...]
