"""Who acts and who is hit: one construction a case, most of them with the sides exchanged too."""

import pytest

from tests.coding import texts

ARMY, REBELS = "L'armée", "Les rebelles"


def starts(found: list, wanted: list[str]) -> bool:
    """Say whether there are as many parties as wanted words, each beginning with its own."""
    said = texts(found)
    return len(said) == len(wanted) and all(
        any(party.lower().startswith(words.lower()) for party in said) for words in wanted
    )


@pytest.mark.parametrize(
    ("text", "initiators", "targets"),
    [
        # adjectives and what follows at once
        (
            "Des tirs de missiles rebelles contre une caserne ont fait six morts.",
            ["rebelles"],
            ["une caserne"],
        ),
        (
            "Des individus ont crié des slogans et jeté des pierres sur les policiers à Lomé.",
            ["Des individus"],
            ["les policiers"],
        ),
        (
            "Des jeunes ont, peu après, lancé des pierres sur des gendarmes.",
            ["Des jeunes"],
            ["des gendarmes"],
        ),
        ("Un camion a foncé dans la foule à Lille lors d'un attentat.", [], ["la foule"]),
        # subjects that a clause inherits
        (
            "Des milliers de personnes se réunissent à Bamako pour manifester contre le maire.",
            ["Des milliers de personnes"],
            ["le maire"],
        ),
        (
            "Des hommes armés ont franchi le fleuve, pillé des maisons et tué deux bergers près "
            "de Diffa.",
            ["Des hommes armés"],
            ["deux bergers"],
        ),
        (
            "L'armée tchadienne annonce, dans un communiqué, avoir pris le pouvoir.",
            ["L'armée tchadienne"],
            [],
        ),
        (
            "Les miliciens sont entrés dans Bria. Ils ont tué deux bergers.",
            ["Les miliciens"],
            ["deux bergers"],
        ),
        # passives, objects that stand before the verb
        (
            "Le maire rentrait chez lui à Goma. Un groupe armé l'a attaqué.",
            ["Un groupe armé"],
            ["Le maire"],
        ),
        (
            "Les rebelles sont ainsi expulsés du nord de la Syrie par l'armée.",
            ["l'armée"],
            ["Les rebelles"],
        ),
        # attempts, support verbs, helpers
        (
            "Le conseiller Paul Mbeki a été victime d'une tentative d'assassinat à Gitega.",
            [],
            ["Le conseiller"],
        ),
        (
            "L'armée a repris la ville de Gao avec l'aide de miliciens.",
            ["L'armée", "miliciens"],
            [],
        ),
        (
            "Une femme a actionné sa ceinture au milieu de la foule à Kano.",
            ["Une femme"],
            ["la foule"],
        ),
        (
            "Les assaillants ont lancé un camion contre une banque et fait exploser une bombe à "
            "Kaboul.",
            ["Les assaillants"],
            ["une banque"],
        ),
        (
            "Un adolescent a été tué par des tirs de l'armée à Jénine.",
            ["l'armée"],
            ["Un adolescent"],
        ),
        ("Le gouverneur a échappé à un attentat mardi à Kandahar.", [], ["Le gouverneur"]),
        (
            "Quatre civils ont été tués dans une attaque à l'arme à feu, commise par deux hommes, "
            "à Kidal.",
            ["deux hommes"],
            ["Quatre civils"],
        ),
        (
            "Une attaque imputée à Boko Haram a tué huit paysans près de Gamboru.",
            ["Boko Haram"],
            ["huit paysans"],
        ),
        (
            "Des opposants ont manifesté à Kampala contre la réforme.",
            ["Des opposants"],
            [],
        ),
        (
            "Des opposants ont manifesté à Kampala contre le gouvernement.",
            ["Des opposants"],
            ["le gouvernement"],
        ),
        (
            "L'armée, appuyée par des miliciens, a attaqué des rebelles près de Bria.",
            ["L'armée", "des miliciens"],
            ["des rebelles"],
        ),
        (
            "Un homme a poignardé un soldat à Hébron avant d'être abattu par la police.",
            ["Un homme"],
            ["un soldat"],
        ),
        (
            "Téhéran a tiré des missiles sur une base américaine.",
            ["Téhéran"],
            ["une base américaine"],
        ),
        (
            "De violents combats entre l'armée et les séparatistes ont fait huit morts à Donetsk.",
            ["l'armée"],
            ["les séparatistes"],
        ),
        (
            "Le gouvernement colombien et les Farc ont signé un accord de paix à Carthagène.",
            ["Le gouvernement", "les Farc"],
            [],
        ),
        # who was counted, and who they were
        (
            "Un attentat a fait neuf morts (deux soldats et sept assaillants) à Kidal.",
            ["sept assaillants"],
            ["deux soldats"],
        ),
        ("Une bombe a tué douze personnes, dont le maire, à Kaboul.", [], ["le maire"]),
        (
            "Une bombe a tué trois personnes à Kaboul. Les victimes sont des bergers.",
            [],
            ["des bergers"],
        ),
        ("Une bombe a tué trois personnes à Kaboul.", [], []),
        (
            "La police a arrêté douze personnes après l'attentat de Nice.",
            ["La police"],
            ["douze personnes"],
        ),
    ],
)
def test_who_acts_on_whom(text, initiators, targets, events) -> None:
    told = max(events(text), key=lambda e: len(e["initiator"]) + len(e["target"]))
    assert starts(told["initiator"], initiators), texts(told["initiator"])
    assert starts(told["target"], targets), texts(told["target"])


@pytest.mark.parametrize(
    "frame",
    [
        "{A} ont attaqué {b} près de Bouar.",
        "{B} ont été attaqués par {a} près de Bouar.",
        "L'attaque {de_a} contre {b} a fait six morts près de Bouar.",
        "{A} ont mené une offensive contre {b} près de Bouar.",
        "{A} sont repassés à l'offensive contre {b} près de Bouar.",
        "{A} ont tendu une embuscade près de Bouar, tuant {b}.",
    ],
)
@pytest.mark.parametrize(
    ("one", "other"),
    [("les soldats", "les miliciens"), ("les rebelles", "les gendarmes")],
)
@pytest.mark.parametrize("exchanged", [False, True])
def test_sides_exchanged_give_sides_exchanged(frame, one, other, exchanged, event) -> None:
    a, b = (other, one) if exchanged else (one, other)
    words = {"a": a, "b": b, "A": a.capitalize(), "B": b.capitalize()}
    told = event(frame.format(de_a="d" + a[1:], **words))
    assert starts(told["initiator"], [a[4:]]) or starts(told["initiator"], [a])
    assert starts(told["target"], [b])


def test_the_attacker_named_far_from_the_act(event) -> None:
    told = event(
        "Une fusillade a fait trois morts mardi à Lyon.\n\nLe tireur est un homme de 39 ans, Marc "
        "Vidal, qui s'est rendu."
    )
    assert texts(told["initiator"]) == ["Marc Vidal"]


def test_a_group_is_named_in_quotation_marks(event) -> None:
    told = event("Le groupe autoproclamé « État islamique » a revendiqué les attaques de Jakarta.")
    assert [p["name"] for p in told["initiator"]] == ["Islamic State"]


def test_one_attacker_in_two_words_is_one_party(event) -> None:
    told = event(
        "Un homme armé d'un couteau a attaqué des passants à Bonn. L'agresseur a été arrêté."
    )
    assert len(told["initiator"]) == 1


def test_a_place_that_acts_is_not_where_it_was(event) -> None:
    told = event("Téhéran a tiré des missiles sur une base américaine près d'Erbil.")
    assert [p["text"] for p in told["places"]] == ["Erbil"]


def test_the_name_and_the_function_beside_it_are_one_target(event) -> None:
    told = event(
        "Tentative d'assassinat du conseiller Paul Mbeki à Gitega. Paul Mbeki a été blessé."
    )
    assert len(told["target"]) == 1


def test_the_places_that_a_target_names(event) -> None:
    told = event("Deux villes, Idleb et Homs, sont assiégées par les rebelles dans le pays.")
    assert {"Idleb", "Homs"} <= {p["text"] for p in told["places"]}


def test_children_among_the_counted_are_no_other_side(event) -> None:
    told = event(
        "Une voiture piégée a visé un convoi de bus près d'Alep, tuant cent personnes. On compte "
        "soixante enfants parmi les morts."
    )
    assert texts(told["target"]) == ["un convoi de bus"]


def test_what_somebody_calls_an_act_is_done_by_who_does_it(event) -> None:
    found = event(
        "Les forces turques ont mené ce que le ministre a qualifié de frappes contre deux bases du "
        "PKK dans le nord de l'Irak."
    )
    assert [p["text"] for p in found["initiator"]] == ["Les forces turques"]
    assert [p["text"] for p in found["target"]] == ["deux bases du PKK"]


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("L'attaque du village de Kizara par des éleveurs peuls a fait dix morts.", "des éleveurs"),
        ("Deux soldats ont péri dans l'explosion d'une mine posée par le PKK.", "le PKK"),
        ("Des affrontements ont opposé la tribu des Nuer à celle des Dinka.", "la tribu"),
    ],
)
def test_who_acts_stands_far_from_the_act(event, text, initiator) -> None:
    assert event(text)["initiator"][0]["text"].startswith(initiator)


def test_countries_in_which_it_was_are_no_sides(event) -> None:
    found = event("Les rebelles ont attaqué des bases de la coalition en Irak et en Syrie.")
    assert "Syrie" not in [p["text"] for p in found["target"]]


def test_armed_men_shot_in_the_end_are_no_targets(event) -> None:
    found = event(
        "Des talibans ont attaqué mardi le quartier général de la police à Gardez. Quatre hommes "
        "armés ont pénétré dans l'enceinte. Ils ont été abattus après plusieurs heures de combats."
    )
    assert "Quatre hommes armés" not in [p["text"] for p in found["target"]]


def test_who_is_said_to_be_behind_it_acts(event) -> None:
    found = event(
        "Jeudi, huit civils ont péri à Donetsk dans le bombardement d'un arrêt de bus, que les "
        "séparatistes attribuent aux forces ukrainiennes."
    )
    assert [p["text"] for p in found["initiator"]] == ["forces ukrainiennes"]


def test_who_denies_it_is_the_one_told_of(events) -> None:
    found = events(
        "Darfour : Khartoum dément des viols à Tabit\n\nLe gouvernement a démenti mercredi que des "
        "soldats aient violé deux cents femmes dans le village de Tabit."
    )
    assert [p["text"] for p in found[0]["initiator"]] == ["des soldats"]
