"""The examples of `agents.toml`, `demonyms.toml` and `titles.toml`.

"Trois [soldats nigériens] ont été tués." marks every actor; the example of a title, "le parquet
antiterroriste", and what is marked for a metonym, "[Le Kremlin] dément.", are whole phrases.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

from selon.actors.finding import find_actors
from selon.actors.lexicon import AgentsFile, DemonymsFile, Metonym, Title, TitlesFile
from selon.actors.listing import ActorList, open_actors
from selon.actors.resolving import kind_of
from selon.actors.words import ActorWords, compile_words
from selon.lang.examples import unmark, without
from selon.lang.lexicon import Entry, Table, entries, read_table
from selon.records import Actor, ActorMention

Fault = tuple[str, str]
File = TypeVar("File", bound=Table)
Lacking = Callable[[str], ActorWords]  # the words without one entry, by its id


def check_examples(table: Table, language: str) -> Iterator[Fault]:
    """Give (entry id, fault) for each example that fails and each reject that fires.

    Every entry must matter: evidence names it in one of its examples, or one of them reads
    otherwise without it.
    """
    words = _words(table, language)

    def lacking(id_: str) -> ActorWords:
        return _words(without(table, id_), language)

    for entry in entries(table):
        if isinstance(entry, (Title, Metonym)):
            yield from _check_phrases(entry, words, lacking)
        else:
            yield from _check_sentences(entry, words, lacking)


@cache
def _read(language: str, name: str, model: type[File]) -> File:
    return read_table(files("selon.lang") / language / name, model)


@cache
def _listed() -> ActorList:
    return open_actors()


def _words(table: Table, language: str) -> ActorWords:
    """Compile one file with the others of its language."""

    def own(name: str, model: type[File]) -> File:
        return table if isinstance(table, model) else _read(language, name, model)

    return compile_words(
        own("agents.toml", AgentsFile),
        own("titles.toml", TitlesFile),
        own("demonyms.toml", DemonymsFile),
        language,
    )


def _check_sentences(entry: Entry, words: ActorWords, lacking: Lacking) -> Iterator[Fault]:
    shown = False
    for example in entry.examples:
        text, marked = unmark(example)
        found = _actors(text, words)
        shown = shown or _names(found, entry, words)
        if tuple(mention.span for mention in found) != marked["["]:
            yield entry.id, f"{[mention.span.of(text) for mention in found]} in: {example}"
    for reject in entry.rejects:
        if _names(_actors(unmark(reject)[0], words), entry, words):
            yield entry.id, f"fires on the reject: {reject}"
    texts = [unmark(line)[0] for line in (*entry.examples, *entry.rejects)]
    if not shown and _same(texts, words, lacking(entry.id)):
        yield entry.id, f"no example shows it: {entry.examples[0]}"


def _same(texts: Sequence[str], words: ActorWords, lacking: ActorWords) -> bool:
    """Say whether all reads alike: the actors of each text, and whom it names as a whole."""
    return all(
        _actors(text, words) == _actors(text, lacking)
        and kind_of(text, _listed(), words) == kind_of(text, _listed(), lacking)
        for text in texts
    )


def _actors(text: str, words: ActorWords) -> tuple[ActorMention, ...]:
    return find_actors(text, _listed(), words)


def _names(found: Sequence[ActorMention], entry: Entry, words: ActorWords) -> bool:
    name = f"{words.language}.{entry.id}"
    return any(evidence.entry == name for mention in found for evidence in mention.evidence)


def _check_phrases(entry: Title | Metonym, words: ActorWords, lacking: Lacking) -> Iterator[Fault]:
    """Check that each phrase has the kind of its title, or is the government of its metonym."""
    shown, other = False, lacking(entry.id)
    for example in entry.examples:
        text, marked = unmark(example)
        phrases = [span.of(text) for span in marked["["]] or [text]
        for phrase in phrases:
            actor = kind_of(phrase, _listed(), words)
            shown = shown or actor != kind_of(phrase, _listed(), other)
            if not _is(entry, actor):
                yield entry.id, f"{actor} is {phrase!r} in: {example}"
    if not shown:
        yield entry.id, f"no example shows it: {entry.examples[0]}"


def _is(entry: Title | Metonym, actor: Actor | None) -> bool:
    if isinstance(entry, Metonym):
        return actor is not None and actor.id == f"{entry.country}:GOV"
    if entry.inherits or entry.kind == "unknown":
        return True  # what it is, the organisation beside it says; that it matters is asked above
    return actor is not None and actor.kind == entry.kind
