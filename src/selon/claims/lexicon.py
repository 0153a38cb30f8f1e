"""The models of `modality.toml`, `reporting.toml` and `pronouns.toml`."""

from enum import StrEnum
from typing import Literal

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
    openers: tuple[Opener, ...]
    hedges: tuple[Hedge, ...]
    occurrences: tuple[Occurrence, ...]
