"""Events: what happened, to whom, where and when, as the document tells it."""

from selon.events.lexicon import CasualtiesFile, EventsFile, EventWords, compile_words
from selon.events.finding import find_events

__all__ = ["CasualtiesFile", "EventWords", "EventsFile", "compile_words", "find_events"]
