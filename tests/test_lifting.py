"""Prepositions below their nouns, in English parses."""

import pytest

from selon.repertoire import open_repertoire


@pytest.fixture(scope="module")
def heads():
    own = open_repertoire("en")

    def given(text: str) -> dict[str, tuple[str, str]]:
        (tree,) = own.trees([text])
        words = tree.parse.words
        return {w.text: (w.dep, words[w.head].text) for w in words}

    return given


def test_the_noun_hangs_on_the_verb_and_the_preposition_on_the_noun(heads) -> None:
    found = heads("The rebels were killed in Gao by soldiers.")
    assert found["soldiers"] == ("obl:agent", "killed")
    assert found["by"] == ("case", "soldiers")
    assert found["Gao"] == ("obl", "killed")


def test_a_participle_with_an_object_is_the_verb(heads) -> None:
    found = heads("A bomb attack wounded at least seven policemen on Sunday in Lahore.")
    assert found["attack"] == ("nsubj", "wounded")
    assert found["policemen"] == ("dobj", "wounded")


def test_a_gerund_that_did_it_is_a_noun(heads) -> None:
    found = heads("Three civilians were killed on Friday by shelling in Aleppo.")
    assert found["shelling"][0] == "obl:agent"


def test_against_belongs_to_the_act(heads) -> None:
    found = heads("An attack by the Congolese army against M23 killed nine people on Monday.")
    assert found["M23"] == ("nmod", "attack")


def test_a_number_counts_the_noun(heads) -> None:
    found = heads("Three Azerbaijani soldiers were killed on Monday in an ambush.")
    assert found["Three"] == ("nummod", "soldiers")


def test_predicates_carry_the_clause(heads) -> None:
    found = heads("Two of the dead were children.")
    assert found["were"] == ("cop", "children")
