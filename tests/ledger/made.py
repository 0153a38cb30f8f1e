"""Articles and codings for the tests of the ledger: hand-made, without a parser."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from selon import contract
from selon.records import Article, Coded, Refusal
from tests.handmade import ARTICLE, CODED

VINTAGE = {"version": "1.0", "lexicon_digest": "aa"}
NEWER = {"version": "1.1", "lexicon_digest": "aa"}
LAYERS = frozenset({"claims", "events", "framing"})


def article(number: int = 0, **changes: Any) -> Article:
    """Give one of many articles: the same events, another text each."""
    text = f"{ARTICLE.text}\n{number}" if number else ARTICLE.text
    return replace(ARTICLE, **({"doc_id": f"a{number:03}", "text": text} | changes))


def coded(of: Article, **changes: Any) -> dict[str, Any]:
    """Give the contract document of an article."""
    return contract.document(replace(CODED, article=of)) | changes


@dataclass(frozen=True)
class FakeCoder:
    """Codes every article alike, slowly where asked; refuses those named in `refused`."""

    delay: float = 0.0
    batch: int = 1
    refused: frozenset[str] = frozenset()

    def code(
        self, items: Iterable[Article | Refusal], *, layers: frozenset[str], read: str = "claims"
    ) -> Iterator[Coded | Refusal]:
        waiting: list[Coded | Refusal] = []
        for item in items:
            time.sleep(self.delay)
            assert isinstance(item, Article)
            result: Coded | Refusal = replace(CODED, article=item, times=None, toponyms=None)
            if item.doc_id in self.refused:
                result = Refusal(item.doc_id, "input.empty", {})
            waiting.append(result)
            if len(waiting) == self.batch:
                yield from waiting
                waiting = []
        yield from waiting
