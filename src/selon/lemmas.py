"""Lemmas of single forms over a model's own tables, remembered, whatever the tagger says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

Lemmatise = Callable[[str, str], str]

Endings = Sequence[tuple[str, str]]

# Forms that are remembered, each as some parts of speech: memory stays flat over any archive.
LEMMAS = 1 << 18

KINDS: Final = ("verb", "noun", "adj")  # words that have other forms


@dataclass(frozen=True, slots=True)
class LemmaTables:
    """What a model knows of forms, by KINDS."""

    endings: Mapping[str, Endings]  # (ending of a form, of its lemma)
    exceptions: Mapping[str, Mapping[str, Sequence[str]]]  # form -> lemmas
    lemmas: Mapping[str, frozenset[str]]


def open_lemmas(lemmatizer: Any, endings: Endings, preferred: str) -> Lemmatise:  # noqa: ANN401  spaCy is untyped
    """Give a cached look-up (form, part of speech) → lemma over the model's own tables."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for pos, forms in list(index.items()):
        index[pos] = frozenset(forms)  # spaCy searches a list of tens of thousands for every form
    known = index["verb"]
    lemmatizer.cache = _Forgetful()

    @lru_cache(LEMMAS)
    def lemma(form: str, pos: str) -> str:
        found = lemmatizer.rule_lemmatize(_Form(form, form, pos, pos))
        own = _preferred(found, pos, preferred).lower()
        return _infinitive(own, known, endings) if pos == "VERB" and own not in known else own

    return lemma


class _Forgetful(dict[object, object]):
    """The lemmatizer's own cache, which would grow with every new form."""

    def __setitem__(self, key: object, value: object) -> None:
        """Keep nothing."""


@dataclass(frozen=True, slots=True)
class _NoMorph:
    key: int = 0

    def to_dict(self) -> dict[str, str]:
        return {}


@dataclass(frozen=True, slots=True)
class _Form:
    """What a lemmatizer asks of a token; a token of spaCy would stay in its vocabulary."""

    text: str
    orth: str
    pos: str
    pos_: str
    morph: _NoMorph = _NoMorph()


def _preferred(found: Sequence[str], pos: str, ending: str) -> str:
    """Give the verb with a certain ending, where there is one: "raped" is of "rape", not "rap"."""
    fitting = (one for one in found if ending and pos == "VERB" and one.endswith(ending))
    return next(fitting, found[0])


def _infinitive(form: str, known: frozenset[str], endings: Endings) -> str:
    """Undo an ending that the model's own tables leave on: "cherche" → "chercher"."""
    stems = (form[: -len(old)] + new for old, new in endings if form.endswith(old))
    return next((stem for stem in stems if stem in known), form)
