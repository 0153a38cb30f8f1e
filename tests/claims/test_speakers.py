"""Who a source stands for: the fullest mention, pronouns, kinds."""

import pytest


@pytest.mark.parametrize(
    ("text", "number", "speaker"),
    [
        (
            "Le ministre de la Défense, Paul Duval, a confirmé que le pont était détruit. "
            "« Nous le reconstruirons », a ajouté Duval.",
            1,
            "Le ministre de la Défense, Paul Duval",
        ),
        (
            "Le maire de Rouvray a déclaré que le pont était fermé. "
            "Il a précisé que les travaux dureraient un mois.",
            1,
            "Le maire de Rouvray",
        ),
        (
            "La préfète de la région a déclaré que le pont était fermé. "
            "« La route reste ouverte », a-t-elle ajouté.",
            1,
            "La préfète de la région",
        ),
        (
            "Le maire de Rouvray était présent. Il a déclaré que le pont était fermé.",
            0,
            "Le maire de Rouvray",
        ),
        (
            "L'armée malienne a annoncé que le pont était repris. "
            "L'armée française a démenti que ses avions aient tiré.",
            1,
            "L'armée française",
        ),
        (
            "Un communiqué de l'armée a annoncé la mort de six hommes. "
            "« Deux gardes sont tombés », ajoute la même source.",
            1,
            "Un communiqué de l'armée",
        ),
        (
            "Un comité de médecins a visité la ville. « La route est sûre », précise ce comité.",
            0,
            "Un comité de médecins",
        ),
        (
            "Amnesty International a déclaré que le pont était fermé. "
            "« La route aussi », écrit l'organisation.",
            1,
            "Amnesty International",
        ),
        (  # who spoke, rather than who was spoken of
            "La source a précisé que l'armée avait quitté le pont. "
            "Elle a ajouté que la route était sûre.",
            1,
            "La source",
        ),
    ],
)
def test_speaker_is_the_fullest_mention(claims_of, text, number, speaker):
    assert claims_of(text)[number].source.speaker.of(text) == speaker


def test_relative_clause_speaks_for_its_noun(claims_of):
    text = "Le convoi est passé, selon le général Duval, qui a précisé que la route était sûre."
    assert {c.source.span.of(text) for c in claims_of(text)} == {"le général Duval"}


def test_nobody_named_stays_unknown(claims_of):
    text = "« La route est sûre », a-t-on précisé à la préfecture."
    (claim,) = claims_of(text)
    assert (claim.source.kind, claim.source.name) == ("unknown", None)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Selon l'AFP, une femme et deux enfants ont péri.", ["l'AFP"]),
        (
            "Selon Paul Duval, maire de Rouvray, le pont est tombé.",
            ["Paul Duval, maire de Rouvray"],
        ),
        ("Selon l'ONU et la police, le pont est tombé.", ["l'ONU", "la police"]),
        (
            "Le pont est tombé dans la nuit de lundi, selon un officier cité par l'AFP.",
            ["l'AFP", "un officier"],
        ),
        ("Le pont est tombé, lit-on dans un communiqué de l'armée.", ["un communiqué de l'armée"]),
        ("Le bilan est de huit morts, selon la police.", ["la police"]),
        ("La police a confirmé l'attaque et annoncé la mort d'un garde.", ["La police"] * 2),
        ("Le maire a refusé de commenter l'attaque.", []),
        (
            "« Le pont tient », a dit le maire de Rouvray, promettant des travaux.",
            ["le maire de Rouvray"],
        ),
        ("Le pont tient, selon l'Observatoire syrien (OSDH).", ["l'Observatoire syrien (OSDH)"]),
        (
            "« Le pont tient », a précisé la protection civile après la chute de deux roquettes.",
            ["la protection civile"],
        ),
        (
            "La ville est aux mains des rebelles de l'Unita, qui ont démenti ces rumeurs.",
            ["des rebelles de l'Unita"],
        ),
        ("Ils n'ont pas tiré, mais les autorités l'attribuent au front.", ["les autorités"]),
        ("Le pont tient, ont affirmé des habitants à l'AFP.", ["habitants"]),
        ("« Le pont tient », a dit à Reuters Ahmed Saleh, médecin.", ["Ahmed Saleh"]),
        ("Le chef d'état-major a juré que le pont tiendrait.", ["Le chef d'état-major"]),
    ],
)
def test_who_speaks(claims_of, text, sources):
    assert sorted(c.source.span.of(text) for c in claims_of(text)) == sorted(sources)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Les rebelles sont partis. Leur porte-parole a déclaré que le pont tenait.",
            "armed_group",
        ),
        ("L'armée est partie. Son porte-parole a déclaré que le pont tenait.", "military"),
        (
            "Le Hezbollah est parti. Un porte-parole du mouvement a déclaré que le pont tenait.",
            "armed_group",
        ),
        (
            "Le Hamas est parti. « Le pont tient », a déclaré un de ses dirigeants.",
            "armed_group",
        ),
    ],
)
def test_a_spokesman_is_of_the_kind_of_those_he_speaks_for(claims_of, text, kind):
    assert [c.source.kind for c in claims_of(text)] == [kind]


def test_a_verb_of_saying_is_no_part_of_the_speaker(code_texts) -> None:
    text = "Le M23 dément avoir perdu du terrain et accuse Kinshasa d'avoir bombardé des maisons."
    (document,) = code_texts(text)
    said = [(c["source"]["text"], c["stance"]) for c in document["claims"] if c["source"]]
    assert said == [("Le M23", "denies"), ("Le M23", "accuses")]
