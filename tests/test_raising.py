"""Finite verbs that were hung on their subjects stand above them again."""

import pytest

from selon.raising import raise_verbs
from selon.records import Span


def parsed(parser, text):
    return next(parser.parse([(text, [Span(0, len(text))])]))


@pytest.mark.parametrize(
    ("text", "subject", "verb", "thing"),
    [
        ("Depuis lundi matin, Israël bombarde la bande de Gaza.", "Israël", "bombarde", "bande"),
        (
            "Depuis l'attaque du 7 octobre, Israël bombarde la bande de Gaza.",
            "Israël",
            "bombarde",
            "bande",
        ),
        (
            "Les terroristes portaient des ceintures d'explosifs.",
            "terroristes",
            "portaient",
            "ceintures",
        ),
    ],
)
def test_the_verb_has_its_subject_and_object(parser, labels, text, subject, verb, thing) -> None:
    mended = raise_verbs(parsed(parser, text), labels)
    found = {w.text: w for w in mended.words}
    assert mended.words[found[subject].head].text == verb
    assert found[subject].dep in labels.subject
    assert mended.words[found[thing].head].text == verb
    assert found[thing].dep in labels.object
    assert found[thing].i in mended.children[found[verb].i]


def test_a_sound_parse_is_left_as_it_is(parser, labels) -> None:
    parse = parsed(parser, "L'armée a repris la ville que les rebelles tenaient depuis un an.")
    assert raise_verbs(parse, labels) is parse
