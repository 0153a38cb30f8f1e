"""The sentences of `reporting.toml` and `modality.toml` as tests.

In reporting "[source] {cue} <content>", where the source may be who a pronoun stands for, and where
an example without content holds no claim; in modality "[word that is judged]".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from selon.claims.cues import Cues, compile_cues
from selon.claims.finding import find_claims
from selon.claims.lexicon import Colon, ModalityFile, Reporting, ReportingFile
from selon.claims.modality import Assessment, assess
from selon.lang.examples import unmark, without
from selon.lang.lexicon import Entry, entries
from selon.records import Actor, Claim, Span
from selon.syntax import Tree

Fault = tuple[str, str]  # entry id, what is wrong

# Sections of modality.toml that only help to read the cues of the others.
_PARTS: Final = ("particles", "complements", "carriers")


@dataclass(frozen=True, slots=True)
class Bench:
    """What examples are read with: a parser, the actors, the words of one language."""

    parse: Callable[[Sequence[str]], Iterable[Tree]]
    who: Callable[[str], Actor | None]
    reporting: ReportingFile
    modality: ModalityFile
    language: str

    def cues(self, *, lacking: str | None = None) -> Cues:
        """Compile the words, all of them or all but one entry."""
        reporting, modality = self.reporting, self.modality
        if lacking is not None:
            reporting, modality = without(reporting, lacking), without(modality, lacking)
        return compile_cues(reporting, modality, language=self.language)


@dataclass(frozen=True, slots=True)
class _Case:
    """One example or reject of an entry, parsed."""

    entry: Entry
    tree: Tree
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]

    @property
    def text(self) -> str:
        return self.tree.parse.text


def check_reporting(bench: Bench) -> Iterator[Fault]:
    """Give (entry id, fault) for every example of `reporting.toml` that does not come out.

    A cue must be named by the evidence of the claim; every other entry must matter: without it
    one of its examples reads otherwise.
    """
    cues, every = bench.cues(), tuple(entries(bench.reporting))
    shown: set[str] = set()
    for case in _cases(bench, every, [entry.examples for entry in every], "[{<"):
        found = _claims(case, bench, cues)
        yield from ((case.entry.id, f"{fault}: {case.text}") for fault in _faults(case, found))
        if not _is_cue(case.entry):
            other = _claims(case, bench, bench.cues(lacking=case.entry.id))
            shown |= {case.entry.id} if _bare(found) != _bare(other) else set()
        elif _named(case, found, bench.language):
            shown.add(case.entry.id)
    yield from _unshown(every, shown)
    for case in _cases(bench, every, [entry.rejects for entry in every], ""):
        if _named(case, _claims(case, bench, cues), bench.language):
            yield case.entry.id, f"fires on the reject: {case.text}"


def check_modality(bench: Bench) -> Iterator[Fault]:
    """Give (entry id, fault) for every example of `modality.toml` that does not come out."""
    cues, every = bench.cues(), tuple(entries(bench.modality))
    parts = {entry.id for name in _PARTS for entry in getattr(bench.modality, name)}
    for case in _cases(bench, every, [entry.examples for entry in every], "["):
        fires = _fires(case, bench, cues, part=case.entry.id in parts)
        if not case.sources or not fires:
            yield case.entry.id, f"does not fire in: {case.text}"
    for case in _cases(bench, every, [entry.rejects for entry in every], "["):
        if _fires(case, bench, cues, part=case.entry.id in parts):
            yield case.entry.id, f"fires on the reject: {case.text}"


def _cases(
    bench: Bench, every: Sequence[Entry], sentences: Sequence[Sequence[str]], marks: str
) -> Iterator[_Case]:
    pairs = [(e, unmark(s, marks)) for e, own in zip(every, sentences, strict=True) for s in own]
    trees = bench.parse([text for _, (text, _) in pairs])
    for (entry, (_, spans)), tree in zip(pairs, trees, strict=True):
        yield _Case(entry, tree, *(spans.get(mark, ()) for mark in "[{<"))


def _claims(case: _Case, bench: Bench, cues: Cues) -> tuple[Claim, ...]:
    return find_claims(case.tree, cues, bench.who)


def _bare(claims: Iterable[Claim]) -> list[Claim]:
    return [replace(claim, evidence=()) for claim in claims]


def _is_cue(entry: Entry) -> bool:
    """Say whether an entry brings claims itself, so that their evidence names it."""
    return isinstance(entry, Reporting) and not isinstance(entry, Colon)


def _faults(case: _Case, found: Sequence[Claim]) -> Iterator[str]:
    """Give what of the marks of an example is not in the claims."""
    if not case.contents and found:
        yield f"claim {found[0].content.of(case.text)!r}, where none is marked"
    for wanted in case.contents:
        claim = next((c for c in found if c.content == wanted), None)
        if claim is None:
            yield f"no claim {wanted.of(case.text)!r}"
            continue
        if case.sources and not _is_source(case, claim):
            yield f"another source of {wanted.of(case.text)!r}"
        if case.cues and not any(claim.cue and claim.cue.overlaps(cue) for cue in case.cues):
            yield f"another cue of {wanted.of(case.text)!r}"


def _is_source(case: _Case, claim: Claim) -> bool:
    """Say whether a marked source is that of a claim: its words, or whom they stand for."""
    if claim.source is None:
        return False
    marked = {span.of(case.text) for span in case.sources}
    return not marked.isdisjoint(
        span.of(case.text) for span in (claim.source.span, claim.source.speaker)
    )


def _named(case: _Case, found: Iterable[Claim], language: str) -> bool:
    return any(claim.evidence[0].entry == f"{language}.{case.entry.id}" for claim in found)


def _unshown(every: Iterable[Entry], shown: set[str]) -> Iterator[Fault]:
    for entry in every:
        if entry.id not in shown:
            yield entry.id, f"no example shows it: {entry.examples[0]}"


def _fires(case: _Case, bench: Bench, cues: Cues, *, part: bool) -> bool:
    """Say whether an entry is evidence of a marked word; for a part of cues, whether it matters."""
    for marked in case.sources:
        judged = _assess(case, marked, cues)
        if part and judged != _assess(case, marked, bench.cues(lacking=case.entry.id)):
            return True
        if any(e.entry == f"{bench.language}.{case.entry.id}" for e in judged.evidence):
            return True
    return False


def _assess(case: _Case, marked: Span, cues: Cues) -> Assessment:
    return assess(case.tree, case.tree.parse.at(marked)[0], cues)
