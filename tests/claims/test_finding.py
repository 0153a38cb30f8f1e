"""Whole claims: content, nesting, order, the article's own voice, and text that is dirty."""

import pytest

from selon.claims import author_claim
from selon.records import Span


def told(text, claims):
    return [(c.source.span.of(text), c.content.of(text)) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # marks lost by a scraper: only the space before the comma is left
            "Nous allons reconstruire le pont avant la fin de l'été , a averti le préfet.",
            [("le préfet", "Nous allons reconstruire le pont avant la fin de l'été")],
        ),
        (  # an apposition with a clause is no speech
            "Le préfet, qui a visité le camp, a annoncé la fermeture du pont.",
            [],
        ),
        (
            "Selon le ministère, qui a publié une liste, trois villages ont été repris.",
            [("le ministère", "trois villages ont été repris")],
        ),
        (
            "L'armée a déclaré que le pont était tombé, ajoutant que la route restait ouverte.",
            [("L'armée", "le pont était tombé"), ("L'armée", "la route restait ouverte")],
        ),
        (
            "La police a indiqué qu'un homme avait tiré, que deux gardes étaient blessés.",
            [
                ("La police", "un homme avait tiré"),
                ("La police", "deux gardes étaient blessés"),
            ],
        ),
        (
            "« Nous sommes prêts, a déclaré le général, à défendre la ville. »",
            [("le général", "Nous sommes prêts, a déclaré le général, à défendre la ville.")],
        ),
        (  # a plural behind whom it was told to
            "Quinze soldats ont été tués, ont indiqué à l'AFP des sources policières.",
            [("sources policières", "Quinze soldats ont été tués")],
        ),
        (  # an accusation in the passive
            "Les rebelles sont accusés par l'armée d'avoir pillé le marché.",
            [("l'armée", "d'avoir pillé le marché")],
        ),
        (  # a relative with "ce" comments on what was said
            "Le front affirme avoir pris une base, ce que l'armée n'a pas confirmé.",
            [("Le front", "avoir pris une base")],
        ),
        (  # a share belongs to its toll
            "La police a indiqué que l'attaque avait tué quatre civils, dont une femme.",
            [("La police", "l'attaque avait tué quatre civils, dont une femme")],
        ),
        (
            "La police assure que la foule a attaqué; les élus dénoncent une répression.",
            [("La police", "la foule a attaqué"), ("les élus", "une répression")],
        ),
        (  # what the deed did stands behind its source
            "Une bombe a visé un car, selon la police, faisant dix morts.",
            [("la police", "Une bombe a visé un car, selon la police, faisant dix morts")],
        ),
        (  # a party before its verb of saying, which the parser takes for a noun
            "Téhéran menace de riposter après le raid.",
            [("Téhéran", "riposter après le raid")],
        ),
        (
            "Selon la télévision, les gardes, lors de leur visite, ont trouvé une arme.",
            [("la télévision", "les gardes, lors de leur visite, ont trouvé une arme")],
        ),
        (
            "Le ministre a porté le bilan à douze morts.",
            [("Le ministre", "le bilan à douze morts")],
        ),
        (
            "« Les gardes ont tiré dans la nuit », écrit Amnesty.",
            [("Amnesty", "Les gardes ont tiré dans la nuit")],
        ),
        (
            "Selon un responsable local, les gardes sont partis à moto.",
            [("un responsable local", "les gardes sont partis à moto")],
        ),
        (
            "Les combats, qui ont fait, selon un élu, dix morts, ont repris.",
            [("un élu", "qui ont fait, selon un élu, dix morts, ont repris")],
        ),
        (
            "Le maire a annoncé une enquête et fait état de douze morts.",
            [("Le maire", "douze morts")],
        ),
        (
            "L'armée a rejeté ces allégations et promis d'enquêter.",
            [("L'armée", "ces allégations")],
        ),
        (
            "Le maire affirme que la ville est tombée, ce que l'armée dément.",
            [("Le maire", "la ville est tombée"), ("l'armée", "ce")],
        ),
        (
            "L'armée et les rebelles se sont mutuellement accusés d'avoir visé la foule.",
            [("L'armée", "d'avoir visé la foule"), ("les rebelles", "d'avoir visé la foule")],
        ),
        (
            "« Le pont est tombé », s'est borné à dire un porte-parole.",
            [("un porte-parole", "Le pont est tombé")],
        ),
        (
            "L'agence Belga a rapporté, citant la police, que le pont était tombé.",
            [
                ("L'agence Belga", "le pont était tombé"),
                ("la police", "le pont était tombé"),
            ],
        ),
        (
            "Le ministre a confirmé à l'agence TAP le décès des deux agents.",
            [("Le ministre", "le décès des deux agents")],
        ),
        ("L'attentat a eu lieu dans le quartier où se trouve la mosquée.", []),
        ("Le Pentagone n'a pas souhaité commenter ces informations.", []),
        (  # speech behind a colon in what is reported
            "Le maire rappelle que le pont est vieux : « Il faut le reconstruire avant l'été. »",
            [
                ("Le maire", "le pont est vieux"),
                ("Le maire", "Il faut le reconstruire avant l'été."),
            ],
        ),
        (  # the marks around the first verb are lost
            "« Le pont est tombé, a dit le maire. La route tient », a-t-il ajouté.",
            [("le maire", "Le pont est tombé"), ("il", "La route tient")],
        ),
        (  # the credit of a picture is no speech
            "La ville hier. © Paul Duval / REUTERS Le pont est tombé, a annoncé le maire.",
            [("le maire", "Le pont est tombé")],
        ),
        (
            "Sans être une surprise selon le maire, la chute du pont gêne la ville.",
            [("le maire", "la chute du pont gêne la ville")],
        ),
        (
            "« Le pont est tombé dans la nuit », mais « la route tient encore », a dit le maire.",
            [
                ("le maire", "Le pont est tombé dans la nuit"),
                ("le maire", "la route tient encore"),
            ],
        ),
        (
            "« Le pont tient », a dit le maire, confirmant une information de la radio.",
            [("le maire", "Le pont tient")],
        ),
        ("Le général n'a pas précisé si le pont était miné.", []),
        ("Il a déclaré forfait avant le match.", []),
    ],
)
def test_content_and_source(claims_of, text, expected):
    assert told(text, claims_of(text)) == expected


def test_direct_speech_goes_on_in_the_next_paragraph(claims_of):
    text = (
        "« Nous avons repris le village dans la nuit », a déclaré le général.\n"
        "« Nous allons maintenant avancer vers le fleuve. »"
    )
    first, second = claims_of(text)
    assert second.direct
    assert second.source.span == first.source.span
    assert second.evidence[0].rule == "claims.continued"


def test_nested_claim_names_the_claim_around_it(claims_of):
    text = (
        "Le correspondant de la chaîne a rapporté que l'armée avait annoncé que le pont "
        "était détruit."
    )
    outer, inner = claims_of(text)
    assert (outer.within, inner.within) == (None, outer.id)


def test_ids_follow_the_text(claims_of):
    text = "Selon la police, un homme est mort. L'armée a affirmé que le pont tenait."
    claims = claims_of(text)
    assert [c.id for c in claims] == ["c1", "c2"]
    assert claims[0].content.start < claims[1].content.start


def test_skipped_text_makes_no_claim(claims_of):
    text = "La police a indiqué que le pont était fermé."
    assert claims_of(text, (Span(0, len(text)),)) == ()


def test_author_claim_comes_last_and_holds_the_article(tree_of):
    text = "Un pont est tombé.\nPersonne n'a été blessé."
    claim = author_claim(tree_of(text), 3)
    assert (claim.id, claim.source, claim.content) == ("c4", None, Span(0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "« » « » , a dit",
        "a dit : ",
        ", a-t-il dit",
        "Selon",
        "Selon ,",
        "que que que dit que",
        '« Nous , a dit « le maire « que » selon » " \' "',
        "D'après d'après selon selon lui lui , selon",
    ],
)
def test_broken_text_is_read_without_complaint(claims_of, text):
    for claim in claims_of(text):
        assert 0 <= claim.content.start <= claim.content.end <= len(text)


def test_same_text_gives_same_claims(claims_of):
    text = "Selon la police, un homme est mort. « Le pont tient », a assuré le maire."
    assert claims_of(text) == claims_of(text)
