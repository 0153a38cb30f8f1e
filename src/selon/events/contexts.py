"""The words around event words: what leads to a party, and what tells one telling from another."""

from selon.lang.lexicon import Table
from selon.parsing import Word


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
    there: frozenset[str]  # pronouns for the place told before: "[y] ont tué"
    backing: frozenset[str]  # nouns before those who help: "avec l'[aide] de miliciens"
    opposition: frozenset[str]  # nouns before the opposed: "une marche d'[opposition] au maire"
    prefix: frozenset[str]  # of compounds that name the opposed: "[anti]-X"
    location: frozenset[str]  # nouns that are where it happened, not whom it struck

    def is_beside(self, word: Word) -> bool:
        """Say whether a word tells what something is near: "[près] de"."""
        return word.lemma in self.beside or word.norm in self.beside


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
