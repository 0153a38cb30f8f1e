"""The cues of reporting on their own sentences: who, by what word, what."""

import re
from importlib.resources import files

import pytest

from selon.actors import kind_of, open_actors, read_words
from selon.claims import (
    ModalityFile,
    ReportingFile,
    compile_cues,
    find_claims,
)
from selon.lang.lexicon import entries, read_table
from selon.records import Span
from selon.syntax import Tree

FRENCH = files("selon.lang") / "fr"
FILE = read_table(FRENCH / "reporting.toml", ReportingFile)
CUES = compile_cues(
    FILE,
    read_table(FRENCH / "modality.toml", ModalityFile),
)
CUED = {*FILE.verbs, *FILE.prepositions, *FILE.nouns}
ACTORS, WORDS = open_actors(), read_words("fr")
MARK = re.compile(r"[][{}<>]")


def who(words):
    return kind_of(words, ACTORS, WORDS)


def unmark(marked):
    """Give the text and the spans that stood in [source], {cue} and <content>."""
    text, spans, opened = "", {"[": [], "{": [], "<": []}, []
    for piece in re.split(f"({MARK.pattern})", marked):
        if piece in ("[", "{", "<"):
            opened.append((piece, len(text)))
        elif piece in ("]", "}", ">"):
            kind, start = opened.pop()
            spans[kind].append(Span(start, len(text)))
        else:
            text += piece
    return text, spans


@pytest.fixture(scope="module")
def claims_of(parser, labels):
    def claims_of(text):
        tree = Tree(next(parser.parse([(text, [Span(0, len(text))])])), labels)
        return find_claims(tree, CUES, who)

    return claims_of


EXAMPLES = [(e.id, e in CUED, s) for e in entries(FILE) for s in e.examples if "<" in s]
REJECTS = [(e.id, s) for e in entries(FILE) for s in e.rejects]


@pytest.mark.parametrize(("entry", "cued", "sentence"), EXAMPLES)
def test_reporting_example_is_read(claims_of, entry, cued, sentence):
    text, spans = unmark(sentence)
    found = claims_of(text)
    assert found, "no claim at all"
    for wanted in spans["<"]:
        best = max(
            found,
            key=lambda c: len(
                range(max(c.content.start, wanted.start), min(c.content.end, wanted.end))
            ),
        )
        assert best.content.of(text) == wanted.of(text)
        if spans["["]:
            assert best.source is not None
            assert best.source.span.of(text) in {s.of(text) for s in spans["["]}
        assert any(best.cue.overlaps(s) for s in spans["{"])
        if cued:
            assert best.evidence[0].entry == f"fr.{entry}"


@pytest.mark.parametrize(("entry", "sentence"), REJECTS)
def test_reporting_reject_is_silent(claims_of, entry, sentence):
    assert f"fr.{entry}" not in {c.evidence[0].entry for c in claims_of(sentence)}
