"""Attacks recalled by a pronoun, threats of an answer, plots with their arrests."""

import pytest

from tests.coding import triggers


def test_a_pronoun_with_a_place_is_another_attack(events) -> None:
    now, then = events(
        "Un camion a foncé sur la foule lundi à Berlin. Cette attaque rappelle celle de Nice."
    )
    assert (now["place"]["name"], then["place"]["name"]) == ("Berlin", "Nice")
    assert triggers(then) == ["celle"]


def test_a_pronoun_for_two_places_is_two_attacks(events) -> None:
    found = events(
        "Une bombe a explosé lundi à Quetta. L'attentat ressemble à ceux commis à Karachi et à "
        "Lahore."
    )
    assert [event["place"]["name"] for event in found] == ["Quetta", "Karachi", "Lahore"]


def test_a_pronoun_without_a_place_is_none(events) -> None:
    found = events("Une attaque a fait dix morts lundi à Gao. Celle de la police a été saluée.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("L'armée congolaise a menacé de riposter à l'attaque de la base.", "threatened"),
        ("Le groupe armé menace de tuer les otages.", "threatened"),
    ],
)
def test_a_threat_is_told_as_one(text, status, events) -> None:
    assert status in {event["status"] for event in events(text)}


def test_an_answer_that_nobody_armed_threatens_is_none(events) -> None:
    assert events("Le constructeur a promis de riposter à son concurrent.") == []


def test_a_plot_its_plan_and_its_arrests_are_one(event) -> None:
    told = event(
        "La police a déjoué lundi un attentat à Bruxelles. Trois hommes, qui projetaient de "
        "commettre un attentat contre une gare, ont été arrêtés."
    )
    assert (told["sub_event_type"], told["status"]) == ("Disrupted weapons use", "foiled")


def test_a_missile_shot_down_is_foiled(event) -> None:
    told = event("Un missile tiré par les Houthis a été intercepté lundi près de Riyad.")
    assert (told["sub_event_type"], told["status"]) == ("Disrupted weapons use", "foiled")


def test_the_day_after_an_attack_is_not_its_day(events) -> None:
    attack, arrests = events(
        "Une bombe a explosé lundi à Quetta. Le lendemain de l'attentat, la police a arrêté vingt "
        "suspects."
    )
    assert attack["date"]["start"] == "2024-03-11"
    assert arrests["date"]["start"] == "2024-03-12"


def test_fights_of_protesters_are_no_clash_of_arms(event) -> None:
    told = event("Des heurts ont opposé lundi des manifestants à la police à Tunis.")
    assert told["sub_event_type"] == "Violent demonstration"


def test_protesters_shot_by_the_police(events) -> None:
    found = events("La police a tué mardi trois manifestants à Conakry.")
    assert [e["sub_event_type"] for e in found] == ["Excessive force against protesters"]
