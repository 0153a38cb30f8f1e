"""Documents coded in this process or in several, with the same result in the same order."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from selon.contract import document, refusal
from selon.errors import SelonError
from selon.formats import Output
from selon.records import Article, Coded, Refusal

if TYPE_CHECKING:
    from selon.pipeline import Coder
    from selon.sifting import Read

LAYERS: Final = frozenset({"claims", "events", "framing", "times", "toponyms"})

READ: Final = ("all", "claims", "events")

# Documents that a process takes at a time: enough for the parser to work in batches.
CHUNK: Final = 16


def code_in_process(
    items: Iterable[Article | Refusal],
    *,
    layers: frozenset[str],
    language: str,
    read: "Read" = "claims",
) -> Iterator[Output]:
    """Code the documents here, in their order; `language` is that of the errors."""
    # An event names its claims: they are read even where they are not to be written.
    needed = layers | {"claims"} if "events" in layers else layers
    for result in _coder().code(items, layers=needed, read=read):
        yield _output(result, layers, language)


def code_in_processes(
    items: Iterable[Article | Refusal],
    *,
    layers: frozenset[str],
    language: str,
    jobs: int,
    read: "Read" = "claims",
) -> Iterator[Output]:
    """Code the documents in `jobs` processes; at most two chunks a process wait at any time.

    Raises SelonError when a process dies, as it does when the memory is used up.
    """
    chunks = _chunks(items)
    waiting: deque[Future[list[Output]]] = deque()
    # spawn: a forked copy of a process that has threads may hang
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_ignore_interrupt) as pool:
        try:
            for chunk in islice(chunks, 2 * jobs):
                waiting.append(pool.submit(_chunk, chunk, layers, language, read))
            while waiting:
                done = waiting.popleft().result()
                for chunk in islice(chunks, 1):
                    waiting.append(pool.submit(_chunk, chunk, layers, language, read))
                yield from done
        except BrokenProcessPool as error:
            raise SelonError("jobs.lost", jobs=jobs) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _chunks(items: Iterable[Article | Refusal]) -> Iterator[list[Article | Refusal]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _chunk(
    items: list[Article | Refusal], layers: frozenset[str], language: str, read: "Read"
) -> list[Output]:
    return list(code_in_process(items, layers=layers, language=language, read=read))


@cache
def _coder() -> "Coder":
    """Open the coder once a process."""
    from selon.pipeline import open_coder  # noqa: PLC0415 - loads the parser

    return open_coder()


def _output(result: Coded | Refusal, layers: frozenset[str], language: str) -> Output:
    if isinstance(result, Refusal):
        return Output(refusal(result, language=language))
    whole = document(result)
    unasked = LAYERS - layers
    return Output({k: v for k, v in whole.items() if k not in unasked}, result.article.text)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the first process, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
