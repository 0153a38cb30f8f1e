"""What others call an actor: ACLED's class by country, PLOVER's sector."""

import pytest

from selon.actors import codes_of, find_actors, open_actors, read_words

ACTORS, WORDS = open_actors(), read_words("fr")


@pytest.mark.parametrize(
    ("text", "country", "inter", "plover"),
    [
        ("L'armée malienne avance.", "ML", 1, "MIL"),
        ("L'armée malienne avance.", None, 1, "MIL"),
        ("L'armée française avance.", "ML", 8, "MIL"),
        ("La police kényane avance.", "HT", 8, "COP"),
        ("Le M23 avance.", "CD", 2, "REB"),
        ("Les Kataëb Hezbollah tirent.", "IQ", 3, "REB"),
        ("Dan Na Ambassagou attaque.", "ML", 4, "PRM"),
        ("Des hommes armés tirent.", "ML", 3, "UAF"),
        ("Des émeutiers pillent.", "ML", 5, "CVL"),
        ("Des manifestants marchent.", "ML", 6, "OPP"),
        ("Des civils fuient.", "ML", 7, "CVL"),
        ("Des réfugiés soudanais fuient.", "TD", 7, "REF"),
        ("La Minusma patrouille.", "ML", 8, "MIL"),
        ("Le groupe Wagner tire.", "ML", 8, "PRM"),
        ("L'ONU condamne.", "ML", 8, "IGO"),
    ],
)
def test_class_and_sector(text, country, inter, plover):
    (mention,) = find_actors(text, ACTORS, WORDS)
    codes = codes_of(mention.actor, ACTORS, WORDS, country)
    assert (codes.inter, codes.plover) == (inter, plover)


def test_the_name_is_acleds_where_it_is_known():
    names = {"Le M23 avance.": "M23: March 23 Movement", "L'armée togolaise.": None}
    for text, name in names.items():
        (mention,) = find_actors(text, ACTORS, WORDS)
        assert codes_of(mention.actor, ACTORS).acled == (name or mention.actor.name)
