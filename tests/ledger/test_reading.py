import pytest

from selon import contract
from selon.ledger.book import Ledger
from tests.ledger.made import VINTAGE, article, coded


def fill(ledger: Ledger, *numbers: int) -> None:
    for number in numbers:
        one = article(number)
        ledger.store(one, coded(one), **VINTAGE)


def test_documents_and_lines_come_by_name(ledger: Ledger) -> None:
    fill(ledger, 3, 1, 2)
    assert [d.article.doc_id for d in ledger.documents()] == ["a001", "a002", "a003"]
    wanted = [contract.dumps(coded(article(n))) for n in (1, 2, 3)]
    assert list(ledger.coded_lines()) == wanted
    assert list(ledger.coded_lines("a002")) == wanted[1:2]
    assert list(ledger.coded_lines("nobody")) == []


def test_a_document_says_what_read_it(ledger: Ledger) -> None:
    fill(ledger, 1)
    (document,) = ledger.documents()
    assert (document.selon_version, document.lexicon_digest) == ("1.0", "aa")
    assert document.article == article(1)


def test_events_in_one_line_each(ledger: Ledger) -> None:
    fill(ledger, 1)
    strike, missile = ledger.events()
    assert (strike.doc_id, strike.event_id) == ("a001", "e1")
    assert strike.killed == (29, 51)
    assert (strike.place, strike.country, strike.date_start) == ("Dahyan", "YE", "2018-08-09")
    assert (missile.place, missile.country) == ("Jizan", None)
    assert missile.background


def test_the_dead_of_the_attackers_and_parts_are_not_counted(ledger: Ledger) -> None:
    one = article(1)
    document = coded(one)
    said = document["events"][0]["claims"]
    said[1]["killed"]["who"] = "initiator"
    said[2]["killed"] |= {"low": 28, "best": None, "high": None}
    ledger.store(one, document, **VINTAGE)
    assert next(iter(ledger.events())).killed == (28, 28)


def test_an_event_without_figures_has_no_number(ledger: Ledger) -> None:
    one = article(1)
    document = coded(one)
    for said in document["events"][0]["claims"]:
        said["killed"] = None
    ledger.store(one, document, **VINTAGE)
    assert next(iter(ledger.events())).killed == (None, None)


def test_stats(ledger: Ledger) -> None:
    assert ledger.stats().claims == {}
    fill(ledger, 1, 2)
    one = article(3)
    document = coded(one)
    document["events"][0]["aggregate"] = True
    ledger.store(one, document, **VINTAGE)
    stats = ledger.stats()
    assert (stats.documents, stats.versions) == (3, 3)
    assert (stats.events, stats.aggregates) == (5, 1)
    assert stats.claims == {"accuses": 3, "claims": 6, "reports": 9}


def test_a_reader_that_stops_early_holds_nothing_up(ledger: Ledger) -> None:
    fill(ledger, 1, 2)
    documents = ledger.documents()
    assert next(documents).article.doc_id == "a001"
    fill(ledger, 3)
    assert [d.article.doc_id for d in documents] == ["a002"]
    assert ledger.stats().documents == 3


@pytest.mark.parametrize("words", ["\0", 'a"b', "\ud800", '"', "AND OR NOT", "a*", "^a", "(", ""])
def test_any_words_can_be_searched(ledger: Ledger, words: str) -> None:
    assert ledger.search(words) == frozenset()
