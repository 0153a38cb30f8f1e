"""One parse a paragraph, turned into light word records with places in the whole text.

The only module that loads a spaCy model. The entity recogniser is never loaded: actors and places
come from lists. Lemmas are looked up by us, for any part of speech, because a tagger that takes a
participle for an adjective must not hide a verb.
"""

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import Any

from selon.ahead import ahead
from selon.lemmas import KINDS, Endings, LemmaTables, Lemmatise, open_lemmas
from selon.records import Span

# Paragraphs in one batch of the parser; larger gains nothing on two cores.
BATCH = 96

# Documents after which what the model has learnt of new words is forgotten, in batches of them.
FORGET = 64


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


@dataclass(slots=True)
class _Memory:
    """What spaCy keeps of every new word, freed from time to time, never under a parse."""

    pipeline: Any
    held: ExitStack = field(default_factory=ExitStack)
    used: int = 0
    open: int = 0

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Hold the words of one stream; the last of FORGET streams lets them go."""
        if self.open == 0 and self.used % FORGET == 0:
            self.held.close()
            self.held.enter_context(self.pipeline.memory_zone())
        self.used += 1
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded model: the pipeline without entity recogniser, and its lemma tables."""

    pipeline: Any  # spacy.language.Language, which has no types for this
    lemma: Lemmatise
    one_thread: Callable[[], AbstractContextManager[object]]  # inside it, NumPy computes alone
    lift: Callable[[Parse], Parse]  # what the language does to every parse
    memory: _Memory

    def parse(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[Parse]:
        """Parse the paragraphs of several texts in one stream of batches, in order.

        While a parse is worked on, the next batch is parsed: NumPy and the parser need no Python.
        """
        pieces = (_unquoted(span.of(text)) for text, spans in texts for span in spans)
        with self.memory.inside():
            docs = chain.from_iterable(ahead(self._batches(pieces)))
            for text, spans in texts:
                yield self.lift(_assemble(text, spans, islice(docs, len(spans)), self.lemma))

    def _batches(self, pieces: Iterator[str]) -> Iterator[list[Any]]:
        while batch := list(islice(pieces, BATCH)):
            with self.one_thread():
                docs = list(self.pipeline.pipe(batch, batch_size=BATCH))
            yield docs


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
    lemma = open_lemmas(lemmatizer, endings, preferred)
    parser = Parser(pipeline, lemma, one_thread, lift, _Memory(pipeline))
    gc.freeze()  # models and lexicons live as long as the program: not to be searched for garbage
    return parser


def lemma_tables(model: str) -> LemmaTables:
    """Give a model's own lemma tables without the model; OSError where it is not installed."""
    from spacy.lookups import Lookups  # noqa: PLC0415  half a second
    from spacy.util import get_package_path  # noqa: PLC0415

    folders = sorted(get_package_path(model).glob("*/lemmatizer/lookups"))
    if not folders:
        raise OSError(model)
    tables = Lookups().from_disk(folders[-1])
    rules, known, index = (tables.get_table(f"lemma_{n}") for n in ("rules", "exc", "index"))
    return LemmaTables(
        endings={pos: tuple((old, new) for old, new in rules.get(pos, ())) for pos in KINDS},
        exceptions={pos: dict(known.get(pos, {})) for pos in KINDS},
        lemmas={pos: frozenset(index.get(pos, ())) for pos in KINDS},
    )


def blank(language: str) -> Any:  # noqa: ANN401  spaCy is untyped
    """Give what parts the words of a language without a model, or of any language."""
    import spacy  # noqa: PLC0415  half a second

    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")


def _assemble(text: str, spans: Sequence[Span], docs: Iterable[Any], lemma: Lemmatise) -> Parse:
    words: list[Word] = []
    sentences: list[range] = []
    for number, (span, doc) in enumerate(zip(spans, docs, strict=True)):
        places = _places(doc, len(words))
        first = len(words)
        for token, place in zip(doc, places, strict=True):
            if place is None:
                continue
            if place > first and token.is_sent_start:
                sentences.append(range(first, place))
                first = place
            words.append(_word(token, place, span.start, (len(sentences), number), places, lemma))
        if len(words) > first:
            sentences.append(range(first, len(words)))
    return parse_of(text, words, sentences, spans)


def _word(
    token: Any,  # noqa: ANN401
    place: int,
    offset: int,
    inside: tuple[int, int],
    places: list[int | None],
    lemma: Lemmatise,
) -> Word:
    """Give a token as a word; `inside` are the numbers of its sentence and paragraph."""
    form, norm, pos = token.text, token.lower_, token.pos_
    head, start = places[token.head.i], offset + token.idx
    if head is None:
        head = place
    may_be = pos in _MAY_BE_VERB or (pos in _MISTAGGED and len(form) > _SMALL)
    verb = own = lemma(form, "VERB") if may_be else ""
    if pos != "VERB":  # a root stands in lower case
        own = lemma(norm if head == place else form, pos)
        own = verb if pos == "AUX" and own == norm else own  # not in every table
    morph, (sentence, paragraph) = str(token.morph), inside
    end = start + len(form)
    return Word(
        place, start, end, form, norm, own, verb, pos, token.dep_, head, morph, sentence, paragraph
    )


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
