"""The demo articles: short ones in two languages, told by opposed sources, each of a known day."""

import re
from collections import Counter
from pathlib import Path

import pytest

from selon.documents import read_documents
from selon.records import Article

FOLDER = Path(__file__).parent.parent / "demo" / "articles"
LEAST_WORDS, MOST_WORDS = 120, 250


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    paths = sorted(map(str, FOLDER.iterdir()))
    read = list(read_documents(paths, language=None, published=None, outlet=None))
    assert all(isinstance(item, Article) for item in read), read
    return [item for item in read if isinstance(item, Article)]


def test_there_are_ten_short_articles_in_two_languages_and_all_forms(
    articles: list[Article],
) -> None:
    assert Counter(article.language for article in articles) == {"fr": 8, "en": 2}
    lengths = {a.doc_id: len(a.text.split()) for a in articles}
    assert {d: n for d, n in lengths.items() if not LEAST_WORDS <= n <= MOST_WORDS} == {}
    assert {path.suffix for path in FOLDER.iterdir()} == {".txt", ".html", ".jsonl"}


def test_every_article_has_a_day_that_is_no_guess(articles: list[Article]) -> None:
    known = {a.doc_id: a.published_basis for a in articles if a.published is not None}
    assert len(known) == len(articles)
    assert set(known.values()) == {"given", "html", "dateline"}


def test_pages_come_without_their_furniture(articles: list[Article]) -> None:
    pages = [a for a in articles if a.published_basis == "html"]
    assert len(pages) == 2
    for page in pages:
        assert page.title
        assert page.outlet
        assert "cookies" not in page.text
        assert "Mentions" not in page.text


def test_three_articles_tell_of_one_incident_and_disagree(articles: list[Article]) -> None:
    told = [a for a in articles if "gare de Kramatorsk" in a.text]
    tolls = [set(re.findall(r"(\d+)\smorts", a.text)) for a in told]
    assert len(told) == 3
    assert all(tolls)
    assert not set.intersection(*tolls)
