"""Who takes responsibility for an occurrence."""

import pytest

from tests.coding import names, texts, wrong


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "L'attentat, qui a fait six morts à Quetta, a été revendiqué par l'Armée de libération "
            "du Baloutchistan.",
            "Balochistan Liberation Army",
        ),
        (
            "Les Houthis ont revendiqué l'attaque de drone contre un pétrolier près de Hodeida.",
            "Ansar Allah",
        ),
        (
            "Une bombe a explosé à Mogadiscio. L'attaque a été revendiquée par les Chebab.",
            "Al-Shabaab",
        ),
        (
            "« Nos combattants ont attaqué une caserne à Gao », a affirmé le JNIM.",
            "Jama'at Nusrat al-Islam wal-Muslimin",
        ),
        wrong(
            "Une bombe a explosé à Kaboul. L'organisation État islamique a affirmé être "
            "responsable de l'attentat.",
            "Islamic State",
            reason="an adjective of responsibility is not read",
        ),
    ],
)
def test_who_claims_it(text, claimant, event) -> None:
    told = event(text)
    assert names(told["responsibility"]) == [claimant]
    assert names(told["initiator"]) == [claimant]


@pytest.mark.parametrize(
    "text",
    [
        "Une bombe a explosé à Quetta, faisant six morts. Aucun groupe n'a revendiqué l'attentat.",
        "Une bombe a explosé à Quetta. L'attentat n'a pas été revendiqué.",
        "Un raid aérien a fait six morts à Taëz. L'ONU a condamné l'attaque.",
    ],
)
def test_nobody_claims_it(text, event) -> None:
    assert texts(event(text)["responsibility"]) == []


def test_each_attack_has_its_claimant(events) -> None:
    first, second = events(
        "Une bombe a explosé lundi à Mogadiscio. L'attentat a été revendiqué par les Chebab. Une "
        "autre bombe a explosé mercredi à Kaboul."
    )
    assert names(first["responsibility"]) == ["Al-Shabaab"]
    assert names(second["responsibility"]) == []


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Personne n'a revendiqué l'attentat qui a tué dix soldats à Benghazi.", []),
        ("Les Farc, qui ont revendiqué l'attentat de Bogota, menacent la police.", ["Les Farc"]),
    ],
)
def test_who_claims_in_other_clauses(text, claimants, events) -> None:
    told = next(e for e in events(text) if "attentat" in texts(e["mentions"]))
    assert texts(told["responsibility"]) == claimants
