"""All sides alike, in English: sides exchanged, or loaded words for neutral ones, change nothing.

As `test_swap`, which says what is compared. The sentences are our own and tell of no real event.
"""

import pytest

from tests.coding import DAY
from tests.test_swap import PAIRS, Side, check_swap, structure


def state(code: str, adjective: str, people: str, capital: str) -> Side:
    return Side(code, (adjective, people, capital))


STATES = {
    side.code: side
    for side in (
        state("RU", "Russian", "Russia", "Moscow"),
        state("UA", "Ukrainian", "Ukraine", "Kyiv"),
        state("IN", "Indian", "India", "New Delhi"),
        state("PK", "Pakistani", "Pakistan", "Islamabad"),
        state("AM", "Armenian", "Armenia", "Yerevan"),
        state("AZ", "Azerbaijani", "Azerbaijan", "Baku"),
        state("IL", "Israeli", "Israel", "Jerusalem"),
        state("IR", "Iranian", "Iran", "Tehran"),
        state("US", "American", "the United States", "Washington"),
        state("TR", "Turkish", "Turkey", "Ankara"),
        state("SY", "Syrian", "Syria", "Damascus"),
        state("ET", "Ethiopian", "Ethiopia", "Addis Ababa"),
        state("ER", "Eritrean", "Eritrea", "Asmara"),
    )
}
BETWEEN_STATES = [
    "The {a[0]} army shelled positions of the {b[0]} army on Monday, killing six {b[0]} soldiers.",
    "Soldiers of the {a[0]} army clashed with the {b[0]} army on Wednesday, leaving four dead.",
    "Three {a[0]} soldiers were killed on Monday in an ambush by the {b[0]} army.",
    "The {a[0]} army denied that it had attacked a convoy of the {b[0]} army.",
    "{a[0]} forces attacked a post of the {b[0]} army on Tuesday, wounding two people.",
    "The {a[0]} army claimed it had killed ten {b[0]} soldiers in an air strike.",
]

GROUPS = [
    (Side("LB:HEZ", ("Hezbollah",)), Side("IL:MIL", ("the Israeli army",))),
    (Side("YE:HOUTHI", ("the Houthis",)), Side("SA:MIL", ("the Saudi army",))),
    (Side("CD:M23", ("M23",)), Side("CD:MIL", ("the Congolese army",))),
    (Side("ML:JNIM", ("JNIM",)), Side("ML:MIL", ("the Malian army",))),
    (Side("SD:RSF", ("the Rapid Support Forces",)), Side("SD:SAF", ("the Sudanese army",))),
]

BETWEEN_GROUPS = [
    "A raid by {a[0]} on Monday targeted {b[0]}, killing nine people.",
    "An attack claimed by {a[0]} hit {b[0]} on Monday, killing nine people.",
    "{a[0]} attacked {b[0]} on Monday, killing nine people.",
]

BOTH_FIGHT = [
    "Fighting between {a[0]} and {b[0]} killed thirty people overnight.",
    "An attack by {a[0]} against {b[0]} killed nine people on Monday.",
]

# A loaded wording and the neutral one that must code alike.
LOADED = [
    (
        "A barbaric aggression against a village killed ten people on Tuesday, the army said.",
        "An attack against a village killed ten people on Tuesday, the army said.",
    ),
    (
        "Terrorists attacked an army post on Tuesday, killing six soldiers.",
        "Fighters attacked an army post on Tuesday, killing six soldiers.",
    ),
    (
        "A cowardly bombing hit a market in Kabul on Monday, leaving twelve martyrs.",
        "A bombing hit a market in Kabul on Monday, leaving twelve dead.",
    ),
    (
        "Enemy planes bombed a school on Monday, killing three people.",
        "Planes bombed a school on Monday, killing three people.",
    ),
    (
        "A heinous massacre cost the lives of twenty villagers on Sunday.",
        "A massacre cost the lives of twenty villagers on Sunday.",
    ),
]


@pytest.fixture(scope="session")
def events(code_texts):
    def coded(*texts):
        documents = code_texts(*texts, language="en", published=DAY)
        return [document["events"] for document in documents]

    return coded


@pytest.mark.parametrize("sentence", BETWEEN_STATES)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_states_exchanged(sentence, one, other, events) -> None:
    check_swap(events, sentence, STATES[one], STATES[other])


@pytest.mark.parametrize("sentence", [*BETWEEN_GROUPS, *BOTH_FIGHT])
@pytest.mark.parametrize(("one", "other"), GROUPS, ids=[f"{a.code}/{b.code}" for a, b in GROUPS])
def test_a_group_and_a_state_exchanged(sentence, one, other, events) -> None:
    check_swap(events, sentence, one, other)


@pytest.mark.parametrize(("loaded", "neutral"), LOADED)
def test_loaded_words_change_nothing(loaded, neutral, events) -> None:
    here, there = events(loaded, neutral)
    assert there, neutral
    assert structure(here, ("", "")) == structure(there, ("", ""))
