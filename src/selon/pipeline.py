"""The map of the program: from articles to coded articles, layer by layer.

    article → folded text → boilerplate, paragraphs → parse → claims
            → times, quantities, places, actors, weapons → events → coded

What a language knows is opened once, at its first article.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from typing import Final

from selon.attaching import attach
from selon.boilerplate import find as find_boilerplate
from selon.boilerplate import paragraphs, pieces
from selon.claims import author_claim, find_claims
from selon.datelines import Published, find_dateline
from selon.events import find_events
from selon.folding import Folded, fold
from selon.languages import settle_language
from selon.parsing import Parse
from selon.raising import raise_verbs
from selon.reading import Reading
from selon.records import (
    Actor,
    ActorMention,
    Article,
    Claim,
    Coded,
    Refusal,
    Span,
    Timex,
)
from selon.rejoining import rejoin
from selon.repair import detach, promote, release, repair
from selon.repertoire import Repertoire, open_repertoire
from selon.sifting import Read
from selon.syntax import Tree
from selon.taught import KnownName
from selon.wholes import make_whole

log = logging.getLogger(__name__)

LAYERS: Final = frozenset({"claims", "events", "framing", "times", "toponyms"})
DEFAULT_LAYERS: Final = frozenset({"claims", "events", "framing"})

# Layers that need a parse; the others are read off the text alone.
_PARSED: Final = frozenset({"claims", "events"})

# Documents parsed in one stream: enough for full batches, few enough for flat memory.
DOCUMENTS: Final = 64


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article ready to be parsed."""

    article: Article
    folded: Folded
    skip: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    dateline: Published | None
    eventful: bool  # the first gate sees that it can hold an event
    unread: bool = False  # the gate lets none of it pass

    @property
    def told_on(self) -> date | None:
        """The day that "today" is: a text's own dateline knows better than its archive.

        Where a text went online again later, or under a wrong day, its words count from the first.
        """
        if self.dateline is not None and self.dateline.basis == "dateline":
            return self.dateline.day
        return self.article.published


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes articles; holds what the languages know, opened at first use."""

    names: tuple[KnownName, ...] = ()

    def code(
        self,
        items: Iterable[Article | Refusal],
        *,
        layers: frozenset[str] = DEFAULT_LAYERS,
        read: Read = "claims",
    ) -> Iterator[Coded | Refusal]:
        """Give each article coded, in the order of the input; a refusal passes through.

        `read` says how much of them is parsed: "all"; "claims", all that is said, and events where
        the first gate sees that there can be one; "events", only what can hold an event.
        """
        stream = iter(items)
        while batch := list(islice(stream, DOCUMENTS)):
            yield from _code_batch(batch, layers, read, self.names)


def open_coder(names: Iterable[KnownName] = ()) -> Coder:
    """Give a coder for every language that selon has a folder for, which knows these names too."""
    return Coder(tuple(sorted(names)))


def _code_batch(
    batch: Sequence[Article | Refusal],
    layers: frozenset[str],
    much: Read,
    names: tuple[KnownName, ...],
) -> Iterator[Coded | Refusal]:
    """Code a batch, one stream of the parser for each language in it."""
    settled = [i if isinstance(i, Refusal) else settle_language(i) for i in batch]
    done: dict[int, Coded | Refusal] = {}
    articles = [(n, a) for n, a in enumerate(settled) if isinstance(a, Article)]
    for language in sorted({a.language or "" for _, a in articles}):
        own = [(n, a) for n, a in articles if a.language == language]
        repertoire = _repertoire(language, names)
        coded = code_articles([a for _, a in own], repertoire, layers, much)
        done |= zip((n for n, _ in own), coded, strict=True)
    for number, item in enumerate(settled):
        yield item if isinstance(item, Refusal) else done[number]


@lru_cache(maxsize=8)
def _repertoire(language: str, names: tuple[KnownName, ...]) -> Repertoire:
    return open_repertoire(language, names)


def code_articles(
    articles: Sequence[Article],
    repertoire: Repertoire,
    layers: frozenset[str],
    much: Read = "all",
) -> Iterator[Coded | Refusal]:
    """Code articles of one language, in order; one that a rule fails on is set aside."""
    if not layers & _PARSED:
        for item in (_prepare(article, repertoire, "all") for article in articles):
            yield _guarded(item, partial(_unparsed, item, repertoire, layers))
        return
    prepared = [_prepare(article, repertoire, much) for article in articles]
    texts = [(item.folded.text, item.paragraphs) for item in prepared if not item.unread]
    parses = repertoire.parser().parse(texts)
    for item in prepared:
        if item.unread:
            yield _guarded(item, partial(_passed_over, item, repertoire, layers))
            continue
        tree = Tree(next(parses), repertoire.labels)
        yield _guarded(item, partial(_parsed, item, tree, repertoire, layers))


def _guarded(item: _Prepared, code: Callable[[], Coded]) -> Coded | Refusal:
    """Give what `code` makes; a fault in a rule costs one document, never the run."""
    try:
        return code()
    except Exception as fault:
        log.exception("%s could not be coded", item.article.doc_id)
        return Refusal(item.article.doc_id, "coder.fault", {"fault": type(fault).__name__})


def _prepare(article: Article, repertoire: Repertoire, much: Read) -> _Prepared:
    """Give an article with what the first gate leaves of it to be read."""
    folded = fold(article.text)
    text, page = folded.text, repertoire.page
    eventful = much == "all" or repertoire.sieve().can_hold_event(text)
    if much == "events" and not eventful:
        return _Prepared(article, folded, (), (), None, eventful=False, unread=True)
    passages = find_boilerplate(text, page)
    skip = tuple(p.span for p in passages if p.kind != "caption")  # captions tell facts
    told = (p for p in paragraphs(text) if not any(s.covers(p) for s in skip))
    own = tuple(piece for p in told for piece in pieces(text, p, page))
    if much == "events":
        own = repertoire.sieve().telling(text, own)
    return _Prepared(article, folded, skip, own, find_dateline(text, page), eventful)


def _passed_over(item: _Prepared, repertoire: Repertoire, layers: frozenset[str]) -> Coded:
    """Give an article that the first gate did not let pass: nothing is read off it."""
    return replace(
        _unparsed(item, repertoire, layers - {"framing"}),
        claims=(),
        events=() if "events" in layers else None,
        framing=() if "framing" in layers else None,
        unread=True,
    )


def _unparsed(item: _Prepared, repertoire: Repertoire, layers: frozenset[str]) -> Coded:
    """Read off the layers that need no parse."""
    text, published = item.folded.text, item.told_on
    return Coded(
        article=item.article,
        claims=None,
        events=None,
        framing=repertoire.framing(text) if "framing" in layers else None,
        times=repertoire.times(text, published) if "times" in layers else None,
        toponyms=repertoire.toponyms(text, published) if "toponyms" in layers else None,
    )


def _parsed(item: _Prepared, tree: Tree, repertoire: Repertoire, layers: frozenset[str]) -> Coded:
    """Read off claims and events, and whatever else is asked for."""
    if "events" not in layers or not item.eventful:
        return replace(
            _unparsed(item, repertoire, layers),
            claims=_hear(item, tree, repertoire).claims,
            events=() if "events" in layers else None,
        )
    reading = read(item, tree, repertoire)
    events = find_events(reading, repertoire.events)
    said = reading.claims
    if any(c.claim_id == reading.voice.id for e in events for c in e.claims):
        said = (*said, reading.voice)
    coded = _unparsed(item, repertoire, layers - {"times", "toponyms"})
    return replace(
        coded,
        claims=said,
        events=events,
        times=reading.times if "times" in layers else None,
        toponyms=reading.toponyms if "toponyms" in layers else None,
    )


@dataclass(frozen=True, slots=True)
class _Heard:
    """Who says what in an article, and what that was read from."""

    tree: Tree
    claims: tuple[Claim, ...]
    times: tuple[Timex, ...]
    actors: tuple[ActorMention, ...]
    who: Callable[[str], Actor | None]


def _hear(item: _Prepared, tree: Tree, repertoire: Repertoire) -> _Heard:
    """Read off who says what, and mend the parse on the way."""
    text, published = item.folded.text, item.told_on
    times = repertoire.times(text, published)
    tree = Tree(repair(_mended(tree), (t.span for t in times), tree.labels), tree.labels)
    actors, near = repertoire.actors(text, published)

    def who(words: str) -> Actor | None:
        return repertoire.who_near(words, near)

    claims = find_claims(tree, repertoire.cues, who, item.skip)
    named = [c.source.span for c in claims if c.source is not None and _opens(c)]
    tree = Tree(detach(tree.parse, named, tree.labels), tree.labels)
    return _Heard(tree, claims, times, actors, who)


def read(item: _Prepared, tree: Tree, repertoire: Repertoire) -> Reading:
    """Make every layer that the events are coded from."""
    text, published = item.folded.text, item.told_on
    heard = _hear(item, tree, repertoire)
    return Reading(
        tree=heard.tree,
        published=published,
        dateline=item.dateline.span if item.dateline is not None else None,
        skip=item.skip,
        claims=heard.claims,
        voice=author_claim(heard.tree, len(heard.claims)),
        times=heard.times,
        quantities=repertoire.quantities(text),
        toponyms=repertoire.toponyms(text, published),
        actors=heard.actors,
        weapons=repertoire.weapons(text),
        cues=repertoire.cues,
        who=heard.who,
    )


def _mended(tree: Tree) -> Parse:
    """Give the parse with what parsers get wrong wherever it stands."""
    parse = tree.parse
    for mend in (make_whole, rejoin, raise_verbs, release, promote, attach):
        parse = mend(parse, tree.labels)
    return parse


def _opens(claim: Claim) -> bool:
    """Say whether a claim begins with its source: "selon la police, une femme …"."""
    return claim.source is not None and claim.source.span.end <= claim.content.start
