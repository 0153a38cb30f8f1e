"""Unnamed forces of a country that the text makes plain, and those who take a side."""

import pytest

from selon.actors import find_actors, kind_of, open_actors, read_actors, read_words

ACTORS, WORDS = open_actors(), read_words("fr")
KENYA = "Le Kenya est sous le choc. Nairobi enterre ses morts. Des Kényans prient."


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("L'armée malienne avance. L'armée a perdu deux hommes.", ["ML:MIL", "ML:MIL"]),
        ("L'armée malienne et l'armée nigérienne. L'armée.", ["ML:MIL", "NE:MIL", None]),
        ("L'armée malienne avance. Une armée se lève.", ["ML:MIL", None]),
        ("L'armée malienne avance. La police recule.", ["ML:MIL", None]),
        (f"{KENYA} La police enquête.", [None, "KE:POL"]),
        ("Le Kenya. La police enquête.", [None]),
        (f"{KENYA} L'armée ougandaise avance. L'armée recule.", [None, "UG:MIL", None]),
        (f"{KENYA} Le maire est mort.", [None, None]),
        (f"{KENYA} La police de la ville enquête.", [None, None]),
    ],
)
def test_whose_force_it_is(text, ids):
    assert [m.actor.id for m in find_actors(text, ACTORS, WORDS)] == ids


def test_a_phrase_is_settled_by_its_article():
    _, near = read_actors("L'armée malienne avance.", ACTORS, WORDS)
    actor = kind_of("le porte-parole de l'armée", ACTORS, WORDS, near)
    assert actor is not None
    assert kind_of("l'armée", ACTORS, WORDS, near).id == "ML:MIL"
    assert kind_of("une armée", ACTORS, WORDS, near).id is None
    assert kind_of("l'armée", ACTORS, WORDS).id is None


def test_those_who_take_a_side_are_not_of_that_country():
    (mention,) = find_actors("Des milices pro-iraniennes ont fui.", ACTORS, WORDS)
    assert mention.actor.name == "Unidentified Militia (pro-Iran)"
    assert mention.actor.country is None
    assert mention.evidence[0].rule == "actors.backed"
