"""What grows: time in step with the length of a document, memory not with their number.

Times are of the processor, and compared with each other within one run.
"""

import tracemalloc
from collections.abc import Iterator
from time import process_time

from selon.pipeline import Coder
from selon.records import Article
from tests.coding import QUETTA, article

SPARE = 3.2  # twice the text may take this much: twice, and the noise of a busy machine
PLAIN = "La réunion a porté sur les horaires de la bibliothèque numéro {}. Rien n'a été décidé.\n"


def seconds(coder: Coder, text: str) -> float:
    begun = process_time()
    list(coder.code([article(text, "long")], read="all"))
    return process_time() - begun


def test_twice_the_text_takes_twice_the_time(coder: Coder) -> None:
    """Nothing is quadratic in the length of a document."""
    short, long = QUETTA * 12, QUETTA * 24
    seconds(coder, short)
    assert min(seconds(coder, long) for _ in range(2)) < SPARE * seconds(coder, short)


def test_memory_does_not_grow_with_the_number_of_documents(coder: Coder) -> None:
    """Thousands of documents are coded in what hundreds take; only new words are remembered."""

    def feed(first: int, count: int) -> Iterator[Article]:
        for number in range(first, first + count):
            yield article(PLAIN.format(number % 256) * 3, str(number))

    def held() -> int:
        return tracemalloc.get_traced_memory()[0]

    for _ in coder.code(feed(0, 512), read="events"):
        pass
    tracemalloc.start()
    try:
        for _ in coder.code(feed(512, 256), read="events"):
            pass
        before = held()
        for _ in coder.code(feed(768, 2048), read="events"):
            pass
        grown = held() - before
    finally:
        tracemalloc.stop()
    assert grown < 300_000, grown  # bytes
