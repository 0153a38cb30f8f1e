"""News of other things stays silent, and news of conflict does not."""

import pytest

from tests.coding import wrong

OTHER_NEWS = {
    "sport": "L'attaquant a ouvert la marque d'une frappe puissante. La défense du club a explosé "
    "en seconde période et l'équipe a été battue, un match sans victoire pour les champions.",
    "record": "La sprinteuse a pulvérisé le record du monde et abattu sa dernière rivale mercredi.",
    "road": "Un autocar est tombé dans un ravin près de Lima. L'accident a fait vingt morts et "
    "trente blessés.",
    "gas": "Une explosion de gaz a tué deux personnes mercredi dans un immeuble de Lyon.",
    "fire": "Un incendie a fait cinq morts mercredi dans un hôtel d'Istanbul.",
    "quake": "Un séisme de magnitude 6,1 a tué neuf personnes mercredi au Chili.",
    "flood": "Les inondations ont fait 30 morts et 4 000 déplacés mercredi au Kenya.",
    "politics": "Le ministre a été attaqué par l'opposition sur sa réforme des retraites.",
    "market": "Le marché automobile a explosé en février et les ventes ont bondi de 12 %.",
    "strike": "Les cheminots ont annoncé une grève mercredi et les usagers ont pris le bus.",
    "trial": "Le tribunal de Lyon a condamné mercredi un ancien maire pour fraude fiscale.",
    "health": "La grippe a tué 300 personnes cet hiver, selon le ministère de la Santé.",
}
SILENT = [
    *((name, text) for name, text in OTHER_NEWS.items()),
    wrong(
        "cinema",
        "Le film, tourné à Rome, raconte la prise d'otages d'un train et sort mercredi.",
        reason="the plot of a film is no event",
    ),
    (
        "bank",
        "La banque centrale lance une offensive contre l'inflation et le dollar attaque la semaine "
        "en baisse.",
    ),
    (
        "murder",
        "Un homme a tué son épouse à coups de couteau mercredi à Nantes.",
    ),
]


@pytest.mark.parametrize(("name", "text"), SILENT)
def test_other_news_is_silent(name, text, events) -> None:
    assert [(e["sub_event_type"], e["mentions"]) for e in events(text)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Une bombe a explosé mercredi à Quetta.", "Remote explosive/landmine/IED"),
        ("Des milliers de personnes ont manifesté mardi à Tel-Aviv.", "Peaceful protest"),
        ("Les rebelles du M23 se sont emparés de Bukavu.", "Non-state actor overtakes territory"),
        ("Le gouvernement et les rebelles ont signé un cessez-le-feu à Doha.", "Agreement"),
        ("Des soldats et des rebelles se sont affrontés mardi près de Goma.", "Armed clash"),
        (
            "Deux missiles balistiques ont été tirés mardi depuis le Yémen vers Eilat.",
            "Shelling/artillery/missile attack",
        ),
        (
            "Une mine a explosé au passage d'un convoi de l'ONU près de Kidal.",
            "Remote explosive/landmine/IED",
        ),
        (
            "Des inconnus ont lancé une grenade dans un bar de Bujumbura.",
            "Grenade",
        ),
        (
            "Un obus est tombé mardi à Nikopol, dans la région de Dnipropetrovsk.",
            "Shelling/artillery/missile attack",
        ),
        ("Une bombe a fait six morts à Quetta.", "Remote explosive/landmine/IED"),
        ("Un missile a frappé Kharkiv mardi.", "Shelling/artillery/missile attack"),
        (
            "Deux frappes ont visé mardi un dépôt de munitions près de Donetsk.",
            "Air/drone strike",
        ),
        (
            "La police a arrêté cinquante manifestants mercredi à Tbilissi.",
            "Arrests",
        ),
        (
            "Un conducteur a foncé avec sa voiture dans la foule à Magdebourg.",
            "Attack",
        ),
    ],
)
def test_conflict_is_not_silent(text, kind, event) -> None:
    assert event(text)["sub_event_type"] == kind


def test_one_arrest_after_an_attack_is_no_event(event) -> None:
    told = event("Une bombe a explosé mercredi à Quetta. Un suspect a été arrêté jeudi.")
    assert told["sub_event_type"] == "Remote explosive/landmine/IED"


def test_share_buttons_and_credits_are_no_events(events) -> None:
    assert events("Le festival s'est ouvert à Lyon.\n\nPartager cet article\n\nSOURCE : AFP") == []


def test_a_crowd_that_attacks_is_no_sport(events) -> None:
    (found,) = events("Des colons ont attaqué mardi un hameau près de Hébron.")
    assert found["sub_event_type"] == "Attack"
    assert not events("Des supporters ont attaqué mardi le car de l'équipe.")
