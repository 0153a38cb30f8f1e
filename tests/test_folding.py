import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.folding import bare, fold
from selon.records import Span


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("d’Istanbul", "d'Istanbul"),
        ("12\u202f000\u00a0morts", "12 000 morts"),
        ("“oui”", '"oui"'),
        ("a\r\nb", "a\n\nb"),
        ("mot\u200bsuivi", "mot suivi"),
        ("« non »", "« non »"),
    ],
)
def test_fold_replaces_one_to_one(text, folded):
    assert fold(text).text == folded
    assert len(folded) == len(text)


@pytest.mark.parametrize("text", ["Aïn al-Assad", "Hodeïda 🙂 à l’aube", "čeština e\u0301té"])
def test_fold_of_decomposed_text_leads_back_to_its_words(text):
    decomposed = unicodedata.normalize("NFD", text)
    folded = fold(decomposed)
    for word in ("Assad", "Hodeïda", "l'aube"):
        composed = unicodedata.normalize("NFC", word)
        at = folded.text.find(composed)
        if at >= 0:
            span = folded.original(Span(at, at + len(composed)))
            original = unicodedata.normalize("NFC", span.of(decomposed))
            assert original.replace("’", "'") == composed


@given(st.text(max_size=200))
def test_fold_maps_every_position_into_the_original(text):
    folded = fold(text)
    whole = folded.original(Span(0, len(folded.text)))
    assert whole == Span(0, len(text))
    for i in range(len(folded.text)):
        span = folded.original(Span(i, i + 1))
        assert 0 <= span.start <= span.end <= len(text)


@given(st.text(max_size=100))
def test_bare_is_idempotent_enough_to_compare(text):
    assert bare(bare(text)) == bare(text)
