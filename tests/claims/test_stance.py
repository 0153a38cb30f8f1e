"""How firmly a claim is held."""

import pytest


@pytest.mark.parametrize(
    ("text", "stance", "factuality"),
    [
        ("Un témoin a déclaré que le pont était détruit.", "reports", "CT+"),
        ("L'armée a affirmé que le pont était détruit.", "claims", "CT+"),
        ("Un témoin a affirmé que le pont était détruit.", "reports", "CT+"),
        ("Le ministre a confirmé que le pont était détruit.", "confirms", "CT+"),
        ("Le ministre a reconnu que le pont était détruit.", "confirms", "CT+"),
        ("L'armée a démenti avoir bombardé le pont.", "denies", "CT-"),
        ("Le ministre a accusé les rebelles d'avoir détruit le pont.", "accuses", "CT+"),
        ("Le groupe menace de bombarder le pont.", "threatens", "PS+"),
        ("Selon un témoin, l'armée aurait bombardé le pont.", "alleges", "PS+"),
        ("Un témoin estime que le pont est détruit.", "reports", "PR+"),
        ("Un témoin a déclaré que le pont n'était pas détruit.", "reports", "CT-"),
        ("Un témoin a déclaré que le pont serait détruit lundi.", "reports", "PR+"),
        ("L'armée a déclaré que ses avions frapperont le port.", "threatens", "PR+"),
        ("L'armée a déclaré que ses avions n'avaient pas bombardé le port.", "denies", "CT-"),
        ("Le ministre a déclaré que l'explosion était un accident.", "denies", "CT+"),
        ("L'armée a démenti.", "denies", "CT-"),
        ("L'armée dit avoir repris le pont.", "claims", "CT+"),
        ("Selon un témoin, trois hommes seraient morts.", "alleges", "PS+"),
        ("Les rebelles ont promis d'autres attaques contre le pont.", "threatens", "PR+"),
        ("Le procureur a affirmé que le pont était détruit.", "reports", "CT+"),
        ("Selon un témoin, l'armée aurait visé le pont.", "alleges", "PS+"),
        ("Selon le Hamas, l'armée aurait visé le pont.", "claims", "PS+"),
        ("Les débris laissent penser que la bombe visait le pont.", "alleges", "PS+"),
        ("L'armée a déclaré que les rebelles avaient pillé l'hôpital.", "accuses", "CT+"),
        ("Les rebelles ont déclaré que l'armée avait pillé l'hôpital.", "accuses", "CT+"),
        ("Un témoin a déclaré que les rebelles avaient pillé l'hôpital.", "reports", "CT+"),
        ("Selon l'armée, ses soldats ont détruit le pont.", "claims", "CT+"),
        ("Le maire a déclaré que les rebelles avaient pillé l'hôpital.", "reports", "CT+"),
        (
            "Les rebelles ont prévenu que toute riposte entraînerait des frappes.",
            "threatens",
            "PR+",
        ),
        ("Le général a qualifié ces accusations de mensonges.", "denies", "CT-"),
        ("Le maire a réagi aux accusations de l'armée selon lesquelles il ment.", "accuses", "CT+"),
        ("Le ministre a déclaré que l'explosion était due à une fuite de gaz.", "denies", "CT+"),
    ],
)
def test_stance_and_factuality(claims_of, text, stance, factuality):
    (claim,) = claims_of(text)
    assert (claim.stance, claim.factuality) == (stance, factuality)


@pytest.mark.parametrize(
    ("text", "distance", "preliminary"),
    [
        ("Le chef de la milice a prétendu que le village était vide.", True, False),
        ("Selon un bilan provisoire, l'attaque a fait trois morts.", False, True),
        ("Selon un bilan définitif, l'attaque a fait trois morts.", False, False),
    ],
)
def test_distance_and_preliminary(claims_of, text, distance, preliminary):
    (claim,) = claims_of(text)
    assert (claim.distance, claim.preliminary) == (distance, preliminary)


def test_what_another_party_threatens_is_only_reported(claims_of):
    outer, inner = claims_of("Selon l'ONU, la junte a menacé de bombarder le pont.")
    assert (outer.stance, inner.stance) == ("reports", "threatens")
