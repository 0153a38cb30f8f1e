"""Quotation marks as they come, and sentences that never cut a quotation."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.claims.quotation import find_quotes, find_sentences
from selon.records import Span

SHORT = frozenset({"m", "mme"})


def whole(text):
    return [Span(0, len(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Il a dit : « Nous partons. »", ["Nous partons."]),
        ('Il a dit : "Nous partons."', ["Nous partons."]),
        ("Il a dit : 'Nous partons demain'.", ["Nous partons demain"]),
        ("« Un « vrai » danger », dit-il.", ["Un « vrai » danger"]),
        ("« Il pleut. « Il neige. » Fin.", ["Il pleut. « Il neige."]),
        ("Une « journée noire «.", ["journée noire"]),
        ("Il faut »agir vite » dit-il.", ["agir vite"]),
        ("« Le premier », « le second ».", ["Le premier", "le second"]),
        ("L'armée n'a rien dit de l'attaque d' Alep.", []),
        ("« Une phrase sans fin.", []),
        ("Une fin sans phrase ».", []),
    ],
)
def test_quotes_are_paired(text, inner):
    assert [q.inner.of(text) for q in find_quotes(text, whole(text))] == inner


def test_quote_goes_on_in_the_next_paragraph():
    text = "« Nous partons demain.\n« Nous reviendrons. »"
    spans = [Span(0, 22), Span(23, len(text))]
    found = [q.inner.of(text) for q in find_quotes(text, spans)]
    assert found == ["Nous partons demain.", "Nous reviendrons."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
        ("M. Duval part. Il reste.", ["M. Duval part.", "Il reste."]),
        ("« Il part. Elle reste », dit-on. Fin.", ["« Il part. Elle reste », dit-on.", "Fin."]),
        ("« Il part. » Elle reste.", ["« Il part. »", "Elle reste."]),
        ("« Il part » « Elle reste », dit-on.", ["« Il part »", "« Elle reste », dit-on."]),
        ("Le camp compte 3.000 tentes.", ["Le camp compte 3.000 tentes."]),
    ],
)
def test_sentences_do_not_cut_quotations(text, sentences):
    quotes = find_quotes(text, whole(text))
    assert [s.of(text) for s in find_sentences(text, whole(text), quotes, SHORT)] == sentences


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab A.!? «»\"',:()\n", max_size=60))
def test_any_marks_give_spans_inside_the_text(text):
    quotes = find_quotes(text, whole(text))
    assert all(
        0 <= q.outer.start <= q.inner.start <= q.inner.end <= q.outer.end <= len(text)
        for q in quotes
    )
    assert all(a.outer.end <= b.outer.start for a, b in itertools.pairwise(quotes))
    sentences = find_sentences(text, whole(text), quotes, SHORT)
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
