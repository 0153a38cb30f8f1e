"""A coder made by hand: the command line is tested without a parser."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from selon.cli import files, jobs
from selon.records import Article, Coded, Refusal
from tests.handmade import ARTICLE, CODED


class Coder:
    """Gives the hand-made coding for every article."""

    def code(self, items, *, layers, read="claims") -> Iterator[Coded | Refusal]:
        for item in items:
            if isinstance(item, Refusal):
                yield item
            else:
                coded = {layer: getattr(CODED, layer) for layer in LAYERS if layer in layers}
                yield replace(EMPTY, article=item, **coded)


LAYERS = ("claims", "events", "framing", "times", "toponyms")
EMPTY = Coded(ARTICLE, None, None, None, None, None)


def read(paths, *, language, published, outlet) -> Iterator[Article | Refusal]:
    for path in paths:
        if path.startswith("bad"):
            yield Refusal(path, "input.empty", {})
        else:
            known = {"language": language or "fr", "published": published, "outlet": outlet}
            yield replace(ARTICLE, doc_id=path, **known)


@pytest.fixture(autouse=True)
def by_hand(monkeypatch):
    monkeypatch.setattr(jobs, "_coder", Coder)
    monkeypatch.setattr(files, "_read", read)
    for variable in ("SELON_UI", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
