"""Which language a text is in, and what selon knows of that language as a whole.

French and English are recognised. A language can be coded when selon has a folder of words for it
(`selon.lang.languages`); everything else is refused, by its name.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from selon import lang
from selon.boilerplate import BoilerplateWords, check_boilerplate
from selon.datelines import DatelineWords, check_datelines
from selon.lang.lexicon import Table, read_table
from selon.records import Article, Refusal

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# The languages that selon recognises, whether or not their words are installed; first the one that
# it was made for.
KNOWN: Final = ("fr", "en")

# What a text begins with is enough to tell its language, and keeps long texts fast.
SAMPLE: Final = 20_000  # code points

# Below this confidence a text is too short to be called foreign ("Fidel X est mort" is Spanish at
# 0.14): the likelier of the known languages is taken. Foreign headlines of five words mostly stand
# above it (0.8 to 0.99), French and English ones that are misread below 0.3.
FOREIGN: Final = 0.5


class ParserModel(Table):
    """The spaCy model that parses a language: package and exact version."""

    package: str
    version: str


class LanguageFile(DatelineWords, BoilerplateWords):
    """A `language.toml`: what no single step owns."""

    name: str  # in the language itself
    common: frozenset[str] = frozenset()  # small words that tell the language of a few words
    quotation: tuple[tuple[str, str], ...]  # opening and closing marks, in folded text
    model: ParserModel | None = None  # None: the words of `[plain]` in `syntax.toml`
    experimental: bool = False  # coded where its code is given, never because it was found


@cache
def read_language(code: str) -> LanguageFile:
    """Give the `language.toml` of a language; KeyError when selon has no folder for it."""
    return read_table(lang.folder(code) / "language.toml", LanguageFile)


def check_examples(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Give (entry id, example) for each example that fails and each reject that is found."""
    del language
    if isinstance(table, LanguageFile):
        yield from check_datelines(table)
        yield from check_boilerplate(table)


def settle_language(article: Article) -> Article | Refusal:
    """Give the article with its language, told or found; a refusal where it cannot be coded.

    A language that was given is trusted, in any spelling of its tag ("fr", "FR", "fr-BE").
    """
    told = article.language is not None
    code = _primary(article.language) if article.language else identify(article.text)[0]
    if code is None:
        return Refusal(article.doc_id, "input.language_unclear", {"known": _names(KNOWN)})
    if code in lang.languages() and (told or not read_language(code).experimental):
        return article if article.language == code else replace(article, language=code)
    if code in KNOWN:
        return Refusal(article.doc_id, "input.language_absent", {"found": _name(code)})
    fields = {"found": _name(code), "known": _names(KNOWN)}
    return Refusal(article.doc_id, "input.language", fields)


def identify(text: str) -> tuple[str | None, float]:
    """Give the language of a text (ISO 639-1) and the confidence, 0 to 1.

    None where the text has no letter. Short texts in doubt are taken for the likelier of the known
    languages, French where it is near.

    >>> identify("Deux soldats ont été tués dans une embuscade.")[0]
    'fr'
    """
    sample = text[:SAMPLE]
    if not any(character.isalpha() for character in sample):
        sample = next((c for c in text if c.isalpha()), "")
    if not sample:
        return None, 0.0
    ranking = _identifier().rank(sample)
    code, confidence = ranking[0]
    if code in KNOWN or confidence >= FOREIGN:
        return code, confidence
    known = {c: p for c, p in ranking if c in KNOWN}
    told = _told_by_words(sample)
    if told is not None:
        return told, known[told]
    # "Mardi 11:00" says next to nothing: half as likely is as good as likely.
    return next((c, known[c]) for c in KNOWN if 2 * known[c] >= max(known.values()))


def _told_by_words(text: str) -> str | None:
    """Give the known language whose small words stand in a text, and no other's do."""
    words = frozenset(re.findall(r"[^\W\d_]+", text.lower()))
    known = [code for code in KNOWN if code in lang.languages()]
    told = [code for code in known if words & read_language(code).common]
    return told[0] if len(told) == 1 else None


@cache
def _identifier() -> "LanguageIdentifier":
    """Load the identifier of py3langid (97 languages and more), restricted to `endonyms`."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(endonyms()))
    return identifier


@cache
def endonyms() -> dict[str, str]:
    """Give the languages that a text may be found to be in, each by its own name."""
    path = files("selon") / "data" / "languages.toml"
    names: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["names"]
    return names


def _primary(tag: str) -> str:
    """Give the language of a tag: "fr" of "fr-BE" and "FR_be"."""
    return tag.strip().replace("_", "-").partition("-")[0].casefold()


def _name(code: str) -> str:
    name = endonyms().get(code)
    return f"{name} ({code})" if name else code


def _names(codes: tuple[str, ...]) -> str:
    return ", ".join(_name(code) for code in codes)
