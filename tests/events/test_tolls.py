"""Figures of the killed, wounded and otherwise affected: how many, of whom, by whom told."""

import pytest

from tests.coding import DAY, figures, texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("douze morts", (12, 12, 12)),
        ("12 morts", (12, 12, 12)),
        ("un mort", (1, 1, 1)),
        ("au moins 28 morts", (28, None, None)),
        ("plus de 70 morts", (70, None, None)),
        ("entre 10 et 15 morts", (10, None, 15)),
        ("plusieurs morts", (2, None, None)),
        ("des dizaines de morts", (20, None, None)),
        ("des centaines de morts", (200, None, None)),
        ("1 200 morts", (1200, 1200, 1200)),
    ],
)
def test_figures_as_said(words, expected, event) -> None:
    told = event(f"Un raid aérien a fait {words} mardi à Taëz.")
    assert figures(told, "killed") == [expected]


@pytest.mark.parametrize(
    ("words", "number"), [("une dizaine de morts", 10), ("près de 40 morts", 40)]
)
def test_rough_figures_say_so(words, number, event) -> None:
    told = event(f"Un raid aérien a fait {words} mardi à Taëz.")
    assert figures(told, "killed") == [(number, number, number)]
    assert [claim["killed"]["approx"] for claim in told["claims"]] == [True]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Trois soldats ont été tués mardi dans une embuscade près de Gao.", 3),
        ("Un policier a été tué mercredi dans l'attaque d'un poste de contrôle à Bagdad.", 1),
        ("Quatre civils ont péri mardi dans un tir d'artillerie sur Kherson.", 4),
        ("Un tir d'artillerie a tué quatre civils mardi à Kherson.", 4),
        ("La police a annoncé la mort de douze personnes dans un bombardement à Idleb.", 12),
        ("Six villageois ont perdu la vie mardi dans une attaque près de Djibo.", 6),
        ("Le bombardement d'Idleb a causé mardi la mort de cinq personnes.", 5),
        ("Frappe aérienne à Kherson : quatre morts", 4),
        ("Une attaque contre un village de l'Ituri, qui a fait neuf morts, a eu lieu mardi.", 9),
        ("Une roquette s'est abattue mercredi sur Sderot et n'a fait aucun mort.", 0),
        ("L'attaque a coûté la vie à six casques bleus mardi à Bangui.", 6),
        ("Un raid aérien a emporté dix-sept vies mardi à Taëz.", 17),
        ("Un raid aérien a frappé Taëz. Quarante corps ont été retirés des décombres.", 40),
        ("Un raid aérien a frappé Taëz. Le nombre de morts s'élève à 108.", 108),
        ("Un raid aérien a frappé Taëz, portant à 60 le nombre de personnes tuées.", 60),
        ("Un raid aérien a fait une cinquantaine de victimes mardi à Taëz.", 50),
        ("Mardi, un raid aérien à Taëz n'a pas fait de victimes.", 0),
        ("Un couple a été tué mardi dans un raid aérien à Taëz.", 2),
        ("Une famille de cinq personnes a été tuée mardi dans un raid aérien à Taëz.", 5),
        ("Un raid aérien a frappé Taëz, causant le martyre de quatre civils.", 4),
        ("Un raid aérien a frappé Taëz. Les corps de 56 enfants ont été retrouvés.", 56),
        ("Un raid aérien a frappé Taëz. Trois combattants sont tombés en martyrs.", 3),
        ("Deux civils, une femme et un enfant, ont été tués mardi dans un raid aérien à Taëz.", 2),
        ("Un raid aérien a fait plusieurs morts à Taëz. Le raid a tué douze personnes.", 12),
    ],
)
def test_ways_to_say_how_many_were_killed(text, killed, event) -> None:
    assert figures(event(text), "killed") == [(killed, killed, killed)]


def test_killed_and_wounded_of_one_phrase(event) -> None:
    told = event(
        "L'explosion d'une voiture piégée a fait au moins 28 morts et 43 blessés mercredi à "
        "Mogadiscio, selon la police."
    )
    assert figures(told, "killed") == [(28, None, None)]
    assert [low for low, _, _ in figures(told, "wounded")] == [43]
    assert {claim["source"]["text"] for claim in told["claims"]} == {"la police"}


def test_killed_and_wounded_of_two_verbs(event) -> None:
    told = event("Un tir d'artillerie a tué quatre civils et en a blessé neuf mardi à Kherson.")
    assert figures(told, "killed") == [(4, 4, 4)]
    assert figures(told, "wounded") == [(9, 9, 9)]


@pytest.mark.parametrize(
    ("text", "group", "number"),
    [
        ("Un raid aérien a fait douze morts, dont trois enfants, mardi à Taëz.", "children", 3),
        ("Un raid a tué douze personnes, parmi lesquelles cinq femmes, à Taëz.", "women", 5),
        (
            "Douze soldats, dont un officier, ont été tués mardi dans une embuscade près de Gao.",
            "officers",
            1,
        ),
    ],
)
def test_a_part_is_no_second_toll(text, group, number, event) -> None:
    told = event(text)
    (toll,) = [claim["killed"] for claim in told["claims"] if claim["killed"]]
    assert toll["best"] == 12
    (part,) = toll["parts"]
    assert [part[k] for k in ("group", "low", "best", "high")] == [group, *[number] * 3]


def test_successive_tolls_are_kept_apart(event) -> None:
    told = event(
        "Une bombe a explosé mercredi sur un marché de Kaboul. La police a fait état de huit "
        "morts. Le ministère de la Santé a ensuite parlé de quinze morts."
    )
    said = {c["source"]["text"]: c["killed"]["best"] for c in told["claims"] if c["killed"]}
    assert said == {"La police": 8, "Le ministère de la Santé": 15}


def test_an_adverb_inside_the_cue_does_not_hide_the_source(event) -> None:
    told = event("Une bombe a explosé à Kaboul. La police a d'abord fait état de huit morts.")
    (toll,) = [claim for claim in told["claims"] if claim["killed"]]
    assert toll["source"]["text"] == "La police"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'attaque a tué douze soldats, trois policiers et un civil mardi à Gao.",
            [(12, "victims"), (3, "victims"), (1, "victims")],
        ),
        ("Un attentat a fait cinq morts, dont l'assaillant.", [(5, "all"), (1, "initiator")]),
        (
            "Une attaque a fait neuf morts à Gao : six soldats et trois assaillants.",
            [(9, "all"), (6, "victims"), (3, "initiator")],
        ),
        (
            "Douze civils ont été tués dans l'attentat, en plus des deux kamikazes.",
            [(12, "victims"), (2, "initiator")],
        ),
        ("Un homme armé a attaqué un commissariat avant d'être abattu.", [(1, "initiator")]),
        (
            "Une bombe a explosé à Kaboul. Le bilan est passé de 28 à 34 morts.",
            [(28, "victims"), (34, "victims")],
        ),
        (
            "L'attaque de Gao a fait 10 morts parmi les soldats et 5 parmi les rebelles.",
            [(10, "victims"), (5, "victims")],
        ),
    ],
)
def test_several_figures_of_one_sentence(text, expected, event) -> None:
    killed = [claim["killed"] for claim in event(text)["claims"] if claim["killed"]]
    assert sorted((k["best"], k["who"]) for k in killed) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("L'attentat a fait 28 personnes mortes et 80 blessées à Kaboul.", [28], [80]),
        ("Deux soldats ont été tués et un troisième blessé dans une embuscade.", [2], [1]),
        ("Un soldat tué et deux autres blessés dans une embuscade près de Gao", [1], [2]),
        ("Un attentat a frappé Kaboul. Un des blessés a succombé.", [1], []),
    ],
)
def test_the_dead_are_not_the_wounded(text, killed, wounded, event) -> None:
    told = event(text)
    assert [low for low, _, _ in figures(told, "killed")] == killed
    assert [low for low, _, _ in figures(told, "wounded")] == wounded


def test_dead_attackers_are_no_victims(event) -> None:
    told = event(
        "Des hommes armés ont attaqué une base de l'armée près de Diffa, tuant sept soldats. Cinq "
        "assaillants ont été tués, selon l'armée."
    )
    killed = [claim["killed"] for claim in told["claims"] if claim["killed"]]
    assert [(k["best"], k["who"]) for k in killed] == [(7, "victims"), (5, "initiator")]
    assert [c["source"] and c["source"]["text"] for c in told["claims"]] == [None, "l'armée"]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Des hommes armés ont enlevé vingt-quatre élèves à Kaduna.", "abducted", 24),
        ("L'attaque des rebelles a fait deux morts et sept disparus à Bunia.", "missing", 7),
        ("Les combats entre l'armée et les rebelles ont fait 3 000 déplacés.", "displaced", 3000),
        (
            "Les combats entre l'armée et les rebelles ont déplacé 3 000 personnes à Goma.",
            "displaced",
            3000,
        ),
        (
            "Une attaque a fait neuf morts à Bunia et quatre personnes sont portées disparues.",
            "missing",
            4,
        ),
    ],
)
def test_people_otherwise_affected(text, kind, number, event) -> None:
    affected = [item for claim in event(text)["claims"] for item in claim["affected"]]
    assert [(item["kind"], item["best"]) for item in affected] == [(kind, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Un raid aérien a visé mardi un marché de Taëz, où vivait un homme de 45 ans.",
        "Un raid aérien a visé mardi un dépôt à 12 kilomètres de Taëz.",
        "Un raid aérien a visé mardi à Taëz trois bâtiments de deux étages.",
    ],
)
def test_other_numbers_are_no_tolls(text, event) -> None:
    told = event(text)
    assert figures(told, "killed") + figures(told, "wounded") == []


def test_both_sides_are_not_two_dead(event) -> None:
    told = event("Les combats entre l'armée et les rebelles ont fait trente morts des deux côtés.")
    assert figures(told, "killed") == [(30, 30, 30)]


def test_an_earlier_toll_counts_no_tolls(event) -> None:
    told = event("Une bombe a fait neuf morts à Kaboul. Un précédent décompte était de 7 morts.")
    assert [low for low, _, _ in figures(told, "killed")] == [9, 7]
    assert "Un précédent décompte" not in texts(told["target"])


def test_a_number_alone_behind_its_verb_is_a_toll(event) -> None:
    told = event("Un raid aérien a frappé Taëz mardi, tuant six gardes et en blessant dix.")
    assert figures(told, "wounded") == [(10, 10, 10)]


@pytest.mark.parametrize(
    "text",
    [
        # nobody has died by a threat, by a denial, or in the years before
        "Le Hamas menace de tuer trois otages après une attaque israélienne à Gaza.",
        "« Il n'y a eu ni attaque ni victime à Gao », a déclaré l'armée malienne.",
        "Une bombe a explosé mardi à Quetta. Depuis un an et demi, 259 personnes sont mortes.",
    ],
)
def test_what_is_no_toll_of_the_event(text, events) -> None:
    assert [figures(told, "killed") for told in events(text)] == [[] for _ in events(text)]


def test_a_count_told_apart_gives_the_figures_of_its_paragraph(event) -> None:
    told = event(
        "Un raid aérien a fait douze morts mardi à Taëz. Le raid a eu lieu à l'aube, selon un "
        "bilan de l'hôpital."
    )
    sources = [c["source"]["text"] for c in told["claims"] if c["killed"]]
    assert sources == ["un bilan de l'hôpital"]


def test_what_a_threat_answers_is_told_by_the_article(events) -> None:
    told = events("Téhéran menace de riposter après un raid qui a tué deux généraux à Damas.")
    (claim,) = [c for e in told for c in e["claims"] if c["killed"]]
    assert claim["source"] is None


@pytest.mark.parametrize(
    ("words", "killed", "wounded"),
    [
        ("The governor put the dead at 26 and the injured at 60.", [26], [60]),
        ("The governor gave a toll of 26.", [26], []),
        ("The toll was later raised to 26.", [26], []),
        ("It took its toll on trade with 26 towns.", [], []),
    ],
)
def test_english_tolls_given_raised_or_put(words, killed, wounded, code_texts) -> None:
    text = f"A bomb exploded in Baghdad on Monday. {words}"
    (document,) = code_texts(text, published=DAY, language="en")
    (told,) = document["events"]
    assert figures(told, "killed") == [(n, n, n) for n in killed]
    assert figures(told, "wounded") == [(n, n, n) for n in wounded]
