"""Nouns hung too low or on the wrong word, by the parses of the real parser."""

import pytest

from selon.attaching import attach
from selon.records import Span
from selon.syntax import Tree


def parsed(parser, text):
    return next(parser.parse([(text, [Span(0, len(text))])]))


def word(parse, form):
    return next(w for w in parse.words if w.text == form)


@pytest.mark.parametrize(
    ("text", "behind", "first"),
    [
        (
            "Des drones ont visé un dépôt de carburant et une gare de la région.",
            "gare",
            "dépôt",
        ),
        (
            "Le commissariat de Jos et la mairie ont été attaqués par des hommes en armes.",
            "mairie",
            "commissariat",
        ),
    ],
)
def test_a_row_stands_where_its_preposition_is_not_said_again(parser, labels, text, behind, first):
    before = parsed(parser, text)
    after = attach(before, labels)
    assert word(before, behind).head != word(before, first).i
    assert word(after, behind).head == word(after, first).i


def test_a_row_behind_repeated_prepositions_stays(parser, labels):
    text = "Des drones ont visé un dépôt de carburant et de munitions."
    before = parsed(parser, text)
    assert attach(before, labels) is before


def test_a_people_is_who_did_it(parser, labels):
    text = "Un Palestinien armé d'un couteau a blessé vendredi un soldat près de Ramallah."
    tree = Tree(attach(parsed(parser, text), labels), labels)
    subject = next(tree.dependents(word(tree.parse, "blessé").i, labels.subject))
    assert tree.parse.words[subject].text == "Palestinien"


def test_a_rare_name_with_an_article_is_a_noun(parser, labels):
    text = "Les shebab ont revendiqué l'attaque."
    assert word(attach(parsed(parser, text), labels), "shebab").pos == "NOUN"
    text = "Certains ont fui, les autres ont tiré."
    assert word(attach(parsed(parser, text), labels), "Certains").pos == "PRON"


def test_what_stands_between_a_comma_and_a_verb_is_its_subject(parser, labels):
    text = (
        "Plus tard dans la journée, de jeunes Palestiniens ont lancé des pierres contre des jeeps "
        "de l'armée à Hébron."
    )
    before = parsed(parser, text)
    after = attach(before, labels)
    assert word(before, "Palestiniens").dep not in labels.subject
    assert word(after, "Palestiniens").dep in labels.subject
    assert word(after, "Palestiniens").head == word(after, "lancé").i
