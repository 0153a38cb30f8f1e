"""The faults of a language: files that do not read, unsorted entries, examples that fail.

Which examples come out as written is known to the step that uses a file. A step says so by a
function `check_examples(table, language)` in its module, which gives (entry id, fault) for every
example that does not come out and every reject that does; `Checking` is its type. What needs the
parser (reporting, modality) or the whole coder (events, casualties) is checked here, with the
functions that the steps offer for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import pairwise
from typing import Final, Protocol

from selon.errors import LexiconError
from selon.lang import folders
from selon.lang.lexicon import Entry, Table, entries
from selon.messages import message
from selon.records import Article, Coded

# The day on which examples are read that name none themselves: any, but always the same.
READING_DAY: Final = date(2024, 1, 24)


class Checking(Protocol):
    """What a step offers to have the examples of its file checked."""

    def __call__(self, table: Table, language: str, /) -> Iterable[tuple[str, str]]:
        """Give (entry id, fault) for each example that fails and each reject that fires."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a language."""

    file: str
    entry: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a language holds."""

    files: int
    entries: int
    examples: int
    rejects: int


def read_language(language: str, *, ui: str) -> tuple[Mapping[str, Table], list[Fault]]:
    """Read every file of a language; give those that can be read, and all faults of the others."""
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for path in folders.tables(language):
        if path.name not in folders.MODELS:
            faults.append(Fault(path.name, None, message("cli", "lexicon.no_model", language=ui)))
            continue
        try:
            tables[path.name] = folders.read(path)
        except LexiconError as error:
            faults.append(Fault(path.name, None, error.text(ui)))
    return tables, faults


def unsorted(tables: Mapping[str, Table], *, ui: str) -> Iterator[Fault]:
    """Give, for each section, the first entry that stands after one whose id comes later."""
    for name, table in tables.items():
        for section in type(table).model_fields:
            ids = [entry.id for entry in _section(table, section)]
            late = [b for a, b in pairwise(ids) if b < a]
            if late:
                text = message("cli", "lexicon.unsorted", language=ui, section=section)
                yield Fault(name, late[0], text)


def failing(tables: Mapping[str, Table], language: str) -> Iterator[Fault]:
    """Give every example that does not come out as written, as far as the steps check theirs."""
    for name, table in tables.items():
        check: Checking | None = getattr(
            import_module(folders.step_of(name)), "check_examples", None
        )
        if check is not None:
            yield from _told(name, check(table, language))
    yield from _failing_claims(tables, language)
    yield from _failing_events(tables, language)


def count(tables: Mapping[str, Table]) -> Counts:
    """Count what a language holds."""
    every = [entry for table in tables.values() for entry in entries(table)]
    examples = sum(len(entry.examples) for entry in every)
    return Counts(len(tables), len(every), examples, sum(len(entry.rejects) for entry in every))


def _section(table: Table, name: str) -> list[Entry]:
    section = getattr(table, name)
    return [e for e in section if isinstance(e, Entry)] if isinstance(section, tuple) else []


def _failing_claims(tables: Mapping[str, Table], language: str) -> Iterator[Fault]:
    """Run the examples of reporting and modality through the parser and the finders of claims."""
    from selon import claims  # noqa: PLC0415 - the steps are loaded where they are needed
    from selon.repertoire import open_repertoire  # noqa: PLC0415 - loads the coder

    reporting, modality = tables.get("reporting.toml"), tables.get("modality.toml")
    if not (
        isinstance(reporting, claims.ReportingFile) and isinstance(modality, claims.ModalityFile)
    ):
        return
    own = open_repertoire(language)
    bench = claims.Bench(own.trees, own.who, reporting, modality, language)
    yield from _told("reporting.toml", claims.check_reporting(bench))
    yield from _told("modality.toml", claims.check_modality(bench))


def _told(file: str, found: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Give what a step finds; an example that is not in its form ends the check of its file."""
    try:
        yield from (Fault(file, entry, text) for entry, text in found)
    except ValueError as error:
        yield Fault(file, None, str(error))


def _failing_events(tables: Mapping[str, Table], language: str) -> Iterator[Fault]:
    """Run the examples of events and casualties through the whole coder."""
    from selon.events.examples import check_events  # noqa: PLC0415 - loads the coder
    from selon.events.lexicon import CasualtiesFile, EventsFile  # noqa: PLC0415

    events, casualties = tables.get("events.toml"), tables.get("casualties.toml")
    if not (isinstance(events, EventsFile) and isinstance(casualties, CasualtiesFile)):
        return

    def code(texts: Sequence[str]) -> Sequence[Coded]:
        return list(_coded(_example(text, language) for text in texts))

    of_events = {entry.id for entry in entries(events)}
    for entry, text in check_events(events, casualties, code):
        yield Fault("events.toml" if entry in of_events else "casualties.toml", entry, text)


def _example(text: str, language: str) -> Article:
    return Article("example", text, language, READING_DAY, "given")


def _coded(articles: Iterable[Article]) -> Iterator[Coded]:
    """Code with every layer; what is refused is left out."""
    from selon.pipeline import LAYERS, open_coder  # noqa: PLC0415 - loads the parser

    for result in open_coder().code(articles, layers=LAYERS):
        if isinstance(result, Coded):
            yield result
