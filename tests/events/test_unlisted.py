"""Names that say where, but that no table has."""

from datetime import date

import pytest

PUBLISHED = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cinq enseignants ont été tués mardi à Maytagou par des hommes armés.", "Maytagou"),
        ("Trois soldats ont péri lundi dans une embuscade près de Kombongou.", "Kombongou"),
        ("Deux soldats ont été tués à l'est de Zargoubi dans des combats.", "Zargoubi"),
        ("Des hommes armés ont attaqué le poste de gendarmerie de Toulfana.", "Toulfana"),
        ("Une bombe a explosé mardi à Ortakoyu, tuant deux policiers.", "Ortakoyu"),
    ],
)
def test_the_name_is_kept_without_a_place(event, text, name) -> None:
    place = event(text, PUBLISHED)["place"]
    assert place["text"] == name
    assert place["lat"] is None


def test_it_is_not_the_town_named_before(events) -> None:
    text = (
        "Six personnes ont été abattues dimanche par des hommes armés à Djibo. Deux jours plus "
        "tôt, cinq enseignants avaient été tués à Maytagou par des inconnus."
    )
    assert [e["place"]["text"] for e in events(text, PUBLISHED)] == ["Djibo", "Maytagou"]


def test_a_town_named_beside_them_is_no_side(event) -> None:
    text = "Quatre civils ont été tués entre Bankori et Solenzu par une mine des rebelles."
    found = event(text, PUBLISHED)
    assert "Bankori" not in [p["text"] for p in found["initiator"] + found["target"]]
