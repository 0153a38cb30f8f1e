"""The lexicons of claims and modality in the form that the finders look things up in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from selon.claims.lexicon import (
    Break,
    Colon,
    Governor,
    Hedge,
    ModalityFile,
    Negator,
    Noun,
    Occurrence,
    Opener,
    Preposition,
    Pronoun,
    Relay,
    ReportingFile,
    Verb,
    Words,
)
from selon.lang.lexicon import Entry
from selon.parsing import Word

Cue = TypeVar("Cue", bound=Entry)
Listed = TypeVar("Listed", bound=Words)


@dataclass(frozen=True, slots=True)
class Sequences(Generic[Cue]):
    """Sequences of words by their last word, the longest first; spelling or lemma may match."""

    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]

    def ending(self, words: Sequence[Word], last: int) -> tuple[int, Cue] | None:
        """Give (first word, entry) of the longest sequence whose last word is `last`."""
        word = words[last]
        found = self.by_last.get(word.norm) or self.by_last.get(word.lemma)
        for sequence, entry in found or ():
            if _ends_with(words, last, sequence):
                return last - len(sequence) + 1, entry
        return None


def _ends_with(words: Sequence[Word], last: int, sequence: Sequence[str]) -> bool:
    """Compare from the right, where sequences that share a last word part first."""
    if last - len(sequence) + 1 < 0:
        return False
    for back in range(1, len(sequence)):
        word, spelling = words[last - back], sequence[-1 - back]
        if spelling not in (word.norm, word.lemma):
            return False
    return True


def sequences(entries: Iterable[tuple[Cue, Iterable[str]]]) -> Sequences[Cue]:
    """Index the spellings of entries by their last word."""
    by_last: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for entry, spellings in entries:
        for spelling in spellings:
            parts = _parts(spelling)
            by_last.setdefault(parts[-1], []).append((parts, entry))
    return Sequences({k: tuple(sorted(v, key=_length)) for k, v in by_last.items()})


def _length(pair: tuple[tuple[str, ...], Entry]) -> tuple[int, str]:
    return -len(pair[0]), pair[1].id


def _parts(spelling: str) -> tuple[str, ...]:
    """Cut a spelling as the parser cuts words: an elided word keeps its apostrophe."""
    return tuple(spelling.replace("'", "' ").split())


@dataclass(frozen=True, slots=True)
class VerbCue:
    """One verb of an entry: whether it is reflexive, and what must stand after it."""

    entry: Verb
    reflexive: bool
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """Every cue by the word that fires it."""

    language: str
    particles: frozenset[str]
    complements: frozenset[str]
    negators: Mapping[str, Negator]
    governors: Mapping[str, Governor]
    modals: Mapping[str, Governor]
    openers: Sequences[Opener]
    hedges: Sequences[Hedge]
    occurrences: Mapping[str, Occurrence]
    carriers: frozenset[str]
    bare_clauses: bool
    verbs: Mapping[str, tuple[VerbCue, ...]]
    prepositions: Sequences[Preposition]
    nouns: Mapping[str, Noun]
    tellers: frozenset[str]  # things that speak: "le bilan"
    reacting: frozenset[str]  # entries, as evidence names them, that tell of no occurrence
    relays: Mapping[str, Relay]
    citing: frozenset[str]  # forms before whom somebody cites: "citant"
    answers: frozenset[str]
    deniable: frozenset[str]
    deeds: frozenset[str]
    refuted: Sequences[Words]
    links: frozenset[str]
    near_links: frozenset[str]
    clitics: frozenset[str]
    reflexives: frozenset[str]
    proclitics: frozenset[str]
    persons: frozenset[str]
    gerundive: frozenset[str]
    auxiliaries: frozenset[str]
    active: str  # the auxiliary that never makes a passive
    breaks: Sequences[Break]
    happenings: frozenset[str]
    threats: frozenset[str]
    feelings: frozenset[str]
    barriers: Sequences[Words]
    shorts: Mapping[str, frozenset[str]]  # kinds of those for whom a noun stands: "l'ONG"
    misdeeds: frozenset[str]
    neutral: frozenset[str]
    occasions: Sequences[Words]  # what opens words that are no part of a source: "après"
    colons: Mapping[str, Colon]
    objects: frozenset[str]
    relatives: frozenset[str]
    times: frozenset[str]
    preliminary: Sequences[Words]
    abbreviations: frozenset[str]
    pronouns: Sequences[Pronoun]


def compile_cues(reporting: ReportingFile, modality: ModalityFile, *, language: str = "fr") -> Cues:
    """Index the lexicons by the words that fire them."""
    return Cues(
        language=language,
        **_of_modality(modality),
        **_of_reporting(reporting),
        reacting=frozenset(f"{language}.{e.id}" for e in reporting.verbs if e.reacts),
        **_helping(reporting),
    )


def _of_modality(modality: ModalityFile) -> dict[str, Any]:
    return {
        "particles": _words(modality.particles),
        "complements": _words(modality.complements),
        "negators": _each(modality.negators),
        "governors": {lemma: e for e in modality.governors for lemma in e.lemmas},
        "modals": {lemma: e for e in modality.modals for lemma in e.lemmas},
        "openers": _sequences(modality.openers),
        "hedges": _sequences(modality.hedges),
        "occurrences": {x: e for e in modality.occurrences for x in (*e.lemmas, *e.nouns)},
        "carriers": _words(modality.carriers),
    }


def _of_reporting(reporting: ReportingFile) -> dict[str, Any]:
    """Index what reports, and what is reported."""
    return {
        "bare_clauses": reporting.bare_clauses,
        "verbs": _verbs(reporting.verbs, _words(reporting.reflexives)),
        "prepositions": sequences((e, e.words) for e in reporting.prepositions),
        "nouns": {lemma: e for e in reporting.nouns for lemma in e.lemmas},
        "tellers": frozenset(noun for entry in reporting.verbs for noun in entry.subjects),
        "relays": {lemma: e for e in reporting.relays for lemma in e.lemmas},
        "citing": frozenset(form for e in reporting.relays for form in e.citing),
        "colons": {w: e for e in reporting.colons for w in e.words},
        "answers": _words(reporting.answers),
        "deniable": _words(reporting.deniable),
        "deeds": _words(reporting.deeds),
        "shorts": {word: e.kinds for e in reporting.shorts for word in e.words},
        "misdeeds": _words(reporting.misdeeds),
        "neutral": _words(reporting.neutral),
        "refuted": _sequences(reporting.refuted),
        "happenings": _words(reporting.happenings),
        "threats": _words(reporting.threats),
        "feelings": _words(reporting.feelings),
        "preliminary": _sequences(reporting.preliminary),
        "pronouns": _sequences(reporting.pronouns),
    }


def _helping(reporting: ReportingFile) -> dict[str, Any]:
    """Index the small words by which cues and contents are told."""
    return {
        "links": _words(reporting.links),
        "near_links": _words(entry for entry in reporting.links if entry.near),
        "clitics": _words(reporting.clitics),
        "reflexives": _words(reporting.reflexives),
        "proclitics": _words(reporting.proclitics),
        "persons": _words(reporting.persons),
        "gerundive": _words(reporting.gerundive),
        "auxiliaries": _words(reporting.auxiliaries),
        "active": next((word for entry in reporting.auxiliaries for word in entry.words), ""),
        "breaks": _sequences(reporting.breaks),
        "barriers": _sequences(reporting.barriers),
        "occasions": _sequences(reporting.occasions),
        "objects": _words(reporting.objects),
        "relatives": _words(entry for entry in reporting.pronouns if entry.relative),
        "times": _words(reporting.times),
        "abbreviations": _words(reporting.abbreviations),
    }


def _sequences(entries: Iterable[Listed]) -> Sequences[Listed]:
    return sequences((entry, entry.words) for entry in entries)


def _each(entries: Iterable[Listed]) -> Mapping[str, Listed]:
    return {word: entry for entry in entries for word in entry.words}


def _words(entries: Iterable[Words]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry.words)


def _verbs(
    entries: Iterable[Verb], reflexives: frozenset[str]
) -> Mapping[str, tuple[VerbCue, ...]]:
    """Index verbs by their lemma; the most specific form comes first."""
    found: dict[str, list[VerbCue]] = {}
    for entry in entries:
        for spelling in entry.lemmas:
            parts = _parts(spelling)
            reflexive = parts[0] in reflexives
            verb, *rest = parts[1:] if reflexive else parts
            found.setdefault(verb, []).append(VerbCue(entry, reflexive, tuple(rest)))
    return {k: tuple(sorted(v, key=_looseness)) for k, v in found.items()}


def _looseness(cue: VerbCue) -> tuple[int, bool, str]:
    return -len(cue.rest), not cue.reflexive, cue.entry.id
