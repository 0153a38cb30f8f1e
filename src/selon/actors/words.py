"""The words that actors are composed of, compiled for look-up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from selon.actors.lexicon import (
    Agent,
    AgentsFile,
    Demonym,
    DemonymsFile,
    Title,
    TitlesFile,
    Words,
)
from selon.lang.lexicon import read_table
from selon.tables import read_rows
from selon.tokens import Trie, is_acronym, keys_of


@dataclass(frozen=True, slots=True)
class Land:
    """A country or people that a word names."""

    code: str | None  # ISO 3166-1 alpha-2; None: a people of several countries
    people: str | None  # canonical English plural, where the word is a demonym
    exact: str | None  # the spelling that the word must have
    entry: str  # the entry that it comes from: "fr.ml", "country.ML"
    stately: bool  # a country as such: its demonym or name, not a people within it
    adjective: bool = False  # the form that stands before nouns: "Israeli", not "Israelis"


@dataclass(frozen=True, slots=True)
class ActorWords:
    """What a language says about actors; opened once, then only read."""

    language: str
    owners_first: bool
    agents: Trie[Agent]
    modifiers: Trie[bool]
    links: frozenset[str]
    articles: Trie[bool]
    conjunctions: frozenset[str]
    definite: frozenset[str]
    backing: frozenset[str]
    openers: frozenset[str]
    breaks: frozenset[str]
    titles: Trie[Title]
    demonyms: Trie[Land]
    prefixes: Trie[Land]  # first parts of compounds: "[américano]-irakiennes"
    countries: Trie[Land]  # names of countries
    metonyms: Trie[Land]  # capitals and palaces that stand for a government
    lands: Trie[Land]  # all three
    sectors: Mapping[str, str]  # PLOVER's, by the English name of an unnamed group
    english: Mapping[str, str]  # ISO code -> English name as in a phrase: "the United States"


def read_words(language: str) -> ActorWords:
    """Read the actor words of a language; LexiconError names the faults of its files."""
    path = files("selon.lang") / language
    agents = read_table(path / "agents.toml", AgentsFile)
    titles = read_table(path / "titles.toml", TitlesFile)
    demonyms = read_table(path / "demonyms.toml", DemonymsFile)
    return compile_words(agents, titles, demonyms, language)


def compile_words(
    agents: AgentsFile, titles: TitlesFile, demonyms: DemonymsFile, language: str
) -> ActorWords:
    """Prepare the actor words of a language for look-up."""
    rows = tuple(read_rows(files("selon.data") / "countries.tsv"))
    named = list(_country_names(rows))
    capitals = list(_metonyms(agents, rows, language))
    peoples = list(_demonyms(demonyms, language))
    return ActorWords(
        language=language,
        owners_first=agents.owners_first,
        agents=Trie.of((form, a) for a in agents.agents for form in a.forms),
        modifiers=Trie.of((form, True) for form in _forms(agents.modifiers)),
        links=_keys(agents.links),
        articles=Trie.of((form, True) for form in _forms(agents.articles)),
        conjunctions=_keys(agents.conjunctions),
        definite=_keys(agents.definite),
        backing=_keys(agents.backing),
        openers=_keys(agents.openers),
        breaks=_keys(agents.breaks),
        titles=Trie.of((form, t) for t in titles.titles for form in t.forms),
        demonyms=Trie.of(peoples),
        prefixes=Trie.of(_prefixes(demonyms, language)),
        countries=Trie.of(named),
        metonyms=Trie.of(capitals),
        lands=Trie.of((*peoples, *named, *capitals)),
        sectors={a.name: a.plover for a in agents.agents if a.name and a.plover},
        english={row["code"]: f"{row['the']} {row['en']}".strip() for row in rows},
    )


def _forms(entries: Iterable[Words]) -> Iterable[str]:
    return (form for entry in entries for form in entry.forms)


def _keys(entries: Iterable[Words]) -> frozenset[str]:
    return frozenset(key for form in _forms(entries) for key in keys_of(form))


def _demonyms(file: DemonymsFile, language: str) -> Iterator[tuple[str, Land]]:
    """Give every form; a country's own demonym goes before that of a people within it."""
    for entry in sorted(file.demonyms, key=lambda e: (not _is_stately(e), e.id)):
        for form in (*entry.forms, *entry.exact):
            exact = form if form in entry.exact else None
            land = _land(entry, language, exact)
            yield form, replace(land, adjective=form == entry.forms[0] or exact is not None)


def _prefixes(file: DemonymsFile, language: str) -> Iterator[tuple[str, Land]]:
    for entry in file.demonyms:
        yield from ((form, _land(entry, language, None)) for form in entry.prefixes)


def _land(entry: Demonym, language: str, exact: str | None) -> Land:
    where = f"{language}.{entry.id}"
    return Land(entry.country, entry.people, exact, where, _is_stately(entry))


def _is_stately(entry: Demonym) -> bool:
    return entry.country is not None and entry.id == entry.country.lower()


def _country_names(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Land]]:
    for row in rows:
        for name in filter(None, (*row["names"].split("|"), *row["former"].split("|"))):
            exact = name if is_acronym(name) else None
            yield name, Land(row["code"], None, exact, f"country.{row['code']}", stately=True)


def _metonyms(
    agents: AgentsFile, rows: Iterable[Mapping[str, str]], language: str
) -> Iterator[tuple[str, Land]]:
    """Give capitals and palaces; they count only where they are written with a capital."""
    for entry in agents.metonyms:
        for form in entry.forms:
            land = Land(entry.country, None, None, f"{language}.{entry.id}", stately=True)
            yield form, land
    for row in rows:
        for name in filter(None, row["capital"].split("|")):
            land = Land(row["code"], None, None, f"capital.{row['code']}", stately=True)
            yield name, land
