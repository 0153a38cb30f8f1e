import pytest

from selon.records import Span

TEXT = "Deux soldats ont été tués.  Trois rebelles attaquent Gao.\nLa police cherche un homme."


@pytest.fixture(scope="module")
def parse(parser):
    first = TEXT.index("\n")
    return next(parser.parse([(TEXT, [Span(0, first), Span(first + 1, len(TEXT))])]))


def test_words_cut_their_own_text(parse):
    assert [TEXT[w.start : w.end] for w in parse.words] == [w.text for w in parse.words]
    assert [w.i for w in parse.words] == list(range(len(parse.words)))


def test_spaces_are_no_words(parse):
    assert all(w.text.strip() for w in parse.words)


def test_sentences_and_paragraphs_partition_the_words(parse):
    assert [i for s in parse.sentences for i in s] == list(range(len(parse.words)))
    assert parse.words[0].paragraph == 0
    assert parse.words[-1].paragraph == 1
    assert parse.words[-1].sentence == len(parse.sentences) - 1


def test_heads_stay_inside_the_sentence(parse):
    for word in parse.words:
        assert parse.words[word.head].paragraph == word.paragraph


@pytest.mark.parametrize(
    ("form", "lemma"), [("tués", "tuer"), ("attaquent", "attaquer"), ("cherche", "chercher")]
)
def test_verbs_have_infinitives(parse, form, lemma):
    word = next(w for w in parse.words if w.text == form)
    assert word.verb == lemma


@pytest.mark.parametrize("words", ["Deux soldats", "Gao", "La police cherche", "."])
def test_at_gives_the_words_of_a_span(parse, words):
    start = TEXT.index(words)
    at = parse.at(Span(start, start + len(words)))
    assert parse.words[at.start].start == start
    assert parse.words[at.stop - 1].end == start + len(words)


def test_at_of_nothing_is_empty(parse):
    assert len(parse.at(Span(len(TEXT), len(TEXT)))) == 0
