"""Sides and places that a clause does not simply tell: one construction a case."""

import pytest

from tests.coding import texts
from tests.events.test_arguments import starts


@pytest.mark.parametrize(
    ("text", "initiators", "targets"),
    [
        # two who fight each other, whatever holds their names together
        (
            "L'armée et les ADF se sont affrontées dimanche près de Beni.",
            ["L'armée"],
            ["les ADF"],
        ),
        (
            "Le Front Polisario et l'armée marocaine ont échangé des tirs près de Smara.",
            ["Le Front Polisario"],
            ["l'armée marocaine"],
        ),
        (
            "Le groupe Wagner et l'armée malienne ont repris la ville de Kidal.",
            ["Le groupe Wagner", "l'armée malienne"],
            [],
        ),
        # who fled a fight is none of its sides
        (
            "Des centaines de civils ont fui les combats entre l'armée et les rebelles à Goma.",
            ["l'armée"],
            ["les rebelles"],
        ),
        # a verb in quotation marks, an object without preposition
        (
            "Les forces de sécurité ont « neutralisé » douze terroristes près de Batna.",
            ["Les forces de sécurité"],
            ["douze terroristes"],
        ),
        # a clause of its own keeps its subject
        (
            "Dix personnes ont été tuées quand des hommes armés ont ouvert le feu à Owo.",
            ["des hommes armés"],
            [],
        ),
        (
            "Les assaillants, arrivés à moto, ont incendié plusieurs maisons près de Djibo.",
            ["Les assaillants"],
            ["plusieurs maisons"],
        ),
        (
            "La police a fait usage de gaz lacrymogène pour disperser une centaine d'étudiants qui "
            "marchaient vers le palais à Dakar, ont rapporté des témoins.",
            ["une centaine d'étudiants"],
            [],
        ),
        # who is accused, who threatens, who tells whom he killed
        (
            "Les opposants accusent les Forces de soutien rapide d'être derrière ce massacre.",
            ["les Forces de soutien rapide"],
            [],
        ),
        (
            "Huit civils ont péri à Donetsk dans un bombardement, que les séparatistes attribuent "
            "aux forces ukrainiennes.",
            ["forces ukrainiennes"],
            ["Huit civils"],
        ),
        (
            "L'armée israélienne a annoncé la mort de trois combattants du Hezbollah dans une "
            "frappe au Liban.",
            ["L'armée israélienne"],
            ["trois combattants"],
        ),
        (
            "L'Azerbaïdjan affirme que l'Arménie a ouvert le feu sur ses positions.",
            ["l'Arménie"],
            ["L'Azerbaïdjan"],
        ),
        # what is attacked, and whom a blast is near
        ("Un soldat a péri dans l'attaque d'un poste militaire à Abala.", [], ["Un soldat"]),
        (
            "Une femme s'est fait exploser à proximité d'agents de police à Tunis.",
            ["Une femme"],
            ["agents de police"],
        ),
        ("L'Ukraine a frappé un pont en Crimée.", ["L'Ukraine"], ["un pont"]),
        (
            "L'armée turque et ses supplétifs syriens ont lancé une offensive contre les milices "
            "kurdes en Syrie.",
            ["L'armée turque", "ses supplétifs"],
            ["les milices kurdes"],
        ),
        # whom a protest is against
        (
            "Des milliers de personnes ont défilé à Bamako pour exiger le départ des troupes "
            "françaises.",
            ["Des milliers"],
            ["troupes françaises"],
        ),
        ("Des habitants ont manifesté contre la vie chère à Freetown.", ["Des habitants"], []),
        (
            "Des mécontents ont manifesté devant la base française à Niamey.",
            ["Des mécontents"],
            ["la base française"],
        ),
        # settlers and villagers bear no arms by trade
        (
            "Des colons ont incendié plusieurs voitures près de Naplouse.",
            ["Des colons"],
            ["plusieurs voitures"],
        ),
        # a blast has a hand behind it, an abduction whom it took
        ("L'IRA a fait exploser une bombe à Londres.", ["L'IRA"], []),
        (
            "Des jihadistes ont emmené quarante lycéennes en brousse près de Dapchi.",
            ["Des jihadistes"],
            ["quarante lycéennes"],
        ),
        ("Les rebelles ont perdu le contrôle de la ville de Bambari.", [], ["Les rebelles"]),
    ],
)
def test_sides_told_in_other_ways(text, initiators, targets, events) -> None:
    told = max(events(text), key=lambda e: len(e["initiator"]) + len(e["target"]))
    assert starts(told["initiator"], initiators), texts(told["initiator"])
    assert starts(told["target"], targets), texts(told["target"])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("L'accord a été signé sous l'égide de Moscou par l'armée et les rebelles.", []),
        ("Plusieurs obus tirés depuis la Syrie sont tombés sur Kilis.", ["Kilis"]),
        (
            "Une base a été attaquée par des jihadistes présumés à Djibo, dans la région du Sahel.",
            ["Djibo"],
        ),
    ],
)
def test_where_it_was_and_where_not(text, places, events) -> None:
    (event,) = events(text)
    assert [p["text"] for p in event["places"]][: len(places) or 1] == places
