"""Which mentions tell of one occurrence, and which do not."""

import pytest

from tests.coding import figures, names, triggers


def test_headline_body_and_the_noun_that_takes_it_up_are_one(event) -> None:
    told = event(
        "Attentat à Mogadiscio : neuf morts\n\nUne bombe a explosé mercredi devant un hôtel de "
        "Mogadiscio, tuant neuf personnes. L'attaque a été revendiquée par les Chebab."
    )
    assert triggers(told) == ["Attentat", "bombe a explosé", "tuant", "attaque"]


def test_a_verb_and_its_nouns_are_one(event) -> None:
    told = event(
        "L'armée turque a bombardé mardi des positions kurdes près de Kobané. Les bombardements "
        "ont fait huit morts, selon une ONG. L'armée n'a pas commenté ces frappes."
    )
    assert triggers(told) == ["bombardé", "bombardements", "frappes"]
    assert figures(told, "killed") == [(8, 8, 8)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "L'aviation israélienne a bombardé Gaza lundi. Le Hamas a tiré des roquettes contre "
            "Ashkelon mardi.",
            2,
        ),
        (
            "Des drones russes ont frappé Kharkiv mardi. Des drones ukrainiens ont frappé Belgorod "
            "mardi.",
            2,
        ),
        (
            "Une bombe a explosé lundi à Quetta. Une autre bombe a explosé mercredi à Karachi.",
            2,
        ),
        (
            "Un raid aérien a fait six morts mardi à Taëz. Une mine a tué deux enfants mercredi "
            "près de Hodeida.",
            2,
        ),
    ],
)
def test_two_days_towns_or_means_are_two(text, count, events) -> None:
    assert len(events(text)) == count


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        (
            "Un drone russe a frappé lundi un immeuble d'Odessa. Un autre drone a touché mercredi "
            "un entrepôt de Mykolaïv.",
            ["Odesa", "Mykolayiv"],
        ),
        (
            "Un missile a frappé Kharkiv mardi. Le même jour, un missile a frappé Odessa.",
            ["Kharkiv", "Odesa"],
        ),
    ],
)
def test_each_town_its_strike(text, towns, events) -> None:
    assert [event["place"]["name"] for event in events(text)] == towns


def test_a_running_total_stands_apart(events) -> None:
    strike, total = events(
        "Un drone a frappé mardi une base américaine à Erbil, blessant deux soldats américains. "
        "Selon le Pentagone, les forces américaines ont subi plus de 150 attaques en Irak depuis "
        "le 17 octobre."
    )
    assert (strike["aggregate"], total["aggregate"]) == (False, True)
    assert total["count"]["low"] == 150
    assert figures(strike, "wounded") == [(2, 2, 2)]
    assert figures(total, "wounded") == []


def test_a_total_alone_is_an_aggregate(event) -> None:
    told = event(
        "Les forces américaines ont mené plus de 60 frappes contre les Houthis au Yémen depuis le "
        "12 janvier."
    )
    assert told["aggregate"]
    assert told["status"] == "ongoing"
    assert told["count"] | {"low": 60, "best": None, "high": None} == told["count"]
    assert told["date"]["start"] == "2024-01-12"


def test_a_threat_is_not_what_it_answers(events) -> None:
    raid, threat = events(
        "Des avions saoudiens ont bombardé Sanaa mardi. Les Houthis ont menacé de bombarder Riyad."
    )
    assert (raid["status"], threat["status"]) == ("happened", "threatened")
    assert names(threat["initiator"]) == ["Ansar Allah"]


def test_two_sources_on_one_attack_make_one_event(event) -> None:
    told = event(
        "Une attaque contre un village a fait dix morts lundi dans l'Ituri, selon l'armée. D'après "
        "une ONG, l'attaque a fait vingt morts."
    )
    assert figures(told, "killed") == [(10, 10, 10), (20, 20, 20)]


def test_background_is_told_apart(events) -> None:
    now, then = events(
        "Une bombe a explosé mercredi à Quetta, faisant six morts.\n\nEn janvier 2013, un attentat "
        "à la bombe avait fait 92 morts dans la même ville."
    )
    assert (now["background"], then["background"]) == (False, True)
    assert figures(now, "killed") == [(6, 6, 6)]
    assert figures(then, "killed") == [(92, 92, 92)]
