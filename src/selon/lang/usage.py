"""Which entries of a language some texts use.

The evidence of what is coded names most entries; where it names none of a section (articles, number
words, titles), an entry counts as used where one of its spellings stands in the texts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Final

from selon.folding import fold
from selon.lang.lexicon import Entry, Table, entries
from selon.records import Article, Claim, Coded, Event, Evidence
from selon.tokens import keys_of

if TYPE_CHECKING:
    from selon.repertoire import Repertoire

# The fields of entries that hold spellings or lemmas.
_SPELLINGS: Final = (
    "exact",
    "forms",
    "lemmas",
    "middle",
    "nouns",
    "object",
    "opener",
    "prefixes",
    "subject",
    "words",
)

# Files whose entries no evidence of a coded document names; ids of other files may be the same.
_UNNAMED: Final = frozenset({"casualties.toml", "numbers.toml", "titles.toml", "weapons.toml"})


def unused(
    tables: Mapping[str, Table], texts: Iterable[Article], language: str
) -> list[tuple[str, str]]:
    """Give (file, entry id) of the entries that none of the texts uses, by file and section."""
    from selon.repertoire import open_repertoire  # noqa: PLC0415 - loads the coder

    articles = [article for article in texts if article.language == language]
    own = open_repertoire(language)
    named = {name.partition(".")[2] for name in _named(articles, own)}
    spoken = _spoken([fold(article.text).text for article in articles], own)
    return [
        (file, entry.id)
        for file, table in tables.items()
        for section in _sections(table)
        for entry in _idle(section, frozenset() if file in _UNNAMED else named, spoken)
    ]


def _sections(table: Table) -> Iterator[list[Entry]]:
    known = {id(entry) for entry in entries(table)}
    for name in type(table).model_fields:
        section = getattr(table, name)
        if isinstance(section, tuple):
            yield [entry for entry in section if id(entry) in known]


def _idle(section: Sequence[Entry], named: Set[str], spoken: str) -> Iterator[Entry]:
    """Give the entries of a section that nothing names, or whose words are not said."""
    seen = any(entry.id in named for entry in section)
    for entry in section:
        said = not seen and any(_key(word) in spoken for word in _spellings(entry))
        if entry.id not in named and not said:
            yield entry


def _spellings(entry: Entry) -> Iterator[str]:
    for field in _SPELLINGS:
        yield from (word for word in getattr(entry, field, ()) if keys_of(word))


def _key(words: str) -> str:
    return f" {' '.join(keys_of(words))} "


def _spoken(texts: Sequence[str], own: "Repertoire") -> str:
    """Give all words of the texts in a row, as they stand, then as lemmas, then as verbs."""
    rows = [" ".join(keys_of(text)) for text in texts]
    for tree in own.trees(texts):
        rows += [" ".join(keys_of(" ".join(w.lemma for w in tree.parse.words)))]
        rows += [" ".join(keys_of(" ".join(w.verb for w in tree.parse.words)))]
    return f" {' '.join(rows)} "


def _named(articles: Sequence[Article], own: "Repertoire") -> Iterator[str]:
    """Give every entry that evidence names in the texts, with its language: "fr.dire"."""
    from selon.boilerplate import find  # noqa: PLC0415 - loaded where it is needed
    from selon.datelines import find_dateline  # noqa: PLC0415
    from selon.pipeline import LAYERS, open_coder  # noqa: PLC0415 - loads the parser

    for coded in open_coder().code(articles, layers=LAYERS):
        if isinstance(coded, Coded):
            yield from (evidence.entry for evidence in _evidence(coded))
    for text in (fold(article.text).text for article in articles):
        mentions, _ = own.actors(text, None)
        yield from (e.entry for mention in mentions for e in mention.evidence)
        yield from (f"{own.language}.{passage.entry}" for passage in find(text, own.page))
        if found := find_dateline(text, own.page):
            yield f"{own.language}.{found.entry}"


def _evidence(coded: Coded) -> Iterator[Evidence]:
    """Give all evidence of a coded document."""
    records: list[Claim | Event] = [*(coded.claims or ()), *(coded.events or ())]
    for layer in (records, coded.framing or (), coded.times or (), coded.toponyms or ()):
        for record in layer:
            yield from record.evidence
