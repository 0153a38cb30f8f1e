"""A reader of claims over the French lexicons and the actor list."""

from importlib.resources import files

import pytest

from selon.actors import kind_of, open_actors, read_words
from selon.claims import ModalityFile, ReportingFile, compile_cues, find_claims
from selon.lang.lexicon import read_table
from selon.records import Span
from selon.syntax import Tree


@pytest.fixture(scope="session")
def cues():
    french = files("selon.lang") / "fr"
    return compile_cues(
        read_table(french / "reporting.toml", ReportingFile),
        read_table(french / "modality.toml", ModalityFile),
    )


@pytest.fixture(scope="session")
def who():
    actors, words = open_actors(), read_words("fr")
    return lambda text: kind_of(text, actors, words)


@pytest.fixture(scope="session")
def tree_of(parser, labels):
    def tree_of(text):
        spans, start = [], 0
        for line in text.split("\n"):
            if line:
                spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        return Tree(next(parser.parse([(text, spans)])), labels)

    return tree_of


@pytest.fixture(scope="session")
def claims_of(tree_of, cues, who):
    def claims_of(text, skip=()):
        return find_claims(tree_of(text), cues, who, skip)

    return claims_of
