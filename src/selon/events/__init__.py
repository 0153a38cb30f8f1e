"""Events: what happened, to whom, where and when, as the document tells it."""

from selon.events.finding import find_events
from selon.events.lexicon import CasualtiesFile, EventsFile, EventWords, compile_words

__all__ = ["CasualtiesFile", "EventWords", "EventsFile", "compile_words", "find_events"]
