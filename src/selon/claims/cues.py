"""The lexicons of claims and modality in the form that the finders look things up in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from selon.claims.lexicon import Governor, Hedge, ModalityFile, Negator, Occurrence, Opener, Words
from selon.parsing import Word

Cue = TypeVar("Cue", bound=Words)


@dataclass(frozen=True, slots=True)
class Sequences(Generic[Cue]):
    """Sequences of words by their last word, the longest first; spelling or lemma may match."""

    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]

    def ending(self, words: Sequence[Word], last: int) -> tuple[int, Cue] | None:
        """Give (first word, entry) of the longest sequence whose last word is `last`."""
        word = words[last]
        for spelling in (word.norm, word.lemma):
            for sequence, entry in self.by_last.get(spelling, ()):
                first = last - len(sequence) + 1
                if first >= 0 and _same(words[first : last + 1], sequence):
                    return first, entry
        return None


def _same(words: Sequence[Word], sequence: Sequence[str]) -> bool:
    return all(s in {w.norm, w.lemma} for w, s in zip(words, sequence, strict=True))


def sequences(entries: Iterable[Cue]) -> Sequences[Cue]:
    """Index the spellings of entries by their last word."""
    by_last: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for entry in entries:
        for spelling in entry.words:
            parts = tuple(spelling.replace("'", "' ").split())
            by_last.setdefault(parts[-1], []).append((parts, entry))
    return Sequences({k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in by_last.items()})


@dataclass(frozen=True, slots=True)
class Cues:
    """Every cue by the word that fires it."""

    language: str
    particles: frozenset[str]
    complements: frozenset[str]
    negators: Mapping[str, Negator]
    governors: Mapping[str, Governor]
    openers: Sequences[Opener]
    hedges: Sequences[Hedge]
    occurrences: Mapping[str, Occurrence]


def compile_cues(modality: ModalityFile, *, language: str = "fr") -> Cues:
    """Index the lexicons by the words that fire them."""
    return Cues(
        language=language,
        particles=frozenset(w for entry in modality.particles for w in entry.words),
        complements=frozenset(w for entry in modality.complements for w in entry.words),
        negators={w: entry for entry in modality.negators for w in entry.words},
        governors={lemma: entry for entry in modality.governors for lemma in entry.lemmas},
        openers=sequences(modality.openers),
        hedges=sequences(modality.hedges),
        occurrences={
            lemma: entry
            for entry in modality.occurrences
            for lemma in (*entry.lemmas, *entry.nouns)
        },
    )
