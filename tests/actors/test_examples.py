"""What the check of the actors' words finds fault with; the words themselves: `tests/lang`."""

import pytest

from selon.actors import check_examples, kind_of, open_actors, read_words
from selon.lang import checks
from selon.lang.examples import remade

TABLES, _ = checks.read_language("fr", ui="en")


@pytest.mark.parametrize(
    ("file", "section", "id_", "fields"),
    [
        ("agents", "agents", "soldats", {"examples": ("Trois soldats [nigériens] sont morts.",)}),
        ("agents", "agents", "soldats", {"examples": ("Trois soldats nigériens sont morts.",)}),
        ("agents", "agents", "soldats", {"examples": ("Trois [gendarmes] sont morts.",)}),
        ("agents", "agents", "soldats", {"rejects": ("Trois soldats sont morts.",)}),
        ("agents", "breaks", "breaks", {"examples": ("Les [soldats maliens] patrouillent.",)}),
        ("agents", "metonyms", "kremlin", {"examples": ("[L'Élysée] dément.",)}),
        ("demonyms", "demonyms", "ml", {"examples": ("Des [soldats] ont tiré.",)}),
        ("titles", "titles", "temoin", {"examples": ("le président",)}),
        ("titles", "titles", "source", {"examples": ("l'armée",)}),
    ],
)
def test_a_wrong_sentence_is_a_fault(file, section, id_, fields):
    table = TABLES[f"{file}.toml"]
    changed = tuple(
        entry.model_copy(update=fields) if entry.id == id_ else entry
        for entry in getattr(table, section)
    )
    assert id_ in {entry for entry, _ in check_examples(remade(table, {section: changed}), "fr")}


@pytest.mark.parametrize(
    "metonym", [pytest.param(m, id=m.id) for m in TABLES["agents.toml"].metonyms]
)
def test_palace_stands_for_its_government(metonym):
    actors, words = open_actors(), read_words("fr")
    for form in metonym.forms:
        actor = kind_of(form, actors, words)
        assert actor is not None, form
        assert actor.id == f"{metonym.country}:GOV"
