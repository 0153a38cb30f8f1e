"""How a language is parsed otherwise than Universal Dependencies have it, or by no model at all."""

from collections.abc import Mapping

from selon.lang.lexicon import Table


class Lifting(Table):
    """`[lifting]` of `syntax.toml`: how a parser writes what `selon.lifting` turns round.

    The sets are labels that the parser writes; the single ones are what they become.
    """

    preposition: frozenset[str]
    object: frozenset[str]  # of a preposition
    clause: frozenset[str]  # behind a preposition: "after [attacking]"
    agent: frozenset[str]  # prepositions before who did it
    complementing: frozenset[str]  # lemmas of prepositions before what a verb governs: "accused of"
    predicate: frozenset[str]  # nouns and adjectives behind the copula
    expletive: frozenset[str]  # "[there] were deaths"
    conjunct: frozenset[str]
    coordinator: frozenset[str]
    auxiliary: frozenset[str]
    infinitive: frozenset[str]  # lemmas of what marks one: "[to] attack"
    passive: frozenset[str]  # auxiliaries: "[were] killed"
    doing: frozenset[str]  # lemmas of prepositions before what was done: "killed [by] shelling"
    climbing: frozenset[str]  # lemmas of prepositions that belong to the act: "[against] rebels"
    compound: frozenset[str]
    numeral: str
    told: str  # features of a verb in the past that was taken for a participle
    pos: str  # of what was a preposition
    oblique: str
    nominal: str
    by: str
    case: str
    mark: str
    particle: str  # of an infinitive that a verb governs
    adverbial: str
    complement: str
    participle: str
    copula: str
    subject: str
    finite: str
    bare: str


class Plain(Table):
    """`[plain]` of `syntax.toml`: what `selon.plain` knows of a language that no model parses.

    Lists of forms, and the labels that the parts of a sentence get.
    """

    verbs: Mapping[str, str]  # form = "infinitive"
    nouns: Mapping[str, str]  # form = "singular"; a name needs no entry
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    numbers: frozenset[str]  # words for numbers
    objective: frozenset[str]  # prepositions before an object: "mató [a] tres civiles"
    owning: frozenset[str]  # prepositions between two nouns: "soldados [de] Mali"
    told: str  # features of every verb
    subject: str = "nsubj"
    object: str = "obj"
    oblique: str = "obl"
    nominal: str = "nmod"
    case: str = "case"
    determiner: str = "det"
    number: str = "nummod"
    adjective: str = "amod"
    name: str = "flat:name"
    joined: str = "conj"
    rest: str = "dep"
