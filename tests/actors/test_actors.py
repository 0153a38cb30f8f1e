"""Whole phrases resolved, and what is no actor."""

import pytest

from selon.actors import find_actors, kind_of, open_actors, read_words
from selon.tokens import Trie, is_acronym, keys_of, tokens_of


@pytest.fixture(scope="module")
def actors():
    return open_actors()


@pytest.fixture(scope="module")
def words():
    return read_words("fr")


@pytest.mark.parametrize(
    ("phrase", "kind", "id_", "name"),
    [
        ("un porte-parole de l'armée", "military", None, "Military Forces"),
        ("le ministre malien de la Défense", "official", "ML:GOV", "Government of Mali"),
        ("le chef du service d'ambulances de la ville", "medical", None, "Health Workers"),
        ("l'agence de presse Belga", "agency", "MEDIA:BELGA", "Belga"),
        ("des médias locaux", "media", None, "Media"),
        ("le porte-parole des talibans", "armed_group", "AF:TALIBAN", "Taliban"),
        ("un habitant du quartier", "witness", None, "Civilians"),
        ("la police égyptienne", "official", "EG:POL", "Police Forces of Egypt"),
        ("un expert de l'ONU", "expert", "UN:UN", "United Nations"),
        ("le Kremlin", "official", "RU:GOV", "Government of Russia"),
        ("Téhéran", "official", "IR:GOV", "Government of Iran"),
        ("la Turquie", "official", "TR:GOV", "Government of Turkey"),
        ("les forces armées de la RDC", "military", "CD:MIL", None),
        ("des manifestants kényans", "witness", None, "Protesters (Kenya)"),
        ("un correspondant de l'AFP à Gao", "agency", "MEDIA:AFP", "Agence France-Presse"),
        ("le général responsable, issu de l'armée tchadienne", "military", "TD:MIL", None),
    ],
)
def test_phrase(phrase, kind, id_, name, actors, words):
    actor = kind_of(phrase, actors, words)
    assert actor is not None
    assert (actor.kind, actor.id) == (kind, id_)
    assert name is None or actor.name == name


@pytest.mark.parametrize(
    "phrase", ["il", "Le groupe", "un bilan préliminaire", "la base d'Incirlik", "Bakari Sanou", ""]
)
def test_phrase_that_says_nothing(phrase, actors, words):
    assert kind_of(phrase, actors, words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Des combattants du M23 avancent.", [("combattants du M23", "CD:M23")]),
        ("L'armée turque et le PKK.", [("armée turque", "TR:MIL"), ("PKK", "TR:PKK")]),
        ("La coalition anti-EI frappe.", [("coalition anti-EI", "INT:CJTF-OIR")]),
        ("Le monde entier regarde.", []),
        ("Selon Le Monde, rien.", [("Le Monde", "MEDIA:LEMONDE")]),
        ("Ils habitent à la Croix-Rousse.", []),
        ("Des éis et des onu en petites lettres.", []),
        ("La Suisse et l'Argentine signent.", []),
        ("Des Palestiniens ont fui.", [("Palestiniens", None)]),
    ],
)
def test_mentions(text, found, actors, words):
    mentions = find_actors(text, actors, words)
    assert [(m.span.of(text), m.actor.id) for m in mentions] == found


def test_a_shared_name_goes_to_the_country_spoken_of(actors, words):
    (mention,) = find_actors("En Birmanie, la AA a pris un poste.", actors, words)
    assert mention.actor.id == "MM:AA"


def test_trie_gives_the_longest_name():
    trie = Trie.of([("Forces armées", 1), ("Forces armées maliennes", 2)])
    tokens = tokens_of("Les forces armées maliennes")
    assert trie.longest(tokens, 1) == (4, [2])
    assert trie.longest(tokens, 0) is None


def test_names_do_not_reach_over_commas():
    trie = Trie.of([("Al Bab", 1)])
    assert trie.longest(tokens_of("Al, Bab"), 0) is None


def test_keys_and_acronyms():
    assert keys_of("Kataëb Hezbollah") == ("kataeb", "hezbollah")
    assert [is_acronym(name) for name in ("FDS", "Hamas", "JeM")] == [True, False, True]
