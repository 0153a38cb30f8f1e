from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.contract import document
from selon.explain.marks import KINDS, Mark, article, find_marks, legend
from tests.handmade import CODED, TEXT


class Reader(HTMLParser):
    """Reads markup back: the text, and the marks with the words that they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.opened: list[tuple[str, str | None]] = []
        self.held: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.inside_link = False

    def handle_starttag(self, tag, attrs) -> None:
        known = dict(attrs)
        if tag == "p":
            self.lines.append("")
        elif tag == "a":
            self.inside_link = True
        else:
            self.opened.append((tag, known.get("id")))
            if known.get("id"):
                assert known["id"] not in self.held
                self.held[known["id"]] = ""

    def handle_endtag(self, tag) -> None:
        if tag == "a":
            self.inside_link = False
        elif tag != "p":
            assert self.opened.pop()[0] == tag

    def handle_data(self, data) -> None:
        if self.inside_link:
            return
        self.lines[-1] += data
        for _, name in self.opened:
            if name:
                self.held[name] += data


def read(text: str, marks: list[Mark]) -> Reader:
    reader = Reader()
    reader.feed(article(text, marks, prefix="d1-", language="en"))
    assert not reader.opened
    return reader


def test_the_text_of_the_article_is_kept_and_each_mark_holds_its_words() -> None:
    marks = find_marks(document(CODED))
    reader = read(TEXT, marks)
    assert reader.lines == [line for line in TEXT.split("\n") if line]
    assert {f"d1-{mark.id}": TEXT[mark.start : mark.end] for mark in marks} == reader.held


def test_the_article_s_own_voice_is_not_marked() -> None:
    assert not any("c1" in mark.owners for mark in find_marks(document(CODED)))


def test_the_same_words_for_two_events_are_one_mark() -> None:
    marks = find_marks(document(CODED))
    assert len({mark.id for mark in marks}) == len(marks)


def test_marks_that_cross_are_cut_and_the_first_piece_has_the_anchor() -> None:
    marks = [Mark(0, 6, "content", ("c1",)), Mark(4, 9, "toll", ("e1",))]
    reader = read("abcdefghij", marks)
    assert reader.lines == ["abcdefghij"]
    assert reader.held == {"d1-m-0-6-content": "abcdef", "d1-m-4-9-toll": "ef"}


def test_the_link_to_the_card_stands_after_the_last_words() -> None:
    html = article("Elle dit.", [Mark(0, 4, "source", ("c1", "c2"))], prefix="", language="fr")
    assert 'Elle</mark><a class="ref claim" href="#c1" aria-label="propos c1">c1</a>' in html
    assert 'href="#c2"' in html


@st.composite
def marked(draw):
    text = draw(st.text(st.sampled_from("ab <&\n🚀é"), max_size=40))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(st.tuples(ends, st.sampled_from(KINDS)), max_size=12))
    return text, [Mark(*sorted(pair), kind) for pair, kind in set(spans) if pair[0] != pair[1]]


@given(marked())
def test_any_marks_give_well_formed_markup_and_the_same_text(case) -> None:
    text, marks = case
    unique = list({mark.id: mark for mark in marks}.values())
    reader = read(text, unique)
    assert reader.lines == [line.rstrip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_legend_names_what_occurs_and_nothing_else(language: str) -> None:
    assert legend(["toll", "place", "toll"], language=language).count("<li>") == 2
