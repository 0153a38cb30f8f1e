"""Golden articles: a change that alters what is said of them shows here, word for word.

`pytest tests/test_golden.py --update-golden` writes what the coder says now; look at the diff
before it is committed.
"""

from pathlib import Path

import pytest

from tests.golden.golden import articles, explained


def slug(article: Path) -> str:
    return f"{article.parent.parent.name}-{article.parent.name}"


@pytest.mark.parametrize("article", articles(), ids=slug)
def test_golden(article: Path, request: pytest.FixtureRequest) -> None:
    expected = article.with_name("expected.txt")
    told = explained(article)
    if request.config.getoption("--update-golden"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


def test_there_are_golden_articles() -> None:
    assert len(articles()) >= 6


@pytest.mark.parametrize("article", articles(), ids=slug)
def test_a_golden_article_tells_of_an_event(article: Path) -> None:
    expected = article.with_name("expected.txt").read_text(encoding="utf-8")
    assert "\nevent e1" in expected
    assert "\nclaim c1" in expected
