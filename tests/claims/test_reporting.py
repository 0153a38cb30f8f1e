"""The cues of reporting on their own sentences: who, by what word, what."""

import re
from importlib.resources import files

import pytest

from selon.claims import ReportingFile
from selon.lang.lexicon import entries, read_table
from selon.records import Span

FILE = read_table(files("selon.lang") / "fr" / "reporting.toml", ReportingFile)
CUED = {*FILE.verbs, *FILE.prepositions, *FILE.nouns}
MARK = re.compile(r"[][{}<>]")


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


def shared(one, other):
    return len(range(max(one.start, other.start), min(one.end, other.end)))


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
