"""Documents in the order of reading: the latest first, copies behind the oldest of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from selon import contract
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from tests.handmade import ARTICLE, CODED

DAYS = {"b": 9, "a": 9, "c": 11, "d": None, "e": None, "f": 2}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger of six texts, two of them without a day, and a copy of one."""
    with open_ledger(tmp_path / "ledger.db") as opened:
        for name, day in DAYS.items():
            published = None if day is None else date(2018, 8, day)
            _store(opened, name, _text(name), published)
        _store(opened, "z", _text("f"), date(2018, 8, 2))
        link_pending(opened)
        yield opened


def _text(name: str) -> str:
    return " ".join(f"{name}{chr(97 + n)}" for n in range(20))


def _store(ledger: Ledger, name: str, text: str, published: date | None) -> None:
    article = replace(ARTICLE, doc_id=name, text=text, published=published)
    coded = contract.document(replace(CODED, article=article, claims=(), events=(), framing=()))
    ledger.store(article, coded, version="0", lexicon_digest="0")


def test_the_latest_stand_first_and_copies_behind_the_oldest(ledger: Ledger) -> None:
    with ledger.shelf() as shelf:
        assert [key.doc_id for key in shelf.firsts()] == ["c", "a", "b", "f", "d", "e"]
        assert shelf.total() == 6
        assert [key.doc_id for key in shelf.copies(["f", "c"])["f"]] == ["z"]
        assert [key.doc_id for key in shelf.among(["e", "b", "c", "z"])] == ["c", "b", "e"]


def test_neighbours_are_those_of_the_whole_order(ledger: Ledger) -> None:
    with ledger.shelf() as shelf:
        order = [key.doc_id for key in shelf.firsts()]
        for place, name in enumerate(order):
            key = shelf.of(name)
            assert key is not None
            assert [k.doc_id for k in shelf.older(key)] == order[place + 1 :]
            assert [k.doc_id for k in shelf.newer(key)] == order[:place][::-1]
        assert shelf.of("nobody") is None


def test_words_choose_among_texts(ledger: Ledger) -> None:
    with ledger.shelf() as shelf:
        assert [key.doc_id for key in shelf.firsts("AA ab")] == ["a"]
        assert shelf.total("aa ab") == 1
        assert shelf.among(["b", "c"], "aa ab") == []


def test_a_replaced_version_is_not_counted(ledger: Ledger) -> None:
    _store(ledger, "a", "Un autre texte, tout autre.", date(2018, 8, 9))
    with ledger.shelf() as shelf:
        assert shelf.total() == 6
        assert [key.doc_id for key in shelf.firsts()].count("a") == 1
