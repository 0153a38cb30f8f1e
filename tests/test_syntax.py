import pytest

from selon.records import Span
from selon.syntax import Tree, conjuncts, is_passive, noun_phrase, obliques, subject


@pytest.fixture(scope="module")
def tree_of(parser, labels):
    def make(text):
        return Tree(next(parser.parse([(text, [Span(0, len(text))])])), labels)

    return make


def at(tree, form):
    return next(w.i for w in tree.parse.words if w.text == form)


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("Les rebelles ont attaqué la ville.", "attaqué", "rebelles"),
        ("Deux soldats ont été tués lundi.", "tués", "soldats"),
        ("Les rebelles ont attaqué puis incendié le village.", "incendié", "rebelles"),
    ],
)
def test_subject(tree_of, text, verb, words):
    tree = tree_of(text)
    found = subject(tree, at(tree, verb))
    assert found is not None
    assert tree.parse.words[found].text == words


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Deux soldats ont été tués lundi.", "tués", True),
        ("Les rebelles ont tué deux soldats.", "tué", False),
    ],
)
def test_is_passive(tree_of, text, verb, passive):
    tree = tree_of(text)
    assert is_passive(tree, at(tree, verb)) is passive


def test_obliques_give_marker_and_noun(tree_of):
    tree = tree_of("Les rebelles ont mené une attaque contre la caserne de Gao.")
    found = {
        (tree.parse.words[c].text if c is not None else None, tree.parse.words[n].text)
        for verb in ("mené", "attaque", "caserne")
        for c, n in obliques(tree, at(tree, verb))
    }
    assert {("contre", "caserne"), ("de", "Gao")} <= found


def test_conjuncts(tree_of):
    tree = tree_of("L'armée a blessé deux rebelles et trois civils.")
    assert [tree.parse.words[i].text for i in conjuncts(tree, at(tree, "rebelles"))] == [
        "rebelles",
        "civils",
    ]


def test_noun_phrase_leaves_out_clauses(tree_of):
    text = "Le chef de la police locale qui a parlé lundi est parti."
    tree = tree_of(text)
    assert noun_phrase(tree, at(tree, "chef")).of(text) == "Le chef de la police locale"
