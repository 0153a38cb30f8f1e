"""The record of an occurrence: its type, places, day, and what stays empty."""

import pytest

from tests.coding import names, texts, wrong


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Un homme armé d'un couteau a attaqué des passants à Hambourg.", "Attack"),
        (
            "Une voiture piégée a explosé devant un commissariat de Bagdad.",
            "Remote explosive/landmine/IED",
        ),
        ("Un drone a attaqué un dépôt de carburant à Belgorod.", "Air/drone strike"),
        (
            "Des jihadistes ont attaqué des soldats nigériens près de Tillabéri.",
            "Armed clash",
        ),
        ("Des hommes armés ont attaqué des villageois dans l'Ituri.", "Attack"),
        ("Un kamikaze s'est fait exploser dans une mosquée de Kunduz.", "Suicide bomb"),
        ("Le Hamas a tiré des roquettes sur Ashkelon.", "Shelling/artillery/missile attack"),
        ("L'aviation israélienne a bombardé Gaza.", "Air/drone strike"),
        (
            "L'artillerie russe a bombardé Kherson.",
            "Shelling/artillery/missile attack",
        ),
        (
            "Des rebelles ont pris en otage six employés d'une ONG à Bunia.",
            "Abduction/forced disappearance",
        ),
        (
            "Un kamikaze s'est fait exploser devant un hôtel de Mogadiscio. L'attaque a été "
            "revendiquée par les Chebab.",
            "Suicide bomb",
        ),
        (
            "La police a dispersé une manifestation à Nairobi à l'aide de gaz lacrymogène.",
            "Protest with intervention",
        ),
        (
            "L'armée soudanaise a repris la ville de Wad Madani aux paramilitaires.",
            "Government regains territory",
        ),
        (
            "L'armée russe a abattu trois drones ukrainiens au-dessus de Belgorod.",
            "Disrupted weapons use",
        ),
    ],
)
def test_the_type_is_refined_by_weapon_and_sides(text, kind, event) -> None:
    assert event(text)["sub_event_type"] == kind


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Un homme armé d'un couteau a attaqué des passants à Hambourg.", "knife"),
        ("Une voiture piégée a explosé devant un commissariat de Bagdad.", "car_bomb"),
        wrong(
            "Des hommes armés de kalachnikovs ont attaqué des villageois dans l'Ituri.",
            "gun",
            reason="the rifles of the attackers are not taken as the weapon",
        ),
        ("Le Hamas a tiré des roquettes sur Ashkelon.", "rocket"),
    ],
)
def test_the_weapon(text, weapon, event) -> None:
    assert [item["id"] for item in event(text)["weapon"]] == [weapon]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Une bombe a explosé mardi au Pakistan, sur un marché de Quetta.",
            ["Quetta", "Pakistan"],
        ),
        (
            "Une attaque a fait six morts dans l'Ituri, en République démocratique du Congo.",
            ["Ituri", "Democratic Republic of Congo"],
        ),
    ],
)
def test_the_most_specific_place_stands_first(text, places, event) -> None:
    told = event(text)
    assert names(told["places"]) == places
    assert told["place"] == told["places"][0]


def test_a_place_inside_the_target_is_a_place(event) -> None:
    told = event("Des hommes armés ont attaqué une base de l'armée à Bosso, au Niger.")
    assert "Bosso" in texts(told["places"])


def test_the_town_of_the_dateline_is_where_the_reporter_sat(event) -> None:
    told = event(
        "NEW YORK, 14 mars 2024 (Agence du Canal) – Une bombe a explosé mercredi à Kaboul, selon "
        "l'ONU."
    )
    assert names(told["places"]) == ["Kabul"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Une bombe a explosé mercredi à Kaboul.", "2024-03-13"),
        ("Une bombe a explosé hier à Kaboul.", "2024-03-13"),
        ("Une bombe a explosé le 3 mars à Kaboul.", "2024-03-03"),
        (
            "KABOUL, 12 mars 2024 (Agence du Canal) – Une bombe a explosé devant un poste de "
            "police à Kaboul.",
            "2024-03-12",
        ),
    ],
)
def test_the_day(text, day, event) -> None:
    assert event(text)["date"]["start"] == day


def test_no_day_is_made_up(event) -> None:
    assert event("Une bombe a explosé à Kaboul.")["date"] is None
    told = event("Une bombe a explosé mercredi à Kaboul.", None)
    assert told["date"] is None or told["date"]["start"] is None


def test_what_no_words_tell_stays_empty_and_says_why(event) -> None:
    told = event("Une explosion a fait six morts.")
    for slot in ("initiator", "target", "weapon", "places", "responsibility"):
        assert told[slot] == []
    assert (told["place"], told["date"], told["count"]) == (None, None, None)
    assert {"initiator", "place", "date"} <= set(told["empty"])


def test_several_signs_are_surer_than_one(event) -> None:
    one = event("Une attaque a eu lieu à Gao, selon l'armée.")
    more = event("Une bombe a explosé à Gao. L'attentat à la bombe a fait six morts.")
    assert 0 < one["confidence"] < more["confidence"] < 1


def test_a_government_that_speaks_of_an_act_is_not_where_it_happened(event):
    text = "Des hommes armés ont tué dix civils samedi. Washington a condamné l'attaque."
    assert event(text)["places"] == []


def test_a_capital_that_undergoes_an_attack_is_where_it_happened(event):
    text = "Bagdad a connu samedi une série d'attentats, qui ont fait 30 morts."
    assert event(text)["place"]["text"] == "Bagdad"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Israël a frappé une base militaire près de Damas samedi.", "Air/drone strike"),
        ("Des miliciens ont massacré quinze villageois samedi près de Djugu.", "Attack"),
        ("Un convoi de l'ONU a été pris pour cible samedi près de Ménaka.", "Attack"),
        ("Des jeunes ont affronté les forces de l'ordre samedi à Dakar.", "Armed clash"),
    ],
)
def test_one_plain_sentence_is_enough(event, text, type_):
    assert event(text)["sub_event_type"] == type_


def test_the_place_of_what_a_source_is_about_is_kept(event):
    found = event("Le bilan de l'attentat de samedi à Mogadiscio est passé de 79 à 85 morts.")
    assert found["place"]["text"] == "Mogadiscio"
    assert found["sub_event_type"] == "Attack"
