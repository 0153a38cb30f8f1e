"""A sentence that was broken in its middle is one again."""

from selon.records import Span
from selon.wholes import make_whole


def parsed(parser, text):
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return next(parser.parse([(text, spans)]))


def test_what_was_broken_is_joined_below_its_verb(parser, labels) -> None:
    text = "Depuis trois jours, l'armée bombarde la ville de Rafah."
    parse = parsed(parser, text)
    assert len(parse.sentences) > 1  # the model still breaks it; else take another sentence
    whole = make_whole(parse, labels)
    assert len(whole.sentences) == 1
    assert {w.sentence for w in whole.words} == {0}
    assert sum(w.head == w.i for w in whole.words) == 1
    assert all(w.i in whole.children[w.head] for w in whole.words if w.head != w.i)


def test_marks_lines_and_towns_of_datelines_part_sentences(parser, labels) -> None:
    text = "Bagdad, 22 janvier. Deux hommes sont morts. des cris ont retenti\nla police est venue."
    parse = parsed(parser, text)
    whole = make_whole(parse, labels)
    assert len(whole.sentences) == len(parse.sentences)
