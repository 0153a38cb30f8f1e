"""Inputs that nobody would write, for every reader and for the coder: `python -m tests.fuzzing`.

    python -m tests.fuzzing [--examples 2000] [--target NAME]

Each target gets as many examples from hypothesis: well-formed beginnings with bytes cut, doubled,
swapped and inserted, and texts put together of words, marks and letters of many scripts. An example
may be refused with a coded error; anything else that is raised, more than SECONDS, or a peak of
memory above MEGABYTES is a finding. The suite runs a small sample.
"""

import argparse
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from selon.contract import document, dumps, refusal
from selon.documents import read_documents
from selon.documents.html import read_page
from selon.documents.jsonl import read_lines
from selon.documents.text import read_text
from selon.documents.warc import read_archive
from selon.errors import SelonError
from selon.intake import feeds, lists
from selon.intake.opml import read_opml
from selon.pipeline import LAYERS, open_coder
from selon.query import grammar
from selon.records import Article, Coded, Refusal
from tests.coding import ARTICLES, QUETTA

SECONDS = 10
MEGABYTES = 2_000  # of a process with both languages loaded

PAGE = """<html lang=fr><head><title>T</title><meta charset=utf-8></head><body><article>
<p>Une bombe a explosé mardi à Quetta, tuant neuf personnes, selon la police.</p>
</article></body></html>""".encode()
LINE = b'{"doc_id": "a", "text": "Une bombe a fait deux morts mardi.", "published": "2024-03-14"}\n'
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><title>A</title>
<link>https://journal.example/a</link><pubDate>Thu, 14 Mar 2024 10:00:00 GMT</pubDate></item>
</channel></rss>"""
OPML = b"""<opml version="2.0"><body>
<outline text="F" xmlUrl="https://journal.example/f"/></body></opml>"""
TABLE = b"url,title\nhttps://journal.example/a,A\nhttps://journal.example/b,B\n"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://journal.example/a\r\n"
    b"WARC-Date: 2024-03-14T10:00:00Z\r\nContent-Type: application/http\r\n"
    b"Content-Length: 90\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    b"<p>Une bombe a fait deux morts mardi.</p>\r\n\r\n"
)
QUERY = "type:Attack date:2024-03 killed>=2 'Gao' or not place:ML"

Act = Callable[[bytes], object]
ODD = tuple("\u200d\u202e\ufeff\u00a0\u0301\x85’«»“ßİﷺ\U0001f4a3")


@st.composite
def mutated(draw: st.DrawFn, seed: bytes) -> bytes:
    """Give a seed with some of its bytes cut, doubled, exchanged, or others put in."""
    content = bytearray(seed)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(content)))
        end = min(len(content), at + draw(st.integers(0, 40)))
        match draw(st.sampled_from(("cut", "double", "insert", "exchange"))):
            case "cut":
                del content[at:end]
            case "double":
                content[at:at] = content[at:end] * draw(st.integers(1, 20))
            case "insert":
                content[at:at] = draw(st.binary(max_size=20))
            case _:
                content[at:end] = draw(st.binary(min_size=end - at, max_size=end - at))
    return bytes(content)


def _pieces() -> list[str]:
    words = [w for text in ARTICLES.values() for w in text.split()]
    marks = [*".,;:!?…-–—'\"()[]/%\n\t ", "\n\n", "« ", " »", "l'", "d'", "10", "1er", "3 000"]
    return sorted({*words, *marks, *ODD})


def texts() -> st.SearchStrategy[str]:
    """Give texts of words and marks in any order, and of any letters."""
    piece = st.one_of(st.sampled_from(_pieces()), st.text(max_size=6))
    joined = st.lists(piece, min_size=1, max_size=60)
    return st.one_of(joined.map(" ".join), joined.map("".join))


def _read_file(name: str, read: Callable[[Path], object]) -> Act:
    folder = Path(tempfile.mkdtemp())

    def act(content: bytes) -> None:
        path = folder / name
        path.write_bytes(content)
        read(path)

    return act


def _documents(path: Path) -> None:
    items = read_documents([str(path)], language=None, published=None, outlet=None)
    for item in items:
        if isinstance(item, Refusal):
            refusal(item)


def _code(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    if not text.strip() or "\0" in text:
        return
    for language in ("fr", "en"):
        article = Article("a", text, language, None, None)
        (coded,) = open_coder().code([article], layers=LAYERS)
        assert isinstance(coded, Coded), coded
        for claim in coded.claims or ():
            assert 0 <= claim.content.start < claim.content.end <= len(text) + 1
        dumps(document(coded))


TARGETS: Mapping[str, tuple[bytes | None, Act]] = {
    "text": (QUETTA.encode(), lambda c: read_text(c, doc_id="a")),
    "page": (PAGE, lambda c: read_page(c, doc_id="a")),
    "lines": (LINE * 3, lambda c: list(read_lines(BytesIO(c), name="a"))),
    "archive": (WARC * 2, lambda c: list(read_archive(BytesIO(c), name="a"))),
    "files": (QUETTA.encode(), _read_file("a.txt", _documents)),
    "feed": (FEED, lambda c: feeds.parsed(c, {"url": "https://journal.example/", "kind": ""})),
    "opml": (OPML, _read_file("a.opml", read_opml)),
    "table": (TABLE, _read_file("a.csv", lambda path: list(lists.read_table(path)))),
    "addresses": (TABLE, _read_file("a.lst", lambda path: list(lists.read_lines(path)))),
    "query": (QUERY.encode(), lambda c: grammar.parse(c.decode("utf-8", "replace"))),
    "coder": (None, _code),
    "coder, bytes": (QUETTA.encode(), _code),
}


def fuzz(target: str, examples: int) -> float:
    """Give a target its examples; raise what it raises. The longest that one took, in seconds."""
    seed, act = TARGETS[target]
    longest = 0.0
    act(seed or QUETTA.encode())  # models are loaded before anything is timed

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(texts().map(lambda t: t.encode("utf-8", "replace")) if seed is None else mutated(seed))
    def trying(content: bytes) -> None:
        nonlocal longest
        begun = perf_counter()
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            act(content)
        except SelonError:
            pass  # refused, with a code
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        longest = max(longest, perf_counter() - begun)

    trying()
    return longest


def _hang(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"more than {SECONDS} s")


def main() -> None:
    """Fuzz every target and tell how it went; exit status 1 where something was found."""
    parser = argparse.ArgumentParser(description="inputs that nobody would write")
    parser.add_argument("--examples", type=int, default=1000)
    parser.add_argument("--target", choices=list(TARGETS))
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _hang)
    print("| target | inputs | longest, s | found |\n|---|---|---|---|")
    found = 0
    for target in [options.target] if options.target else TARGETS:
        try:
            told = f"{fuzz(target, options.examples):.2f} | nothing"
        except Exception as fault:
            found += 1
            told = f"– | {type(fault).__name__}: {str(fault)[:120]!r}"
        print(f"| {target} | {options.examples} | {told} |", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\npeak memory {peak} MB (cap {MEGABYTES} MB)")
    sys.exit(bool(found) or peak > MEGABYTES)


if __name__ == "__main__":
    main()
