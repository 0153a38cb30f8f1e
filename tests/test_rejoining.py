"""Subjects torn apart by the parser, by parses written down by hand and by the real parser."""

import pytest

from selon.records import Span
from selon.rejoining import rejoin
from selon.syntax import Tree, subject


def parsed(parser, text):
    return next(parser.parse([(text, [Span(0, len(text))])]))


def word(parse, form):
    return next(w for w in parse.words if w.text == form)


@pytest.mark.parametrize(
    ("text", "first", "second", "verb", "top"),
    [
        (
            "Des combats entre le Hezbollah et l'armée israélienne ont fait neuf morts lundi.",
            "Hezbollah",
            "armée",
            "fait",
            "combats",
        ),
        (
            "Le JNIM et l'armée malienne se sont affrontés lundi, faisant neuf morts.",
            "JNIM",
            "armée",
            "affrontés",
            "JNIM",
        ),
    ],
)
def test_both_sides_stand_together(parser, labels, text, first, second, verb, top):
    parse = rejoin(parsed(parser, text), labels)
    tree = Tree(parse, labels)
    assert word(parse, second).head == word(parse, first).i
    assert word(parse, second).dep in labels.conjunct
    assert subject(tree, word(parse, verb).i) == word(parse, top).i
    assert len(parse.sentences) == 1
    assert {w.sentence for w in parse.words} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "L'armée a attaqué le village et la milice a répondu.",
        "Des combats ont éclaté et les soldats ont fui.",
        "Le ministre a parlé et les députés ont voté.",
    ],
)
def test_two_clauses_stay_two(parser, labels, text):
    parse = parsed(parser, text)
    assert rejoin(parse, labels) is parse
