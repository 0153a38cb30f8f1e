"""All sides alike: sides exchanged, or loaded words for neutral ones, give the same structure.

The sentences are our own and tell of no real event. What comes out of a sentence must come out of
it with the sides exchanged, the sides exchanged in it; a loaded word codes like its neutral name.
"""

from dataclasses import dataclass
from typing import Any

import pytest


@dataclass(frozen=True)
class Side:
    """A state in the forms that a sentence needs, or a group in those of its name."""

    code: str  # country, or the actor's id
    words: tuple[str, ...]


def state(code: str, *forms: str) -> Side:
    return Side(code, forms)


# Masculine, feminine, both plurals, the capital that stands for the government.
STATES = {
    side.code: side
    for side in (
        state("RU", "russe", "russe", "russes", "russes", "Moscou"),
        state("UA", "ukrainien", "ukrainienne", "ukrainiens", "ukrainiennes", "Kiev"),
        state("IN", "indien", "indienne", "indiens", "indiennes", "New Delhi"),
        state("PK", "pakistanais", "pakistanaise", "pakistanais", "pakistanaises", "Islamabad"),
        state("AM", "arménien", "arménienne", "arméniens", "arméniennes", "Erevan"),
        state(
            "AZ", "azerbaïdjanais", "azerbaïdjanaise", "azerbaïdjanais", "azerbaïdjanaises", "Bakou"
        ),
        state("IL", "israélien", "israélienne", "israéliens", "israéliennes", "Israël"),
        state("IR", "iranien", "iranienne", "iraniens", "iraniennes", "Téhéran"),
        state("US", "américain", "américaine", "américains", "américaines", "Washington"),
        state("TR", "turc", "turque", "turcs", "turques", "Ankara"),
        state("SY", "syrien", "syrienne", "syriens", "syriennes", "Damas"),
        state("ET", "éthiopien", "éthiopienne", "éthiopiens", "éthiopiennes", "Addis-Abeba"),
        state("ER", "érythréen", "érythréenne", "érythréens", "érythréennes", "Asmara"),
    )
}
PAIRS = [
    ("RU", "UA"),
    ("IN", "PK"),
    ("AM", "AZ"),
    ("IL", "IR"),
    ("US", "IR"),
    ("TR", "SY"),
    ("ET", "ER"),
]

BETWEEN_STATES = [
    "L'armée {a[1]} a bombardé lundi des positions de l'armée {b[1]}, tuant six soldats {b[2]}.",
    "Les soldats {a[2]} et {b[2]} se sont affrontés mercredi, faisant quatre morts.",
    "Trois soldats {a[2]} ont été tués lundi dans une embuscade de l'armée {b[1]}.",
    "L'armée {a[1]} a démenti avoir attaqué un convoi de l'armée {b[1]}.",
    "Les forces {a[3]} ont attaqué mardi un poste de l'armée {b[1]}, faisant deux blessés.",
    "Le porte-parole de l'armée {a[1]} a menacé de bombarder l'armée {b[1]}.",
    "L'armée {a[1]} a affirmé avoir tué dix soldats {b[2]} dans un raid aérien.",
]

# As subject or object, after "de", after "à".
GROUPS = [
    (
        Side("LB:HEZ", ("le Hezbollah", "du Hezbollah", "au Hezbollah")),
        Side("IL:MIL", ("l'armée israélienne", "de l'armée israélienne", "à l'armée israélienne")),
    ),
    (
        Side("YE:HOUTHI", ("les Houthis", "des Houthis", "aux Houthis")),
        Side("SA:MIL", ("l'armée saoudienne", "de l'armée saoudienne", "à l'armée saoudienne")),
    ),
    (
        Side("CD:M23", ("le M23", "du M23", "au M23")),
        Side("CD:MIL", ("l'armée congolaise", "de l'armée congolaise", "à l'armée congolaise")),
    ),
    (
        Side("ML:JNIM", ("le JNIM", "du JNIM", "au JNIM")),
        Side("ML:MIL", ("l'armée malienne", "de l'armée malienne", "à l'armée malienne")),
    ),
    (
        Side(
            "SD:RSF",
            (
                "les Forces de soutien rapide",
                "des Forces de soutien rapide",
                "aux Forces de soutien rapide",
            ),
        ),
        Side("SD:SAF", ("l'armée soudanaise", "de l'armée soudanaise", "à l'armée soudanaise")),
    ),
]

BETWEEN_GROUPS = [
    "Un raid {a[1]} a visé lundi {b[0]}, faisant neuf morts.",
    "Un attentat revendiqué par {a[0]} a visé lundi {b[0]}, faisant neuf morts.",
]

BOTH_FIGHT = [
    "Des combats entre {a[0]} et {b[0]} ont fait trente morts dans la nuit.",
    "Une attaque {a[1]} contre {b[0]} a fait neuf morts lundi.",
]

# A loaded wording and the neutral one that must code alike.
LOADED = [
    (
        "Une agression barbare contre un village a fait dix morts mardi, selon l'armée.",
        "Une attaque contre un village a fait dix morts mardi, selon l'armée.",
    ),
    (
        "Des terroristes ont attaqué mardi un poste de l'armée, tuant six soldats.",
        "Des combattants ont attaqué mardi un poste de l'armée, tuant six soldats.",
    ),
    (
        "Un lâche attentat a frappé lundi un marché de Kaboul, faisant douze martyrs.",
        "Un attentat a frappé lundi un marché de Kaboul, faisant douze morts.",
    ),
    (
        "Les avions ennemis ont bombardé lundi une école, faisant trois morts.",
        "Les avions ont bombardé lundi une école, faisant trois morts.",
    ),
    (
        "Un odieux massacre a coûté la vie à vingt villageois dimanche.",
        "Un massacre a coûté la vie à vingt villageois dimanche.",
    ),
]


def sides(event: dict[str, Any], slot: str, codes: tuple[str, str]) -> tuple[str, ...]:
    """Give which of two sides stand in a slot, in order; others are written as they are."""
    found = []
    for party in event[slot]:
        own = [c for c in codes if c in (party["actor_id"], party["country"])]
        found.append(own[0] if own else "other")
    return tuple(found)


def structure(events: list[dict[str, Any]], codes: tuple[str, str]) -> list[Any]:
    """Give what must not depend on who is who."""
    return [
        (
            event["sub_event_type"],
            event["status"],
            event["aggregate"],
            sides(event, "initiator", codes),
            sides(event, "target", codes),
            tolls(event),
            [claim["stance"] for claim in event["claims"]],
            event["date"] and event["date"]["start"],
        )
        for event in events
    ]


def tolls(event: dict[str, Any]) -> list[Any]:
    figures = [(kind, c[kind]) for c in event["claims"] for kind in ("killed", "wounded")]
    return [(kind, f["low"], f["high"], f["who"]) for kind, f in figures if f]


@pytest.fixture(scope="session")
def events(code_texts):
    def coded(*texts):
        from tests.coding import DAY

        return [document["events"] for document in code_texts(*texts, published=DAY)]

    return coded


def check_swap(events, sentence: str, one: Side, other: Side) -> None:
    forth = sentence.format(a=one.words, b=other.words)
    back = sentence.format(a=other.words, b=one.words)
    here, there = events(forth[0].upper() + forth[1:], back[0].upper() + back[1:])
    assert here, forth
    assert structure(here, (one.code, other.code)) == [
        exchanged(told, one.code, other.code) for told in structure(there, (one.code, other.code))
    ]


def exchanged(told: Any, one: str, other: str) -> Any:
    """Give a structure with the two sides exchanged."""
    names = {one: other, other: one}
    swapped = [tuple(names.get(x, x) for x in slot) for slot in told[3:5]]
    return (*told[:3], *swapped, *told[5:])


@pytest.mark.parametrize("sentence", BETWEEN_STATES)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_states_exchanged(sentence, one, other, events) -> None:
    check_swap(events, sentence, STATES[one], STATES[other])


@pytest.mark.parametrize("sentence", BETWEEN_GROUPS)
@pytest.mark.parametrize(("one", "other"), GROUPS, ids=[f"{a.code}/{b.code}" for a, b in GROUPS])
def test_a_group_and_a_state_exchanged(sentence, one, other, events) -> None:
    check_swap(events, sentence, one, other)


@pytest.mark.parametrize(("one", "other"), GROUPS, ids=[f"{a.code}/{b.code}" for a, b in GROUPS])
def test_both_sides_of_a_fight_exchanged(one, other, events) -> None:
    for sentence in BOTH_FIGHT:
        check_swap(events, sentence, one, other)


@pytest.mark.parametrize(("loaded", "neutral"), LOADED)
def test_loaded_words_change_nothing(loaded, neutral, events) -> None:
    here, there = events(loaded, neutral)
    assert there, neutral
    assert structure(here, ("", "")) == structure(there, ("", ""))
