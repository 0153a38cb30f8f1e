"""One parse a paragraph, turned into light word records with places in the whole text.

The only module that loads a spaCy model. The entity recogniser is never loaded: actors and places
come from lists. Lemmas are looked up by us, for any part of speech, because a tagger that takes a
participle for an adjective must not hide a verb.
"""

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from selon.records import Span

# Paragraphs in one batch of the parser; larger gains nothing on two cores.
BATCH = 96

# Forms whose lemmas are remembered, each as some parts of speech.
LEMMAS = 1 << 18


@dataclass(frozen=True, slots=True)
class Word:
    """One token; `head` and `i` are positions in `Parse.words`, a root is its own head."""

    i: int
    start: int
    end: int
    text: str
    norm: str  # lower case
    lemma: str
    verb: str  # the lemma if it is read as a verb, "" where it cannot be one
    pos: str  # Universal part of speech
    dep: str
    head: int
    morph: str  # Universal features: "Mood=Cnd|Tense=Pres"
    sentence: int
    paragraph: int

    @property
    def span(self) -> Span:
        """The characters of the word."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Parse:
    """All words of a document in order, their dependents, sentences and paragraphs."""

    text: str
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[range, ...]
    paragraphs: tuple[Span, ...]
    starts: tuple[int, ...]  # of the words, for look-up by place
    ends: tuple[int, ...]

    def at(self, span: Span) -> range:
        """Give the positions of the words that overlap a span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


Lemmatise = Callable[[str, str], str]

Endings = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded model: the pipeline without entity recogniser, and its lemma tables."""

    pipeline: Any  # spacy.language.Language, which has no types for this
    lemma: Lemmatise
    one_thread: Callable[[], AbstractContextManager[object]]  # inside it, NumPy computes alone
    lift: Callable[[Parse], Parse]  # what the language does to every parse

    def parse(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[Parse]:
        """Parse the paragraphs of several texts in one stream of batches, in order."""
        pieces = (_unquoted(span.of(text)) for text, spans in texts for span in spans)
        docs = self.pipeline.pipe(pieces, batch_size=BATCH)
        for text, spans in texts:
            with self.one_thread():
                parsed = [next(docs) for _ in spans]
            yield self.lift(_assemble(text, spans, parsed, self.lemma))


# One word in quotation marks, in small letters: "ont « neutralisé » douze hommes".
_QUOTED = re.compile(r'(?<=\s)[«"](\s?(?!\d)[^\W_A-ZÀ-Þ]+\s?)[»"]')


def _unquoted(text: str) -> str:
    """Blank the marks around a single word, which break the parse; no word moves.

    A text in capitals is read in small letters.
    """
    small = text.lower() if len(text) > _SHOUTED and text.isupper() else text
    return _QUOTED.sub(r" \1 ", small if len(small) == len(text) else text)


_SHOUTED = 60  # characters; a shorter line in capitals is a title, or names


def load_parser(
    model: str,
    endings: Endings = (),
    lift: Callable[[Parse], Parse] = lambda parse: parse,
    preferred: str = "",
) -> Parser:
    """Load a spaCy model by its package name; OSError where it is not installed.

    `endings` are (ending, ending of the infinitive) pairs that the model's tables lack; `lift` is
    what the language does to every parse; of several verbs that a form may be of, one that ends in
    `preferred` is taken. Where no morphologizer tells the parts of speech, the
    attribute ruler does.
    """
    import spacy  # noqa: PLC0415  half a second
    from thinc.api import use_ops  # noqa: PLC0415
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415

    with use_ops("numpy", use_blis=False):  # NumPy multiplies some three times faster than BLIS
        pipeline = spacy.load(model, exclude=["ner"])
    if "morphologizer" in pipeline.pipe_names and "attribute_ruler" in pipeline.pipe_names:
        pipeline.remove_pipe("attribute_ruler")
    lemmatizer = pipeline.get_pipe("lemmatizer")
    pipeline.remove_pipe("lemmatizer")
    # The matrices of a paragraph are too small to share out: threads would wait for each other.
    one_thread = partial(ThreadpoolController().limit, limits=1, user_api="blas")
    lemma = _lemmatise(lemmatizer, endings, preferred)
    parser = Parser(pipeline, lemma, one_thread, lift)
    gc.freeze()  # models and lexicons live as long as the program: not to be searched for garbage
    return parser


def blank(language: str) -> Any:  # noqa: ANN401  spaCy is untyped
    """Give what parts the words of a language without a model, or of any language."""
    import spacy  # noqa: PLC0415  half a second

    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")


def _lemmatise(lemmatizer: Any, endings: Endings, preferred: str) -> Lemmatise:  # noqa: ANN401  spaCy is untyped
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


def _assemble(text: str, spans: Sequence[Span], docs: Iterable[Any], lemma: Lemmatise) -> Parse:
    words: list[Word] = []
    sentences: list[range] = []
    for number, (span, doc) in enumerate(zip(spans, docs, strict=True)):
        places = _places(doc, len(words))
        first = len(words)
        for token in doc:
            place = places[token.i]
            if place is None:
                continue
            if token.is_sent_start and place > first:
                sentences.append(range(first, place))
                first = place
            head = places[token.head.i]
            lemmas = _lemmas(token, lemma, first=head in (None, place))
            words.append(
                Word(
                    i=place,
                    start=span.start + token.idx,
                    end=span.start + token.idx + len(token.text),
                    text=token.text,
                    norm=token.text.lower(),
                    lemma=lemmas[0],
                    verb=lemmas[1],
                    pos=token.pos_,
                    dep=token.dep_,
                    head=place if head is None else head,
                    morph=str(token.morph),
                    sentence=len(sentences),
                    paragraph=number,
                )
            )
        if len(words) > first:
            sentences.append(range(first, len(words)))
    return parse_of(text, words, sentences, spans)


def parse_of(
    text: str, words: Sequence[Word], sentences: Sequence[range], spans: Sequence[Span]
) -> Parse:
    """Give the parse of all words of a text, its sentences and paragraphs."""
    return Parse(
        text=text,
        words=tuple(words),
        children=children_of(words),
        sentences=tuple(sentences),
        paragraphs=tuple(spans),
        starts=tuple(w.start for w in words),
        ends=tuple(w.end for w in words),
    )


def _places(doc: Any, offset: int) -> list[int | None]:  # noqa: ANN401
    """Number the tokens that are not white space; spaCy makes tokens of double spaces."""
    places: list[int | None] = []
    for token in doc:
        places.append(None if token.is_space else offset)
        offset += not token.is_space
    return places


def _lemmas(token: Any, lemma: Lemmatise, *, first: bool) -> tuple[str, str]:  # noqa: ANN401
    """Give the lemma of a token and that of the verb it may be; a root stands in lower case."""
    form, pos = token.text, token.pos_
    may_be = pos in _MAY_BE_VERB or (pos in _MISTAGGED and len(form) > _SMALL)
    verb = lemma(form, "VERB") if may_be else ""
    if pos == "VERB":
        return verb, verb
    own = lemma(form.lower() if first else form, pos)
    return verb if pos == "AUX" and own == form.lower() else own, verb  # not in every table


_MAY_BE_VERB = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"})
# Small words: a longer one that is tagged so may be a rare participle.
_MISTAGGED = frozenset({"DET", "X", "PRON", "NUM", "ADP", "INTJ"})
_SMALL = 4


def children_of(words: Sequence[Word]) -> tuple[tuple[int, ...], ...]:
    """Give the dependents of every word, in order."""
    children: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != word.i:
            children[word.head].append(word.i)
    return tuple(tuple(c) for c in children)
