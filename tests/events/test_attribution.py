"""In whose words an event is told, and how real it is there."""

import pytest

from tests.coding import names, wrong


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Les Houthis ont bombardé un pétrolier.", "happened"),
        ("Le Hamas a démenti avoir tiré des roquettes sur Ashkelon.", "denied"),
        (
            "L'armée israélienne n'a pas bombardé l'hôpital de Gaza, a déclaré son porte-parole.",
            "denied",
        ),
        ("Le chef des Houthis a menacé d'attaquer des navires américains.", "threatened"),
        ("L'armée turque prévoit de bombarder des positions kurdes en Syrie.", "planned"),
        (
            "L'armée russe pourrait attaquer Kharkiv, selon un responsable ukrainien.",
            "hypothetical",
        ),
        (
            "Si l'armée israélienne attaquait Rafah, le Hamas romprait les négociations.",
            "hypothetical",
        ),
        wrong(
            "La police a déjoué un attentat à la bombe contre une église de Jakarta.",
            "foiled",
            reason="a foiled attack is coded as denied",
        ),
        (
            "Des combats se poursuivent entre l'armée soudanaise et les paramilitaires à Khartoum.",
            "ongoing",
        ),
    ],
)
def test_status(text, status, event) -> None:
    assert event(text)["status"] == status


def test_a_denial_does_not_undo_what_the_article_tells(event) -> None:
    told = event(
        "Un raid aérien a frappé l'hôpital de Taëz, tuant trois personnes. La coalition a démenti "
        "avoir bombardé l'hôpital."
    )
    assert told["status"] == "happened"
    stances = {c["source"] and c["source"]["text"]: c["stance"] for c in told["claims"]}
    assert stances == {None: "reports", "La coalition": "denies"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "« Nous avons frappé une base aérienne près de Tel-Aviv », a déclaré un porte-parole "
            "des Houthis.",
            "Ansar Allah",
        ),
        (
            "« Nos combattants ont attaqué une caserne à Gao », a affirmé le JNIM.",
            "Jama'at Nusrat al-Islam wal-Muslimin",
        ),
    ],
)
def test_we_are_those_who_speak(text, speaker, event) -> None:
    assert names(event(text)["initiator"]) == [speaker]


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        ("Une bombe a explosé à Quetta.", None, "reports"),
        ("Une bombe a explosé à Quetta, selon la police.", "la police", "reports"),
        (
            "L'armée israélienne a confirmé avoir bombardé Khan Younès.",
            "L'armée israélienne",
            "confirms",
        ),
        (
            "Les Houthis ont affirmé avoir attaqué un pétrolier au missile.",
            "Les Houthis",
            "claims",
        ),
        ("Kiev a accusé l'armée russe d'avoir bombardé une gare.", "Kiev", "accuses"),
        ("L'armée dit avoir abattu deux drones à Kharkiv.", "L'armée", "claims"),
        ("L'attaque de Gao est attribuée aux rebelles par l'armée.", "l'armée", "accuses"),
        ("Selon des témoins, des soldats auraient bombardé Gao.", "des témoins", "alleges"),
        (
            "L'armée a déclaré qu'aucune attaque n'avait eu lieu à Gao.",
            "L'armée",
            "denies",
        ),
    ],
)
def test_in_whose_words(text, source, stance, event) -> None:
    (said,) = event(text)["claims"]
    assert said["source"] == source or said["source"]["text"] == source
    assert said["stance"] == stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Un officier cité par l'AFP a annoncé une attaque contre Gao.",
            {("Un officier", "reports"), ("l'AFP", "reports")},
        ),
        (
            "Les rebelles affirment avoir repris la ville de Gao, ce que l'armée dément.",
            {("Les rebelles", "claims"), ("l'armée", "denies")},
        ),
        (
            "Une bombe a explosé à Kaboul, selon la police. L'armée a démenti.",
            {("la police", "reports"), ("L'armée", "denies")},
        ),
    ],
)
def test_whose_words_are_told(text, expected, event) -> None:
    told = event(text)["claims"]
    found = {(c["source"]["text"], c["stance"]) for c in told if c["source"]}
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "La police n'a pas confirmé l'attentat de Kaboul.",
        "L'attentat de Kaboul n'a pas été revendiqué.",
        "Le ministre a refusé de commenter l'attentat de Kaboul.",
    ],
)
def test_what_is_not_said_of_it_undoes_nothing(text, event) -> None:
    told = event(text)
    assert told["status"] == "happened"
    assert [claim["source"] for claim in told["claims"]] == [None]


def test_the_accused_acts_in_the_words_of_the_accuser(event) -> None:
    told = event("Kiev a accusé l'armée russe d'avoir bombardé une gare à Kramatorsk.")
    assert names(told["initiator"]) == ["Military Forces of Russia"]


def test_how_many_of_it(event) -> None:
    told = event("Les forces américaines ont mené cinq frappes contre les Houthis au Yémen.")
    assert {k: told["count"][k] for k in ("low", "best", "high", "unit")} == {
        "low": 5,
        "best": 5,
        "high": 5,
        "unit": "strike",
    }


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Une bombe a explosé à Quetta. « C'est un acte odieux », a condamné le maire.",
            [None],
        ),
        (
            "Une bombe a explosé à Quetta. Le maire a dit avoir présenté ses condoléances.",
            [None],
        ),
        (
            "Une bombe a explosé à Quetta. Les parents menacent de porter plainte.",
            [None],
        ),
        (
            "Une bombe a explosé à Quetta. L'armée a démenti toute prise d'otages à Lahore. "
            "Selon un garde, l'homme a crié.",
            [None, "L'armée"],
        ),
    ],
)
def test_what_is_said_beside_an_event_tells_nothing_of_it(text, sources, events) -> None:
    told = events(text)
    found = {c["source"] and c["source"]["text"] for e in told for c in e["claims"]}
    assert found - {"un garde"} == set(sources)
    assert all(
        c["source"] is None or e["status"] == "denied" or c["source"]["text"] != "L'armée"
        for e in told
        for c in e["claims"]
    )
