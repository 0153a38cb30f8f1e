"""Everything that one language knows, opened together: its lexicons, lists and parser."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from importlib.resources.abc import Traversable

from selon.actors import Context, kind_of, open_actors, read_actors
from selon.actors import read_words as read_actor_words
from selon.boilerplate import paragraphs
from selon.claims import Cues, ModalityFile, ReportingFile, compile_cues
from selon.events import CasualtiesFile, EventsFile, EventWords, compile_words
from selon.framing import FramingFile, compile_framing, find_framing
from selon.lang import folder
from selon.lang.lexicon import read_table
from selon.languages import LanguageFile, read_language
from selon.lifting import lift
from selon.parsing import Parser, load_parser
from selon.places import find_places, open_gazetteer
from selon.places import read_words as read_place_words
from selon.plain import NOTHING, PlainParser, load_plain
from selon.quantities import NumbersFile, compile_numbers, find_quantities
from selon.records import (
    Actor,
    ActorMention,
    Framing,
    Quantity,
    Timex,
    Toponym,
    Weapon,
)
from selon.settings import user_file
from selon.sifting import Sieve, compile_sieve
from selon.syntax import Labels, Tree
from selon.taught import KnownName
from selon.times import TimesFile, compile_rules, find_times
from selon.weapons import WeaponsFile, compile_weapons, find_weapons

# Noun phrases whose actor is remembered: one document asks for the same ones again and again.
PHRASES = 4096


@dataclass(frozen=True, slots=True)
class Repertoire:
    """The functions of one language, each bound to its words; `parser` loads at first call."""

    language: str
    page: LanguageFile  # datelines and what is not the article
    labels: Labels
    parser: Callable[[], Parser | PlainParser]
    cues: Cues
    events: EventWords
    actors: Callable[[str, date | None], tuple[tuple[ActorMention, ...], Context]]
    who: Callable[[str], Actor | None]
    who_near: Callable[[str, Context], Actor | None]
    times: Callable[[str, date | None], tuple[Timex, ...]]
    quantities: Callable[[str], tuple[Quantity, ...]]
    toponyms: Callable[..., tuple[Toponym, ...]]  # of a text, and the day it was published
    weapons: Callable[[str], tuple[Weapon, ...]]
    framing: Callable[[str], tuple[Framing, ...]]
    sieve: Callable[[], Sieve]  # what can hold an event; its lemmas are the parser's

    def trees(self, texts: Sequence[str]) -> Iterator[Tree]:
        """Parse whole texts, every line of them a paragraph."""
        parses = self.parser().parse([(text, paragraphs(text)) for text in texts])
        return (Tree(parse, self.labels) for parse in parses)


@cache
def open_repertoire(language: str, learned: tuple[KnownName, ...] = ()) -> Repertoire:
    """Read all that a language knows; LexiconError names the faults of its folder.

    `learned` are names that people taught: they go before what the tables say.
    """
    root = folder(language)
    page = read_language(language)
    labels = read_table(root / "syntax.toml", Labels)
    actors, actor_words = open_actors(user_file("actors.toml"), learned), read_actor_words(language)
    rules = compile_rules(read_table(root / "times.toml", TimesFile))
    numbers = compile_numbers(read_table(root / "numbers.toml", NumbersFile))
    place_words = read_place_words(language)
    weapons = compile_weapons(read_table(root / "weapons.toml", WeaponsFile), language, learned)
    framing = compile_framing(read_table(root / "framing.toml", FramingFile), language)
    gazetteer = open_gazetteer(learned=learned)
    events = _event_words(root, language)
    parser = lru_cache(1)(partial(_open_parser, language, page, labels))

    def sieve() -> Sieve:
        lemma, arms = parser().lemma, partial(find_weapons, words=weapons)
        return compile_sieve(events, lemma, arms, actors, actor_words)

    return Repertoire(
        language=language,
        page=page,
        labels=labels,
        parser=parser,
        cues=_cues(root, language),
        events=events,
        actors=lambda text, published: read_actors(text, actors, actor_words, published),
        who=lambda words: kind_of(words, actors, actor_words),
        who_near=lru_cache(PHRASES)(lambda w, near: kind_of(w, actors, actor_words, near)),
        times=lambda text, published: find_times(text, rules, published),
        quantities=lambda text: find_quantities(text, numbers),
        toponyms=lambda text, day=None: find_places(text, gazetteer, place_words, day),
        weapons=lambda text: find_weapons(text, weapons),
        framing=lambda text: find_framing(text, framing),
        sieve=lru_cache(1)(sieve),
    )


def _open_parser(language: str, page: LanguageFile, labels: Labels) -> Parser | PlainParser:
    if page.model is None:
        return load_plain(language, labels.plain or NOTHING)
    lifting = partial(lift, labels=labels)
    return load_parser(page.model.package, labels.endings, lifting, labels.preferred_ending)


def _cues(root: Traversable, language: str) -> Cues:
    return compile_cues(
        read_table(root / "reporting.toml", ReportingFile),
        read_table(root / "modality.toml", ModalityFile),
        language=language,
    )


def _event_words(root: Traversable, language: str) -> EventWords:
    return compile_words(
        read_table(root / "events.toml", EventsFile),
        read_table(root / "casualties.toml", CasualtiesFile),
        language,
    )
