"""Who acts and who is hit, and when two mentions cannot have the same sides."""

import pytest

from selon.events.sides import opposed
from selon.records import Party, Span
from tests.coding import names, texts, wrong


def party(name: str | None = None, actor_id: str | None = None, country: str | None = None):
    return Party(Span(0, 1), name, actor_id, country)


RUSSIA = party("Military Forces of Russia", "RU:MIL", "RU")
KREMLIN = party("Government of Russia", "RU:GOV", "RU")
UKRAINE = party("Military Forces of Ukraine", "UA:MIL", "UA")
HAMAS = party("Hamas", "PS:HAMAS", "PS")
GUNMEN = party("Unidentified Gunmen")


@pytest.mark.parametrize(
    ("acting", "struck", "now", "hit", "expected"),
    [
        ([RUSSIA], [UKRAINE], [RUSSIA], [UKRAINE], False),
        ([RUSSIA], [UKRAINE], [KREMLIN], [], False),  # two names of one state
        ([RUSSIA], [], [], [], False),
        ([], [], [HAMAS], [], False),
        ([RUSSIA], [UKRAINE], [UKRAINE], [RUSSIA], True),
        ([RUSSIA], [], [UKRAINE], [], True),
        ([RUSSIA], [], [], [RUSSIA], True),  # who acted is now hit
        ([], [UKRAINE], [], [RUSSIA], True),
        ([GUNMEN], [], [HAMAS], [], False),  # the unnamed may be anybody
    ],
)
def test_opposed(acting, struck, now, hit, expected) -> None:
    assert opposed(acting, struck, now, hit) is expected


def test_sides_exchanged_are_two_events(events) -> None:
    first, second = events(
        "L'armée israélienne a bombardé des positions du Hamas à Gaza. Le Hamas a tiré des "
        "roquettes sur Ashkelon, en Israël."
    )
    assert names(first["initiator"]) == ["Military Forces of Israel"]
    assert names(second["initiator"]) == ["Hamas"]


@pytest.mark.parametrize(
    ("text", "initiator", "target"),
    [
        (
            "Les Houthis ont attaqué un pétrolier en mer Rouge.",
            "Les Houthis",
            "un pétrolier",
        ),
        (
            "Des hommes armés ont enlevé vingt élèves à Kaduna.",
            "Des hommes armés",
            "vingt élèves",
        ),
        (
            "Des soldats ont été tués par des jihadistes près de Gao.",
            "des jihadistes",
            "Des soldats",
        ),
        wrong(
            "L'attaque des rebelles contre une caserne a fait six morts près de Bunia.",
            "les rebelles",
            "une caserne",
            reason="what follows the attackers is taken into their words",
        ),
        wrong(
            "Des hommes armés ont attaqué mardi des villageois dans l'Ituri.",
            "Des hommes armés",
            "des villageois",
            reason="a day between the verb and its object hides the object",
        ),
        wrong(
            "Des jihadistes ont attaqué mardi des soldats nigériens près de Tillabéri.",
            "Des jihadistes",
            "des soldats nigériens",
            reason="a day between the verb and its object hides the object",
        ),
        (
            "L'armée américaine a mené mardi cinq frappes contre des dépôts d'armes à Al-Bab.",
            "L'armée américaine",
            "des dépôts d'armes",
        ),
        (
            "Des hommes armés ont enlevé vingt-quatre élèves mardi dans une école de Kaduna.",
            "Des hommes armés",
            "vingt-quatre élèves",
        ),
    ],
)
def test_who_acts_and_who_is_hit(text, initiator, target, event) -> None:
    told = event(text)
    (acting,), (struck,) = texts(told["initiator"]), texts(told["target"])
    assert acting.startswith(initiator)  # where it is may follow
    assert struck.startswith(target)
    assert not {"mardi", "contre"} & {*acting.split(), *struck.split()}


def test_the_wounded_do_not_attack(event) -> None:
    told = event(
        "Un homme armé d'un couteau a attaqué des passants à Hambourg, blessant quatre personnes."
    )
    assert "quatre personnes" not in texts(told["initiator"])


def test_both_sides_of_a_fight(event) -> None:
    told = event("Des combats ont opposé l'armée soudanaise et les paramilitaires à Khartoum.")
    assert "l'armée soudanaise" in texts(told["initiator"]) + texts(told["target"])
